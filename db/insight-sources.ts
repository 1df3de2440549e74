// What insight counts: the cases in somebody's sight, the visits that were left in a span, the tasks that were finished.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { AGE_LIMITS } from '../domain/insight/ages.ts';
import type { Level } from '../domain/definition/atoms.ts';
import type { Db } from './client.ts';
import { isWide, within } from './due-sources.ts';
import type { Sight } from './due-sources.ts';
import { mayBeSeen, waysToSee } from './scope-sql.ts';

export interface InsightAsked {
  /** Days of UTC+8; what ended, was left or was finished on them counts. Both belong to the span. */
  from: string;
  to: string;
  /** The instant by which what is open is so old. */
  at: string;
  /** Only cases of this division, or of this body. */
  organisation?: string | undefined;
  procedure?: string | undefined;
  rehearsal: boolean;
}

/** Of many durations: how many, and the median and the 90th percentile in days, null of none. */
export interface Durations {
  count: number;
  median: number | null;
  p90: number | null;
}

/** `seen`: the cases in sight, whatever their state. Rounds are told by their items, and are no part of it. */
export function casesInSight(db: Db, sight: Sight, asked: InsightAsked): RawBuilder<unknown> {
  const { organisation, procedure, rehearsal } = asked;
  let cases = db
    .selectFrom('cases')
    .select([
      'case_id',
      sql`cases.procedure collate "C"`.as('procedure'),
      'organisation',
      'status',
      'stages',
      'overdue',
      'started_on',
      'started_at',
      'ended_at',
    ])
    .where('cases.kind', '=', 'case')
    .where('cases.rehearsal', '=', rehearsal);
  if (procedure !== undefined) cases = cases.where('cases.procedure', '=', procedure);
  if (organisation !== undefined) cases = cases.where(sql<boolean>`${within(sql`cases.organisation`, organisation)}`);
  const ways = waysToSee(sight.scope);
  if (isWide(sight) || ways.length < 2) {
    return sql`seen as materialized (${cases.where((eb) => mayBeSeen(eb, sight.scope))})`;
  }
  return sql`seen as materialized (${sql.join(
    ways.map((way) => sql`${cases.where((eb) => way(eb))}`),
    sql` union `,
  )})`;
}

/** First instant of a day of UTC+8. */
const dawn = (day: string): RawBuilder<unknown> => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`;

/** Whether an instant lies in the span. */
export function inSpan(instant: RawBuilder<unknown>, { from, to }: InsightAsked): RawBuilder<unknown> {
  return sql`(${instant} >= ${dawn(from)} and ${instant} < ${dawn(to)} + interval '1 day')`;
}

/** The day of UTC+8 of an instant. */
export const dayOf = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone 'Asia/Shanghai')::date`;

export const isoWeek = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`to_char(${day}, 'IYYY-"W"IW')`;

export const daysBetween = (from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(date_part('epoch', ${to} - ${from}) / 86400)`;

/** Median and 90th percentile, as an array of two; null of none. */
export const percentiles = (days: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`percentile_cont(array[0.5, 0.9]::float8[]) within group (order by ${days})`;

/**
 * How many of the grouped rows, which began at `since`, are in each band of age; the bands are those of
 * domain/insight/ages.ts. Instants are compared, which costs a tenth of counting days for every row and band.
 */
export function byAge(since: RawBuilder<unknown>, at: string): RawBuilder<unknown> {
  const begun = AGE_LIMITS.map((limit) => new Date(Date.parse(at) - limit * DAY_MS).toISOString());
  const counts = [...AGE_LIMITS, null].map((_, band) => {
    const [youngest, oldest] = [begun[band - 1], begun[band]];
    const older = youngest === undefined ? sql`true` : sql`${since} <= ${sql.lit(youngest)}::timestamptz`;
    const younger = oldest === undefined ? sql`true` : sql`${since} > ${sql.lit(oldest)}::timestamptz`;
    return sql`(count(*) filter (where ${older} and ${younger}))::int`;
  });
  return sql`array[${sql.join(counts)}]`;
}

const DAY_MS = 86_400_000;

/** `visits`: the visits that were left in the span, each with its days. */
export function leftVisits(asked: InsightAsked): RawBuilder<unknown> {
  return sql`
    late as materialized (
      select case_id, visit from clocks where overdue and visit is not null
      union select case_id, visit from tasks where overdue),
    visits as materialized (
      select s.procedure, v.stage, v.left_at, v.returned, greatest(0, ${daysBetween(sql`v.opened_at`, sql`v.left_at`)}) as days,
        l.visit is not null as overdue
      from stage_visits v join seen s on s.case_id = v.case_id
        left join late l on l.case_id = v.case_id and l.visit = v.visit
      where ${inSpan(sql`v.closed_at`, asked)})`;
}

const LENGTHS: Record<Level, number> = { county: 6, township: 9, village: 12 };

/** A unit, or the division of a level in which it lies. */
export function unitAt(unit: RawBuilder<unknown>, level: Level | undefined): RawBuilder<unknown> {
  return level === undefined ? unit : sql`left(split_part(${unit}, '/', 1), ${sql.lit(LENGTHS[level])}::int)`;
}

export function durations(count: number, percentile: [number, number] | null): Durations {
  return { count, median: percentile?.[0] ?? null, p90: percentile?.[1] ?? null };
}
