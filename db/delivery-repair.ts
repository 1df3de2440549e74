// A message that could not be delivered, on its way once more.
import { sql } from 'kysely';
import type { Db } from './client.ts';

/** A delivery as an order for its repair needs it. */
export interface DeliveryToRepair {
  id: string;
  state: string;
  channel: string | null;
  cause: string | null;
  caseId: string | null;
  /** Where it belongs: its case's organisation, else the county's. */
  organisation: string;
}

/** Path of the county that this deployment runs for; throws when it has none yet. */
export async function countyPath(db: Db): Promise<string> {
  const { path } = await db
    .selectFrom('organisations')
    .select('path')
    .where('level', '=', 'county')
    .where('kind', '=', 'division')
    .orderBy('path')
    .limit(1)
    .executeTakeFirstOrThrow();
  return path;
}

/** One delivery, or null. */
export async function findDelivery(db: Db, id: string): Promise<DeliveryToRepair | null> {
  const row = await db
    .selectFrom('deliveries as d')
    .leftJoin('cases as c', 'c.case_id', 'd.case_id')
    .select(['d.id', 'd.state', 'd.channel', 'd.cause', 'd.case_id', 'c.organisation'])
    .where('d.id', '=', Number(id))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { case_id: caseId, organisation, ...rest } = row;
  return { ...rest, id, caseId, organisation: organisation ?? (await countyPath(db)) };
}

/**
 * Queues a failed delivery again, from its first channel. One that is queued already was queued by an earlier try.
 *
 * @returns `other` when it has not failed
 */
export async function queueAgain(db: Db, id: string, at: string): Promise<'queued' | 'other' | 'unknown'> {
  const { rows } = await sql<{ state: string }>`
    with again as (
      update deliveries set state = 'queued', rung = 0, attempts = 0, cause = null, not_before = ${at}::timestamptz,
        lease_until = null, handed_at = null
      where id = ${id}::bigint and state = 'failed' returning 'queued' as state)
    select state from again
    union all select state from deliveries where id = ${id}::bigint and not exists (select from again)`.execute(db);
  const [row] = rows;
  if (row === undefined) return 'unknown';
  return row.state === 'queued' ? 'queued' : 'other';
}
