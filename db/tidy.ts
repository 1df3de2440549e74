// Rows that are of no use any more. Each rule says which; what is evidence has none.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { KEEP_DAYS } from '../domain/keep-days.ts';
import type { KeepDays, KeptThing } from '../domain/keep-days.ts';
import type { Db } from './client.ts';

export interface Tidied {
  /** Rows by what they are; what has none is left out. */
  rows: Partial<Record<KeptThing, number>>;
  /** Whether there is more to delete. */
  more: boolean;
}

interface Rule {
  table: string;
  /** Of a row `t`, whether it may go; `before` is the instant up to which it had to be over. */
  isOver: (before: string) => RawBuilder<unknown>;
  /** Rows of another table that go with it: their table, their column, and the column of `t` that it names. */
  with?: { table: string; column: string; of: string };
}

const RULES: Readonly<Record<KeptThing, Rule>> = {
  requestKeys: { table: 'idempotency_keys', isOver: (before) => sql`t.created_at < ${before}` },
  readInbox: { table: 'inbox', isOver: (before) => sql`t.read_at < ${before}` },
  // What waits or failed may still be sent again, and its words stand here.
  outbox: {
    table: 'outbox',
    isOver: (before) => sql`t.state = 'sent' and t.dispatched_at < ${before} and not exists (
      select from deliveries d where d.message = t.dedupe_key and d.state in ('queued', 'failed'))`,
  },
  deliveries: {
    table: 'deliveries',
    isOver: (before) => sql`t.state in ('sent', 'delivered', 'read') and not t.statutory and t.created_at < ${before}
      and not exists (select from cases c where c.case_id = t.case_id and c.status <> 'ended')`,
    with: { table: 'delivery_attempts', column: 'delivery_id', of: 'id' },
  },
  webhookCalls: {
    table: 'webhook_deliveries',
    isOver: (before) => sql`t.state = 'delivered' and t.finished_at < ${before}`,
  },
  // The newest stays, so that the feed's end is known.
  eventFeed: {
    table: 'event_feed',
    isOver: (before) => sql`exists (
        select from events e where e.case_id = t.case_id and e.sequence = t.sequence and e.recorded_at < ${before})
      and not exists (select from feed_cursors c where (c.xact, c.position) < (t.xact, t.position))
      and (t.xact, t.position) < (select f.xact, f.position from event_feed f order by f.xact desc, f.position desc limit 1)`,
  },
  drafts: { table: 'definition_drafts', isOver: (before) => sql`t.updated_at < ${before}` },
  stuckItems: { table: 'stuck_items', isOver: (before) => sql`t.resolved_at < ${before}` },
  imports: {
    table: 'imports',
    isOver: (before) => sql`t.state in ('done', 'discarded') and t.finished_at < ${before}`,
    with: { table: 'import_rows', column: 'import_id', of: 'id' },
  },
  noticeItems: {
    table: 'calendar_notice_items',
    isOver: (before) => sql`exists (
      select from calendar_notices n where n.notice_id = t.notice_id and n.state = 'done' and n.finished_at < ${before})`,
  },
};

const DAY_MS = 86_400_000;
const THINGS = Object.keys(KEEP_DAYS) as KeptThing[];

/** Counts what could be deleted at an instant, and deletes nothing. */
export async function tryTidy(db: Db, keepDays: KeepDays, at: string): Promise<Tidied> {
  const rows: Tidied['rows'] = {};
  for (const { thing, rule, before } of rulesAt(keepDays, at)) {
    const counted = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(rule.table)} t where ${rule.isOver(before)}`.execute(db);
    const n = counted.rows[0]?.n ?? 0;
    if (n > 0) rows[thing] = n;
  }
  return { rows, more: false };
}

/** Deletes at most so many rows of each sort, in one statement each: others wait for none of it longer than that. */
export async function tidySome(db: Db, keepDays: KeepDays, at: string, atMost: number): Promise<Tidied> {
  const rows: Tidied['rows'] = {};
  for (const { thing, rule, before } of rulesAt(keepDays, at)) {
    const n = await deleteSome(db, rule, before, atMost);
    if (n > 0) rows[thing] = n;
  }
  return { rows, more: Object.values(rows).some((n) => n >= atMost) };
}

function rulesAt(keepDays: KeepDays, at: string): { thing: KeptThing; rule: Rule; before: string }[] {
  return THINGS.filter((thing) => keepDays[thing] > 0).map((thing) => ({
    thing,
    rule: RULES[thing],
    before: new Date(Date.parse(at) - keepDays[thing] * DAY_MS).toISOString(),
  }));
}

async function deleteSome(
  db: Db,
  { table, isOver, with: other }: Rule,
  before: string,
  atMost: number,
): Promise<number> {
  const gone = sql`gone as (
    select t.ctid${other === undefined ? sql`` : sql`, t.${sql.ref(other.of)} as named`}
    from ${sql.table(table)} t where ${isOver(before)} limit ${atMost} for update skip locked)`;
  const along =
    other === undefined
      ? sql``
      : sql`, along as (
          delete from ${sql.table(other.table)} o using gone where o.${sql.ref(other.column)} = gone.named)`;
  const { numAffectedRows } = await sql`
    with ${gone}${along}
    delete from ${sql.table(table)} t using gone where t.ctid = gone.ctid`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
