// The one way to act on a case from a page.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useMe } from '../session/use-me.ts';
import { refreshAfterCommand } from './affected.ts';
import type { CommandBody } from './command-body.ts';
import { giveCommand } from './give-command.ts';
import type { Given } from './give-command.ts';
import { onWaitingChange, waitingStore } from './waiting-store.ts';

/** How far a command is: `kept` is on this device until the service answers again, and is then sent once. */
export type CommandState = { readonly step: 'idle' } | { readonly step: 'sending' } | Given;

export interface Command {
  readonly state: CommandState;
  /**
   * Sends a command; `what` says in the reader's words what it does (同意 · 镇级审核), for the list of what waits.
   * `draft` names the draft of what was typed, which goes when a kept command was sent at last.
   * A second call while the first is under way does nothing. Never throws a refusal: it is in `state` and in the answer.
   */
  readonly send: (body: CommandBody, what: string, draft?: string) => Promise<CommandState>;
  /** Back to `idle`, for another command from the same place. */
  readonly reset: () => void;
}

const IDLE: CommandState = { step: 'idle' };
const CONFLICT = 409;

/**
 * Commands on one case. A body keeps its Idempotency-Key until the service has answered it, so that a double click and
 * sending again after a lost connection have one effect; a changed body is another command. What can't be sent is kept
 * in IndexedDB (`<CommandOutcome>` says so, the frame lists it) and the queries that a command changes are asked again.
 */
export function useCommand(about: { readonly caseId: string; readonly caseNumber: string }): Command {
  const { caseId, caseNumber } = about;
  const { person } = useMe();
  const client = useQueryClient();
  const [state, setState] = useState<CommandState>(IDLE);
  useKeptSent(person.id, state, setState);
  const busy = useRef(false);
  const open = useRef<{ text: string; key: string } | null>(null);

  const send = useCallback(
    async (body: CommandBody, what: string, draft?: string): Promise<CommandState> => {
      if (busy.current) return { step: 'sending' };
      busy.current = true;
      setState({ step: 'sending' });
      const text = JSON.stringify(body);
      if (open.current?.text !== text) open.current = { text, key: crypto.randomUUID() };
      const { key } = open.current;
      const given = { person: person.id, caseId, caseNumber, key, body, what };
      const after = await giveCommand(draft === undefined ? given : { ...given, draft });
      if (after.step !== 'kept') open.current = null;
      busy.current = false;
      setState(after);
      if (after.step !== 'kept') void refreshAfterCommand(client);
      return after;
    },
    [caseId, caseNumber, client, person.id],
  );
  const reset = useCallback(() => setState(IDLE), []);
  return { state, send, reset };
}

/** Once a kept command was sent, or refused, the place from which it was given says so instead of that it waits. */
function useKeptSent(person: string, state: CommandState, setState: (state: CommandState) => void): void {
  const key = state.step === 'kept' ? state.key : null;
  useEffect(() => {
    if (key === null) return undefined;
    return onWaitingChange(() => {
      void waitingStore.list(person).then((all) => {
        const waits = all.find((one) => one.key === key);
        if (waits === undefined) setState(IDLE);
        else if (waits.refusal !== null) {
          setState({ step: 'refused', problem: new ApiProblem(CONFLICT, { detail: waits.refusal }) });
        }
      });
    });
  }, [key, person, setState]);
}
