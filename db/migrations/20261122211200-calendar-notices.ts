import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Holiday notices that administrators imported, and what became of each open case by them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table calendar_days
      -- the year whose notice names the day, where that is not the day's own: New Year may begin in December
      add column notice_year int`.execute(db);
  await sql`
    create table calendar_notices (
      notice_id uuid primary key,
      year int not null,
      source_zh text not null,
      source_en text not null,
      -- as it was sent, for whoever asks what was read
      original text not null,
      replaced boolean not null,
      first_day date not null,
      imported_by text not null,
      imported_by_name text not null,
      imported_at timestamptz not null,
      body_hash text not null,
      state text not null check (state in ('moving', 'done', 'incomplete')),
      finished_at timestamptz
    )`.execute(db);
  await sql`create index calendar_notices_by_time on calendar_notices (imported_at desc, notice_id)`.execute(db);
  await sql`
    alter table calendar_years add column notice_id uuid references calendar_notices`.execute(db);
  await sql`
    create table calendar_notice_items (
      notice_id uuid not null references calendar_notices,
      case_id uuid not null,
      -- number of the case's last event when it was listed: what the notice moved comes after it
      sequence int not null,
      -- something of it is due in the time that the notice is about
      may_move boolean not null,
      state text not null default 'pending' check (state in ('pending', 'moved', 'unchanged', 'ended', 'failed')),
      moves jsonb,
      error text,
      attempts int not null default 0,
      updated_at timestamptz not null,
      primary key (notice_id, case_id)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index pending_calendar_notice_items on calendar_notice_items (notice_id, may_move desc, case_id)
    where state = 'pending'`.execute(db);
}
