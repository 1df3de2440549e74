// Walks the hash chain and says where it breaks first.
import type { CaseData, Json } from '../domain/case/state.ts';
import { GENESIS, linkHash } from './chain.ts';
import type { ChainLink } from './chain.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { readLinks } from './event-rows.ts';
import { recordedCases } from './rebuild.ts';
import { ERASED, openPayload, saltedDigest, valueAtPointer } from './sealed-values.ts';

export interface Break {
  caseId: string;
  /** The first event that does not hold; for `headDiffers` the last of the trail. */
  sequence: number;
  reason:
    | 'missing'
    /** It does not follow the event before it. */
    | 'previousDiffers'
    /** It is not what was recorded. */
    | 'contentDiffers'
    /** A sealed value is not the one that was recorded. */
    | 'sealedValueDiffers'
    /** The case's row names another last event: the trail was cut off, or the row changed. */
    | 'headDiffers';
}

/** The first break of one case, or null when its chain holds. Without `crypto` sealed values are not looked into. */
export async function verifyCase(db: Db, caseId: string, crypto?: FieldCrypto): Promise<Break | null> {
  const links = await readLinks(db, caseId);
  let prevHash: Buffer = GENESIS;
  for (const [index, link] of links.entries()) {
    const reason = breakOf(link, index + 1, prevHash, crypto);
    if (reason !== null) return { caseId, sequence: index + 1, reason };
    prevHash = link.hash;
  }
  const row = await db
    .selectFrom('cases')
    .select(['sequence', 'chain_head'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const holds = row !== undefined && row.sequence === links.length && row.chain_head.equals(prevHash);
  return holds ? null : { caseId, sequence: links.length, reason: 'headDiffers' };
}

/** Verifies every case; calls `onBreak` for each that does not hold and returns how many cases were looked at. */
export async function verifyAll(db: Db, onBreak: (found: Break) => void, crypto?: FieldCrypto): Promise<number> {
  let count = 0;
  for await (const caseId of recordedCases(db)) {
    const found = await verifyCase(db, caseId, crypto);
    if (found !== null) onBreak(found);
    count += 1;
  }
  const orphans = await db
    .selectFrom('cases')
    .select('case_id')
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('events').select('events.sequence').whereRef('events.case_id', '=', 'cases.case_id')),
      ),
    )
    .execute();
  for (const { case_id } of orphans) onBreak({ caseId: case_id, sequence: 1, reason: 'missing' });
  return count + orphans.length;
}

function breakOf(
  link: ChainLink,
  sequence: number,
  prevHash: Buffer,
  crypto: FieldCrypto | undefined,
): Break['reason'] | null {
  if (link.sequence !== sequence) return 'missing';
  if (!link.prevHash.equals(prevHash)) return 'previousDiffers';
  if (!linkHash(prevHash, link).equals(link.hash)) return 'contentDiffers';
  if (crypto !== undefined && !sealedValuesHold(link, crypto)) return 'sealedValueDiffers';
  return null;
}

/** Whether what the sealed values open to has the digests that the chain holds; erased ones can't be compared. */
function sealedValuesHold(link: ChainLink, crypto: FieldCrypto): boolean {
  const sealed = Object.entries(link.sealed ?? {});
  if (sealed.length === 0) return true;
  let body: CaseData;
  try {
    body = openPayload(crypto, link.caseId, link.sequence, link.payload, link.sealed);
  } catch {
    return false;
  }
  return sealed.every(([pointer, { salt }]) => {
    const value = valueAtPointer(body, pointer);
    return value === ERASED || digestAt(link.payload, pointer) === saltedDigest(salt, value);
  });
}

function digestAt(payload: CaseData, pointer: string): Json {
  return (valueAtPointer(payload, pointer) as CaseData | null)?.['$digest'] ?? null;
}
