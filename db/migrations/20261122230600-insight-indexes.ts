import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * How long stages took is asked of the trail for a span of days: what was left then, and when that visit had begun. Both
 * indexes hold these events alone, a few of a command's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index visits_by_close on events (recorded_at) where type = 'visitClosed'`.execute(db);
  await sql`create index visits_by_opening on events (case_id, ((payload ->> 'visitId')::int), sequence)
    where type = 'visitOpened'`.execute(db);
  await sql`create index tasks_by_finish on tasks (finished_at) where state = 'done'`.execute(db);
  await sql`create index cases_by_end on cases (ended_at) where ended_at is not null`.execute(db);
}
