import { ApiProblem } from '../api/problem.ts';
import type { CaseView, CommandBody } from './command-body.ts';
import { sendCommand } from './send-command.ts';
import { mayBeSentAgain } from './waiting.ts';
import { waitingStore } from './waiting-store.ts';

/** What became of a command that was given: `kept` is on this device until the service answers again. */
export type Given =
  | { readonly step: 'done'; readonly view: CaseView }
  | { readonly step: 'kept'; readonly key: string }
  | { readonly step: 'refused'; readonly problem: ApiProblem };

/** A command as somebody gives it; `what` says in words what it does. */
export interface GivenCommand {
  readonly person: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly key: string;
  readonly body: CommandBody;
  readonly what: string;
}

/** Sends a command, or keeps it on this device where nobody answers. Never throws a refusal. */
export async function giveCommand(given: GivenCommand): Promise<Given> {
  try {
    return { step: 'done', view: await sendCommand(given.caseId, given.key, given.body) };
  } catch (error) {
    if (mayBeSentAgain(error)) {
      await waitingStore.put({ ...given, keptAt: new Date().toISOString(), refusal: null });
      return { step: 'kept', key: given.key };
    }
    return {
      step: 'refused',
      problem: error instanceof ApiProblem ? error : new ApiProblem(500, { detail: String(error) }),
    };
  }
}
