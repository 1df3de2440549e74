import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Announced years, and the days on which they differ from the week. A year without a row is not announced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_years (
      year int primary key,
      notice text not null,
      origin text not null check (origin in ('release', 'county'))
    )`.execute(db);
  await sql`
    create table calendar_days (
      day date primary key,
      working boolean not null,
      name_zh text not null,
      name_en text not null
    )`.execute(db);
}
