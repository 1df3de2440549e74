import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Yellow and red cards: one row for each owner who bore a rung that draws one, with the people who stood behind him on
 * that day. A card that is revoked stays, with the ground.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cards (
      -- <case>.<number of the event>.<place of the owner>
      card_id text primary key,
      case_id uuid not null,
      sequence int not null,
      colour text not null check (colour in ('yellow', 'red')),
      -- key of the clock, duty or indicator, and which run or period of it
      clock text not null,
      clock_id text not null,
      due_on date,
      unit text collate "C" not null,
      -- null where no task was open: then the unit alone bears it
      role text,
      drawn_at timestamptz not null,
      drawn_on date not null,
      procedure text not null,
      rehearsal boolean not null,
      revoked_at timestamptz,
      revoked_by text,
      revoked_by_name text,
      revoked_ground text
    )`.execute(db);
  await sql`create index cards_of_case on cards (case_id)`.execute(db);
  await sql`create index cards_by_day on cards (drawn_on desc, card_id)`.execute(db);
  await sql`create index cards_by_unit on cards (unit, drawn_on desc)`.execute(db);
  await sql`
    create table card_people (
      card_id text not null references cards on delete cascade,
      person_id text not null,
      person_name text not null,
      primary key (card_id, person_id)
    )`.execute(db);
  await sql`create index cards_by_person on card_people (person_id, card_id)`.execute(db);
  // What stands is left: whoever held a post when the card was drawn bears it, whatever is known of the post later.
  await sql`
    create function project_cards(p jsonb) returns void language plpgsql as $$
    begin
      if p ? 'cards' then
        with given as (
          select * from jsonb_to_recordset(p -> 'cards') as c(card_id text, case_id uuid, sequence int, colour text,
            clock text, clock_id text, due_on date, unit text, role text, drawn_at timestamptz, drawn_on date,
            procedure text, rehearsal boolean, person_id text, person_name text)
        ), drawn as (
          insert into cards (card_id, case_id, sequence, colour, clock, clock_id, due_on, unit, role, drawn_at, drawn_on,
              procedure, rehearsal)
            select card_id, case_id, sequence, colour, clock, clock_id, due_on, unit, role, drawn_at, drawn_on, procedure,
              rehearsal from given
            on conflict do nothing returning card_id
        )
        insert into card_people
          select g.card_id, g.person_id, g.person_name from given g join drawn using (card_id)
            where g.person_id is not null
          union
          select g.card_id, people.id, people.name from given g join drawn using (card_id)
            join holdings h on h.organisation = g.unit and h.role = g.role and h.valid_from <= g.drawn_on
              and (h.valid_to is null or h.valid_to > g.drawn_on)
            join people on people.id = h.person_id
            where g.person_id is null;
      end if;
      if p ? 'revokedCards' then
        update cards c set revoked_at = r.revoked_at, revoked_by = r.revoked_by, revoked_by_name = r.revoked_by_name,
          revoked_ground = r.revoked_ground
        from jsonb_to_recordset(p -> 'revokedCards') as r(card_id text, revoked_at timestamptz, revoked_by text,
          revoked_by_name text, revoked_ground text)
        where c.card_id = r.card_id;
      end if;
    end $$`.execute(db);
}
