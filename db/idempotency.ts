import type { Db } from './client.ts';

/** What is known of a caller's key. `answer` and `httpStatus` are null until the request is done. */
export interface KnownKey {
  scope: string;
  bodyHash: string;
  status: 'inProgress' | 'done';
  httpStatus: number | null;
  answer: unknown;
  createdAt: string;
}

/** Null when the key is new. For commands of cases `record` writes the answer in its own transaction. */
export async function findKey(db: Db, actor: string, key: string): Promise<KnownKey | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['scope', 'body_hash', 'status', 'http_status', 'answer', 'created_at'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    scope: row.scope,
    bodyHash: row.body_hash,
    status: row.status as KnownKey['status'],
    httpStatus: row.http_status,
    answer: row.answer,
    createdAt: row.created_at,
  };
}

/** Reserves a key for a write that is no command of a case; returns what is known of it when it is taken, else null. */
export async function reserveKey(
  db: Db,
  key: { actor: string; key: string; scope: string; bodyHash: string },
  at: string,
): Promise<KnownKey | null> {
  const inserted = await db
    .insertInto('idempotency_keys')
    .values({
      actor: key.actor,
      key: key.key,
      scope: key.scope,
      body_hash: key.bodyHash,
      status: 'inProgress',
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted === undefined ? findKey(db, key.actor, key.key) : null;
}

/** Stores the answer of a reserved key, so that a repeat gets the same. */
export async function finishKey(
  db: Db,
  actor: string,
  key: string,
  answer: { httpStatus: number; body: unknown },
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status: 'done', http_status: answer.httpStatus, answer: JSON.stringify(answer.body) })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .where('status', '=', 'inProgress')
    .execute();
}

/** Gives a reserved key back when the write came to nothing, so that the caller may try again. */
export async function releaseKey(db: Db, actor: string, key: string): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('actor', '=', actor)
    .where('key', '=', key)
    .where('status', '=', 'inProgress')
    .execute();
}
