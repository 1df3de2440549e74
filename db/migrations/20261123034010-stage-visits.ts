import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Visits of stages as rows, so that how long stages took is one walk over a span of days. They follow from single events
 * and are written with them, by the same transaction; a trail that stands never changes, so nothing makes them again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stage_visits (
      case_id uuid not null,
      -- of the event that opened it: a number may be given twice to visits of one case where it was put back
      sequence int not null,
      visit int not null,
      stage text not null,
      opened_at timestamptz not null,
      -- when the closing was recorded; null while it is open
      closed_at timestamptz,
      -- when it was left, which of what was taken over from paper is the day that the paper says
      left_at timestamptz,
      -- sent or taken back
      returned boolean not null default false,
      primary key (case_id, sequence)
    ) with (fillfactor = 80)`.execute(db);
  await sql`
    create function happened_at(recorded timestamptz, business date, payload json) returns timestamptz
    language sql stable as $$
      select case when payload ->> 'paper' is null then recorded
        else business::timestamp at time zone 'Asia/Shanghai' end $$`.execute(db);
  await sql`
    insert into stage_visits (case_id, sequence, visit, stage, opened_at, closed_at, left_at, returned)
    select o.case_id, o.sequence, (o.payload ->> 'visitId')::int, o.payload ->> 'stage',
      happened_at(o.recorded_at, o.business_date, o.payload), c.recorded_at,
      happened_at(c.recorded_at, c.business_date, c.payload),
      coalesce(c.payload ->> 'reason' in ('returned', 'takenBack'), false)
    from events o left join lateral (
      select type, recorded_at, business_date, payload from events v
      where v.case_id = o.case_id and v.sequence > o.sequence and v.type in ('visitClosed', 'visitOpened')
        and (v.payload ->> 'visitId')::int = (o.payload ->> 'visitId')::int
      order by v.sequence limit 1) c on c.type = 'visitClosed'
    where o.type = 'visitOpened'`.execute(db);
  await sql`
    create function note_stage_visit() returns trigger language plpgsql as $$
    begin
      if new.type = 'visitOpened' then
        insert into stage_visits (case_id, sequence, visit, stage, opened_at)
        values (new.case_id, new.sequence, (new.payload ->> 'visitId')::int, new.payload ->> 'stage',
          happened_at(new.recorded_at, new.business_date, new.payload))
        on conflict do nothing;
      else
        update stage_visits set closed_at = new.recorded_at,
          left_at = happened_at(new.recorded_at, new.business_date, new.payload),
          returned = new.payload ->> 'reason' in ('returned', 'takenBack')
        where case_id = new.case_id and sequence = (
          select max(v.sequence) from stage_visits v
          where v.case_id = new.case_id and v.visit = (new.payload ->> 'visitId')::int and v.sequence < new.sequence);
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger stage_visit_of_event after insert on events for each row
      when (new.type in ('visitOpened', 'visitClosed')) execute function note_stage_visit()`.execute(db);
  await sql`create index stage_visits_by_close on stage_visits (closed_at) include (case_id, visit, stage, opened_at, left_at, returned)
    where closed_at is not null`.execute(db);
  await sql`drop index visits_by_close, visits_by_opening`.execute(db);
  await sql`create index ever_overdue_clocks on clocks (case_id, visit) where overdue and visit is not null`.execute(
    db,
  );
  await sql`create index ever_overdue_tasks on tasks (case_id, visit) where overdue`.execute(db);
}
