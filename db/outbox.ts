// Messages that events have written, until they are addressed to people.
import { sql } from 'kysely';
import type { CaseData } from '../domain/case/state.ts';
import type { Db } from './client.ts';

/** A message that waits to be addressed. */
export interface OutboxMessage {
  /** Equal for equal messages. */
  key: string;
  kind: string;
  /** Null of what is about no case. */
  caseId: string | null;
  sequence: number | null;
  recipients: string[];
  detail: CaseData;
  attempts: number;
}

/** The oldest messages that nobody else has in hand; they are held until the transaction ends. */
export async function claimOutbox(transaction: Db, now: string, limit: number): Promise<OutboxMessage[]> {
  const rows = await transaction
    .selectFrom('outbox')
    .select(['dedupe_key', 'topic', 'case_id', 'payload', 'attempts'])
    .where('state', '=', 'pending')
    .where((eb) => eb.or([eb('not_before', 'is', null), eb('not_before', '<=', now)]))
    .orderBy('created_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ dedupe_key, topic, case_id, payload, attempts }) => {
    const { sequence, recipients, detail } = payload as unknown as Pick<
      OutboxMessage,
      'sequence' | 'recipients' | 'detail'
    >;
    return { key: dedupe_key, kind: topic, caseId: case_id, sequence, recipients, detail, attempts };
  });
}

/** Notes that messages were addressed; `cause` where nobody was found or nothing is to be sent. */
export async function finishOutbox(
  transaction: Db,
  done: readonly { key: string; cause: string | null }[],
  now: string,
): Promise<void> {
  if (done.length === 0) return;
  await sql`
    update outbox o set state = 'sent', cause = d.cause, dispatched_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as d(key text, cause text)
    where o.dedupe_key = d.key`.execute(transaction);
}

/** Puts a message back that could not be addressed; without `notBefore` it is given up. */
export async function putBack(db: Db, key: string, cause: string, notBefore: string | null): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({
      state: notBefore === null ? 'failed' : 'pending',
      attempts: eb('attempts', '+', 1),
      not_before: notBefore,
      cause,
    }))
    .where('dedupe_key', '=', key)
    .where('state', '=', 'pending')
    .execute();
}
