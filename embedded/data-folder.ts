import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canReach, postgresAccount } from './postgres-account.ts';
import { SYSTEM_FOLDER } from './postgres-programs.ts';
import { say } from './progress.ts';

const REPOSITORY = join(import.meta.dirname, '..');

/** `var/` in the repository, or a folder of the system when PostgreSQL's account can't enter the repository. */
export function ordinaryDataFolder(): string {
  if (canReach(postgresAccount(), REPOSITORY)) return join(REPOSITORY, 'var');
  const name = createHash('sha256').update(REPOSITORY).digest('hex').slice(0, 8);
  const folder = join(SYSTEM_FOLDER, name);
  say(`Data goes to ${folder}: the account "postgres" can't enter ${REPOSITORY} · 数据目录`);
  return folder;
}
