import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The trail of events, and the read model that is folded from it. A command rewrites one row of cases: what changes with
 * every command is in no index of it, so that the update stays on its page.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table events (
      case_id uuid not null,
      sequence int not null,
      -- sequence of the first event of the same command
      batch int not null,
      type text not null,
      recorded_at timestamptz not null,
      business_date date not null,
      actor_kind text not null,
      actor_id text,
      actor_name text,
      behalf_id text,
      behalf_name text,
      -- sensitive values stand as salted digests
      payload json not null,
      -- salt and cipher text of each, by JSON pointer; may be erased, the chain still holds
      sealed json,
      prev_hash bytea not null,
      hash bytea not null,
      primary key (case_id, sequence)
    )`.execute(db);
  await sql`
    create table cases (
      case_id uuid primary key,
      case_number text not null,
      procedure text not null,
      definition_hash text not null,
      organisation text collate "C" not null,
      subject_id text,
      subject_kind text,
      subject_name text,
      applicant_id text,
      applicant_name text,
      filer_id text not null,
      filer_name text not null,
      filed_at text collate "C" not null,
      origin_case uuid,
      status text not null check (status in ('open', 'suspended', 'ended')),
      outcome text,
      rehearsal boolean not null,
      -- equal keys are the same matter; null where the definition allows any number
      uniqueness_key text,
      stages text[] not null,
      stuck text check (stuck in ('noHolder', 'effect')),
      started_on date not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      sequence int not null,
      chain_head bytea not null,
      data jsonb not null,
      next_due_on date,
      overdue boolean not null,
      card text not null check (card in ('none', 'yellow', 'red')),
      updated_at timestamptz not null
    ) with (fillfactor = 80)`.execute(db);
  await sql`create unique index one_open_case on cases (uniqueness_key) where status <> 'ended'`.execute(db);
  await sql`create index cases_by_region on cases (organisation, started_at desc, case_id desc)`.execute(db);
  await sql`create index cases_by_start on cases (started_at desc, case_id desc)`.execute(db);
  await sql`create index cases_by_procedure on cases (procedure, started_at desc, case_id desc)`.execute(db);
  await sql`create index cases_by_subject on cases (subject_id, started_at desc, case_id desc)`.execute(db);
  await sql`create index cases_by_origin on cases (origin_case) where origin_case is not null`.execute(db);
  await sql`create index overdue_cases on cases (organisation, started_at desc, case_id desc)
    where overdue and status <> 'ended'`.execute(db);
  await sql`
    create table case_access (
      -- 'person:<id>', or 'role:<role>@<organisation>' for a task addressed outside the case's own region
      grantee text not null,
      case_id uuid not null,
      primary key (grantee, case_id)
    )`.execute(db);
  await sql`create index case_access_by_case on case_access (case_id)`.execute(db);
  await sql`
    create table case_search (
      case_id uuid primary key,
      text text not null,
      -- one and two characters each: Chinese is written without spaces
      terms text[] not null
    )`.execute(db);
  await sql`create index case_search_by_term on case_search using gin (terms)`.execute(db);
  await sql`
    create table case_numbers (
      case_id uuid primary key,
      series text not null,
      number int not null,
      unique (series, number)
    )`.execute(db);
  await sql`create table number_series (series text primary key, last int not null) with (fillfactor = 50)`.execute(db);
}
