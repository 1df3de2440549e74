import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What does not move, found by the watchdog; and messages that are about no case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stuck_items (
      id uuid primary key default gen_random_uuid(),
      cause text not null,
      -- the thing that is stuck: one open item for cause and thing
      key text not null,
      case_id uuid,
      organisation text not null,
      procedure text,
      part text,
      evidence jsonb not null,
      affected jsonb not null,
      since timestamptz not null,
      found_at timestamptz not null,
      seen_at timestamptz not null,
      resolved_at timestamptz,
      due_at timestamptz not null,
      -- division whose administrator has it
      addressed_to text not null,
      escalated_at timestamptz,
      claimed_by text,
      claimed_by_name text,
      claimed_at timestamptz
    )`.execute(db);
  await sql`create unique index open_stuck_items on stuck_items (cause, key) where resolved_at is null`.execute(db);
  await sql`create index stuck_items_by_age on stuck_items (found_at desc, id desc)`.execute(db);
  await sql`create index stuck_items_by_case on stuck_items (case_id) where case_id is not null`.execute(db);
  await sql`
    create table watchdog (
      name text primary key,
      began_at timestamptz,
      finished_at timestamptz,
      swept_at timestamptz,
      cpu_ms int,
      error text
    )`.execute(db);
  await sql`create index open_post_tasks on tasks (role, organisation)
    where state = 'open' and person_id is null and claimed_by is null`.execute(db);
  await sql`create index claimed_tasks on tasks (claimed_at) where state = 'open' and claimed_by is not null`.execute(
    db,
  );
  await sql`create index stuck_cases on cases (stuck) where stuck is not null`.execute(db);
  await sql`create index overdue_clocks on clocks (case_id) where state = 'running' and overdue`.execute(db);
  await sql`create index failed_outbox on outbox (created_at) where state = 'failed'`.execute(db);
  await sql`create index ended_cases_by_end on cases (ended_at) where ended_at is not null`.execute(db);
  await sql`alter table inbox alter column case_id drop not null, alter column sequence drop not null`.execute(db);
}
