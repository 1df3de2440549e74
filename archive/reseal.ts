// Files whose lines an older key has sealed, written anew under the current one.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { noteArchived } from '../db/archived-cases.ts';
import { lineOf, openLine } from './case-record.ts';
import { linesOf, monthsIn, nextNumber, readManifest, writeManifest, writePart } from './folder.ts';
import type { Part } from './folder.ts';
import { bundleOf, entriesOf, faultOfPart } from './part-check.ts';
import type { Checked } from './part-check.ts';

/** Seals every file anew that needs an older key; the old file goes when the new one is proved. Returns how many. */
export async function resealArchive(
  checked: Checked,
  now: () => string,
  onFile: (file: string) => void,
): Promise<number> {
  let files = 0;
  for (const month of monthsIn(checked.dir)) {
    const old = readManifest(checked.dir, month).parts.filter(
      ({ keyId }) => keyId !== null && keyId !== checked.crypto.keyId,
    );
    for (const part of old) {
      onFile(await resealPart(checked, month, part, now()));
      files += 1;
    }
  }
  return files;
}

async function resealPart(checked: Checked, month: string, old: Part, at: string): Promise<string> {
  const { db, crypto, dir } = checked;
  await requireWhole(checked, month, old);
  const lines: string[] = [];
  for await (const line of linesOf(dir, month, old.file)) lines.push(lineOf(openLine(line, crypto), crypto));
  const manifest = readManifest(dir, month);
  const written = await writePart(dir, month, nextNumber(manifest), lines);
  const part: Part = { ...old, ...written, keyId: crypto.keyId };
  await requireWhole(checked, month, part);
  await writeManifest(dir, { ...manifest, parts: manifest.parts.map((one) => (one.file === old.file ? part : one)) });
  await noteArchived(db, entriesOf(month, part), at);
  await rm(join(dir, month, old.file));
  return bundleOf(month, part);
}

async function requireWhole(checked: Checked, month: string, part: Part): Promise<void> {
  const fault = await faultOfPart(checked, month, part);
  if (fault !== null) throw new Error(`${bundleOf(month, part)}: ${fault}`);
}
