import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What cases are about, and who declared to be related to whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table subjects (
      id text primary key,
      kind text not null check (kind in ('household', 'person', 'house', 'project', 'village', 'organisation')),
      organisation text collate "C" not null references organisations,
      name text not null,
      -- the person that a subject is, or that heads the household
      person_id text references people,
      data jsonb not null default '{}',
      id_number_sealed text,
      id_number_index bytea,
      phone_sealed text,
      phone_index bytea,
      valid_from date not null,
      valid_to date,
      successor text,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index subjects_by_organisation on subjects (organisation, kind, id)`.execute(db);
  await sql`create index subjects_by_id_number on subjects (id_number_index)`.execute(db);
  await sql`create index subjects_by_phone on subjects (phone_index)`.execute(db);
  await sql`
    create table relatives (
      id bigint generated always as identity primary key,
      relative_id text not null references people,
      -- the person or the subject that they are a relative of
      person_id text references people,
      subject_id text references subjects,
      relation text not null,
      declared_on date not null,
      check ((person_id is null) <> (subject_id is null))
    )`.execute(db);
  await sql`create index relatives_of_person on relatives (person_id)`.execute(db);
  await sql`create index relatives_of_subject on relatives (subject_id)`.execute(db);
}
