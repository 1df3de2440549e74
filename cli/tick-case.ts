// A tick has a case look whether something is due. Else it changes nothing, but the case sees what has changed around it.
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { commandUpdate } from '../workflows/messages.ts';
import type { CommandEnvelope } from '../workflows/messages.ts';

const AT_ONCE = 8;
/** Longest that one case is waited for. */
const ANSWER_WITHIN_MS = 10_000;

export type Ticked = 'answered' | 'gone' | 'unanswered';

/**
 * Sends one. With `seen`, the number of the last event of its trail, a case that knows less takes over what it has
 * missed before it answers.
 */
export async function tickCase(client: Client, caseId: string, seen?: number): Promise<Ticked> {
  const command = { type: 'tick', actor: { kind: 'system' } } as const;
  const envelope: CommandEnvelope = { command, key: null, requestId: null, ...(seen === undefined ? {} : { seen }) };
  try {
    await client.connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
      client.workflow.getHandle(caseId).executeUpdate(commandUpdate, { args: [envelope] }),
    );
    return 'answered';
  } catch (error) {
    // An ended case refuses it, and has looked all the same.
    if (error instanceof WorkflowUpdateFailedError) return 'answered';
    return error instanceof WorkflowNotFoundError ? 'gone' : 'unanswered';
  }
}

/** Does the work for each, some at once. */
export async function forEachAtOnce<T>(
  all: AsyncIterable<T> | Iterable<T>,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = new Set<Promise<void>>();
  for await (const one of all) {
    const begun: Promise<void> = work(one).finally(() => waiting.delete(begun));
    waiting.add(begun);
    if (waiting.size >= AT_ONCE) await Promise.race(waiting);
  }
  await Promise.all(waiting);
}
