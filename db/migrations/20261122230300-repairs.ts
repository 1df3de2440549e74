import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Orders for repairs, and what became of each of their cases. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table repairs (
      id uuid primary key,
      kind text not null,
      -- what is asked; values for a case's data are sealed as a whole
      repair jsonb not null,
      -- the ids or the filter by which the cases were chosen
      selection jsonb not null,
      reason text not null,
      ordered_by text not null references people,
      -- the administrator's posts as they were verified then: [{role, organisation, agencyOf?}]
      holdings jsonb not null,
      ordered_at timestamptz not null,
      state text not null check (state in ('waitingForSecond', 'running', 'paused', 'done', 'rejected')),
      -- also where the case has moved on since the dry run
      even_if_changed boolean not null,
      -- the second person, who approved or rejected
      second_by text references people check (second_by <> ordered_by),
      second_at timestamptz,
      second_note text,
      -- where the things repaired lie, each once
      organisations text[] collate "C" not null,
      total int not null,
      -- each resumption of failed items begins a new one
      pass int not null default 1,
      paused_by text references people,
      finished_at timestamptz
    )`.execute(db);
  await sql`create index repairs_by_time on repairs (ordered_at desc, id desc)`.execute(db);
  await sql`
    create table repair_items (
      repair_id uuid not null references repairs,
      position int not null,
      case_id uuid,
      -- of what is no case: the delivery or the Schedule
      target text,
      organisation text collate "C" not null,
      -- number of the last event that the dry run saw, and a digest of what it said; null of what is no case
      sequence int,
      digest text,
      state text not null check (state in ('pending', 'done', 'refused', 'changedSince', 'failed')),
      -- tries of this pass
      attempts int not null default 0,
      reason_code text,
      reason_zh text,
      reason_en text,
      -- number of the last event after the repair
      result_sequence int,
      settled_at timestamptz,
      primary key (repair_id, position),
      check ((case_id is null) <> (target is null))
    )`.execute(db);
  await sql`create unique index repair_items_by_case on repair_items (repair_id, case_id) where case_id is not null`.execute(
    db,
  );
  await sql`create index pending_repair_items on repair_items (repair_id, position) where state = 'pending'`.execute(
    db,
  );
  await sql`create index repairs_of_case on repair_items (case_id) where case_id is not null`.execute(db);
}
