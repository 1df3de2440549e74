import { differencesOf, foundByComparing, nextToCompare } from '../../db/compare-rows.ts';
import type { Db } from '../../db/client.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import type { PlacedCase } from '../../db/stuck-cases.ts';
import type { Evidence, FoundStuck } from '../../domain/stuck/cause.ts';

/** Cases found before that are compared again at each look; where there are more, the others stay found until then. */
const AGAIN = 50;

/** Cases whose rows are not what their trail gives: the next `most` of all, and those that were found before. */
export async function findDiffering(db: Db, crypto: FieldCrypto, at: string, most: number): Promise<FoundStuck[]> {
  const known = await foundByComparing(db);
  const kept = known.slice(AGAIN);
  const found = kept.map((one) => differing(one, one.startedAt, one.evidence as Evidence));
  const seen = new Set(kept.map(({ caseId }) => caseId));
  for (const one of [...known.slice(0, AGAIN), ...(await nextToCompare(db, most))]) {
    if (seen.has(one.caseId)) continue;
    seen.add(one.caseId);
    const columns = await differencesOf(db, crypto, one.caseId);
    if (columns.length > 0) found.push(differing(one, at, { columns }));
  }
  return found;
}

const differing = (one: PlacedCase, since: string, evidence: Evidence): FoundStuck => ({
  cause: 'projectionBehind',
  key: `case:${one.caseId}`,
  caseId: one.caseId,
  organisation: one.organisation,
  procedure: one.procedure,
  part: one.part,
  since,
  evidence,
  affected: { cases: 1, tasks: 0, units: 0 },
});
