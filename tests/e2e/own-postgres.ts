// A PostgreSQL of a test's own, as durable as a real one, that the test kills like a power cut and starts again.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allProcesses, treeOf } from '../../bench/processes.ts';
import { freePorts } from '../../embedded/free-ports.ts';
import { startPostgres } from '../../embedded/postgres.ts';
import type { FreshDatabase } from '../support/stack.ts';

export interface OwnPostgres {
  readonly database: FreshDatabase;
  /** Kills the server and all its processes with SIGKILL; returns when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on what is on the disk. */
  start(): Promise<void>;
}

/** Starts one on an empty folder; dropping the database ends it and removes the folder. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-own-postgres-'));
  // the account that PostgreSQL runs under has to pass through
  chmodSync(folder, 0o711);
  const [port = 0] = await freePorts(1);
  const options = {
    dataDir: join(folder, 'postgres'),
    port,
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    // what was committed must be on the disk when it is killed
    fsync: true,
  };
  let running = await startPostgres(options);
  return {
    database: {
      url: running.url('banjie'),
      async drop() {
        await running.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    },
    async kill() {
      const { pid, ended } = running.program;
      for (const one of treeOf(pid, allProcesses() ?? [])) killIfThere(one);
      await ended;
    },
    async start() {
      running = await startPostgres(options);
    },
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended meanwhile
  }
}
