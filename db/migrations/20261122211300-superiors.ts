import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Who is above whom where the default (the leader of the organisation, then of the division above) is not right. Each
 * side is a person, or a role at an organisation. Validity is in days: from is included, to is not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table superiors (
      id bigint generated always as identity primary key,
      person_id text references people,
      role text,
      organisation text collate "C" references organisations,
      superior_person_id text references people,
      superior_role text,
      superior_organisation text collate "C" references organisations,
      -- division whose administrator has set it
      region text collate "C" not null,
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      ground text not null,
      created_by text not null references people,
      created_at timestamptz not null,
      ended_by text references people,
      ended_at timestamptz,
      check (num_nonnulls(person_id, role) = 1 and (role is null) = (organisation is null)),
      check (num_nonnulls(superior_person_id, superior_role) = 1
        and (superior_role is null) = (superior_organisation is null))
    )`.execute(db);
  await sql`create index superiors_of_person on superiors (person_id) where person_id is not null`.execute(db);
  await sql`create index superiors_of_post on superiors (organisation, role) where role is not null`.execute(db);
}
