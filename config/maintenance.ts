import type { DataKeys } from './data-keys.ts';
import { ConfigError } from './load-config.ts';
import { Environment } from './schema.ts';

/** What the maintenance commands need of {@link loadConfig}'s: the database and the keys of what is sealed in it. */
export interface MaintenanceConfig {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly dataKeys: DataKeys;
  readonly blindIndexKey: Buffer;
}

const Keys = Environment.pick({
  DATABASE_URL: true,
  DATABASE_SCHEMA: true,
  DATA_KEYS: true,
  BLIND_INDEX_KEY: true,
});

/** Whether the environment names a database at all; otherwise the stack of `npm start` is meant. */
export function namesDatabase(env: NodeJS.ProcessEnv = process.env): boolean {
  return (env.DATABASE_URL ?? '') !== '';
}

/** Reads the few keys that maintenance needs. Throws {@link ConfigError}. */
export function loadMaintenanceConfig(env: NodeJS.ProcessEnv = process.env): MaintenanceConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Keys.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues);
  const { DATABASE_URL, DATABASE_SCHEMA, DATA_KEYS, BLIND_INDEX_KEY } = parsed.data;
  return Object.freeze({
    databaseUrl: DATABASE_URL,
    schema: DATABASE_SCHEMA,
    dataKeys: DATA_KEYS,
    blindIndexKey: BLIND_INDEX_KEY,
  });
}
