import type { Db } from './client.ts';

/** Numbers for people by case id; cases that do not exist are left out. */
export async function caseNumbers(db: Db, caseIds: readonly string[]): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases')
    .select(['case_id', 'case_number'])
    .where((eb) => eb('case_id', '=', eb.fn.any(eb.val([...caseIds]))))
    .execute();
  return new Map(rows.map((row) => [row.case_id, row.case_number]));
}
