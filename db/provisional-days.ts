import { sql } from 'kysely';
import type { Db } from './client.ts';

/** A day on which something of a case is due. */
export interface DueDay {
  caseId: string;
  dueOn: string | null;
}

/**
 * Which of these days rest on a year whose holidays are not announced: they may move, and lists say so. One question for
 * a whole page.
 */
export async function provisionalDays(db: Db, days: readonly DueDay[]): Promise<(day: DueDay) => boolean> {
  const caseIds = [...new Set(days.filter((day) => day.dueOn !== null).map((day) => day.caseId))];
  if (caseIds.length === 0) return () => false;
  const rows = await db
    .selectFrom('clocks')
    .select(['case_id', 'due_on'])
    .where((eb) => eb('case_id', '=', eb.fn.any(sql<string[]>`${caseIds}::uuid[]`)))
    .where('state', '=', 'running')
    .where('provisional', '=', true)
    .execute();
  const found = new Set(rows.map((row) => `${row.case_id} ${row.due_on}`));
  return ({ caseId, dueOn }) => dueOn !== null && found.has(`${caseId} ${dueOn}`);
}
