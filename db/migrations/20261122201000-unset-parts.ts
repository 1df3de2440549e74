import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What of a version does not run because a parameter of it has no value: [{parameter, usedAt, parameterTitle, partTitle}]. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table definitions add column unset jsonb not null default '[]'`.execute(db);
}
