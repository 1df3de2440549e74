import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import { startProgram } from './child-program.ts';
import type { RunningProgram } from './child-program.ts';
import { writeTemporalConfig } from './temporal-config.ts';
import type { TemporalDatabase, TemporalPorts } from './temporal-config.ts';
import type { TemporalPrograms } from './temporal-programs.ts';
import { updateTemporalSchema } from './temporal-schema.ts';

export interface TemporalOptions {
  /** For the server's configuration files and its note about the schema. */
  readonly folder: string;
  readonly logFile: string;
  readonly programs: TemporalPrograms;
  readonly database: TemporalDatabase;
  readonly ports: TemporalPorts;
}

export interface RunningTemporal {
  readonly address: string;
  readonly program: RunningProgram;
  /** `abruptly` saves the seconds of a graceful end when the data is thrown away anyway. */
  stop(abruptly: boolean): Promise<void>;
}

/** Starts a Temporal server on a running PostgreSQL and returns when it answers. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  mkdirSync(options.folder, { recursive: true });
  await updateTemporalSchema(options.programs.sqlTool, options.database, options.folder);
  await forgetOtherServers(options.database);
  const configFile = writeTemporalConfig(options.folder, options.database, options.ports);
  const program = await startProgram({
    name: 'Temporal server',
    command: options.programs.server,
    args: ['--config-file', configFile, '--allow-no-auth', 'start'],
    cwd: join(options.folder),
    logFile: options.logFile,
  });
  const address = `127.0.0.1:${options.ports[0]}`;
  await untilServing(program, address);
  return { address, program, stop: (abruptly) => program.stop(abruptly ? 0 : undefined) };
}

/**
 * A server looks in its database for others to join. Here it is alone; on a restored copy it would find, and join, the
 * server of the original where that still runs.
 */
async function forgetOtherServers({ port, user, password }: TemporalDatabase): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'temporal' });
  await client.connect();
  try {
    await client.query('delete from cluster_membership');
  } finally {
    await client.end();
  }
}

async function untilServing(program: RunningProgram, address: string): Promise<void> {
  for (;;) {
    if (program.hasEnded()) throw new Error(`The Temporal server did not start:\n${program.lastLines()}`);
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      await connection.close();
      return;
    } catch {
      await pause(50);
    }
  }
}
