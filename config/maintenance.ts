import type { KeepDays } from '../domain/keep-days.ts';
import type { DataKeys } from './data-keys.ts';
import { DEMO_ISSUER } from './demo-issuer.ts';
import { calendarOf, ConfigError, temporalOf } from './load-config.ts';
import type { Config } from './load-config.ts';
import { Environment } from './schema.ts';

/** What the maintenance commands need of {@link loadConfig}'s: the database, the keys of what is sealed, the engine. */
export interface MaintenanceConfig {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly dataKeys: DataKeys;
  readonly blindIndexKeys: readonly [Buffer, ...Buffer[]];
  /** Null where the environment names no Temporal server: only `history` and `schedules` must ask it. */
  readonly temporal: Config['temporal'] | null;
  readonly taskQueue: string;
  /** Issuer of the accounts that are given; null where none is configured. */
  readonly issuer: string | null;
  /** How cases that are taken over start. */
  readonly calendar: Config['calendar'];
  readonly rehearsal: boolean;
  /** For how many days what is kept for a while. */
  readonly keepDays: KeepDays;
  /** Where ended cases go, and how many days after their end. */
  readonly archive: { readonly dir: string; readonly afterDays: number };
  /** Seconds between looks of the watchdog. */
  readonly watchdogSeconds: number;
}

const Keys = Environment.pick({
  DATABASE_URL: true,
  DATABASE_SCHEMA: true,
  DATA_KEYS: true,
  BLIND_INDEX_KEY: true,
  TEMPORAL_NAMESPACE: true,
  TEMPORAL_TLS: true,
  TEMPORAL_TLS_CA_FILE: true,
  TEMPORAL_TLS_CERT_FILE: true,
  TEMPORAL_TLS_KEY_FILE: true,
  TEMPORAL_TLS_SERVER_NAME: true,
  TEMPORAL_API_KEY: true,
  TASK_QUEUE: true,
  JWT_ISSUER: true,
  DEMO_ISSUER: true,
  PERIODS_ROLL: true,
  REST_DAYS_ROLL: true,
  NAMED_DAY_INCLUDED: true,
  REHEARSAL: true,
  WATCHDOG_SECONDS: true,
  KEEP_DAYS: true,
  ARCHIVE_DIR: true,
  ARCHIVE_AFTER_DAYS: true,
}).extend({ TEMPORAL_ADDRESS: Environment.shape.TEMPORAL_ADDRESS.optional() });

/** Whether the environment names a database at all; otherwise the stack of `npm start` is meant. */
export function namesDatabase(env: NodeJS.ProcessEnv = process.env): boolean {
  return (env.DATABASE_URL ?? '') !== '';
}

/** Reads the few keys that maintenance needs. Throws {@link ConfigError}. */
export function loadMaintenanceConfig(env: NodeJS.ProcessEnv = process.env): MaintenanceConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Keys.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues);
  const { DATABASE_URL, DATABASE_SCHEMA, DATA_KEYS, BLIND_INDEX_KEY, TEMPORAL_ADDRESS, TASK_QUEUE } = parsed.data;
  return Object.freeze({
    databaseUrl: DATABASE_URL,
    schema: DATABASE_SCHEMA,
    dataKeys: DATA_KEYS,
    blindIndexKeys: BLIND_INDEX_KEY,
    temporal: TEMPORAL_ADDRESS === undefined ? null : temporalOf({ ...parsed.data, TEMPORAL_ADDRESS }),
    taskQueue: TASK_QUEUE,
    issuer: parsed.data.JWT_ISSUER ?? (parsed.data.DEMO_ISSUER ? DEMO_ISSUER : null),
    calendar: calendarOf(parsed.data),
    rehearsal: parsed.data.REHEARSAL,
    keepDays: parsed.data.KEEP_DAYS,
    archive: { dir: parsed.data.ARCHIVE_DIR, afterDays: parsed.data.ARCHIVE_AFTER_DAYS },
    watchdogSeconds: parsed.data.WATCHDOG_SECONDS,
  });
}
