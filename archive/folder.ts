// The archive's folder: one folder a month, in it files of lines that are never changed, and a manifest of them.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const Entry = z.object({
  caseId: z.uuid(),
  endedAt: z.string(),
  sequence: z.int(),
  head: z.string(),
  runs: z.array(z.string()),
});

const Part = z.object({
  file: z.string().regex(/^part-\d{4}\.jsonl$/),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  writtenAt: z.string(),
  /** Key under which its lines are sealed; null: in clear. */
  keyId: z.string().nullable(),
  cases: z.array(Entry),
});
export type Part = z.infer<typeof Part>;

const Manifest = z.object({ format: z.literal(1), month: z.string(), parts: z.array(Part) });
export type Manifest = z.infer<typeof Manifest>;

const MONTH = /^\d{4}-\d{2}$/;
const MANIFEST = 'manifest.json';
const SUMS = 'SHA256SUMS';

/** Months that the archive has, in order. */
export function monthsIn(dir: string): string[] {
  return existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => MONTH.test(name))
        .sort()
    : [];
}

/** What a month's manifest lists; nothing where there is none yet. Throws when it can't be read. */
export function readManifest(dir: string, month: string): Manifest {
  const file = join(dir, month, MANIFEST);
  return existsSync(file) ? Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))) : { format: 1, month, parts: [] };
}

/** Number of the next file of a month. */
export const nextNumber = ({ parts }: Manifest): number =>
  Math.max(0, ...parts.map(({ file }) => Number(file.slice('part-'.length, -'.jsonl'.length)))) + 1;

/** Writes a file of lines, and returns what a manifest says of it. A file of that name that no manifest lists is replaced. */
export async function writePart(
  dir: string,
  month: string,
  number: number,
  lines: readonly string[],
): Promise<Pick<Part, 'file' | 'bytes' | 'sha256'>> {
  const file = `part-${String(number).padStart(4, '0')}.jsonl`;
  const content = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  await writeWhole(join(dir, month), file, content);
  return { file, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Writes a month's manifest, and the sums by which `sha256sum -c` checks it with its files. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const folder = join(dir, manifest.month);
  const text = Buffer.from(`${JSON.stringify(Manifest.parse(manifest), null, 2)}\n`);
  await writeWhole(folder, MANIFEST, text);
  await writeSums(dir, manifest, createHash('sha256').update(text).digest('hex'));
}

async function writeSums(dir: string, { month, parts }: Manifest, manifestSum: string): Promise<void> {
  await writeWhole(join(dir, month), SUMS, Buffer.from(sumsOf(parts, manifestSum)));
}

const sumsOf = (parts: readonly Part[], manifestSum: string): string =>
  [...parts.map(({ sha256, file }) => `${sha256}  ${file}`), `${manifestSum}  ${MANIFEST}`]
    .map((line) => `${line}\n`)
    .join('');

/** Whether a month's sums are those of its manifest and of the files that it lists. */
export function sumsHold(dir: string, manifest: Manifest): boolean {
  const file = join(dir, manifest.month, SUMS);
  const text = readFileSync(join(dir, manifest.month, MANIFEST));
  const expected = sumsOf(manifest.parts, createHash('sha256').update(text).digest('hex'));
  return existsSync(file) && readFileSync(file, 'utf8') === expected;
}

/** Whether a file is there and has the length and sum that its manifest says. */
export async function partHolds(dir: string, month: string, part: Part): Promise<boolean> {
  const path = join(dir, month, part.file);
  if (!existsSync(path)) return false;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return bytes === part.bytes && hash.digest('hex') === part.sha256;
}

/** The lines of a file, one after the other. */
export function linesOf(dir: string, month: string, file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(join(dir, month, file)), crlfDelay: Infinity });
}

/** Files of a month that no manifest lists: left by a run that was broken off, or put there by somebody. */
export function unlisted(dir: string, { month, parts }: Manifest): string[] {
  const known = new Set([...parts.map(({ file }) => file), MANIFEST, SUMS]);
  return readdirSync(join(dir, month)).filter((name) => !known.has(name));
}

/** Either whole or not at all: under another name first, and on the disk before it gets its own. */
async function writeWhole(folder: string, name: string, content: Buffer): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passing = join(folder, `${name}.tmp`);
  const file = await open(passing, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(passing, join(folder, name));
  const parent = await open(folder, 'r');
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}
