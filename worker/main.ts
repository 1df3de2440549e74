// The worker's process: runs cases until it is told to stop, then finishes what it has in hand.
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import type { WorkflowBundleOption } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import { sql } from 'kysely';
import { defaultPorts } from '../activities/adapters/index.ts';
import { createActivities } from '../activities/index.ts';
import { loadConfig } from '../config/load-config.ts';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import { createDatabase } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import { createRegistry, engineMetrics, serveMetrics } from '../telemetry/metrics.ts';
import { startTracing } from '../telemetry/start-tracing.ts';
import { bundleWorkflows } from './bundle.ts';
import { createWorker } from './create-worker.ts';
import { buildOf, useIfFirst } from './deployment.ts';
import { serveHealth } from './health.ts';
import { createLogger } from './log.ts';
import { measuredActivities } from './metrics.ts';
import { tidyActivities } from './tidy-activities.ts';
import { scheduleActivities } from './schedules/schedule-activities.ts';
import { wantedParts } from './schedules/wanted-parts.ts';

/** Longer than the worker's own grace, so that it is the worker that decides. */
const CLOSE_WITHIN_MS = 30_000;

const config = loadConfig();
const tracing = await startTracing(config, 'worker');
const { namespace } = config.temporal;
const watchSettings = config.worker.watchdog;
const { taskQueue, workflowBundle, cachedWorkflows, healthPort, metricsPort, engineMetricsPort } = config.worker;
Runtime.install({
  logger: createLogger(config.logLevel),
  shutdownSignals: [],
  ...(engineMetricsPort === undefined ? {} : { telemetryOptions: engineMetrics(engineMetricsPort) }),
});
const registry = createRegistry('worker');
const metrics = metricsPort === undefined ? undefined : serveMetrics(metricsPort, registry);

const connection = await NativeConnection.connect(temporalConnectionOptions(config.temporal));
const db = createDatabase(config.database.url, {
  schema: config.database.schema,
  max: config.database.poolSize,
  ...(tracing === null ? {} : { observe: tracing.query }),
});
const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
const dataConverter = createDataConverter(config.dataKeys);
const client = new Client({
  connection,
  namespace,
  dataConverter,
  ...(tracing === null ? {} : { interceptors: tracing.clientInterceptors }),
});
const roundSettings = { calendar: config.calendar, rehearsal: config.rehearsal };

const activities = {
  ...createActivities({
    db,
    crypto,
    ...defaultPorts({
      db,
      crypto,
      client,
      taskQueue,
      roundSettings,
      watchSettings,
      wantedParts: wantedParts(db, taskQueue),
    }),
  }),
  ...tidyActivities({ db, keepDays: config.worker.keepDays }),
  ...scheduleActivities({ client, db, taskQueue, watchdogSeconds: watchSettings.seconds }),
};

/** A bundle that was built beforehand has no spans in it. */
async function bundle(): Promise<WorkflowBundleOption> {
  if (tracing !== null) return bundleWorkflows({ traced: true });
  return workflowBundle === undefined ? bundleWorkflows() : { codePath: workflowBundle };
}

const code = await bundle();
const build = config.worker.versioning ? await buildOf(taskQueue, code) : null;
const worker = await createWorker({
  connection,
  namespace,
  taskQueue,
  dataConverter,
  bundle: code,
  ...(build === null ? {} : { build }),
  activities: metrics === undefined ? activities : measuredActivities(activities, registry),
  ...(tracing === null ? {} : { tracing: tracing.worker }),
  cachedWorkflows,
  databaseConnections: config.database.poolSize,
});
const running = worker.run();
if (build !== null) await useIfFirst(connection, namespace, build, () => worker.getState() !== 'RUNNING');

const health =
  healthPort === undefined
    ? undefined
    : serveHealth(healthPort, async () => {
        await sql`select 1`.execute(db);
        return worker.getState() === 'RUNNING';
      });

closeWithGrace({ delay: CLOSE_WITHIN_MS }, async ({ err }) => {
  if (err !== undefined) process.exitCode = 1;
  health?.close();
  metrics?.close();
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running.catch(() => undefined);
  await connection.close();
  await db.destroy();
  await tracing?.stop();
});

// A worker that can't go on ends the process, and whatever runs the process starts it anew.
await running;
