import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { refreshAfterCommand } from '../../commands/affected.ts';
import type { CommandBody } from '../../commands/command-body.ts';
import { giveCommand } from '../../commands/give-command.ts';
import type { Given } from '../../commands/give-command.ts';
import { useMe } from '../../session/use-me.ts';
import { decidable, eachAtOnce } from './batch.ts';
import type { Decidable } from './batch.ts';
import { keyOf } from './task-queries.ts';
import type { TaskRow } from './task-queries.ts';

const AT_ONCE = 3;

export interface BatchItem {
  readonly key: string;
  readonly task: TaskRow;
  /** Null until its case has been asked. */
  readonly decidable: Decidable | null;
  readonly error: unknown;
  readonly result: Given | 'sending' | null;
}

export interface Batch {
  readonly items: readonly BatchItem[];
  readonly asked: boolean;
  readonly running: boolean;
  /** Decides every item that can be and has not been; each under a key of its own. */
  readonly decide: (outcome: string, opinion: string, what: string) => Promise<void>;
}

/** Tasks that are decided together, each with what became of it. */
export function useBatch(tasks: readonly TaskRow[]): Batch {
  const { person } = useMe();
  const client = useQueryClient();
  const [results, setResults] = useState<Readonly<Record<string, Given | 'sending'>>>({});
  const [running, setRunning] = useState(false);
  const sent = useRef(new Map<string, { text: string; key: string }>());
  const cases = useQueries({
    queries: tasks.map(({ caseId }) => ({
      queryKey: ['cases', caseId, 'batch'],
      // What has been decided here must not ask again which outcomes it has.
      enabled: Object.keys(results).length === 0,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answer(api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId } }, signal })),
    })),
  });
  const items = tasks.map((task, index): BatchItem => {
    const found = cases[index];
    const key = keyOf(task);
    return {
      key,
      task,
      decidable: found?.data === undefined ? null : decidable(found.data.actions, task.taskId),
      error: found?.error ?? null,
      result: results[key] ?? null,
    };
  });

  const decide = async (outcome: string, opinion: string, what: string): Promise<void> => {
    const due = items.filter(
      ({ decidable: how, result }) =>
        how?.can === true &&
        how.outcomes.some((one) => one.key === outcome) &&
        (result === null || (result !== 'sending' && result.step === 'refused')),
    );
    setRunning(true);
    await eachAtOnce(due, AT_ONCE, async ({ key, task, decidable: how }) => {
      if (how?.can !== true) return;
      const { caseId, caseNumber, taskId } = task;
      const words = opinion.trim();
      const body: CommandBody = {
        type: 'decide',
        visitId: how.visitId,
        taskId,
        outcome,
        ...(words !== '' && { opinion: words }),
      };
      const text = JSON.stringify(body);
      const before = sent.current.get(key);
      const request = before?.text === text ? before : { text, key: crypto.randomUUID() };
      sent.current.set(key, request);
      setResults((all) => ({ ...all, [key]: 'sending' }));
      const given = await giveCommand({ person: person.id, caseId, caseNumber, key: request.key, body, what });
      if (given.step === 'refused') sent.current.delete(key);
      setResults((all) => ({ ...all, [key]: given }));
    });
    setRunning(false);
    void refreshAfterCommand(client);
  };
  const asked = items.every((one) => one.decidable !== null || one.error !== null);
  return { items, asked, running, decide };
}
