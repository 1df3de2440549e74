import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What is stuck, or was, is read by place: a range of an index, as lists of cases are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table stuck_items alter column organisation type text collate "C"`.execute(db);
  await sql`create index open_stuck_items_by_age on stuck_items (found_at desc, id desc) where resolved_at is null`.execute(
    db,
  );
  await sql`create index mended_stuck_items_by_place on stuck_items (organisation, found_at desc, id desc)
    where resolved_at is not null`.execute(db);
}
