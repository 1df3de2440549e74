import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The organisation tree, people, who holds what, and who acts for whom. Paths are collated "C", so that a region is a
 * range of an index whatever the database's own order is. Validity is in days: from is included, to is not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organisations (
      path text collate "C" primary key,
      name_zh text not null,
      name_en text not null,
      level text not null check (level in ('county', 'township', 'village')),
      parent text collate "C",
      kind text not null check (kind in ('division', 'body')),
      valid_from date not null,
      valid_to date,
      successor text collate "C"
    )`.execute(db);
  await sql`create index organisations_by_parent on organisations (parent)`.execute(db);
  await sql`
    create table people (
      id text primary key,
      name text not null,
      id_number_sealed text,
      id_number_index bytea,
      phone_sealed text,
      phone_index bytea,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create unique index people_by_id_number on people (id_number_index)`.execute(db);
  await sql`create index people_by_phone on people (phone_index)`.execute(db);
  await sql`
    create table accounts (
      login text not null,
      person_id text not null references people,
      issuer text not null,
      disabled boolean not null default false,
      primary key (issuer, login)
    )`.execute(db);
  await sql`
    create table holdings (
      id bigint generated always as identity primary key,
      person_id text not null references people,
      role text not null,
      organisation text collate "C" not null references organisations,
      valid_from date not null,
      valid_to date check (valid_to > valid_from)
    )`.execute(db);
  await sql`create index holdings_by_person on holdings (person_id)`.execute(db);
  await sql`create index holdings_by_role on holdings (organisation, role)`.execute(db);
  await sql`
    create table agencies (
      id bigint generated always as identity primary key,
      principal_id text not null references people,
      agent_id text not null references people check (agent_id <> principal_id),
      -- null: every role, everywhere
      role text,
      organisation text collate "C",
      valid_from date not null,
      valid_to date not null check (valid_to > valid_from),
      ground text not null
    )`.execute(db);
  await sql`create index agencies_by_agent on agencies (agent_id, valid_to)`.execute(db);
}
