// What PostgreSQL says that a copy of it must hold: every file with its length and SHA-256, as pg_verifybackup reads it.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const Manifest = z.object({
  Files: z.array(
    z.union([
      z.object({ Path: z.string(), Size: z.int(), Checksum: z.string(), 'Checksum-Algorithm': z.literal('SHA256') }),
      // a name that is no UTF-8, which none of ours is
      z.object({ 'Encoded-Path': z.string() }),
    ]),
  ),
  'Manifest-Checksum': z.string(),
});

/** Places, relative to `folder`, that are not what the manifest says; empty when the copy is whole. */
export async function faultsOfCopy(folder: string, manifestFile: string): Promise<string[]> {
  const text = readFileSync(manifestFile, 'utf8');
  const manifest = Manifest.parse(JSON.parse(text));
  // The manifest's own digest is of everything before the line that says it.
  const own = text.slice(0, text.lastIndexOf('"Manifest-Checksum"'));
  if (createHash('sha256').update(own).digest('hex') !== manifest['Manifest-Checksum']) return ['backup_manifest'];
  const faults: string[] = [];
  for (const file of manifest.Files) {
    if ('Encoded-Path' in file) faults.push(file['Encoded-Path']);
    else if ((await digestOf(join(folder, file.Path))) !== `${file.Size} ${file.Checksum}`) faults.push(file.Path);
  }
  return faults;
}

async function digestOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
      }
    });
  } catch {
    return null;
  }
  return `${size} ${hash.digest('hex')}`;
}
