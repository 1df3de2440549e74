import { execFileSync, spawnSync } from 'node:child_process';

/** PostgreSQL refuses to run as root; then it runs as the system's `postgres` account, made when it is missing. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account to run PostgreSQL under, or undefined when we are not root and it runs as ourselves. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp();
  if (known) return known;
  execFileSync('groupadd', ['--system', 'postgres']);
  execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  const made = lookUp();
  if (!made) throw new Error('root: the account "postgres" could not be created (useradd)');
  return made;
}

function lookUp(): Account | undefined {
  const uid = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Whether the account may run a program or enter a folder; what lies under /root is closed to it, for example. */
export function canReach(account: Account | undefined, path: string): boolean {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/' }).status === 0;
}
