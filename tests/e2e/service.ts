// The API and the worker as processes of their own, which tests kill without warning and start again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { childEnvironment } from '../../config/embedded.ts';
import { loadConfig, type Config } from '../../config/load-config.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { startProgram, type RunningProgram } from '../../embedded/child-program.ts';
import { freePorts } from '../../embedded/free-ports.ts';
import { untilReady } from '../../embedded/until-ready.ts';
import { freshDatabase, testStack, workflowBundlePath } from '../support/stack.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Part {
  /** Process ids, the present one last. */
  readonly pids: number[];
  /** Resolves when the present process answers. */
  readonly ready: Promise<void>;
  /** Kills the process with SIGKILL before it returns, and starts the next when it is gone. */
  kill(): void;
  stop(): Promise<void>;
}

export interface Service {
  readonly config: Config;
  /** Where every API process of this service listens. */
  readonly address: string;
  readonly api: Part;
  readonly worker: Part;
  close(): Promise<void>;
}

/** Starts API and worker on an empty migrated database and a task queue of their own. */
export async function startService(seed: (config: Config) => Promise<void>): Promise<Service> {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'banjie-e2e-'));
  const [apiPort = 0, healthPort = 0] = await freePorts(2);
  const env = childEnvironment({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: testStack().temporalAddress,
    TASK_QUEUE: `test-${randomBytes(6).toString('hex')}`,
    WORKFLOW_BUNDLE: workflowBundlePath(),
    WORKER_HEALTH_PORT: String(healthPort),
    API_PORT: String(apiPort),
    ATTACHMENTS_DIR: join(folder, 'attachments'),
    DATA_KEYS: `test:${randomBytes(32).toString('base64')}`,
    BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
    DEMO_ISSUER: 'on',
    REQUESTS_PER_MINUTE: '1000000',
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    LOG_LEVEL: 'warn',
  });
  const config = loadConfig(env);
  await migrateToLatest(config.database.url, config.database.schema);
  await seed(config);

  const address = `http://127.0.0.1:${apiPort}`;
  const part = (name: string, file: string, url: string): Part => {
    const start = (): Promise<RunningProgram> =>
      startProgram({
        name,
        command: process.execPath,
        args: [join(ROOT, file)],
        env,
        logFile: join(folder, `${name}.log`),
      });
    return runPart(name, start, url);
  };
  const api = part('api', 'api/main.ts', `${address}/readyz`);
  const worker = part('worker', 'worker/main.ts', `http://127.0.0.1:${healthPort}`);
  await Promise.all([api.ready, worker.ready]);
  return {
    config,
    address,
    api,
    worker,
    async close() {
      await Promise.all([api.stop(), worker.stop()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runPart(name: string, start: () => Promise<RunningProgram>, url: string): Part {
  const pids: number[] = [];
  const run = async (): Promise<RunningProgram> => {
    const program = await start();
    pids.push(program.pid);
    return program;
  };
  const answering = async (starting: Promise<RunningProgram>): Promise<void> => untilReady(name, await starting, url);
  let present = run();
  let ready = answering(present);
  return {
    pids,
    get ready() {
      return ready;
    },
    kill() {
      const pid = pids.at(-1);
      if (pid === undefined) throw new Error(`${name} does not run`);
      process.kill(pid, 'SIGKILL');
      const killed = present;
      present = killed.then(async (program) => {
        await program.ended;
        return run();
      });
      ready = answering(present);
    },
    async stop() {
      await (await present).stop();
    },
  };
}
