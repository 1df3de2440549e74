import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Which ended cases stand in the archive's files, and of which Temporal keeps nothing any more. Their trails stay here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table archived_cases (
      case_id uuid primary key,
      -- path of the file within the archive's folder, and its SHA-256
      bundle text not null,
      digest text not null,
      -- the last event that the file has, and its hash
      sequence int not null,
      head bytea not null,
      -- key under which it is sealed; null: in clear
      key_id text,
      -- runs whose histories are in the file
      runs text[] not null,
      archived_at timestamptz not null,
      -- when these runs were taken out of Temporal
      removed_at timestamptz
    )`.execute(db);
  await sql`create index archived_cases_by_bundle on archived_cases (bundle)`.execute(db);
  await sql`create index archived_cases_to_remove on archived_cases (bundle) where removed_at is null`.execute(db);
}
