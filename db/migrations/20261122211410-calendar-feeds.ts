import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Calendar feeds that people have opened. Of the token that stands in a feed's address only the hash is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_feeds (
      id uuid primary key,
      person_id text not null references people,
      label text not null,
      token_hash bytea not null unique,
      created_at timestamptz not null,
      -- when the token became another one
      rotated_at timestamptz,
      revoked_at timestamptz,
      last_read_at timestamptz
    )`.execute(db);
  await sql`create index calendar_feeds_by_person on calendar_feeds (person_id, created_at, id)`.execute(db);
}
