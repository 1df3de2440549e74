import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What falls due is asked of all open cases of a region at once: their places and versions are read from one index,
 * without the rows. None of its columns changes with a command, so that a case's update stays on its page.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index open_cases_by_place on cases (organisation, case_id)
    include (procedure, definition_hash, rehearsal, kind) where status <> 'ended'`.execute(db);
  await sql`create index carded_cases on cases (organisation, case_id)
    include (procedure, definition_hash, rehearsal, card, started_on) where card <> 'none' and status <> 'ended'`.execute(
    db,
  );
  // the task of an item of a round
  await sql`create index open_tasks_by_unit on tasks (unit, case_id, period)
    where state = 'open' and unit is not null`.execute(db);
}
