// One row for each message and person or office: what became of it, on which channel, and when it is tried again.
import { sql } from 'kysely';
import type { Db } from './client.ts';

export interface NewDelivery {
  message: string;
  target: string;
  kind: string;
  caseId: string | null;
  sequence: number | null;
  statutory: boolean;
  channels: readonly string[];
  notBefore: string;
  carriedBy: string | null;
}

/** A delivery in hand, until `leaseUntil`. */
export interface Claimed {
  id: number;
  message: string;
  target: string;
  kind: string;
  caseId: string | null;
  sequence: number | null;
  channels: string[];
  rung: number;
  channel: string;
  /** On this channel, this one included. */
  attempts: number;
  /** An earlier attempt was handed over, and its process died before it heard an answer. */
  uncertain: boolean;
  leaseUntil: string;
}

/** Adds what is not there yet: a message reaches a target once. Without channels it is in the inbox, and delivered. */
export async function addDeliveries(db: Db, deliveries: readonly NewDelivery[], at: string): Promise<void> {
  if (deliveries.length === 0) return;
  const rows = deliveries.map(({ caseId, notBefore, carriedBy, ...row }) => ({
    ...row,
    case_id: caseId,
    not_before: notBefore,
    carried_by: carriedBy,
  }));
  await sql`
    insert into deliveries
      (message, target, kind, case_id, sequence, statutory, channels, state, not_before, carried_by, created_at, delivered_at)
    select d.message, d.target, d.kind, d.case_id, d.sequence, d.statutory, d.channels,
      case when cardinality(d.channels) = 0 then 'delivered' else 'queued' end, d.not_before, d.carried_by, ${at},
      case when cardinality(d.channels) = 0 then ${at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(message text, target text, kind text, case_id uuid,
      sequence int, statutory boolean, channels text[], not_before timestamptz, carried_by text)
    on conflict (message, target) do nothing`.execute(db);
}

/**
 * Takes what is due and not in hand. A row whose lease has run out belonged to a process that is gone.
 *
 * @param only channels that are tried, or all but some
 */
export async function claimDeliveries(
  db: Db,
  now: string,
  leaseUntil: string,
  limit: number,
  only: { channel: string } | { except: readonly string[] },
): Promise<Claimed[]> {
  const which =
    'channel' in only ? sql`d.channel = ${only.channel}` : sql`d.channel <> all(${[...only.except]}::text[])`;
  const { rows } = await sql<{
    id: number;
    message: string;
    target: string;
    kind: string;
    case_id: string | null;
    sequence: number | null;
    channels: string[];
    rung: number;
    channel: string;
    attempts: number;
    uncertain: boolean;
  }>`
    with due as (
      select d.id, d.handed_at is not null as uncertain from deliveries d
      where d.state = 'queued' and d.carried_by is null and d.not_before <= ${now}
        and (d.lease_until is null or d.lease_until < ${now}) and ${which}
      order by d.not_before limit ${limit} for update skip locked)
    update deliveries d set lease_until = ${leaseUntil}, attempts = d.attempts + 1
    from due where d.id = due.id
    returning d.id, d.message, d.target, d.kind, d.case_id, d.sequence, d.channels, d.rung, d.channel, d.attempts,
      due.uncertain`.execute(db);
  return rows.map(({ case_id: caseId, ...row }) => ({ ...row, caseId, leaseUntil }));
}

/** What waits on a channel that is down moves to the next one of its ladder that is not. */
export async function leaveDownChannels(db: Db, down: readonly string[], now: string): Promise<number> {
  if (down.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update deliveries d set rung = d.rung + 1, attempts = 0, cause = 'channelDown', handed_at = null
    where d.state = 'queued' and d.carried_by is null and d.not_before <= ${now}
      and (d.lease_until is null or d.lease_until < ${now}) and d.handed_at is null
      and d.channel = any(${[...down]}::text[]) and d.rung + 1 < cardinality(d.channels)
      and d.channels[d.rung + 2] <> all(${[...down]}::text[])`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Notes that an attempt leaves the process now. False when the delivery is in other hands, or was read meanwhile. */
export async function noteHandedOver(db: Db, { id, leaseUntil }: Claimed, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ handed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease_until', '=', leaseUntil)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What became of an attempt. */
export type Settlement =
  | { state: 'sent' | 'delivered'; cause: string | null; reference: string | null }
  | { state: 'again'; cause: string; notBefore: string }
  | { state: 'nextChannel'; cause: string }
  | { state: 'failed'; cause: string }
  | { state: 'read' };

const OUTCOMES = { again: 'retried', nextChannel: 'refused', failed: 'refused' } as const;

/** Writes what became of an attempt, with the messages that a digest carried. A delivery in other hands is left alone. */
export async function settleDelivery(db: Db, claimed: Claimed, what: Settlement, at: string): Promise<void> {
  const over = what.state === 'sent' || what.state === 'delivered' || what.state === 'failed' || what.state === 'read';
  const state = over ? what.state : 'queued';
  const done = state === 'sent' || state === 'delivered';
  const cause = 'cause' in what ? what.cause : null;
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ message: string; target: string }>`
      update deliveries d set
        state = ${state}, cause = ${cause}, lease_until = null, handed_at = null,
        rung = d.rung + ${what.state === 'nextChannel' ? 1 : 0},
        attempts = ${what.state === 'nextChannel' ? sql`0` : sql`d.attempts`},
        not_before = coalesce(${'notBefore' in what ? what.notBefore : null}::timestamptz, d.not_before),
        reference = coalesce(${'reference' in what ? what.reference : null}, d.reference),
        sent_at = case when ${done} then ${at}::timestamptz else d.sent_at end,
        delivered_at = case when ${state === 'delivered'} then ${at}::timestamptz else d.delivered_at end
      where d.id = ${claimed.id} and d.lease_until = ${claimed.leaseUntil} and d.state = 'queued'
      returning d.message, d.target`.execute(transaction);
    const [row] = rows;
    if (row === undefined || what.state === 'read') return;
    const outcome =
      what.state === 'sent' || what.state === 'delivered'
        ? what.cause === null
          ? what.state
          : 'unknown'
        : OUTCOMES[what.state];
    await transaction
      .insertInto('delivery_attempts')
      .values({ delivery_id: claimed.id, channel: claimed.channel, at, outcome, cause })
      .execute();
    if (!over || claimed.kind !== 'digest') return;
    await sql`
      update deliveries set state = ${state}, cause = ${cause},
        sent_at = case when ${done} then ${at}::timestamptz end
      where carried_by = ${row.message} and target = ${row.target} and state = 'queued'`.execute(transaction);
  });
}

/** What a digest carries that is still to be told, oldest first. */
export async function carriedBy(
  db: Db,
  digest: { message: string; target: string },
): Promise<{ message: string; kind: string; caseId: string | null }[]> {
  return db
    .selectFrom('deliveries')
    .select(['message', 'kind', 'case_id as caseId'])
    .where('carried_by', '=', digest.message)
    .where('target', '=', digest.target)
    .where('state', '=', 'queued')
    .orderBy('id')
    .execute();
}

/** Details of messages by their keys, as the events wrote them. */
export async function messageDetails(db: Db, keys: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('outbox')
    .select(['dedupe_key', 'payload'])
    .where((eb) => eb('dedupe_key', '=', eb.fn.any(eb.val([...keys]))))
    .execute();
  return new Map(rows.map((row) => [row.dedupe_key, (row.payload as { detail: Record<string, unknown> }).detail]));
}
