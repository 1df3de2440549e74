// Sets of cases that are held against what the engine runs.
import { sql } from 'kysely';
import type { Db } from './client.ts';

/** A case with where it lies: what a stuck item says of it. */
export interface PlacedCase {
  caseId: string;
  organisation: string;
  procedure: string;
  part: string | null;
  startedAt: string;
}

const ROWS_AT_ONCE = 500;

const placed = (db: Db) =>
  db
    .selectFrom('cases')
    .select(['case_id as caseId', 'organisation', 'procedure', 'part', 'started_at as startedAt'])
    .where('status', '<>', 'ended');

/** Those of these cases that are open. */
export function openAmong(db: Db, caseIds: readonly string[]): Promise<PlacedCase[]> {
  return placed(db)
    .where((eb) => eb('case_id', '=', eb.fn.any(sql<string[]>`${sql.val([...caseIds])}::uuid[]`)))
    .execute();
}

/** Open cases, started before an instant, that are not among these. */
export async function openBesides(db: Db, caseIds: readonly string[], startedBefore: string): Promise<PlacedCase[]> {
  const { rows } = await sql<PlacedCase>`
    select c.case_id as "caseId", c.organisation, c.procedure, c.part, c.started_at as "startedAt"
    from cases c left join unnest(${sql.val([...caseIds])}::uuid[]) as running(id) on running.id = c.case_id
    where c.status <> 'ended' and c.started_at < ${startedBefore} and running.id is null`.execute(db);
  return rows;
}

/** Cases that ended in a time, and those of these ids that have ended at any time. */
export async function endedCases(
  db: Db,
  { from, to, among }: { from: string; to: string; among: readonly string[] },
): Promise<(PlacedCase & { endedAt: string })[]> {
  const { rows } = await sql<PlacedCase & { endedAt: string }>`
    select case_id as "caseId", organisation, procedure, part, started_at as "startedAt", ended_at as "endedAt" from cases
    where ended_at is not null and ended_at < ${to}
      and (ended_at >= ${from} or case_id = any(${sql.val([...among])}::uuid[]))`.execute(db);
  return rows;
}

/** Cases of the open items of a cause, which are looked at again until they are mended. */
export async function casesStuckBy(db: Db, cause: string): Promise<string[]> {
  const rows = await db
    .selectFrom('stuck_items')
    .select('case_id')
    .where('cause', '=', cause)
    .where('resolved_at', 'is', null)
    .where('case_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.case_id ?? []);
}

/** Cases whose workflow should know the whole trail: those that are open, and those whose workflow has not heard of the end. */
export async function* casesToCatchUp(
  db: Db,
  caseId?: string,
): AsyncGenerator<{ caseId: string; sequence: number }, void, void> {
  const leftOver = caseId === undefined ? await casesStuckBy(db, 'workflowLeftOver') : [caseId];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await db
      .selectFrom('cases')
      .select(['case_id', 'sequence'])
      .where((eb) =>
        eb.or([
          eb('case_id', '=', eb.fn.any(sql<string[]>`${sql.val([...leftOver])}::uuid[]`)),
          ...(caseId === undefined ? [eb('status', '!=', 'ended')] : []),
        ]),
      )
      .where('case_id', '>', after)
      .orderBy('case_id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const row of rows) yield { caseId: row.case_id, sequence: row.sequence };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.case_id;
  }
}
