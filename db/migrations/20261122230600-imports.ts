import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Taking over from paper: imports with their rows, whose cells stay sealed until the row is taken in, and a log of what
 * was done to the system itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table imports (
      id uuid primary key,
      kind text not null check (kind in ('organisations', 'people', 'subjects', 'cases')),
      -- of cases: the procedure, and the version by which its rows are read
      procedure text,
      definition_hash text,
      -- every row lies in it; empty: everywhere
      region text collate "C" not null,
      file_name text not null,
      -- head of the file, in order: [{key, title}]
      columns jsonb not null,
      -- issuer of the accounts that the rows name
      issuer text,
      body_hash text not null,
      by_id text not null,
      by_name text not null,
      created_at timestamptz not null,
      state text not null check (state in ('running', 'done', 'discarded')),
      finished_at timestamptz
    )`.execute(db);
  await sql`create index imports_by_time on imports (created_at desc, id desc)`.execute(db);
  await sql`
    create table import_rows (
      import_id uuid not null references imports,
      row int not null,
      -- first row of what the row belongs to; rows of one case share it
      entry int not null,
      -- in which the entries are taken: parents before what lies in them
      place int not null,
      cells_sealed text,
      state text not null check (state in ('waiting', 'done', 'failed')),
      action text check (action in ('added', 'changed', 'same')),
      -- what it became: path, id of a person, subject or case
      target text,
      faults jsonb not null default '[]',
      done_at timestamptz,
      primary key (import_id, row)
    )`.execute(db);
  await sql`create index waiting_import_rows on import_rows (import_id, place) where state = 'waiting'`.execute(db);
  await sql`
    create table administration_log (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      act text not null,
      by text not null,
      detail jsonb not null
    )`.execute(db);
}
