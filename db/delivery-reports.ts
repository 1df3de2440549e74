// What became of messages, for people and administrators.
import { sql } from 'kysely';
import type { SmsReceipt } from '../domain/notification/sms-receipt.ts';
import type { Db } from './client.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { inRegion } from './scope-sql.ts';

export interface DeliveryReport {
  id: number;
  kind: string;
  caseId: string | null;
  caseNumber: string | null;
  sequence: number | null;
  /** 'person:<id>' or 'organisation:<path>', with the name where there is one. */
  target: string;
  targetName: string | null;
  state: string;
  /** Channel of the last attempt; null for what is in the inbox alone. */
  channel: string | null;
  cause: string | null;
  attempts: number;
  createdAt: string;
  notBefore: string;
  sentAt: string | null;
  deliveredAt: string | null;
  readAt: string | null;
}

/** Who was told what about a case, oldest first. */
export async function deliveriesOfCase(db: Db, caseId: string, limit: number): Promise<DeliveryReport[]> {
  const rows = await reports(db)
    .where('deliveries.case_id', '=', caseId)
    .orderBy('deliveries.id')
    .limit(limit)
    .execute();
  return rows.map(report);
}

/** Deliveries about cases of these regions, newest first. */
export async function listDeliveries(
  db: Db,
  filter: {
    regions: readonly string[];
    state?: string | undefined;
    channel?: string | undefined;
    before?: number | undefined;
    limit: number;
  },
): Promise<Page<DeliveryReport, number>> {
  let query = reports(db).where((eb) =>
    eb.or(filter.regions.map((region) => inRegion(eb, eb.ref('cases.organisation'), region))),
  );
  if (filter.state !== undefined) query = query.where('deliveries.state', '=', filter.state);
  if (filter.channel !== undefined) query = query.where('deliveries.channel', '=', filter.channel);
  if (filter.before !== undefined) query = query.where('deliveries.id', '<', filter.before);
  const rows = await query
    .orderBy('deliveries.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return pageOf(rows.map(report), filter.limit, (last) => last.id);
}

const PERSON_IN_TARGET = 8;

function reports(db: Db) {
  return db
    .selectFrom('deliveries')
    .leftJoin('cases', 'cases.case_id', 'deliveries.case_id')
    .leftJoin('people', (join) =>
      join.on(
        sql<boolean>`people.id = substr(deliveries.target, ${PERSON_IN_TARGET}) and deliveries.target like 'person:%'`,
      ),
    )
    .leftJoin('organisations', (join) =>
      join.on(sql<boolean>`deliveries.target = 'organisation:' || organisations.path`),
    )
    .selectAll('deliveries')
    .select(['cases.case_number', 'people.name', 'organisations.name_zh']);
}

type Row = Awaited<ReturnType<ReturnType<typeof reports>['execute']>>[number];

function report(row: Row): DeliveryReport {
  return {
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    caseNumber: row.case_number,
    sequence: row.sequence,
    target: row.target,
    targetName: row.name ?? row.name_zh,
    state: row.state,
    channel: row.channel,
    cause: row.cause,
    attempts: row.attempts,
    createdAt: row.created_at,
    notBefore: row.not_before,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
  };
}

/** Puts a failed delivery about a case of these regions back in the queue, from its first channel on and by itself. */
export async function retryDelivery(db: Db, id: number, regions: readonly string[], at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({
      state: 'queued',
      rung: 0,
      attempts: 0,
      not_before: at,
      lease_until: null,
      handed_at: null,
      carried_by: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .where((eb) =>
      eb(
        'case_id',
        'in',
        eb
          .selectFrom('cases')
          .select('cases.case_id')
          .where((inner) =>
            inner.or(regions.map((region) => inRegion(inner, inner.ref('cases.organisation'), region))),
          ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What somebody has read in the inbox need not reach him any more, by whatever way it was to come. */
export async function noteRead(db: Db, personId: string, inboxIds: readonly number[], at: string): Promise<void> {
  await sql`
    update deliveries d set state = 'read', read_at = ${at}
    from inbox i
    where i.id = any(${[...inboxIds]}::bigint[])
      and ((d.case_id = i.case_id and d.sequence = i.sequence)
        or (i.sequence is null and d.message = i.kind || ':' || (i.detail ->> 'stuckItem')))
      and d.kind = i.kind and d.target = ${`person:${personId}`} and d.state <> 'read'`.execute(db);
}

/**
 * Notes what a vendor reports of text messages that it took. One that did not arrive goes on to the next channel of its
 * ladder. Reports of what nobody here has sent, and repeated ones, change nothing. Returns how many did.
 */
export async function noteReceipts(db: Db, receipts: readonly SmsReceipt[], at: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with told as (
      update deliveries d set
        state = case when r.arrived then 'delivered' when d.rung + 1 < cardinality(d.channels) then 'queued' else 'failed' end,
        cause = r.cause,
        delivered_at = case when r.arrived then ${at}::timestamptz end,
        not_before = case when r.arrived then d.not_before else ${at}::timestamptz end,
        attempts = case when not r.arrived and d.rung + 1 < cardinality(d.channels) then 0 else d.attempts end,
        rung = case when not r.arrived and d.rung + 1 < cardinality(d.channels) then d.rung + 1 else d.rung end
      from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as r(reference text, arrived boolean, cause text)
      where d.reference = r.reference and d.state = 'sent' and d.channel = 'sms'
      returning d.id, r.arrived, r.cause)
    insert into delivery_attempts (delivery_id, channel, at, outcome, cause)
    select id, 'sms', ${at}::timestamptz, case when arrived then 'delivered' else 'refused' end, cause from told`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}

/** What waits, by channel; `outbox` is what nobody has been looked up for yet, `webhook` the calls of subscriptions. */
export async function backlogs(db: Db): Promise<Map<string, { backlog: number; oldest: string | null }>> {
  const { rows } = await sql<{ channel: string; backlog: number; oldest: string | null }>`
    select channel, count(*) as backlog, min(created_at) as oldest from deliveries
      where state = 'queued' and carried_by is null group by channel
    union all
    select 'outbox', count(*), min(created_at) from outbox where state = 'pending'
    union all
    select 'webhook', count(*), min(created_at) from webhook_deliveries where state = 'queued'`.execute(db);
  return new Map(rows.map(({ channel, ...row }) => [channel, row]));
}
