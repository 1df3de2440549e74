import type { Db } from './client.ts';

/** Whether the database answers and has its tables. */
export async function databaseAnswers(db: Db): Promise<boolean> {
  try {
    await db.selectFrom('cases').select('case_id').limit(1).execute();
    return true;
  } catch {
    return false;
  }
}
