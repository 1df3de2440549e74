// What the database says of a wave: how far it is, and whether each rung stands there exactly once.
import type pg from 'pg';
import { percentile } from './statistics.ts';
import { PROCEDURE } from './wave-procedure.ts';

const RUNG = 'clockRungReached';

export interface RunningClock {
  /** Of the case. */
  id: string;
  /** Epoch milliseconds by the case's own clock. */
  dueAt: number;
}

/** The running clock of each of these cases, which have one each. */
export async function runningClocks(pool: pg.Pool, caseIds: readonly string[]): Promise<RunningClock[]> {
  const { rows } = await pool.query<{ id: string; due: number }>(
    `select case_id as id, extract(epoch from due_at)::float8 * 1000 as due
     from clocks where case_id = any($1) and state = 'running'`,
    [caseIds],
  );
  if (rows.length !== caseIds.length) throw new Error(`${rows.length} clocks run in ${caseIds.length} cases`);
  return rows.map(({ id, due }) => ({ id, dueAt: Math.round(due) }));
}

/** How many rungs are recorded, of all cases: by the outbox, which a record writes with its events and which is short. */
export async function rungsRecorded(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from outbox where topic = 'overdue'`,
  );
  return rows[0]?.count ?? 0;
}

/** How many mails about rungs a mail server has taken. */
export async function rungsSent(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from deliveries where kind = 'overdue' and channel = 'email' and state = 'sent'`,
  );
  return rows[0]?.count ?? 0;
}

export interface WaveChecked {
  rungs: number;
  /** Cases without their rung on the trail, in the inbox, in the outbox or among the mails sent. */
  lost: number;
  /** Rungs that a case has more than once in one of the four. */
  doubled: number;
  /** From the due instant to the decision, by the cases' own clocks, in milliseconds. */
  decidedMs: { p50: number; p95: number; longest: number };
}

/** Counts each case's rung on the trail, in the inbox, in the outbox by its dedupe key, and among the mails sent. */
export async function checkWave(pool: pg.Pool): Promise<WaveChecked> {
  const { rows } = await pool.query<{
    rungs: number;
    inbox: number;
    outbox: number;
    sent: number;
    late: number | null;
  }>(
    `select
       (select count(*) from events e where e.case_id = c.case_id and e.type = $2)::int as rungs,
       (select count(*) from inbox i join events e using (case_id, sequence)
         where i.case_id = c.case_id and e.type = $2)::int as inbox,
       (select count(*) from outbox o join events e on o.dedupe_key = e.case_id || ':' || e.sequence
         where e.case_id = c.case_id and e.type = $2)::int as outbox,
       (select count(*) from deliveries d join events e on d.message = e.case_id || ':' || e.sequence
         where e.case_id = c.case_id and e.type = $2 and d.channel = 'email' and d.state = 'sent')::int as sent,
       (select extract(epoch from min(e.recorded_at) - min(k.due_at))::float8 * 1000
         from events e join clocks k using (case_id) where e.case_id = c.case_id and e.type = $2) as late
     from cases c where c.procedure = $1`,
    [PROCEDURE, RUNG],
  );
  const counts = rows.map((row) => [row.rungs, row.inbox, row.outbox, row.sent]);
  const late = rows.flatMap((row) => row.late ?? []);
  return {
    rungs: rows.reduce((sum, row) => sum + row.rungs, 0),
    lost: counts.filter((all) => all.some((count) => count < 1)).length,
    doubled: counts.filter((all) => all.some((count) => count > 1)).length,
    decidedMs: { p50: percentile(late, 0.5), p95: percentile(late, 0.95), longest: percentile(late, 1) },
  };
}
