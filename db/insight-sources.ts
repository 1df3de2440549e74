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
      'procedure',
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
  sql`(extract(epoch from ${to} - ${from}) / 86400)::float8`;

/** Median and 90th percentile, as an array of two; null of none. */
export const percentiles = (days: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`percentile_cont(array[0.5, 0.9]::float8[]) within group (order by ${days})`;

/** How many of the grouped rows are in each band of age; the bands are those of domain/insight/ages.ts. */
export function byAge(days: RawBuilder<unknown>): RawBuilder<unknown> {
  const limits = sql`array[${sql.join(AGE_LIMITS.map((limit) => sql.lit(limit)))}]::float8[]`;
  const counts = [...AGE_LIMITS, null].map(
    (_, band) => sql`(count(*) filter (where width_bucket(${days}, ${limits}) = ${sql.lit(band)}))::int`,
  );
  return sql`array[${sql.join(counts)}]`;
}

/**
 * When an event happened: the instant of its record; what was taken over from paper happened on the day that the paper
 * says.
 */
const happened = (event: 'c' | 'o'): RawBuilder<unknown> => sql`
  case when ${sql.ref(`${event}.payload`)} ->> 'paper' is null then ${sql.ref(`${event}.recorded_at`)}
    else ${sql.ref(`${event}.business_date`)}::timestamp at time zone 'Asia/Shanghai' end`;

/**
 * `visits`: the visits that were left in the span, each with its days. A number may be given twice to visits of one case
 * where it was put back, so that a closing belongs to the last opening before it.
 */
export function leftVisits(asked: InsightAsked): RawBuilder<unknown> {
  return sql`visits as materialized (
    select s.procedure, o.payload ->> 'stage' as stage, ${happened('c')} as left_at,
      c.payload ->> 'reason' in ('returned', 'takenBack') as returned,
      greatest(0, ${daysBetween(happened('o'), happened('c'))}) as days,
      exists (select from clocks k where k.case_id = c.case_id
          and k.visit = (c.payload ->> 'visitId')::int and k.overdue)
        or exists (select from tasks t where t.case_id = c.case_id
          and t.visit = (c.payload ->> 'visitId')::int and t.overdue) as overdue
    from events c
      join seen s on s.case_id = c.case_id
      cross join lateral (
        select v.payload, v.recorded_at, v.business_date from events v
        where v.case_id = c.case_id and v.type = 'visitOpened' and v.sequence < c.sequence
          and (v.payload ->> 'visitId')::int = (c.payload ->> 'visitId')::int
        order by v.sequence desc limit 1) o
    where c.type = 'visitClosed' and ${inSpan(sql`c.recorded_at`, asked)})`;
}

const LENGTHS: Record<Level, number> = { county: 6, township: 9, village: 12 };

/** A unit, or the division of a level in which it lies. */
export function unitAt(unit: RawBuilder<unknown>, level: Level | undefined): RawBuilder<unknown> {
  return level === undefined ? unit : sql`left(split_part(${unit}, '/', 1), ${sql.lit(LENGTHS[level])}::int)`;
}

export function durations(count: number, percentile: [number, number] | null): Durations {
  return { count, median: percentile?.[0] ?? null, p90: percentile?.[1] ?? null };
}
