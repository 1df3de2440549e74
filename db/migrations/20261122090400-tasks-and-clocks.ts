import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Worklists read the tasks' own columns by index and join the case by its key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tasks (
      case_id uuid not null,
      task_id text not null,
      visit int not null,
      stage text not null,
      kind text not null,
      procedure text not null,
      rehearsal boolean not null,
      role text,
      organisation text collate "C",
      person_id text,
      person_name text,
      state text not null check (state in ('open', 'waiting', 'done', 'closed')),
      claimed_by text,
      claimed_by_name text,
      claimed_at timestamptz,
      opened_at timestamptz not null,
      due_on date,
      -- due_on, or the last day of all when there is none: the order of worklists
      sort_due date not null,
      overdue boolean not null,
      finished_at timestamptz,
      finished_by text,
      finished_by_name text,
      outcome text,
      primary key (case_id, task_id)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index open_tasks_by_role on tasks (organisation, role, sort_due, case_id, task_id)
    where state = 'open' and role is not null`.execute(db);
  await sql`create index open_tasks_by_person on tasks (person_id, sort_due, case_id, task_id)
    where state = 'open' and person_id is not null`.execute(db);
  await sql`create index open_tasks_by_claim on tasks (claimed_by, sort_due, case_id, task_id)
    where state = 'open' and claimed_by is not null`.execute(db);
  await sql`create index open_tasks_by_due on tasks (sort_due, case_id, task_id) where state = 'open'`.execute(db);
  await sql`create index tasks_finished_by on tasks (finished_by, finished_at desc, case_id, task_id)
    where finished_by is not null`.execute(db);
  await sql`
    create table clocks (
      case_id uuid not null,
      clock_id text not null,
      clock text not null,
      visit int,
      state text not null check (state in ('running', 'suspended', 'stopped')),
      started_at timestamptz not null,
      due_on date,
      due_at timestamptz,
      provisional boolean not null,
      overdue boolean not null,
      stopped_at timestamptz,
      primary key (case_id, clock_id)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index running_clocks_by_due on clocks (due_on, case_id, clock_id) where state = 'running'`.execute(
    db,
  );
}
