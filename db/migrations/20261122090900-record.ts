import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The two functions that write cases: one call, one round trip, one transaction for a command. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The rows that are folded from events. Rebuilding runs the same function, so it can give nothing else.
  await sql`
    create function project_case(p_first boolean, p jsonb) returns void language plpgsql as $$
    declare
      v_number text := lower(p #>> '{case,case_number}');
    begin
      if p_first then
        insert into cases select (jsonb_populate_record(null::cases, p -> 'case')).*;
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

  // Events that stand already make it a repeat, which changes nothing; the caller compares them with what he brought.
  await sql`
    create function record_case(p_events json, p jsonb) returns table (case_number text, unheld text[], repeated boolean)
    language plpgsql as $$
    declare
      v_case uuid := (p #>> '{case,case_id}')::uuid;
      v_last int := (p #>> '{case,sequence}')::int;
      v_first boolean := (p ->> 'first')::boolean;
      v_number int;
      v_rows int;
    begin
      -- Two tries of one command, or a command and a rebuilding of its case, go one after the other.
      perform pg_advisory_xact_lock(hashtextextended(v_case::text, 0));
      insert into events select * from json_populate_recordset(null::events, p_events) on conflict do nothing;
      get diagnostics v_rows = row_count;
      repeated := v_rows = 0;
      if not repeated then
        -- all are new or none is: a part of a command can't have been recorded before
        if v_rows <> json_array_length(p_events) then
          raise exception 'CHAIN_CONFLICT' using errcode = 'BJ001', detail = format('case %s at %s', v_case, v_last);
        end if;
        if v_first then
          insert into number_series as s values (p #>> '{number,series}', 1)
            on conflict (series) do update set last = s.last + 1 returning last into v_number;
          insert into case_numbers values (v_case, p #>> '{number,series}', v_number);
          p := jsonb_set(p, '{case,case_number}',
            to_jsonb((p #>> '{number,prefix}') || lpad(v_number::text, greatest(4, length(v_number::text)), '0')));
        else
          perform 1 from events e where e.case_id = v_case and e.sequence = v_last - v_rows
            and e.hash = (p ->> 'prevHead')::bytea;
          if not found then
            raise exception 'CHAIN_CONFLICT' using errcode = 'BJ001', detail = format('case %s before %s', v_case, v_last);
          end if;
        end if;
        perform project_case(v_first, p);
        if p ? 'inbox' then
          insert into inbox (recipient, case_id, sequence, kind, detail, created_at)
            select i.recipient, i.case_id, i.sequence, i.kind, i.detail, i.created_at
            from jsonb_populate_recordset(null::inbox, p -> 'inbox') i on conflict do nothing;
        end if;
        if p ? 'outbox' then
          insert into outbox (dedupe_key, topic, case_id, payload, created_at)
            select o.dedupe_key, o.topic, o.case_id, o.payload, o.created_at
            from jsonb_populate_recordset(null::outbox, p -> 'outbox') o on conflict do nothing;
        end if;
        if p ? 'key' then
          insert into idempotency_keys as k select * from jsonb_populate_record(null::idempotency_keys, p -> 'key')
            on conflict (actor, key) do update set status = 'done', http_status = excluded.http_status,
              answer = excluded.answer
            where k.body_hash = excluded.body_hash and k.status <> 'done';
        end if;
      end if;
      if p ? 'opened' then
        select array_agg(t.task_id) into unheld
        from jsonb_to_recordset(p -> 'opened') as t(task_id text, role text, organisation text)
        where not exists (
          select from holdings h
          where h.organisation = t.organisation and h.role = t.role and h.valid_from <= (p ->> 'today')::date
            and (h.valid_to is null or h.valid_to > (p ->> 'today')::date));
      end if;
      select c.case_number into case_number from cases c where c.case_id = v_case;
      return next;
    end $$`.execute(db);
}
