// What becomes of a command or a filing that could not be sent: it waits, under its key, until the service answers.
import type { ApiProblem } from '../api/problem.ts';
import { isOffline, problemFrom } from '../api/problem.ts';
import type { Became, CommandBody, FilingBody } from './command-body.ts';

interface Waits {
  /** Its Idempotency-Key. */
  readonly key: string;
  /** Who gave it: only when he is signed in is it sent. */
  readonly person: string;
  /** What it does, in words: 同意 · 镇级审核. */
  readonly what: string;
  /** ISO 8601. */
  readonly keptAt: string;
  /** Why the service refused it when it was sent at last, or that it was taken back; null while it waits. */
  readonly refusal: string | null;
  /** The faults of that refusal, for their fields. */
  readonly faults?: ApiProblem['faults'];
}

/** A command on a case that was given and has not been answered yet, or was refused when it was sent later. */
export interface WaitingCommand extends Waits {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly body: CommandBody;
  /** Name of the draft with what was typed; it goes when the service has taken the command. */
  readonly draft?: string;
}

/** A filing that was handed in and has not been answered yet, or was refused when it was sent later. */
export interface WaitingFiling extends Waits {
  readonly procedure: string;
  readonly filing: FilingBody;
  /** What stands in the form, so that whoever was refused goes on from there. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

export type Waiting = WaitingCommand | WaitingFiling;

export const isFiling = (one: Waiting): one is WaitingFiling => 'filing' in one;

/** Where what waits is kept, by its key. */
export interface WaitingStore {
  /** What one person has there. */
  list(person: string): Promise<readonly Waiting[]>;
  put(one: Waiting): Promise<void>;
  /** `became`: the case of which the service has told, where it took what waited. */
  remove(one: Pick<Waiting, 'person' | 'key'>, became?: Became): Promise<void>;
}

/** Whether what failed so may have had its effect or may have it later: it is kept, and sent again. */
export function mayBeSentAgain(error: unknown): boolean {
  if (isOffline(error)) return true;
  return ['UNAUTHENTICATED', 'IN_PROGRESS', 'TOO_MANY_REQUESTS'].includes(problemFrom(error).code);
}

/** What waits, the oldest first. */
export function oldestFirst<T extends Waiting>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => a.keptAt.localeCompare(b.keptAt));
}

export interface Sent {
  readonly accepted: readonly { readonly waiting: Waiting; readonly became: Became }[];
  readonly refused: readonly Waiting[];
}

/**
 * Sends what waits for a person in the order in which he gave it, and stops at the first that may be sent again: behind
 * a network that is away the others wait too. What is refused stays in the store with the reason.
 */
export async function sendWaiting(
  store: WaitingStore,
  person: string,
  send: (one: Waiting) => Promise<Became>,
): Promise<Sent> {
  const due = oldestFirst((await store.list(person)).filter((one) => one.refusal === null));
  const accepted: { waiting: Waiting; became: Became }[] = [];
  const refused: Waiting[] = [];
  for (const waiting of due) {
    try {
      const { id, number } = await send(waiting);
      await store.remove(waiting, { id, number });
      accepted.push({ waiting, became: { id, number } });
    } catch (error) {
      if (mayBeSentAgain(error)) break;
      const { message, faults } = problemFrom(error);
      const told = { ...waiting, refusal: message, faults };
      await store.put(told);
      refused.push(told);
    }
  }
  return { accepted, refused };
}
