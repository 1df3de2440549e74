import { z } from 'zod';
import { ConfigError } from './load-config.ts';
import { Environment } from './schema.ts';

/** What a backup is taken of. */
export interface BackupConfig {
  /** A database of the server that is copied, by an account that may replicate it. */
  readonly url: string;
  readonly attachmentsDir: string;
  /** Under which the values in the copy are sealed. */
  readonly keyIds: readonly string[];
}

const Keys = Environment.pick({ DATABASE_URL: true, DATA_KEYS: true, ATTACHMENTS_DIR: true }).extend({
  BACKUP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
});

/** Reads where the backup is taken from. Throws {@link ConfigError}. */
export function loadBackupConfig(env: NodeJS.ProcessEnv = process.env): BackupConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Keys.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues);
  const { DATABASE_URL, BACKUP_DATABASE_URL, ATTACHMENTS_DIR, DATA_KEYS } = parsed.data;
  return Object.freeze({
    url: BACKUP_DATABASE_URL ?? DATABASE_URL,
    attachmentsDir: ATTACHMENTS_DIR,
    keyIds: DATA_KEYS.map(({ id }) => id),
  });
}
