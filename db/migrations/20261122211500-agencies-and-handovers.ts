import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Who set an agency up and who ended it; what an applicant may do himself; handovers with what they moved. A period may
 * now be empty: what is ended before it began was never in force, and stays to be read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await allowEmptyPeriods(db, 'agencies');
  await allowEmptyPeriods(db, 'holdings');
  await sql`
    alter table agencies
      add column created_by text,
      add column created_at timestamptz,
      -- first day on which it would have been over, had nobody ended it early
      add column planned_to date,
      add column ended_by text,
      add column ended_at timestamptz,
      add column end_ground text`.execute(db);
  await sql`create index agencies_by_principal on agencies (principal_id, valid_to)`.execute(db);
  await sql`
    alter table tasks
      -- the applicant, where he may do what is addressed to whoever filed for him
      add column applicant_id text`.execute(db);
  await sql`create index open_tasks_by_applicant on tasks (applicant_id, sort_due, case_id, task_id)
    where state = 'open' and applicant_id is not null`.execute(db);
  await sql`create index waiting_tasks_by_claim on tasks (claimed_by) where state = 'waiting' and claimed_by is not null`.execute(
    db,
  );
  await sql`create index events_of_rolls on events (case_id) where type in ('rosterResolved', 'signerReplaced')`.execute(
    db,
  );
  await sql`
    create table handovers (
      id uuid primary key,
      from_person text not null references people,
      to_person text not null references people check (to_person <> from_person),
      -- day from which the posts are the successor's
      effective_on date not null,
      ground text not null,
      -- [{role, organisation}]: left, kept, given to the successor, new to him who leaves
      leaves jsonb not null,
      keeps jsonb not null,
      gives jsonb not null,
      moves jsonb not null,
      ordered_by text not null references people,
      ordered_at timestamptz not null,
      state text not null check (state in ('planned', 'running', 'done')),
      begun_at timestamptz,
      finished_at timestamptz
    )`.execute(db);
  await sql`create unique index one_handover_at_a_time on handovers (from_person) where state <> 'done'`.execute(db);
  await sql`create index handovers_by_time on handovers (ordered_at desc, id desc)`.execute(db);
  await sql`
    create table handover_cases (
      handover_id uuid not null references handovers,
      case_id uuid not null,
      was_copied boolean not null,
      state text not null check (state in ('pending', 'done')),
      attempts int not null default 0,
      error text,
      done_at timestamptz,
      primary key (handover_id, case_id)
    )`.execute(db);
  await sql`create index pending_handover_cases on handover_cases (handover_id, case_id) where state = 'pending'`.execute(
    db,
  );
  await sql`
    create table handover_items (
      handover_id uuid not null references handovers,
      -- what it is: equal for one that is written twice, and in the order in which it is shown
      ref text collate "C" not null,
      kind text not null,
      case_id uuid,
      detail jsonb not null,
      moved boolean not null,
      reason_code text,
      reason_zh text,
      reason_en text,
      primary key (handover_id, ref)
    )`.execute(db);
}

async function allowEmptyPeriods(db: Kysely<unknown>, table: 'agencies' | 'holdings'): Promise<void> {
  await sql`
    do $$ declare v_name text; begin
      select conname into strict v_name from pg_constraint
      where conrelid = ${sql.lit(table)}::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%valid_to > valid_from%';
      execute format('alter table ${sql.raw(table)} drop constraint %I', v_name);
    end $$`.execute(db);
  await sql`alter table ${sql.table(table)} add check (valid_to >= valid_from)`.execute(db);
}
