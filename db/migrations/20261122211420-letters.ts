import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Letters have a kind, which chooses their number's series, and a record of service. The record is written from the
 * trail by a trigger: whoever writes the event writes the row, and rebuilding a case has nothing to do with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table letters
      add column kind text not null default 'letter',
      -- how, to whom, when; null until it is served
      add column service jsonb,
      add column served_on date,
      -- from this day on it counts as served
      add column effective_on date`.execute(db);
  await sql`create index letters_by_issue on letters (issued_on desc, effect_id desc)`.execute(db);
  await sql`create index unserved_letters on letters (issued_on, effect_id) where served_on is null`.execute(db);
  await sql`
    create function letter_served() returns trigger language plpgsql as $$
    begin
      update letters set
        service = new.payload::jsonb, served_on = (new.payload ->> 'servedOn')::date,
        effective_on = (new.payload ->> 'effectiveOn')::date
      where effect_id = new.payload ->> 'letter' and case_id = new.case_id;
      return null;
    end $$`.execute(db);
  await sql`create trigger letter_served after insert on events
    for each row when (new.type = 'letterServed') execute function letter_served()`.execute(db);
}
