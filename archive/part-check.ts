// What is written is read again and proved before anything rests on it.
import { hashesAt } from '../db/archived-cases.ts';
import type { ArchivedCase } from '../db/archived-cases.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { breakIn, openLine } from './case-record.ts';
import type { CaseRecord } from './case-record.ts';
import { linesOf, partHolds } from './folder.ts';
import type { Part } from './folder.ts';

export interface Checked {
  db: Db;
  crypto: FieldCrypto;
  dir: string;
}

/** Name of a file within the archive's folder. */
export const bundleOf = (month: string, { file }: Pick<Part, 'file'>): string => `${month}/${file}`;

/** What the table says of a file. */
export function entriesOf(month: string, part: Part): ArchivedCase[] {
  return part.cases.map(({ caseId, sequence, head, runs }) => ({
    caseId,
    bundle: bundleOf(month, part),
    digest: part.sha256,
    sequence,
    head: Buffer.from(head, 'hex'),
    keyId: part.keyId,
    runs,
  }));
}

/**
 * Reads a file again from the disk: its sum, every line of it, every chain, and each head against the database. Null when
 * all of it holds.
 */
export async function faultOfPart({ db, crypto, dir }: Checked, month: string, part: Part): Promise<string | null> {
  if (!(await partHolds(dir, month, part))) return 'it is not what was written';
  const heads = await hashesAt(db, part.cases);
  let line = 0;
  for await (const text of linesOf(dir, month, part.file)) {
    const entry = part.cases[line];
    line += 1;
    const record = opened(text, crypto);
    if (record === null) return `line ${line} can not be opened`;
    if (record.caseId !== entry?.caseId) return `line ${line} is another case`;
    if (breakIn(record) !== null) return `line ${line}: its chain does not hold`;
    if (heads.get(record.caseId)?.toString('hex') !== entry.head) return `line ${line}: the database has another head`;
  }
  return line === part.cases.length ? null : 'lines are missing';
}

/** Null where a line was changed or its key is not configured. */
function opened(text: string, crypto: FieldCrypto): CaseRecord | null {
  try {
    return openLine(text, crypto);
  } catch {
    return null;
  }
}
