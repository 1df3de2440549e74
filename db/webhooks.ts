// Who follows events by webhook, and how each call fared.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { readFeed } from './event-feed.ts';
import type { FedEvent, FeedPlace } from './event-feed.ts';
import { inRegion } from './scope-sql.ts';

export interface Subscription {
  id: string;
  name: string;
  /** In clear: it may carry a token. */
  url: string;
  region: string;
  procedures: string[] | null;
  eventTypes: string[] | null;
  state: 'active' | 'disabled';
  cause: string | null;
  createdBy: string;
  createdAt: string;
  /** Secrets that sign now, the newest first, without their content. */
  secrets: { id: string; createdAt: string; expiresAt: string | null }[];
}

interface StoredSecret {
  id: string;
  sealed: string;
  createdAt: string;
  expiresAt: string | null;
}

export type SubscriptionFilter = Pick<Subscription, 'region' | 'procedures' | 'eventTypes'>;

/** Under what an address is sealed, and a secret. */
export const urlContext = (id: string): string => `webhook:${id}`;
export const secretContext = (id: string, secret: string): string => `webhook:${id}:${secret}`;

/** Adds a subscription that hears of events from now on; returns its id. `secret` is `whsec_` and base64. */
export async function addSubscription(
  db: Db,
  crypto: FieldCrypto,
  given: SubscriptionFilter & { name: string; url: string; secret: string; by: string; at: string },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('webhook_subscriptions')
    .values({
      id,
      name: given.name,
      url_sealed: crypto.seal(given.url, urlContext(id)),
      region: given.region,
      procedures: given.procedures,
      event_types: given.eventTypes,
      secrets: JSON.stringify([sealedSecret(crypto, id, given.secret, given.at)]),
      state: 'active',
      created_by: given.by,
      created_at: given.at,
      updated_at: given.at,
    })
    .execute();
  return id;
}

function sealedSecret(crypto: FieldCrypto, id: string, secret: string, at: string): StoredSecret {
  const name = randomUUID().slice(0, 8);
  return { id: name, sealed: crypto.seal(secret, secretContext(id, name)), createdAt: at, expiresAt: null };
}

/** Subscriptions to events of these regions, the oldest first. */
export async function listSubscriptions(
  db: Db,
  crypto: FieldCrypto,
  regions: readonly string[],
): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('webhook_subscriptions')
    .selectAll()
    .where((eb) => eb.or(regions.map((region) => inRegion(eb, eb.ref('region'), region))))
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    url: String(crypto.open(row.url_sealed, urlContext(row.id))),
    region: row.region,
    procedures: row.procedures,
    eventTypes: row.event_types,
    state: row.state as Subscription['state'],
    cause: row.cause,
    createdBy: row.created_by,
    createdAt: row.created_at,
    secrets: (row.secrets as unknown as StoredSecret[]).map(({ sealed: _sealed, ...secret }) => secret),
  }));
}

/** Puts a new secret in front; the others sign beside it until `overlapUntil` at the latest. False when there is no such subscription. */
export async function rotateSecret(
  db: Db,
  crypto: FieldCrypto,
  id: string,
  given: { secret: string; overlapUntil: string; at: string },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('webhook_subscriptions')
      .select('secrets')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return false;
    const older = (row.secrets as unknown as StoredSecret[])
      .filter(({ expiresAt }) => expiresAt === null || expiresAt > given.at)
      .map((one) => ({
        ...one,
        expiresAt: one.expiresAt !== null && one.expiresAt < given.overlapUntil ? one.expiresAt : given.overlapUntil,
      }));
    const secrets = [sealedSecret(crypto, id, given.secret, given.at), ...older];
    await transaction
      .updateTable('webhook_subscriptions')
      .set({ secrets: JSON.stringify(secrets), updated_at: given.at })
      .where('id', '=', id)
      .execute();
    return true;
  });
}

/** Deletes a subscription with its calls. */
export async function removeSubscription(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('webhook_subscriptions').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Stops or starts a subscription; what is queued stays. */
export async function setSubscriptionState(
  db: Db,
  id: string,
  state: Subscription['state'],
  cause: string | null,
  at: string,
): Promise<void> {
  await db.updateTable('webhook_subscriptions').set({ state, cause, updated_at: at }).where('id', '=', id).execute();
}

/** A call of a subscription, with where it goes and what signs it. */
export interface WebhookCall {
  id: string;
  subscriptionId: string;
  url: string;
  secrets: string[];
  event: Pick<FedEvent, 'caseId' | 'sequence'>;
  attempts: number;
  leaseUntil: string;
}

/** Name of the one place in the feed from which calls are put down. */
const CURSOR = 'webhooks';

/**
 * Puts down a call for each event of the feed and subscription that asks for it, and moves on in the feed, in one
 * transaction; one process at a time. Returns how many events were read.
 */
export async function followFeed(
  db: Db,
  at: string,
  options: { limit: number; rehearsals: boolean },
): Promise<{ read: number; waiting: boolean }> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<FeedPlace>`
      select xact::text, position from feed_cursors where name = ${CURSOR} for update skip locked`.execute(transaction);
    const cursor = rows[0] ?? (await firstPlace(transaction));
    if (cursor === null) return { read: 0, waiting: false };
    const { events, waiting } = await readFeed(transaction, cursor, options.limit);
    const last = events.at(-1);
    if (last === undefined) return { read: 0, waiting };
    const subscriptions = await transaction
      .selectFrom('webhook_subscriptions')
      .select(['id', 'region', 'procedures', 'event_types', 'created_at'])
      .where('state', '=', 'active')
      .execute();
    const calls = events
      .filter((event) => options.rehearsals || !event.rehearsal)
      .flatMap((event) =>
        subscriptions
          // it hears of what is recorded after it was made, however late the feed is read
          .filter((one) => event.recordedAt >= one.created_at && asksFor(filterOf(one), event))
          .map((one) => ({ subscription_id: one.id, case_id: event.caseId, sequence: event.sequence })),
      );
    if (calls.length > 0) {
      await transaction
        .insertInto('webhook_deliveries')
        .values(calls.map((call) => ({ ...call, state: 'queued', not_before: at, created_at: at })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await sql`
      update feed_cursors set xact = ${last.xact}::xid8, position = ${last.position} where name = ${CURSOR}`.execute(
      transaction,
    );
    return { read: events.length, waiting };
  });
}

/** Begins where the feed does; null when another process has the place in hand. */
async function firstPlace(transaction: Db): Promise<FeedPlace | null> {
  const { rows } = await sql<FeedPlace>`
    insert into feed_cursors (name, xact, position) values (${CURSOR}, '0'::xid8, 0)
    on conflict do nothing returning xact::text, position`.execute(transaction);
  return rows[0] ?? null;
}

const filterOf = (row: {
  region: string;
  procedures: string[] | null;
  event_types: string[] | null;
}): SubscriptionFilter => ({ region: row.region, procedures: row.procedures, eventTypes: row.event_types });

/** Whether a subscription asks for an event. */
export function asksFor(
  { region, procedures, eventTypes }: SubscriptionFilter,
  event: Pick<FedEvent, 'type' | 'procedure' | 'organisation'>,
): boolean {
  return (
    (procedures === null || procedures.includes(event.procedure)) &&
    (eventTypes === null || eventTypes.includes(event.type)) &&
    (region.includes('/') ? event.organisation === region : event.organisation.startsWith(region))
  );
}

/** Takes calls that are due and not in hand; those of a subscription that was stopped wait. */
export async function claimCalls(
  db: Db,
  crypto: FieldCrypto,
  now: string,
  leaseUntil: string,
  limit: number,
): Promise<WebhookCall[]> {
  const { rows } = await sql<{
    id: string;
    subscription_id: string;
    case_id: string;
    sequence: number;
    attempts: number;
    url_sealed: string;
    secrets: StoredSecret[];
  }>`
    with due as (
      select d.id, s.url_sealed, s.secrets from webhook_deliveries d
      join webhook_subscriptions s on s.id = d.subscription_id and s.state = 'active'
      where d.state = 'queued' and d.not_before <= ${now} and (d.lease_until is null or d.lease_until < ${now})
      order by d.not_before, d.id limit ${limit} for update of d skip locked)
    update webhook_deliveries d set lease_until = ${leaseUntil}, attempts = d.attempts + 1
    from due where d.id = due.id
    returning d.id, d.subscription_id, d.case_id, d.sequence, d.attempts, due.url_sealed, due.secrets`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    subscriptionId: row.subscription_id,
    url: String(crypto.open(row.url_sealed, urlContext(row.subscription_id))),
    secrets: row.secrets
      .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
      .map(({ id, sealed }) => String(crypto.open(sealed, secretContext(row.subscription_id, id)))),
    event: { caseId: row.case_id, sequence: row.sequence },
    attempts: row.attempts,
    leaseUntil,
  }));
}

/** Writes what became of a call; one that is in other hands is left alone. */
export async function settleCall(
  db: Db,
  call: WebhookCall,
  what: { state: 'delivered' | 'failed' } | { state: 'queued'; notBefore: string },
  cause: string | null,
  at: string,
): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({
      state: what.state,
      cause,
      lease_until: null,
      ...(what.state === 'queued' ? { not_before: what.notBefore } : { finished_at: at }),
    })
    .where('id', '=', call.id)
    .where('lease_until', '=', call.leaseUntil)
    .execute();
}

/** What a subscription's calls say, newest first. */
export async function listCalls(
  db: Db,
  subscriptionId: string,
  limit: number,
): Promise<
  {
    id: string;
    caseId: string;
    sequence: number;
    state: string;
    cause: string | null;
    attempts: number;
    createdAt: string;
    finishedAt: string | null;
  }[]
> {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    sequence: row.sequence,
    state: row.state,
    cause: row.cause,
    attempts: row.attempts,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }));
}

/** The event of a call, as the feed gives it; null when it is gone. */
export async function eventsOf(
  db: Db,
  events: readonly Pick<FedEvent, 'caseId' | 'sequence'>[],
): Promise<Map<string, Omit<FedEvent, 'xact' | 'position'>>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<{
    case_id: string;
    sequence: number;
    type: string;
    recorded_at: string;
    business_date: string;
    case_number: string;
    procedure: string;
    organisation: string;
    kind: string;
    part: string | null;
    period: string | null;
    rehearsal: boolean;
  }>`
    select e.case_id, e.sequence, e.type, e.recorded_at, e.business_date, c.case_number, c.procedure, c.organisation,
      c.kind, c.part, c.period, c.rehearsal
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as w("caseId" uuid, sequence int)
    join events e on e.case_id = w."caseId" and e.sequence = w.sequence
    join cases c on c.case_id = e.case_id`.execute(db);
  return new Map(
    rows.map((row) => [
      `${row.case_id}:${row.sequence}`,
      {
        caseId: row.case_id,
        sequence: row.sequence,
        type: row.type,
        recordedAt: row.recorded_at,
        businessDate: row.business_date,
        caseNumber: row.case_number,
        procedure: row.procedure,
        organisation: row.organisation,
        kind: row.kind,
        part: row.part,
        period: row.period,
        rehearsal: row.rehearsal,
      },
    ]),
  );
}
