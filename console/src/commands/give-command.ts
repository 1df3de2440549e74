import type { ApiProblem } from '../api/problem.ts';
import { problemFrom } from '../api/problem.ts';
import type { Became, CaseView } from './command-body.ts';
import { sendCommand, sendFiling } from './send-command.ts';
import { mayBeSentAgain } from './waiting.ts';
import type { Waiting, WaitingCommand, WaitingFiling } from './waiting.ts';
import { waitingStore } from './waiting-store.ts';

/** Why something is on this device still: nobody answers, or the session has run out. */
export type WhyKept = 'away' | 'signedOut';

interface Kept {
  readonly step: 'kept';
  readonly key: string;
  readonly why: WhyKept;
}
interface Refused {
  readonly step: 'refused';
  readonly problem: ApiProblem;
}

/** What became of a command that was given: `kept` is on this device until the service answers again. */
export type Given = { readonly step: 'done'; readonly view: CaseView } | Kept | Refused;

/** What became of a filing that was handed in. */
export type Filed = { readonly step: 'filed'; readonly filed: Became } | Kept | Refused;

type Fresh<T> = Omit<T, 'keptAt' | 'refusal' | 'faults'>;

/** Sends a command, or keeps it on this device where nobody answers. Never throws a refusal. */
export async function giveCommand(given: Fresh<WaitingCommand>): Promise<Given> {
  try {
    return { step: 'done', view: await sendCommand(given.caseId, given) };
  } catch (error) {
    return keptOrRefused(given, error);
  }
}

/** Hands in a filing, or keeps it on this device where nobody answers. Never throws a refusal. */
export async function giveFiling(given: Fresh<WaitingFiling>): Promise<Filed> {
  try {
    return { step: 'filed', filed: await sendFiling({ ...given, body: given.filing }) };
  } catch (error) {
    return keptOrRefused(given, error);
  }
}

async function keptOrRefused(given: Fresh<Waiting>, error: unknown): Promise<Kept | Refused> {
  const problem = problemFrom(error);
  if (!mayBeSentAgain(error)) return { step: 'refused', problem };
  await waitingStore.put({ ...given, keptAt: new Date().toISOString(), refusal: null } as Waiting);
  return { step: 'kept', key: given.key, why: problem.code === 'UNAUTHENTICATED' ? 'signedOut' : 'away' };
}
