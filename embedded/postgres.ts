import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { startProgram } from './child-program.ts';
import type { RunningProgram } from './child-program.ts';
import { canReach, postgresAccount } from './postgres-account.ts';
import type { Account } from './postgres-account.ts';
import { findPostgresPrograms } from './postgres-programs.ts';
import type { PostgresPrograms } from './postgres-programs.ts';
import { withProgress } from './progress.ts';

const run = promisify(execFile);
const USER = 'banjie';
const DATABASES = ['banjie', 'temporal', 'temporal_visibility'] as const;

export interface PostgresOptions {
  /** The folder of the cluster; made when absent. */
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly logFile: string;
  /** False only for tests: faster, and a power cut would lose data. */
  readonly fsync: boolean;
  /** Where the server puts each finished piece of its log; nowhere when absent. */
  readonly walArchive?: string | undefined;
}

export interface RunningPostgres {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly program: RunningProgram;
  url(database: (typeof DATABASES)[number]): string;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on a data folder, makes the folder and the three databases when they are absent. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const account = postgresAccount();
  const programs = await findPostgresPrograms(account);
  const fresh = !existsSync(join(options.dataDir, 'PG_VERSION'));
  if (fresh) await withProgress('PostgreSQL: new database folder', () => initialise(programs, account, options));
  else await stopLeftover(programs, account, options);

  const flags = {
    listen_addresses: '127.0.0.1',
    // No socket file: two stacks of one user would otherwise meet in /tmp.
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.walArchive !== undefined && archiveFlags(options.walArchive)),
    ...(!options.fsync && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const program = await startProgram({
    name: 'PostgreSQL',
    command: programs.postgres,
    args: ['-D', options.dataDir, '-p', String(options.port), ...Object.entries(flags).map(([k, v]) => `--${k}=${v}`)],
    logFile: options.logFile,
    cwd: options.dataDir,
    ...account,
  });
  const url = (database: string): string => postgresUrl(options, database);
  await untilAnswering(program, url('postgres'));
  await createDatabases(url('postgres'));
  return { port: options.port, user: USER, password: options.password, program, url, stop: () => program.stop() };
}

/** A piece is never written over, and at most five minutes old when it is put aside. */
function archiveFlags(folder: string): Record<string, string> {
  return { archive_mode: 'on', archive_timeout: '300', archive_command: archiveCommand(folder) };
}

/** A piece that was put aside before the server could note it is there and the same, which is no error. */
export function archiveCommand(folder: string): string {
  const place = `"${folder}/%f"`;
  return `cmp -s "%p" ${place} || { test ! -f ${place} && cp "%p" "${folder}/%f.part" && mv "${folder}/%f.part" ${place}; }`;
}

/** Where a database of the embedded PostgreSQL is found while that runs. */
export function postgresUrl({ port, password }: Pick<PostgresOptions, 'port' | 'password'>, database: string): string {
  return `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function initialise(programs: PostgresPrograms, account: Account | undefined, options: PostgresOptions) {
  // A folder without PG_VERSION is one whose making was cut short.
  rmSync(options.dataDir, { recursive: true, force: true });
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${options.dataDir}.password`;
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account) {
    chownSync(options.dataDir, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  if (!canReach(account, options.dataDir)) {
    throw new Error(`The account "postgres" can't enter ${options.dataDir}: set BANJIE_DATA to a folder it can reach`);
  }
  chmodSync(options.dataDir, 0o700);
  // The library's C.UTF-8 sorts the same everywhere; the system's character classes make pg_trgm see Chinese letters.
  const characterClasses =
    process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';
  try {
    await run(
      programs.initdb,
      [
        `--pgdata=${options.dataDir}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--lc-ctype=${characterClasses}`,
        ...(options.fsync ? [] : ['--no-sync']),
      ],
      { ...account, cwd: options.dataDir },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** A server that outlived its owner is stopped; the pid file of one that didn't is removed. */
async function stopLeftover(programs: PostgresPrograms, account: Account | undefined, options: PostgresOptions) {
  const pidFile = join(options.dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (await servesFolder(pid, options.dataDir)) {
    await run(programs.pg_ctl, ['stop', '-D', options.dataDir, '-m', 'fast', '-w'], {
      ...account,
      cwd: options.dataDir,
    });
  } else {
    // PostgreSQL itself refuses to start when another program happens to have the number written in a stale file.
    rmSync(pidFile, { force: true });
  }
}

async function servesFolder(pid: number, dataDir: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir);
    return (await run('ps', ['-p', String(pid), '-o', 'command='])).stdout.includes(dataDir);
  } catch {
    return false;
  }
}

async function untilAnswering(program: RunningProgram, url: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (cause) {
      if (program.hasEnded()) throw new Error(`PostgreSQL did not start:\n${program.lastLines()}`, { cause });
      await pause(25);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function createDatabases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const present = await client.query<{ datname: string }>('select datname from pg_database');
    const names = new Set(present.rows.map((row) => row.datname));
    for (const database of DATABASES) if (!names.has(database)) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}
