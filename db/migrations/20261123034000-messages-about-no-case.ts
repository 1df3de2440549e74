import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What is stuck may be about no case, and goes out by the channels all the same. The watchdog remembers up to which case
 * it has compared rows with their trails.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox alter column case_id drop not null`.execute(db);
  await sql`alter table watchdog add column compared_to uuid`.execute(db);
}
