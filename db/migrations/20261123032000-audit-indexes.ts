import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Audits read the trail of many cases by time, and what one person did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index events_by_time on events (recorded_at desc, case_id desc, sequence desc)`.execute(db);
  await sql`create index events_by_actor on events (actor_id, recorded_at desc) where actor_id is not null`.execute(db);
  await sql`create index reveals_by_time on reveals (revealed_at desc)`.execute(db);
}
