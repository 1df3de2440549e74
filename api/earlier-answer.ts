// Whether a command was answered before under the same key.
import type { Db } from '../db/client.ts';
import { findKey, type KnownKey } from '../db/idempotency.ts';
import type { CommandAnswer, RequestKey } from '../workflows/messages.ts';
import { Problem } from './problem.ts';

/**
 * The answer that was recorded under the key, or null when it is new.
 * @throws {Problem} IDEMPOTENCY_KEY_REUSED when it was another request's
 */
export async function earlierAnswer(db: Db, key: RequestKey): Promise<CommandAnswer | null> {
  return answerUnder(key, await findKey(db, key.actor, key.key));
}

/** The same for what is known of the key. */
export function answerUnder(
  key: RequestKey,
  known: Pick<KnownKey, 'bodyHash' | 'status' | 'answer'> | null,
): CommandAnswer | null {
  if (known === null) return null;
  if (known.bodyHash !== key.bodyHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (known.status === 'inProgress') throw new Problem('IN_PROGRESS', { headers: { 'retry-after': '1' } });
  return known.answer as CommandAnswer;
}
