/** `npm start`: PostgreSQL, the Temporal server, worker, dispatcher, API and the demo county, until it is interrupted. */
import { join } from 'node:path';
import { loadEmbeddedConfig } from '../config/embedded.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Config } from '../config/load-config.ts';
import { createDatabase } from '../db/client.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { reconcileDeployment } from '../worker/schedules/reconcile-deployment.ts';
import { startProgram } from './child-program.ts';
import type { RunningProgram } from './child-program.ts';
import { buildConsole } from './console-build.ts';
import { stackEnvironment } from './stack-environment.ts';
import { ordinaryDataFolder } from './data-folder.ts';
import { seedDemoCounty } from './demo-county.ts';
import { freePorts, isFree } from './free-ports.ts';
import { say, withProgress } from './progress.ts';
import { startStack } from './stack.ts';
import { untilReady } from './until-ready.ts';
import { welcome } from './welcome.ts';

/** A little more than each gives itself to finish what it has in hand. */
const API_GRACE_MS = 25_000;
const WORKER_GRACE_MS = 35_000;
const DISPATCHER_GRACE_MS = 35_000;

const startedAt = performance.now();
const config = loadEmbeddedConfig();
const dataDir = config.dataDir ?? ordinaryDataFolder();
// From the first moment on, so that an interrupt while starting also leaves nothing behind.
const interrupted = Promise.withResolvers<string>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.resolve(signal));

const stops: (() => Promise<void>)[] = [];
try {
  const told = interrupted.promise.then((signal) => ({ why: signal, exitCode: 0 }));
  const broken = runUntilSomethingEnds().then((why) => ({ why, exitCode: 1 }));
  const { why, exitCode } = await Promise.race([told, broken]);
  process.exitCode = exitCode;
  say(`\n${why}: stopping · 正在停止`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
for (const stop of stops.splice(0).reverse()) await stop();
say('Stopped · 已停止');
process.exit();

/** Resolves with a sentence when a program that should go on has ended. */
async function runUntilSomethingEnds(): Promise<string> {
  const { databaseUrl, temporalAddress, namespace } = config;
  const built = withProgress('Console · 控制台页面', buildConsole);
  // It is waited for below; where something else ends before, that is what is told.
  built.catch(() => undefined);
  const stack = await startStack({ dataDir, forTests: false, databaseUrl, temporalAddress, namespace });
  stops.push(() => stack.stop());
  const port = await apiPort();
  const [workerPort = 0, dispatcherPort = 0] = await freePorts(2);
  const env = stackEnvironment({ stack, config, dataDir, apiPort: port, workerPort, dispatcherPort });
  const deployment = loadConfig(env);
  await migrateToLatest(deployment.database.url, deployment.database.schema);

  const start = async (name: string, file: string, graceMs: number): Promise<RunningProgram> => {
    const logFile = join(dataDir, 'logs', `${name.toLowerCase()}.log`);
    const args = [join(import.meta.dirname, '..', file)];
    const program = await startProgram({ name, command: process.execPath, args, env, logFile });
    stops.push(() => program.stop(graceMs));
    return program;
  };
  const worker = await start('Worker', 'worker/main.ts', WORKER_GRACE_MS);
  const accounts = await withProgress('Demo county and its procedures · 演示县与全部事项', () =>
    seedDemoCounty(deployment),
  );
  await built;
  const dispatcher = await start('Dispatcher', 'dispatcher/main.ts', DISPATCHER_GRACE_MS);
  const api = await start('API', 'api/main.ts', API_GRACE_MS);
  const address = `http://127.0.0.1:${port}`;
  await withProgress('API, worker and dispatcher · 接口、办理与消息进程', () =>
    Promise.all([
      untilReady('Worker', worker, `http://127.0.0.1:${workerPort}`),
      untilReady('Dispatcher', dispatcher, `http://127.0.0.1:${dispatcherPort}`),
      untilReady('API', api, `${address}/readyz`),
    ]),
  );

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(welcome({ address, accounts, dataDir, temporalAddress: stack.temporalAddress, seconds }));
  // People may begin meanwhile: rounds open at midnight.
  void withProgress('Schedules of duties · 职责定时任务', () => scheduleDuties(deployment)).catch((error: unknown) =>
    say(`定时任务未更新 · The schedules are as before, run npx banjie schedules: ${String(error)}`),
  );
  const ended = (program: RunningProgram): Promise<string> =>
    program.ended.then((sentence) => `${program.lastLines()}\n${sentence}`);
  return Promise.race([stack.broken, ended(worker), ended(dispatcher), ended(api)]);
}

/** One Schedule for each duty and indicator that the demo county has put in force. */
async function scheduleDuties({ database, temporal, worker, dataKeys }: Config): Promise<void> {
  const db = createDatabase(database.url, { schema: database.schema, max: 2 });
  try {
    await reconcileDeployment({
      temporal,
      taskQueue: worker.taskQueue,
      watchdogSeconds: worker.watchdog.seconds,
      dataKeys,
      db,
    });
  } finally {
    await db.destroy();
  }
}

async function apiPort(): Promise<number> {
  if (config.apiPort !== 0 && (await isFree(config.apiPort))) return config.apiPort;
  const [port = 0] = await freePorts(1);
  if (config.apiPort !== 0)
    say(`Port ${config.apiPort} is taken, so the API listens on ${port} · 端口已被占用,改用 ${port}`);
  return port;
}
