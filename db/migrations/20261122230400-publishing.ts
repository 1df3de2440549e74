import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Publishing by the county itself: drafts, who published what and why, retirement, the county's profile, the release's sources. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table definitions
      -- what the publisher said of it, and who he is; null where a release brought it
      add column note text,
      add column published_by text`.execute(db);
  await sql`
    create table county_profiles (
      id bigint generated always as identity primary key,
      json jsonb not null,
      ground text not null,
      set_by text not null,
      set_at timestamptz not null
    )`.execute(db);
  await sql`
    alter table activations
      -- from this instant on no case of the procedure is opened; the hash is what was in force before
      add column retires boolean not null default false,
      -- the profile that brought it; null where a person put just this version in force, or a release without a profile
      add column profile_id bigint references county_profiles,
      add column recorded_at timestamptz not null default now(),
      -- a plan that was taken back before its day
      add column withdrawn_at timestamptz,
      add column withdrawn_by text`.execute(db);
  await sql`
    create table definition_drafts (
      id uuid primary key,
      -- as the document says, so that drafts of a procedure are found
      procedure text not null,
      title jsonb not null,
      document jsonb not null,
      based_on text references definitions,
      -- rises with every change: who changes an older one than there is, is told
      version int not null,
      created_by text not null,
      created_at timestamptz not null,
      updated_by text not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index definition_drafts_by_change on definition_drafts (updated_at desc, id desc)`.execute(db);
  await sql`
    create table procedure_sources (
      -- what the release says before a county's profile sets anything
      procedure text primary key,
      json jsonb not null,
      updated_at timestamptz not null
    )`.execute(db);
}
