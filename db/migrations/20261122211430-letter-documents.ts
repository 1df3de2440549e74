import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What a letter says is kept with it, as it went out: neither a new template nor a new name of an organisation changes
 * an old letter. Letters written before have none, and are said from their title and fields.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table letters
      -- the stage that asked for it
      add column stage text,
      -- issuer, addressee and sentences, in both languages
      add column document jsonb,
      -- the last day on which anything may be done against it; null until it is served
      add column remedies_until date`.execute(db);
  await sql`create index letters_by_remedy on letters (remedies_until) where remedies_until is not null`.execute(db);
  await sql`
    create or replace function letter_served() returns trigger language plpgsql as $$
    begin
      update letters set
        service = new.payload::jsonb, served_on = (new.payload ->> 'servedOn')::date,
        effective_on = (new.payload ->> 'effectiveOn')::date,
        remedies_until = (
          select max((remedy ->> 'dueOn')::date) from jsonb_array_elements((new.payload -> 'remedies')::jsonb) remedy)
      where effect_id = new.payload ->> 'letter' and case_id = new.case_id;
      return null;
    end $$`.execute(db);
}
