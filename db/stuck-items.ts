// What is stuck, as it was found: opened when it is seen first, brought up to date at each look, closed when it is gone.
import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { CAUSES, thingOf } from '../domain/stuck/cause.ts';
import type { Evidence, FoundStuck, StuckCause } from '../domain/stuck/cause.ts';
import { administeringDivision } from '../domain/stuck/addressee.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import { ADMINISTRATOR, roleGrant } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import type { DB } from './schema.ts';
import { inRegion } from './scope-sql.ts';

/** One thing that is, or was, stuck. Instants are ISO 8601 in UTC. */
export interface StuckRow {
  id: string;
  cause: StuckCause;
  key: string;
  caseId: string | null;
  caseNumber: string | null;
  organisation: string;
  procedure: string | null;
  part: string | null;
  evidence: Evidence;
  affected: FoundStuck['affected'];
  since: string;
  foundAt: string;
  seenAt: string;
  resolvedAt: string | null;
  dueAt: string;
  addressedTo: string;
  escalatedAt: string | null;
  claimedBy: { id: string; name: string } | null;
  claimedAt: string | null;
}

export interface StuckFilter {
  /** Divisions of which the reader is administrator. */
  regions: readonly string[];
  cause?: StuckCause | undefined;
  procedure?: string | undefined;
  /** A division with everything in it, or one body. */
  region?: string | undefined;
  caseId?: string | undefined;
  /** Found at or after this instant. */
  since?: string | undefined;
  resolved: boolean;
}

type Touched = Pick<StuckRow, 'id' | 'cause' | 'addressedTo' | 'caseId' | 'procedure' | 'part' | 'evidence'> & {
  isNew: boolean;
};

/** Where a page ends. */
export interface StuckPlace {
  foundAt: string;
  id: string;
}

const HOUR_MS = 3_600_000;
const plusHours = (at: string, hours: number): string => new Date(Date.parse(at) + hours * HOUR_MS).toISOString();

/** Divisions in which somebody is administrator on the day of that instant. */
async function administered(db: Db, at: string): Promise<Set<string>> {
  const day = localDateOf(at);
  const rows = await db
    .selectFrom('holdings')
    .select('organisation')
    .distinct()
    .where('role', '=', ADMINISTRATOR)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .execute();
  return new Set(rows.map((row) => row.organisation));
}

/**
 * Makes the open items of these causes those that were found: opens and addresses what is new, with a message to its
 * administrators; brings the others up to date; closes what is gone. Looks that overlap take turns. Returns how many
 * were opened and closed. Items whose key does not begin with `keyPrefix` are somebody else's to close.
 */
export async function settleStuck(
  db: Db,
  causes: readonly StuckCause[],
  found: readonly FoundStuck[],
  at: string,
  keyPrefix = '',
): Promise<{ opened: number; resolved: number }> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('stuck_items', 0))`.execute(transaction);
    const admins = await administered(transaction, at);
    const rows = found.map((one) => ({
      ...one,
      dueAt: plusHours(at, CAUSES[one.cause].hours),
      addressedTo: administeringDivision(one.organisation, admins),
    }));
    const { rows: touched } = await sql<Touched>`
      insert into stuck_items as s (cause, key, case_id, organisation, procedure, part, evidence, affected, since,
        found_at, seen_at, due_at, addressed_to)
      select f.cause, f.key, f."caseId", f.organisation, f.procedure, f.part, f.evidence, f.affected, f.since,
        ${at}, ${at}, f."dueAt", f."addressedTo"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(cause text, key text, "caseId" uuid, organisation text,
        procedure text, part text, evidence jsonb, affected jsonb, since timestamptz, "dueAt" timestamptz, "addressedTo" text)
      on conflict (cause, key) where resolved_at is null
        do update set evidence = excluded.evidence, affected = excluded.affected, seen_at = excluded.seen_at
      returning s.id, (s.found_at = ${at} and s.xmax = 0) as "isNew", s.cause, s.addressed_to as "addressedTo",
        s.case_id as "caseId", s.procedure, s.part, s.evidence`.execute(transaction);
    const opened = touched.filter((row) => row.isNew);
    await tell(transaction, 'stuckFound', opened, at);
    const { numUpdatedRows } = await transaction
      .updateTable('stuck_items')
      .set({ resolved_at: at })
      .where('resolved_at', 'is', null)
      .where((eb) => eb('cause', '=', eb.fn.any(eb.val([...causes]))))
      .where('key', 'like', `${keyPrefix}%`)
      .where('seen_at', '<', at)
      .executeTakeFirst();
    return { opened: opened.length, resolved: Number(numUpdatedRows) };
  });
}

/** Tells the administrators above, once, of what was not mended in its time; returns how many items. */
export async function escalateStuck(db: Db, at: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const late = await transaction
      .selectFrom('stuck_items')
      .select(['id', 'cause', 'organisation', 'addressed_to', 'case_id', 'procedure', 'part', 'evidence'])
      .where('resolved_at', 'is', null)
      .where('escalated_at', 'is', null)
      .where('due_at', '<=', at)
      .forUpdate()
      .skipLocked()
      .execute();
    if (late.length === 0) return 0;
    const admins = await administered(transaction, at);
    const moved = late.map((row) => ({
      id: row.id,
      cause: row.cause as StuckCause,
      caseId: row.case_id,
      procedure: row.procedure,
      part: row.part,
      evidence: row.evidence as Evidence,
      addressedTo: administeringDivision(row.organisation, admins, row.addressed_to),
    }));
    await sql`
      update stuck_items s set escalated_at = ${at}, addressed_to = m."addressedTo"
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m(id uuid, "addressedTo" text)
      where s.id = m.id`.execute(transaction);
    await tell(transaction, 'stuckOverdue', moved, at);
    return moved.length;
  });
}

/** One message for each item, to whoever administers the division, in the inbox and by the other channels. */
async function tell(
  db: Db,
  kind: 'stuckFound' | 'stuckOverdue',
  items: readonly (Pick<FoundStuck, 'cause' | 'caseId' | 'procedure' | 'part' | 'evidence'> & {
    id: string;
    addressedTo: string;
  })[],
  at: string,
): Promise<void> {
  if (items.length === 0) return;
  const messages = items.map((item) => ({
    recipient: roleGrant(ADMINISTRATOR, item.addressedTo),
    caseId: item.caseId,
    key: `${kind}:${item.id}`,
    detail: {
      stuckItem: item.id,
      cause: item.cause,
      reason: CAUSES[item.cause].title.zh,
      ...(item.caseId === null ? { message: thingOf(item) } : {}),
    },
  }));
  const given = JSON.stringify(messages);
  // An event's number tells messages of one case apart; these belong to none.
  await sql`
    insert into inbox (recipient, case_id, sequence, kind, detail, created_at)
    select m.recipient, m."caseId", null, ${kind}, m.detail, ${at}
    from jsonb_to_recordset(${given}::jsonb) as m(recipient text, "caseId" uuid, detail jsonb)`.execute(db);
  await sql`
    insert into outbox (dedupe_key, topic, case_id, payload, created_at)
    select m.key, ${kind}, m."caseId",
      jsonb_build_object('sequence', c.sequence, 'recipients', jsonb_build_array(m.recipient), 'detail', m.detail), ${at}
    from jsonb_to_recordset(${given}::jsonb) as m(recipient text, "caseId" uuid, key text, detail jsonb)
    left join cases c on c.case_id = m."caseId"
    on conflict (dedupe_key) do nothing`.execute(db);
}

const inRegions =
  (regions: readonly string[]) =>
  (eb: ExpressionBuilder<DB, 'stuck_items'>): Expression<SqlBool> =>
    eb.or(regions.map((region) => inRegion(eb, eb.ref('stuck_items.organisation'), region)));

function matching(db: Db, filter: StuckFilter) {
  const { regions, cause, procedure, region, caseId, since, resolved } = filter;
  let query = db
    .selectFrom('stuck_items')
    .where(inRegions(regions))
    .where('resolved_at', resolved ? 'is not' : 'is', null);
  if (cause !== undefined) query = query.where('cause', '=', cause);
  if (procedure !== undefined) query = query.where('stuck_items.procedure', '=', procedure);
  if (region !== undefined) query = query.where(inRegions([region]));
  if (caseId !== undefined) query = query.where('stuck_items.case_id', '=', caseId);
  if (since !== undefined) query = query.where('found_at', '>=', since);
  return query;
}

/** Items that match, the latest found first. */
export async function listStuck(
  db: Db,
  filter: StuckFilter,
  page: { limit: number; after: StuckPlace | null },
): Promise<Page<StuckRow, StuckPlace>> {
  let query = selected(matching(db, filter));
  if (page.after !== null) {
    const { foundAt, id } = page.after;
    query = query.where(sql<boolean>`(found_at, id) < (${foundAt}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query
    .orderBy('found_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows.map(rowOf), page.limit, ({ foundAt, id }) => ({ foundAt, id }));
}

/** One item, open or closed, in these regions; null elsewhere. */
export async function findStuck(db: Db, id: string, regions: readonly string[]): Promise<StuckRow | null> {
  const query = db.selectFrom('stuck_items').where('stuck_items.id', '=', id).where(inRegions(regions));
  const row = await selected(query).executeTakeFirst();
  return row === undefined ? null : rowOf(row);
}

/** Open items by cause, and how many of them are past their limit. */
export async function countStuck(
  db: Db,
  filter: StuckFilter,
  at: string,
): Promise<{ cause: StuckCause; count: number; overdue: number; oldest: string }[]> {
  const rows = await matching(db, filter)
    .select((eb) => [
      'cause',
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('due_at', '<=', at).as('overdue'),
      eb.fn.min('since').as('oldest'),
    ])
    .groupBy('cause')
    .execute();
  return rows.map((row) => ({ ...row, cause: row.cause as StuckCause }));
}

/** Puts an open item into somebody's hands; `false` when another has it, or it is gone. Twice by one is once. */
export async function claimStuck(
  db: Db,
  id: string,
  person: { id: string; name: string },
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('stuck_items')
    .set((eb) => ({
      claimed_by: person.id,
      claimed_by_name: person.name,
      claimed_at: eb.fn.coalesce('claimed_at', eb.val(at)),
    }))
    .where('id', '=', id)
    .where('resolved_at', 'is', null)
    .where((eb) => eb.or([eb('claimed_by', 'is', null), eb('claimed_by', '=', person.id)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** When the watchdog looked last. */
export interface Looked {
  beganAt: string | null;
  finishedAt: string | null;
  sweptAt: string | null;
  cpuMs: number | null;
}

const WATCHDOG = 'watchdog';

export async function lastLook(db: Db): Promise<Looked> {
  const row = await db.selectFrom('watchdog').selectAll().where('name', '=', WATCHDOG).executeTakeFirst();
  return {
    beganAt: row?.began_at ?? null,
    finishedAt: row?.finished_at ?? null,
    sweptAt: row?.swept_at ?? null,
    cpuMs: row?.cpu_ms ?? null,
  };
}

export async function noteLook(
  db: Db,
  look: { beganAt: string; finishedAt: string; swept: boolean; cpuMs: number },
): Promise<void> {
  const row = {
    began_at: look.beganAt,
    finished_at: look.finishedAt,
    cpu_ms: look.cpuMs,
    ...(look.swept ? { swept_at: look.beganAt } : {}),
  };
  await db
    .insertInto('watchdog')
    .values({ name: WATCHDOG, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

function selected<Q extends ReturnType<typeof matching>>(query: Q) {
  return query
    .leftJoin('cases', 'cases.case_id', 'stuck_items.case_id')
    .select([
      'stuck_items.id',
      'cause',
      'key',
      'stuck_items.case_id',
      'cases.case_number',
      'stuck_items.organisation',
      'stuck_items.procedure',
      'stuck_items.part',
      'evidence',
      'affected',
      'since',
      'found_at',
      'seen_at',
      'resolved_at',
      'due_at',
      'addressed_to',
      'escalated_at',
      'stuck_items.claimed_by',
      'stuck_items.claimed_by_name',
      'stuck_items.claimed_at',
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

function rowOf(row: Selected): StuckRow {
  return {
    id: row.id,
    cause: row.cause as StuckCause,
    key: row.key,
    caseId: row.case_id,
    caseNumber: row.case_number,
    organisation: row.organisation,
    procedure: row.procedure,
    part: row.part,
    evidence: row.evidence as Evidence,
    affected: row.affected as unknown as FoundStuck['affected'],
    since: row.since,
    foundAt: row.found_at,
    seenAt: row.seen_at,
    resolvedAt: row.resolved_at,
    dueAt: row.due_at,
    addressedTo: row.addressed_to,
    escalatedAt: row.escalated_at,
    claimedBy: row.claimed_by === null ? null : { id: row.claimed_by, name: row.claimed_by_name ?? row.claimed_by },
    claimedAt: row.claimed_at,
  };
}
