// How much is open, waiting and stuck in the whole deployment: what is watched, without a name of anybody.
import { sql } from 'kysely';
import type { Db } from './client.ts';

export interface CountyFigures {
  /** By state: open, suspended. */
  cases: Record<string, number>;
  overdueCases: number;
  openTasks: number;
  overdueTasks: number;
  outbox: { waiting: number; oldestSeconds: number };
  /** By state; those that are over count for the last 24 hours. */
  deliveries: Record<string, number>;
  webhookDeliveries: Record<string, number>;
  /** Stuck items that nobody has mended, by cause. */
  stuck: Record<string, number>;
}

type Counts = Record<string, number> | null;

/** Counted by one statement; rehearsals are no part of it, save among messages. */
export async function countyFigures(db: Db, at: string): Promise<CountyFigures> {
  const { rows } = await sql<Row>`
    with cases_open as (
      select status, count(*)::int as n, (count(*) filter (where overdue))::int as overdue
      from cases where status <> 'ended' and not rehearsal and kind = 'case' group by 1),
    tasks_open as (
      select count(*)::int as n, (count(*) filter (where overdue))::int as overdue
      from tasks where state = 'open' and not rehearsal),
    waiting as (
      select count(*)::int as n, extract(epoch from ${at}::timestamptz - min(created_at))::float8 as oldest
      from outbox where state = 'pending'),
    sent as (
      select state, count(*)::int as n from deliveries
      where state = 'queued' or created_at > ${at}::timestamptz - interval '1 day' group by 1),
    called as (
      select state, count(*)::int as n from webhook_deliveries
      where finished_at is null or finished_at > ${at}::timestamptz - interval '1 day' group by 1),
    stuck as (select cause, count(*)::int as n from stuck_items where resolved_at is null group by 1)
    select (select json_object_agg(status, n) from cases_open) as cases,
      (select coalesce(sum(overdue), 0)::int from cases_open) as overdue_cases,
      tasks_open.n as open_tasks, tasks_open.overdue as overdue_tasks,
      waiting.n as outbox_waiting, waiting.oldest as outbox_oldest,
      (select json_object_agg(state, n) from sent) as deliveries,
      (select json_object_agg(state, n) from called) as webhook_deliveries,
      (select json_object_agg(cause, n) from stuck) as stuck
    from tasks_open, waiting`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a count gave no row');
  return {
    cases: row.cases ?? {},
    overdueCases: row.overdue_cases,
    openTasks: row.open_tasks,
    overdueTasks: row.overdue_tasks,
    outbox: { waiting: row.outbox_waiting, oldestSeconds: Math.max(0, row.outbox_oldest ?? 0) },
    deliveries: row.deliveries ?? {},
    webhookDeliveries: row.webhook_deliveries ?? {},
    stuck: row.stuck ?? {},
  };
}

interface Row {
  cases: Counts;
  overdue_cases: number;
  open_tasks: number;
  overdue_tasks: number;
  outbox_waiting: number;
  outbox_oldest: number | null;
  deliveries: Counts;
  webhook_deliveries: Counts;
  stuck: Counts;
}
