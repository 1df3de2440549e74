// Rows of the read model held against their trails, a few cases at each look: what somebody has changed in a table while
// number and hash of the last event agree is found when its turn comes.
import { sql } from 'kysely';
import type { PlacedCase } from './stuck-cases.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { tryRebuild } from './rebuild-trial.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';
const WATCHDOG = 'watchdog';

/** The next cases and rounds in the order of their ids, from where the last call ended; after the last the first again. */
export async function nextToCompare(db: Db, most: number): Promise<PlacedCase[]> {
  if (most === 0) return [];
  const row = await db.selectFrom('watchdog').select('compared_to').where('name', '=', WATCHDOG).executeTakeFirst();
  const after = row?.compared_to ?? FIRST;
  const cases = await db
    .selectFrom('cases')
    .select(['case_id as caseId', 'organisation', 'procedure', 'part', 'started_at as startedAt'])
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(most)
    .execute();
  const to = cases.length < most ? FIRST : (cases.at(-1)?.caseId ?? FIRST);
  await db
    .insertInto('watchdog')
    .values({ name: WATCHDOG, compared_to: to })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ compared_to: to }))
    .execute();
  return cases;
}

/** Where the rows of a case differ from what its trail gives: `cases.outcome`; empty where they do not. */
export async function differencesOf(db: Db, crypto: FieldCrypto, caseId: string): Promise<string[]> {
  try {
    const { before, after } = await tryRebuild(db, crypto, caseId);
    return Object.keys(after).flatMap((table) => {
      const [now, then] = [before[table], after[table]];
      const columns = [...new Set([...(now?.columns ?? []), ...(then?.columns ?? [])])].sort();
      return now?.rows === then?.rows ? columns.map((column) => `${table}.${column}`) : [table];
    });
  } catch (error) {
    // What PostgreSQL or the way to it refuses may pass; rows that stand in the way of the true ones do not.
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && !code.startsWith('23')) throw error;
    return ['events'];
  }
}

/** Open items of cases whose rows a comparison found to differ, in no particular order. */
export async function foundByComparing(db: Db): Promise<(PlacedCase & { evidence: Record<string, unknown> })[]> {
  const rows = await db
    .selectFrom('stuck_items as s')
    .innerJoin('cases as c', 'c.case_id', 's.case_id')
    .select(['c.case_id as caseId', 'c.organisation', 'c.procedure', 'c.part', 's.since as startedAt', 's.evidence'])
    .where('s.cause', '=', 'projectionBehind')
    .where('s.resolved_at', 'is', null)
    .where(sql<boolean>`s.evidence ? 'columns'`)
    .orderBy(sql`random()`)
    .execute();
  return rows.map((row) => ({ ...row, evidence: row.evidence as Record<string, unknown> }));
}
