// How a county works, in numbers: by stage, by unit, by week. Each is one statement over sets, never one for each case.
import { sql } from 'kysely';
import type { Level } from '../domain/definition/atoms.ts';
import type { Db } from './client.ts';
import type { Sight } from './due-sources.ts';
import {
  byAge,
  casesInSight,
  dayOf,
  daysBetween,
  durations,
  inSpan,
  isoWeek,
  leftVisits,
  percentiles,
  unitAt,
} from './insight-sources.ts';
import type { Durations, InsightAsked } from './insight-sources.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { PLANNED_FOR_ITS_VALUES } from './prepared-statements.ts';

/** What is open now: how many, how many of them overdue, and how many in each band of age. */
export interface OpenNow {
  count: number;
  overdue: number;
  ages: number[];
}

/** One stage of one procedure. */
export interface StageInsight {
  procedure: string;
  stage: string;
  /** Open cases that are at the stage; their age is that of the case. */
  cases: OpenNow;
  tasks: OpenNow;
  /** Visits that were left in the span. */
  left: Durations;
  /** Of those: sent or taken back; overdue. */
  returned: number;
  overdue: number;
}

export interface StageCursor {
  procedure: string;
  stage: string;
}

interface OpenRow {
  open_cases: number | null;
  overdue_cases: number | null;
  case_ages: number[] | null;
  open_tasks: number | null;
  overdue_tasks: number | null;
  task_ages: number[] | null;
}

interface StageRow extends OpenRow {
  procedure: string;
  stage: string;
  left_count: number | null;
  days: [number, number] | null;
  returned: number | null;
  overdue: number | null;
}

/** A page of stages in the order of procedure and key: those where something is open, or was left in the span. */
export async function stageInsight(
  db: Db,
  sight: Sight,
  asked: InsightAsked,
  page: { limit: number; after: StageCursor | null },
): Promise<Page<StageInsight, StageCursor>> {
  const { after } = page;
  const beyond = after === null ? sql`true` : sql`(procedure, stage) > (${after.procedure}, ${after.stage})`;
  const { rows } = await sql<StageRow>`
    with ${casesInSight(db, sight, asked)}, ${leftVisits(asked)},
    standing as (
      select s.procedure, g.stage collate "C" as stage, count(*)::int as open_cases, (count(*) filter (where s.overdue))::int as overdue_cases,
        ${byAge(sql`s.started_at`, asked.at)} as case_ages
      from seen s cross join lateral (select distinct unnest(s.stages) as stage) g
      where s.status <> 'ended' group by 1, 2),
    waiting as (
      select s.procedure, t.stage collate "C" as stage, count(*)::int as open_tasks, (count(*) filter (where t.overdue))::int as overdue_tasks,
        ${byAge(sql`t.opened_at`, asked.at)} as task_ages
      from seen s join tasks t on t.case_id = s.case_id
      where s.status <> 'ended' and t.state = 'open' group by 1, 2),
    gone as (
      select procedure, stage collate "C" as stage, count(*)::int as left_count, ${percentiles(sql`days`)} as days,
        (count(*) filter (where returned))::int as returned, (count(*) filter (where overdue))::int as overdue
      from visits group by 1, 2),
    stages as (
      select procedure, stage, open_cases, overdue_cases, case_ages,
        open_tasks, overdue_tasks, task_ages, left_count, days, returned, overdue
      from standing full join waiting using (procedure, stage) full join gone using (procedure, stage))
    select * from stages where ${beyond} order by procedure, stage limit ${page.limit + 1}
    ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  const stages = rows.map((row) => ({
    procedure: row.procedure,
    stage: row.stage,
    ...openOf(row),
    left: durations(row.left_count ?? 0, row.days),
    returned: row.returned ?? 0,
    overdue: row.overdue ?? 0,
  }));
  return pageOf(stages, page.limit, ({ procedure, stage }) => ({ procedure, stage }));
}

/** One unit: the cases that began there, and the tasks that are its own. */
export interface UnitInsight {
  unit: string;
  cases: OpenNow;
  tasks: OpenNow;
  /** Cases that ended in the span, from their start to their end. */
  ended: Durations;
  /** Tasks that were finished in the span, from their opening on. */
  finished: Durations;
  /** Of those: overdue. */
  overdue: number;
}

interface UnitRow extends OpenRow {
  unit: string;
  ended_count: number | null;
  ended_days: [number, number] | null;
  finished_count: number | null;
  finished_days: [number, number] | null;
  overdue: number | null;
}

/** A page of units in the order of their paths; with a level, taken together at its divisions. */
export async function unitInsight(
  db: Db,
  sight: Sight,
  asked: InsightAsked & { level?: Level | undefined },
  page: { limit: number; after: { unit: string } | null },
): Promise<Page<UnitInsight, { unit: string }>> {
  const { level } = asked;
  const caseUnit = unitAt(sql`s.organisation`, level);
  const taskUnit = unitAt(sql`coalesce(t.organisation, s.organisation)`, level);
  const { rows } = await sql<UnitRow>`
    with ${casesInSight(db, sight, asked)},
    standing as (
      select ${caseUnit} as unit, count(*)::int as open_cases, (count(*) filter (where s.overdue))::int as overdue_cases,
        ${byAge(sql`s.started_at`, asked.at)} as case_ages
      from seen s where s.status <> 'ended' group by 1),
    waiting as (
      select ${taskUnit} as unit, count(*)::int as open_tasks, (count(*) filter (where t.overdue))::int as overdue_tasks,
        ${byAge(sql`t.opened_at`, asked.at)} as task_ages
      from seen s join tasks t on t.case_id = s.case_id
      where s.status <> 'ended' and t.state = 'open' group by 1),
    concluded as (
      select ${caseUnit} as unit, count(*)::int as ended_count,
        ${percentiles(daysBetween(sql`s.started_at`, sql`s.ended_at`))} as ended_days
      from seen s where ${inSpan(sql`s.ended_at`, asked)} group by 1),
    finished as (
      select ${taskUnit} as unit, count(*)::int as finished_count,
        ${percentiles(daysBetween(sql`t.opened_at`, sql`t.finished_at`))} as finished_days,
        (count(*) filter (where t.overdue))::int as overdue
      from tasks t join seen s on s.case_id = t.case_id
      where t.state = 'done' and ${inSpan(sql`t.finished_at`, asked)} group by 1),
    units as (
      select unit collate "C" as unit, open_cases, overdue_cases, case_ages, open_tasks, overdue_tasks, task_ages,
        ended_count, ended_days, finished_count, finished_days, overdue
      from standing full join waiting using (unit) full join concluded using (unit) full join finished using (unit))
    select * from units where unit > ${page.after?.unit ?? ''} order by unit limit ${page.limit + 1}
    ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  const units = rows.map((row) => ({
    unit: row.unit,
    ...openOf(row),
    ended: durations(row.ended_count ?? 0, row.ended_days),
    finished: durations(row.finished_count ?? 0, row.finished_days),
    overdue: row.overdue ?? 0,
  }));
  return pageOf(units, page.limit, ({ unit }) => ({ unit }));
}

/** What happened in one week. */
export interface WeekInsight {
  /** `2026-W12` */
  week: string;
  started: number;
  ended: Durations;
  /** Of the ended: a clock of the case had run out. */
  endedOverdue: number;
  finishedTasks: number;
  finishedOverdue: number;
  /** Visits that were sent or taken back. */
  returned: number;
}

/** The weeks of the span in which something happened, and how many cases were open when it began. */
export async function weekInsight(
  db: Db,
  sight: Sight,
  asked: InsightAsked,
): Promise<{ openBefore: number; weeks: WeekInsight[] }> {
  const { rows } = await sql<WeekRow>`
    with ${casesInSight(db, sight, asked)}, ${leftVisits(asked)},
    begun as (
      select ${isoWeek(sql`started_on`)} as week, count(*)::int as started from seen
      where started_on between ${asked.from}::date and ${asked.to}::date group by 1),
    concluded as (
      select ${isoWeek(dayOf(sql`s.ended_at`))} as week, count(*)::int as ended_count,
        ${percentiles(daysBetween(sql`s.started_at`, sql`s.ended_at`))} as ended_days,
        (count(*) filter (where exists (
          select from clocks k where k.case_id = s.case_id and k.overdue)))::int as ended_overdue
      from seen s where ${inSpan(sql`s.ended_at`, asked)} group by 1),
    finished as (
      select ${isoWeek(dayOf(sql`t.finished_at`))} as week, count(*)::int as finished_count,
        (count(*) filter (where t.overdue))::int as finished_overdue
      from tasks t join seen s on s.case_id = t.case_id
      where t.state = 'done' and ${inSpan(sql`t.finished_at`, asked)} group by 1),
    sent as (
      select ${isoWeek(dayOf(sql`left_at`))} as week, (count(*) filter (where returned))::int as returned
      from visits group by 1),
    before as (
      select count(*)::int as open_before from seen
      where started_on < ${asked.from}::date and (ended_at is null or ${dayOf(sql`ended_at`)} >= ${asked.from}::date)),
    weeks as (
      select * from begun full join concluded using (week) full join finished using (week) full join sent using (week))
    select * from before left join weeks on true order by week ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  return {
    openBefore: rows[0]?.open_before ?? 0,
    weeks: rows.flatMap((row) => (row.week === null ? [] : [weekOfRow(row.week, row)])),
  };
}

interface WeekRow {
  open_before: number;
  week: string | null;
  started: number | null;
  ended_count: number | null;
  ended_days: [number, number] | null;
  ended_overdue: number | null;
  finished_count: number | null;
  finished_overdue: number | null;
  returned: number | null;
}

function weekOfRow(week: string, row: WeekRow): WeekInsight {
  return {
    week,
    started: row.started ?? 0,
    ended: durations(row.ended_count ?? 0, row.ended_days),
    endedOverdue: row.ended_overdue ?? 0,
    finishedTasks: row.finished_count ?? 0,
    finishedOverdue: row.finished_overdue ?? 0,
    returned: row.returned ?? 0,
  };
}

function openOf(row: OpenRow): { cases: OpenNow; tasks: OpenNow } {
  const none = [0, 0, 0, 0, 0];
  return {
    cases: { count: row.open_cases ?? 0, overdue: row.overdue_cases ?? 0, ages: row.case_ages ?? none },
    tasks: { count: row.open_tasks ?? 0, overdue: row.overdue_tasks ?? 0, ages: row.task_ages ?? none },
  };
}
