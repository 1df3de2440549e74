import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { loadEmbeddedConfig } from '../config/embedded.ts';
import { freePorts, isFree } from './free-ports.ts';
import { startPostgres } from './postgres.ts';
import { newSecrets, readSettings, writeSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { claimFolder } from './stack-lock.ts';
import { ensureNamespace } from './temporal-namespace.ts';
import { findTemporalPrograms, ordinarySearch } from './temporal-programs.ts';
import { startTemporal } from './temporal-server.ts';

const TEMPORAL_PORTS = 9;

export interface StackOptions {
  /** Everything that the stack keeps: database, keys, logs. */
  readonly dataDir: string;
  /** Faster and not crash-safe: no fsync, and `stop` removes the folder. */
  readonly forTests: boolean;
  /** Use these servers instead of starting our own. */
  readonly databaseUrl?: string | undefined;
  readonly temporalAddress?: string | undefined;
  /** Where PostgreSQL's log is archived, a folder that its account can write; nowhere when absent. */
  readonly walArchive?: string | undefined;
  /** The namespace that must be usable when this returns. */
  readonly namespace?: string;
}

export interface Stack {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly dataKeys: string;
  readonly blindIndexKey: string;
  /** Registers a namespace unless it is there and waits until it can be used. */
  ensureNamespace(name: string): Promise<void>;
  /** Resolves, with a sentence saying why, when one of the servers ends without being told. */
  readonly broken: Promise<string>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL and the Temporal server on it, or takes those that are named, and returns when both answer. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dataDir, forTests, namespace = 'default' } = options;
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  // Others may pass through (the postgres account has to) but see no names; what is private has its own mode.
  chmodSync(dataDir, 0o711);
  const release = claimFolder(dataDir);
  const stops: (() => Promise<void> | void)[] = [release];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse()) await step();
    if (forTests) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const settings = await settingsFor(dataDir);
    const needsPostgres = options.databaseUrl === undefined || options.temporalAddress === undefined;
    const [postgres, programs] = await Promise.all([
      needsPostgres
        ? startPostgres({
            dataDir: join(dataDir, 'postgres'),
            port: settings.postgresPort,
            password: settings.postgresPassword,
            logFile: join(dataDir, 'logs', 'postgres.log'),
            fsync: !forTests,
            walArchive: options.walArchive,
          })
        : undefined,
      options.temporalAddress === undefined ? findTemporalPrograms(ordinarySearch(loadEmbeddedConfig())) : undefined,
    ]);
    if (postgres) stops.push(() => postgres.stop());
    const temporal =
      programs &&
      postgres &&
      (await startTemporal({
        folder: join(dataDir, 'temporal'),
        logFile: join(dataDir, 'logs', 'temporal.log'),
        programs,
        database: postgres,
        ports: settings.temporalPorts,
      }));
    if (temporal) stops.push(() => temporal.stop(forTests));

    const databaseUrl = options.databaseUrl ?? postgres?.url('banjie');
    const temporalAddress = options.temporalAddress ?? temporal?.address;
    if (databaseUrl === undefined || temporalAddress === undefined) throw new Error('the stack has no address');
    const connection = await Connection.connect({ address: temporalAddress, connectTimeout: 10_000 });
    stops.push(() => connection.close());
    await ensureNamespace(connection, namespace, RETENTION_DAYS);
    return {
      databaseUrl,
      temporalAddress,
      namespace,
      dataKeys: settings.dataKeys,
      blindIndexKey: settings.blindIndexKey,
      ensureNamespace: (name) => ensureNamespace(connection, name, RETENTION_DAYS),
      broken: Promise.race([postgres, temporal].flatMap((running) => (running ? [running.program.ended] : []))),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Closed cases stay in Temporal for a month; what must be kept for good is in PostgreSQL. */
const RETENTION_DAYS = 30;

/** The ports and keys of last time; a port that somebody else has taken since is replaced. */
async function settingsFor(dataDir: string): Promise<Settings> {
  const kept = readSettings(dataDir);
  const wanted = kept && [kept.postgresPort, ...kept.temporalPorts];
  const free = wanted && (await Promise.all(wanted.map(isFree))).every(Boolean);
  if (kept && free) return kept;
  const [postgresPort = 0, ...temporalPorts] = await freePorts(1 + TEMPORAL_PORTS);
  const settings = { ...(kept ?? newSecrets()), postgresPort, temporalPorts };
  writeSettings(dataDir, settings);
  return settings;
}
