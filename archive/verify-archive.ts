// Whether the archive's files are what was written, their chains hold, and the database has the same heads.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archivedBundles, archivedIn, hashesAt } from '../db/archived-cases.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { breakIn, openLine } from './case-record.ts';
import type { CaseRecord } from './case-record.ts';
import { linesOf, monthsIn, partHolds, readManifest, sumsHold, unlisted } from './folder.ts';
import type { Manifest, Part } from './folder.ts';

export type ArchiveFault =
  /** The manifest can't be read, or the sums are not those of what it lists. */
  | 'manifestBroken'
  /** A file is missing, or is not what was written. */
  | 'fileBroken'
  /** A file that no manifest lists. */
  | 'unlisted'
  /** A line can't be opened: changed, or its key is not configured. */
  | 'unreadable'
  /** A line is another case than the manifest says, or lines are missing. */
  | 'linesDiffer'
  | 'chainBroken'
  /** The database's trail has another event there, or none. */
  | 'headDiffers'
  /** The database names a file that is not in this folder. */
  | 'fileMissing';

export interface FaultInArchive {
  /** File within the folder. */
  at: string;
  caseId: string | null;
  fault: ArchiveFault;
}

/** Looks through a whole archive; returns how many cases it has. */
export async function verifyArchive(
  { db, crypto, dir }: { db: Db; crypto: FieldCrypto; dir: string },
  onFault: (found: FaultInArchive) => void,
): Promise<number> {
  let cases = 0;
  const files = new Set<string>();
  for (const month of monthsIn(dir)) {
    const manifest = manifestOf(dir, month);
    if (manifest === null) {
      onFault({ at: `${month}/manifest.json`, caseId: null, fault: 'manifestBroken' });
      continue;
    }
    for (const name of unlisted(dir, manifest)) onFault({ at: `${month}/${name}`, caseId: null, fault: 'unlisted' });
    for (const part of manifest.parts) {
      const at = `${month}/${part.file}`;
      files.add(at);
      cases += part.cases.length;
      if (await partHolds(dir, month, part)) await verifyPart({ db, crypto, dir }, month, part, onFault);
      else onFault({ at, caseId: null, fault: 'fileBroken' });
    }
  }
  for (const bundle of await archivedBundles(db)) {
    if (!files.has(bundle)) onFault({ at: bundle, caseId: null, fault: 'fileMissing' });
  }
  return cases;
}

function manifestOf(dir: string, month: string): Manifest | null {
  try {
    const manifest = readManifest(dir, month);
    const isThere = existsSync(join(dir, month, 'manifest.json'));
    return manifest.month === month && isThere && sumsHold(dir, manifest) ? manifest : null;
  } catch {
    return null;
  }
}

async function verifyPart(
  { db, crypto, dir }: { db: Db; crypto: FieldCrypto; dir: string },
  month: string,
  part: Part,
  onFault: (found: FaultInArchive) => void,
): Promise<void> {
  const at = `${month}/${part.file}`;
  const heads = await hashesAt(db, part.cases);
  const entered = new Map((await archivedIn(db, at)).map((one) => [one.caseId, one.head.toString('hex')]));
  let line = 0;
  for await (const text of linesOf(dir, month, part.file)) {
    const entry = part.cases[line];
    line += 1;
    const fault = faultOfLine(text, crypto, entry, heads, entered);
    if (fault !== null) onFault({ at, caseId: entry?.caseId ?? null, fault });
  }
  if (line !== part.cases.length) onFault({ at, caseId: null, fault: 'linesDiffer' });
}

function faultOfLine(
  text: string,
  crypto: FieldCrypto,
  entry: Part['cases'][number] | undefined,
  heads: ReadonlyMap<string, Buffer>,
  entered: ReadonlyMap<string, string>,
): ArchiveFault | null {
  let record: CaseRecord;
  try {
    record = openLine(text, crypto);
  } catch {
    return 'unreadable';
  }
  const { caseId, events } = record;
  if (caseId !== entry?.caseId || events.at(-1)?.hash !== entry.head) return 'linesDiffer';
  if (breakIn(record) !== null) return 'chainBroken';
  const isSame =
    heads.get(caseId)?.toString('hex') === entry.head && (entered.get(caseId) ?? entry.head) === entry.head;
  return isSame ? null : 'headDiffers';
}
