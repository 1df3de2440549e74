import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveName, checksumOf } from '../../embedded/temporal-archive.ts';
import { findTemporalPrograms } from '../../embedded/temporal-programs.ts';
import type { ProgramSearch, TemporalPrograms } from '../../embedded/temporal-programs.ts';
import { isUsableVersion } from '../../embedded/temporal-version.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'banjie-programs-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(programs: TemporalPrograms, version = '1.32.1'): void {
  for (const file of [programs.server, programs.sqlTool]) {
    writeFileSync(file, `#!/bin/sh\necho temporal version ${version}\n`);
    chmodSync(file, 0o755);
  }
}

function folder(name: string, version?: string): string {
  const path = join(root, name);
  mkdirSync(path, { recursive: true });
  if (version !== undefined) put(programsIn(path), version);
  return path;
}

const programsIn = (path: string): TemporalPrograms => ({
  server: join(path, 'temporal-server'),
  sqlTool: join(path, 'temporal-sql-tool'),
});
const unreachable = { title: 'archive', install: () => Promise.reject(new Error('unreachable')) };
const search = (changes: Partial<ProgramSearch>): ProgramSearch => ({
  path: '',
  cacheDir: join(root, 'cache'),
  ways: [],
  ...changes,
});

describe('the order of the search', () => {
  test('programs on PATH come before the cache', async () => {
    folder('cache', '1.32.1');
    const onPath = folder('path', '1.33.0');
    expect(await findTemporalPrograms(search({ path: onPath }))).toEqual(programsIn(onPath));
  });

  test('a server on PATH that can not skip time is passed over', async () => {
    const cached = folder('cache', '1.32.1');
    const onPath = folder('path', '1.29.1');
    expect(await findTemporalPrograms(search({ path: onPath }))).toEqual(programsIn(cached));
  });

  test('a server without its schema tool is passed over', async () => {
    const cached = folder('cache', '1.32.1');
    const onPath = folder('path', '1.32.1');
    rmSync(join(onPath, 'temporal-sql-tool'));
    expect(await findTemporalPrograms(search({ path: onPath }))).toEqual(programsIn(cached));
  });

  test('when one way fails the next is taken, and its programs are found again in the cache', async () => {
    const build = {
      title: 'build',
      install: (_: string, programs: TemporalPrograms) => Promise.resolve(put(programs)),
    };
    const found = await findTemporalPrograms(search({ ways: [unreachable, build] }));
    expect(found).toEqual(programsIn(join(root, 'cache')));
    expect(await findTemporalPrograms(search({ ways: [unreachable] }))).toEqual(found);
  });
});

test('when every way fails, one message says why each did and names the three ways out', async () => {
  const go = { title: 'go build', install: () => Promise.reject(new Error('go: not found')) };
  await expect(findTemporalPrograms(search({ ways: [unreachable, go] }))).rejects.toThrow(
    /archive: unreachable[\s\S]*go build: go: not found[\s\S]*Install Go[\s\S]*TEMPORAL_ADDRESS[\s\S]*docker compose/,
  );
});

test.each([
  ['temporal version 1.32.1', true],
  ['temporal version 1.33.0', true],
  ['temporal version 2.0.0', true],
  ['temporal version 1.31.9', false],
  ['command not found', false],
])('"%s" is usable: %s', (printed, usable) => {
  expect(isUsableVersion(printed)).toBe(usable);
});

describe('the official archive', () => {
  test.each([
    ['linux', 'x64', 'temporal_1.32.1_linux_amd64.tar.gz'],
    ['darwin', 'arm64', 'temporal_1.32.1_darwin_arm64.tar.gz'],
    ['win32', 'x64', 'temporal_1.32.1_windows_amd64.zip'],
  ])('for %s on %s is %s', (platform, arch, name) => {
    expect(archiveName(platform, arch)).toBe(name);
  });

  test('its checksum is found in the list of the release', () => {
    const list = 'aa  temporal_1.32.1_darwin_amd64.tar.gz\nbb  temporal_1.32.1_linux_amd64.tar.gz\n';
    expect(checksumOf(list, 'temporal_1.32.1_linux_amd64.tar.gz')).toBe('bb');
    expect(() => checksumOf(list, 'temporal_1.32.1_plan9_amd64.tar.gz')).toThrow('plan9');
  });
});
