import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What the system itself does, kept here until a county connects its own register, bank or post. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register_entries (
      effect_id text primary key,
      case_id uuid not null,
      register text not null,
      entry text not null,
      organisation text collate "C" not null,
      fields jsonb not null,
      entered_on date not null,
      rehearsal boolean not null
    )`.execute(db);
  await sql`create index register_entries_by_register on register_entries (register, organisation, entered_on)`.execute(
    db,
  );
  await sql`create index register_entries_by_case on register_entries (case_id)`.execute(db);
  await sql`
    create table payouts (
      effect_id text primary key,
      case_id uuid not null,
      organisation text collate "C" not null,
      payee text not null,
      account_sealed text not null,
      amount_fen bigint not null check (amount_fen >= 0),
      purpose_zh text not null,
      purpose_en text not null,
      ordered_on date not null,
      rehearsal boolean not null
    )`.execute(db);
  await sql`create index payouts_by_region on payouts (organisation, ordered_on)`.execute(db);
  await sql`create index payouts_by_case on payouts (case_id)`.execute(db);
  await sql`
    create table letters (
      effect_id text primary key,
      case_id uuid not null,
      organisation text collate "C" not null,
      number text not null unique,
      template text not null,
      title_zh text not null,
      title_en text not null,
      addressee text not null check (addressee in ('applicant', 'subject', 'organisation')),
      fields jsonb not null,
      issued_on date not null,
      rehearsal boolean not null
    )`.execute(db);
  await sql`create index letters_by_case on letters (case_id)`.execute(db);
}
