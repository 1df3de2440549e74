// What a first visit loads, compressed as it is sent: a village's line is slow.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { CONSOLE_DIST } from '../../embedded/console-build.ts';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const KILO = 1000;
const manifest = (): Record<string, Chunk> =>
  JSON.parse(readFileSync(join(CONSOLE_DIST, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;

/** Bytes, gzipped, of the scripts and style sheets that these entries need before they show. */
function weight(entries: readonly string[]): number {
  const chunks = manifest();
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = chunks[key];
    if (chunk === undefined) throw new Error(`the build has no ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const more of chunk.imports ?? []) visit(more);
  };
  for (const entry of entries) visit(entry);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(CONSOLE_DIST, file))).length, 0);
}

test('the first visit loads no more than a slow line carries', () => {
  expect(inject('consoleFault')).toBeNull();
  expect(weight(['index.html', 'src/features/sign-in/sign-in-page.tsx'])).toBeLessThan(180 * KILO);
  expect(weight(['index.html', 'src/features/look-up/look-up-page.tsx'])).toBeLessThan(180 * KILO);
  expect(weight(['index.html', 'src/app/shell.tsx', 'src/features/inbox/inbox-page.tsx'])).toBeLessThan(420 * KILO);
});
