import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What a case's move to another version, or back to an earlier state, asks of the read model and of the ledgers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replaceProjectCase(db);
  await sql`alter table quota_entries drop constraint quota_entries_kind_check`.execute(db);
  await sql`
    alter table quota_entries add constraint quota_entries_kind_check
      check (kind in ('reserved', 'committed', 'released', 'reopened'))`.execute(db);
  await replacePosting(db);
  await sql`drop trigger quota_entry_of_event on events`.execute(db);
  await sql`
    create trigger quota_entry_of_event after insert on events for each row
      when (new.type in ('quotaReserved', 'quotaCommitted', 'quotaReleased', 'quotaReopened'))
      execute function post_quota_entry()`.execute(db);
}

/** As before; what a revert takes back of a commitment stands reserved again, and the ledger holds as much as it did. */
async function replacePosting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function post_quota_entry() returns trigger language plpgsql as $$
    declare
      v_account jsonb := new.payload -> 'account';
      v_id text := v_account ->> 'id';
      v_amount bigint := (new.payload ->> 'amount')::bigint;
      v_back bigint := coalesce((new.payload ->> 'released')::bigint, 0);
    begin
      if new.type = 'quotaReserved' then
        -- the newest version of the procedure says how much there is
        insert into quota_accounts as q
          select v_id, c.procedure, new.payload ->> 'quota', v_account ->> 'organisation', (v_account ->> 'year')::int,
            (new.payload ->> 'limit')::bigint, v_amount, 0
          from (select split_part(replace(v_id, 'rehearsal:', ''), '|', 1) as procedure) c
        on conflict (account) do update set total = excluded.total, reserved = q.reserved + v_amount;
      elsif new.type = 'quotaCommitted' then
        update quota_accounts set reserved = reserved - v_amount - v_back, committed = committed + v_amount
        where account = v_id;
      elsif new.type = 'quotaReopened' then
        update quota_accounts set reserved = reserved + v_amount, committed = committed - v_amount
        where account = v_id;
      else
        update quota_accounts set reserved = reserved - v_amount where account = v_id;
      end if;
      insert into quota_entries values
        (new.case_id, new.sequence, v_id, lower(substr(new.type, 6)), v_amount, v_back, new.recorded_at);
      return null;
    end $$`.execute(db);
}

/** As before; a task's stage has another key after a migration. */
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
          stage = excluded.stage, role = excluded.role, organisation = excluded.organisation, person_id = excluded.person_id,
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
