// What becomes of a command that could not be sent: it waits, under its key, until the service answers.
import { ApiProblem, isOffline } from '../api/problem.ts';
import type { CaseView, CommandBody } from './command-body.ts';

/** A command that was given and has not been answered yet, or was refused when it was sent later. */
export interface WaitingCommand {
  /** Its Idempotency-Key. */
  readonly key: string;
  /** Who gave it: only when he is signed in is it sent. */
  readonly person: string;
  readonly caseId: string;
  readonly caseNumber: string;
  /** What it does, in words: 同意 · 镇级审核. */
  readonly what: string;
  readonly body: CommandBody;
  /** ISO 8601. */
  readonly keptAt: string;
  /** Why the service refused it when it was sent at last; null while it waits. */
  readonly refusal: string | null;
}

/** Where waiting commands are kept, by their key. */
export interface WaitingStore {
  /** Those of one person. */
  list(person: string): Promise<readonly WaitingCommand[]>;
  put(command: WaitingCommand): Promise<void>;
  remove(command: Pick<WaitingCommand, 'person' | 'key'>): Promise<void>;
}

/** Whether a command that failed so may have had its effect or may have it later: it is kept, and sent again. */
export function mayBeSentAgain(error: unknown): boolean {
  if (isOffline(error)) return true;
  return error instanceof ApiProblem && ['UNAUTHENTICATED', 'IN_PROGRESS', 'TOO_MANY_REQUESTS'].includes(error.code);
}

type Send = (caseId: string, key: string, body: CommandBody) => Promise<CaseView>;

export interface Sent {
  readonly accepted: readonly WaitingCommand[];
  readonly refused: readonly WaitingCommand[];
}

/**
 * Sends what waits for a person in the order in which he gave it, and stops at the first that may be sent again: behind
 * a network that is away the others wait too. What is refused stays in the store with the reason.
 */
export async function sendWaiting(store: WaitingStore, person: string, send: Send): Promise<Sent> {
  const all = await store.list(person);
  const due = all.filter((one) => one.refusal === null).sort((a, b) => a.keptAt.localeCompare(b.keptAt));
  const accepted: WaitingCommand[] = [];
  const refused: WaitingCommand[] = [];
  for (const command of due) {
    try {
      await send(command.caseId, command.key, command.body);
      await store.remove(command);
      accepted.push(command);
    } catch (error) {
      if (mayBeSentAgain(error)) break;
      const told = { ...command, refusal: error instanceof Error ? error.message : String(error) };
      await store.put(told);
      refused.push(told);
    }
  }
  return { accepted, refused };
}
