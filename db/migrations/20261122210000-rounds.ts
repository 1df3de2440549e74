import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Rounds of duties and series of indicators are cases of another kind; what each unit owes for each period is a row, so
 * that a matrix or a list of the silent is one query.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases
      add column kind text not null default 'case' check (kind in ('case', 'round', 'series')),
      -- key of the duty or indicator, and label of what the round covers; null for a case
      add column part text,
      add column period text`.execute(db);
  await sql`create index rounds_by_part on cases (procedure, part, started_at desc, case_id desc)
    where kind <> 'case'`.execute(db);
  await sql`
    alter table tasks
      -- of a round: the organisation that the task is about, and the period
      add column unit text collate "C",
      add column period text`.execute(db);
  await sql`
    create table round_items (
      case_id uuid not null,
      unit text collate "C" not null,
      unit_name text not null,
      period text not null,
      state text not null check (state in ('silent', 'filed', 'late', 'checked', 'returned', 'excused')),
      opened_on date not null,
      due_on date not null,
      -- silent at the due instant, whatever came later
      overdue boolean not null,
      late boolean not null,
      filed_at timestamptz,
      filed_by text,
      filed_by_name text,
      nothing boolean not null,
      entries int not null,
      -- of the newest entry, sensitive fields sealed; null without one
      data jsonb,
      ground text,
      procedure text not null,
      part text not null,
      rehearsal boolean not null,
      updated_at timestamptz not null,
      primary key (case_id, period, unit)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index round_items_by_unit on round_items (unit, due_on desc, case_id)`.execute(db);
  await sql`create index owed_round_items on round_items (due_on, unit, case_id)
    where state in ('silent', 'returned')`.execute(db);
  await replaceProjectCase(db);
}

/** As before, with the items of rounds; a row of an older writer has no kind. */
async function replaceProjectCase(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function project_case(p_first boolean, p jsonb) returns void language plpgsql as $$
    declare
      v_number text := lower(p #>> '{case,case_number}');
    begin
      if p_first then
        insert into cases select (jsonb_populate_record(null::cases, '{"kind": "case"}' || (p -> 'case'))).*;
        insert into case_search
          select (p #>> '{case,case_id}')::uuid, concat_ws(' ', p #>> '{search,text}', v_number),
            array(select jsonb_array_elements_text(p #> '{search,terms}')) || v_number;
      else
        update cases c set
          definition_hash = r.definition_hash, status = r.status, outcome = r.outcome, stages = r.stages, stuck = r.stuck,
          ended_at = r.ended_at, sequence = r.sequence, chain_head = r.chain_head, data = coalesce(r.data, c.data),
          next_due_on = r.next_due_on, overdue = r.overdue, card = r.card, updated_at = r.updated_at
        from jsonb_populate_record(null::cases, p -> 'case') r
        where c.case_id = r.case_id;
      end if;
      if p ? 'items' then
        insert into round_items as i select * from jsonb_populate_recordset(null::round_items, p -> 'items')
        on conflict (case_id, period, unit) do update set
          state = excluded.state, due_on = excluded.due_on, overdue = excluded.overdue, late = excluded.late,
          filed_at = excluded.filed_at, filed_by = excluded.filed_by, filed_by_name = excluded.filed_by_name,
          nothing = excluded.nothing, entries = excluded.entries, data = excluded.data, ground = excluded.ground,
          updated_at = excluded.updated_at;
      end if;
      if p ? 'tasks' then
        insert into tasks as t select * from jsonb_populate_recordset(null::tasks, p -> 'tasks')
        on conflict (case_id, task_id) do update set
          role = excluded.role, organisation = excluded.organisation, person_id = excluded.person_id,
          person_name = excluded.person_name, state = excluded.state, claimed_by = excluded.claimed_by,
          claimed_by_name = excluded.claimed_by_name, claimed_at = excluded.claimed_at, due_on = excluded.due_on,
          sort_due = excluded.sort_due, overdue = excluded.overdue, finished_at = excluded.finished_at,
          finished_by = excluded.finished_by, finished_by_name = excluded.finished_by_name, outcome = excluded.outcome
        where t is distinct from excluded;
      end if;
      if p ? 'finished' then
        update tasks t set state = f.state, finished_at = f.finished_at, finished_by = f.finished_by,
          finished_by_name = f.finished_by_name, outcome = f.outcome
        from jsonb_populate_recordset(null::tasks, p -> 'finished') f
        where t.case_id = f.case_id and t.task_id = f.task_id;
      end if;
      if p ? 'closedVisits' then
        update tasks set state = 'closed', finished_at = (p #>> '{case,updated_at}')::timestamptz
        where case_id = (p #>> '{case,case_id}')::uuid and state in ('open', 'waiting')
          and visit = any (array(select jsonb_array_elements_text(p -> 'closedVisits')::int));
      end if;
      if p ? 'clocks' then
        insert into clocks as c select * from jsonb_populate_recordset(null::clocks, p -> 'clocks')
        on conflict (case_id, clock_id) do update set
          state = excluded.state, started_at = excluded.started_at, due_on = excluded.due_on, due_at = excluded.due_at,
          provisional = excluded.provisional, overdue = excluded.overdue, stopped_at = excluded.stopped_at
        where c is distinct from excluded;
      end if;
      if p ? 'grantees' then
        insert into case_access select jsonb_array_elements_text(p -> 'grantees'), (p #>> '{case,case_id}')::uuid
        on conflict do nothing;
      end if;
      if p ? 'attachments' then
        insert into case_attachments select * from jsonb_populate_recordset(null::case_attachments, p -> 'attachments')
        on conflict do nothing;
      end if;
    end $$`.execute(db);
}
