import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Claims a data folder for this process and returns how to give it back. Throws when another living process of ours
 * holds it, since two servers on one folder would destroy it.
 */
export function claimFolder(dataDir: string): () => void {
  const file = join(dataDir, 'stack.pid');
  const holder = readHolder(file);
  if (holder !== undefined && isOurs(holder)) {
    throw new Error(
      `Already running as process ${holder} on ${dataDir} · 已在运行: stop that one first, or set BANJIE_DATA`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** Whether a living process of ours holds a data folder. */
export function isClaimed(dataDir: string): boolean {
  const holder = readHolder(join(dataDir, 'stack.pid'));
  return holder !== undefined && isOurs(holder);
}

function readHolder(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return undefined;
  }
}

function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // After a reboot the number may belong to anything; a Node process is the nearest that can be told on Linux.
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
  } catch {
    return false;
  }
}
