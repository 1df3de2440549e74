import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A vendor's report of a text message names it by the vendor's own number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index deliveries_by_reference on deliveries (reference)
    where state = 'sent' and reference is not null`.execute(db);
}
