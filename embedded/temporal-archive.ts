import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TemporalPrograms } from './temporal-programs.ts';
import { TEMPORAL_VERSION } from './temporal-version.ts';

const run = promisify(execFile);
const RELEASE = `https://github.com/temporalio/temporal/releases/download/v${TEMPORAL_VERSION}`;
const CONNECT_MS = 5_000;
const DOWNLOAD_MS = 10 * 60_000;

/**
 * Downloads the official release into `folder`. The archive must match `pinned`, or the release's own list of checksums
 * when nothing is pinned. Throws when the release can't be reached within seconds, so that the next way gets its turn.
 */
export async function downloadTemporal(folder: string, programs: TemporalPrograms, pinned?: string): Promise<void> {
  const archive = archiveName(process.platform, process.arch);
  const list = await get(`${RELEASE}/checksums.txt`, CONNECT_MS);
  const expected = pinned ?? checksumOf(new TextDecoder().decode(list), archive);
  const bytes = await get(`${RELEASE}/${archive}`, DOWNLOAD_MS);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== expected) throw new Error(`${archive}: SHA-256 is ${actual}, expected ${expected}`);

  const unpacked = mkdtempSync(join(folder, 'unpack-'));
  try {
    writeFileSync(join(unpacked, archive), bytes);
    // bsdtar on Windows and macOS, GNU tar on Linux: all unpack what their platform's archive is.
    await run('tar', ['-xf', archive], { cwd: unpacked });
    const suffix = process.platform === 'win32' ? '.exe' : '';
    renameSync(join(unpacked, `temporal-sql-tool${suffix}`), programs.sqlTool);
    renameSync(join(unpacked, `temporal-server${suffix}`), programs.server);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** The name of the release's archive for a platform, in Node's words for platforms. */
export function archiveName(platform: string, arch: string): string {
  const os = platform === 'win32' ? 'windows' : platform;
  const cpu = arch === 'x64' ? 'amd64' : arch;
  return `temporal_${TEMPORAL_VERSION}_${os}_${cpu}.${os === 'windows' ? 'zip' : 'tar.gz'}`;
}

/** Finds an archive's SHA-256 in the list that a release carries. */
export function checksumOf(list: string, archive: string): string {
  for (const line of list.split('\n')) {
    const [sum, name] = line.trim().split(/\s+\*?/);
    if (name === archive && sum !== undefined) return sum;
  }
  throw new Error(`the release has no ${archive}`);
}

async function get(url: string, timeoutMs: number): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
