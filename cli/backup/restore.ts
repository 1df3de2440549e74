// A folder of PostgreSQL's data from a backup. The server that is started on it ends the restore by itself.
import { execFile } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { RestoreAsked } from './arguments.ts';
import { BackupNote, NOTE } from './backup.ts';
import { faultsOfCopy } from './manifest.ts';
import type { Report } from './report.ts';

const run = promisify(execFile);
const MOST_NAMED = 5;

/** 0 when the folder is ready, 1 when the backup is not whole; then nothing is left of the folder. */
export async function restore(asked: RestoreAsked, { say }: Report): Promise<number> {
  const { from, to, json } = asked;
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} is not empty · 目标目录不为空`);
  const archive = ['base.tar.gz', 'base.tar'].map((name) => join(from, name)).find((file) => existsSync(file));
  if (archive === undefined) throw new Error(`no base.tar.gz in ${from} · 备份中没有 base.tar.gz`);
  const noteFile = join(from, NOTE);
  // A copy that PostgreSQL's own pg_basebackup has made has no note.
  const note = existsSync(noteFile) ? BackupNote.parse(JSON.parse(readFileSync(noteFile, 'utf8'))) : null;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  await run('tar', [archive.endsWith('.gz') ? '-xzf' : '-xf', resolve(archive), '--no-same-owner'], { cwd: to });
  const faults = await faultsOfCopy(to, join(from, 'backup_manifest'));
  if (faults.length > 0) {
    rmSync(to, { recursive: true });
    const named = faults.slice(0, MOST_NAMED).join(', ');
    say(json ? JSON.stringify({ faults }) : `✗ not whole · 备份不完整: ${named} (${faults.length})`);
    return 1;
  }
  prepareRecovery(asked);
  if (asked.attachments !== undefined) copyAttachments(from, asked.attachments);
  await giveTo(asked.owner ?? (await ordinaryOwner()), to);
  const until = asked.archive === undefined ? (note?.takenAt ?? null) : (asked.until ?? 'end of the archive');
  const done = { folder: resolve(to), until, keys: note?.keys ?? [] };
  say(json ? JSON.stringify(done) : wordsOf(done));
  return 0;
}

function wordsOf({ folder, until, keys }: { folder: string; until: string | null; keys: string[] }): string {
  const needs = keys.length === 0 ? '' : ` It needs the keys ${keys.join(', ')} in DATA_KEYS · 所需密钥.`;
  return `✓ ${folder}: whole; start PostgreSQL on it, which brings it to ${until ?? 'its point'} · 已就绪,启动 PostgreSQL 即完成恢复.${needs}`;
}

/** Nobody may write or read before the log is read to its end, so that no program takes the server for the restored one. */
function prepareRecovery({ to, archive, until }: RestoreAsked): void {
  const settings = ['', '# written by banjie restore', "hot_standby = 'off'"];
  if (archive !== undefined) {
    const fetch = `cp "${resolve(archive)}/%f" "%p"`;
    settings.push(`restore_command = '${fetch.replaceAll("'", "''")}'`, "recovery_target_action = 'promote'");
    if (until !== undefined) settings.push(`recovery_target_time = '${inItsWords(until)}'`);
    writeFileSync(join(to, 'recovery.signal'), '');
  }
  appendFileSync(join(to, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
}

/** PostgreSQL reads no Z among its settings. */
const inItsWords = (until: string): string => new Date(until).toISOString().replace('T', ' ').replace('Z', '+00');

function copyAttachments(from: string, to: string): void {
  const kept = join(dirname(resolve(from)), 'attachments');
  if (existsSync(kept)) cpSync(kept, to, { recursive: true, force: false });
}

/** PostgreSQL refuses to run as root: who restores as root restores for the account that the embedded stack runs it under. */
async function ordinaryOwner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  // An image has no embedded stack, and there the owner is named.
  const embedded = await import('../../embedded/postgres-account.ts').catch(() => null);
  return embedded?.postgresAccount();
}

async function giveTo(owner: { uid: number; gid: number } | undefined, folder: string): Promise<void> {
  chmodSync(folder, 0o700);
  if (owner === undefined) return;
  const { uid, gid } = owner;
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chownSync(join(folder, name), uid, gid);
}
