import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Files by their content, which case uses them, and who was shown a sensitive value. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table attachments (
      digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
      size bigint not null,
      media_type text not null,
      name text not null,
      uploaded_by text not null,
      uploaded_at timestamptz not null
    )`.execute(db);
  await sql`
    create table attachment_owners (
      digest text not null references attachments,
      person_id text not null,
      primary key (digest, person_id)
    )`.execute(db);
  await sql`
    create table case_attachments (
      case_id uuid not null,
      digest text not null,
      sequence int not null,
      name text,
      primary key (case_id, digest)
    )`.execute(db);
  await sql`create index case_attachments_by_digest on case_attachments (digest)`.execute(db);
  await sql`
    create table reveals (
      id bigint generated always as identity primary key,
      case_id uuid,
      subject_id text,
      field text not null,
      person_id text not null,
      ground text not null,
      revealed_at timestamptz not null,
      check ((case_id is null) <> (subject_id is null))
    )`.execute(db);
  await sql`create index reveals_by_case on reveals (case_id, revealed_at)`.execute(db);
  await sql`create index reveals_by_subject on reveals (subject_id, revealed_at)`.execute(db);
}
