import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Announced years, and the days on which they differ from the week. A year without a row is not announced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_years (
      year int primary key,
      -- not announced: computed by weekends
      provisional boolean not null,
      source_zh text not null,
      source_en text not null,
      origin text not null check (origin in ('release', 'county'))
    )`.execute(db);
  await sql`
    create table calendar_days (
      day date primary key,
      -- true: a weekend day that is worked; false: an announced day off
      working boolean not null,
      name text
    )`.execute(db);
}
