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
import { freshDatabase, testStack, workflowBundlePath, type FreshDatabase } from '../support/stack.ts';

const ROOT = join(import.meta.dirname, '../..');

/** One program of the service, which is started again whenever it ends. */
export interface Part {
  /** Process ids, the present one last. */
  readonly pids: readonly number[];
  /** Resolves when the present process answers, or the next one where the present one is dead. */
  readonly ready: Promise<void>;
  /** Kills the process with SIGKILL before it returns. */
  kill(): void;
  stop(): Promise<void>;
}

export interface Service {
  readonly config: Config;
  /** Where every API process of this service listens. */
  readonly address: string;
  readonly api: Part;
  readonly worker: Part;
  /** Null unless it was asked for. */
  readonly dispatcher: Part | null;
  close(): Promise<void>;
}

export interface ServiceOptions {
  /** Programs, with their arguments, that run one after the other before the worker itself does. */
  readonly firstWorkers?: readonly (readonly string[])[];
  /** Used instead of a database of its own on the run's PostgreSQL. */
  readonly database?: FreshDatabase;
  /** Keys of the environment besides. With `dispatcher` what is told leaves the system, too. */
  readonly env?: Readonly<Record<string, string>>;
  readonly dispatcher?: boolean;
}

/** Starts API and worker on an empty migrated database and a task queue of their own. */
export async function startService(
  seed: (config: Config) => Promise<void>,
  options: ServiceOptions = {},
): Promise<Service> {
  const { firstWorkers = [], database = await freshDatabase() } = options;
  const folder = mkdtempSync(join(tmpdir(), 'banjie-e2e-'));
  const [apiPort = 0, healthPort = 0, dispatcherPort = 0] = await freePorts(3);
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
    DISPATCHER_HEALTH_PORT: String(dispatcherPort),
    ...options.env,
  });
  const config = loadConfig(env);
  await migrateToLatest(config.database.url, config.database.schema);
  await seed(config);

  const address = `http://127.0.0.1:${apiPort}`;
  const start = (name: string, args: readonly string[]): Promise<RunningProgram> =>
    startProgram({ name, command: process.execPath, args, cwd: ROOT, env, logFile: join(folder, `${name}.log`) });
  const api = supervise('api', () => start('api', ['api/main.ts']), `${address}/readyz`);
  const worker = supervise(
    'worker',
    (place) => start('worker', firstWorkers[place] ?? ['worker/main.ts']),
    `http://127.0.0.1:${healthPort}`,
  );
  const startDispatcher = (): Promise<RunningProgram> => start('dispatcher', ['dispatcher/main.ts']);
  const dispatcher =
    options.dispatcher === true ? supervise('dispatcher', startDispatcher, `http://127.0.0.1:${dispatcherPort}`) : null;
  await Promise.all([api.ready, worker.ready, dispatcher?.ready]);
  return {
    config,
    address,
    api,
    worker,
    dispatcher,
    async close() {
      await Promise.all([api.stop(), worker.stop(), dispatcher?.stop()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function supervise(name: string, start: (place: number) => Promise<RunningProgram>, url: string): Part {
  const pids: number[] = [];
  let present: RunningProgram | null = null;
  let ready = run();

  async function run(): Promise<void> {
    const program = await start(pids.length);
    present = program;
    pids.push(program.pid);
    void program.ended.then(() => {
      if (present === program) follow(program);
    });
    await untilReady(name, program, url);
  }
  function follow(program: RunningProgram): void {
    present = null;
    ready = program.ended.then(run);
    // Whoever waits for it sees the failure; perhaps nobody does.
    ready.catch(() => undefined);
  }
  return {
    pids,
    get ready() {
      return ready;
    },
    kill() {
      if (present === null) throw new Error(`${name} does not run`);
      process.kill(present.pid, 'SIGKILL');
      follow(present);
    },
    async stop() {
      await ready.catch(() => undefined);
      const last = present;
      present = null;
      await last?.stop();
    },
  };
}
