import { sql } from 'kysely';
import type { Db } from './client.ts';

/** Resolves when the database answers and has its tables; rejects otherwise. */
export async function checkDatabase(db: Db): Promise<void> {
  await sql`select 1 from cases limit 1`.execute(db);
}
