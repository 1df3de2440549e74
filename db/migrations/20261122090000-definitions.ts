import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Definitions by hash, and which one is in force since when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table definitions (
      hash text primary key,
      procedure text not null,
      form text not null check (form in ('case', 'duty', 'indicator')),
      json jsonb not null,
      -- level/body of every department that a stage names or that is competent: 'county/housing'
      departments text[] not null default '{}',
      origin text not null check (origin in ('release', 'county')),
      based_on text references definitions,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index definitions_by_procedure on definitions (procedure, created_at)`.execute(db);
  await sql`create index definitions_by_department on definitions using gin (departments)`.execute(db);
  await sql`
    create table activations (
      id bigint generated always as identity primary key,
      procedure text not null,
      hash text not null references definitions,
      active_from timestamptz not null,
      ground text not null,
      activated_by text not null
    )`.execute(db);
  await sql`create index activations_in_force on activations (procedure, active_from desc, id desc)`.execute(db);
}
