// The worker's process: runs cases until it is told to stop, then finishes what it has in hand.
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import { sql } from 'kysely';
import { defaultPorts } from '../activities/adapters/index.ts';
import { createActivities } from '../activities/index.ts';
import { loadConfig } from '../config/load-config.ts';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import { createDatabase } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import { bundleWorkflows } from './bundle.ts';
import { createWorker } from './create-worker.ts';
import { serveHealth } from './health.ts';
import { createLogger } from './log.ts';
import { scheduleActivities } from './schedules/schedule-activities.ts';

/** Longer than the worker's own grace, so that it is the worker that decides. */
const CLOSE_WITHIN_MS = 30_000;

const config = loadConfig();
const { namespace } = config.temporal;
const watchSettings = config.worker.watchdog;
const { taskQueue, workflowBundle, cachedWorkflows, healthPort } = config.worker;
Runtime.install({ logger: createLogger(config.logLevel), shutdownSignals: [] });

const connection = await NativeConnection.connect(temporalConnectionOptions(config.temporal));
const db = createDatabase(config.database.url, { schema: config.database.schema, max: config.database.poolSize });
const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKey);
const dataConverter = createDataConverter(config.dataKeys);
const client = new Client({ connection, namespace, dataConverter });
const roundSettings = { calendar: config.calendar, rehearsal: config.rehearsal };

const worker = await createWorker({
  connection,
  namespace,
  taskQueue,
  dataConverter,
  bundle: workflowBundle === undefined ? await bundleWorkflows() : { codePath: workflowBundle },
  activities: {
    ...createActivities({
      db,
      crypto,
      ...defaultPorts({ db, crypto, client, taskQueue, roundSettings, watchSettings }),
    }),
    ...scheduleActivities({ client, db, taskQueue, watchdogSeconds: watchSettings.seconds }),
  },
  cachedWorkflows,
  databaseConnections: config.database.poolSize,
});
const running = worker.run();

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
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running.catch(() => undefined);
  await connection.close();
  await db.destroy();
});

// A worker that can't go on ends the process, and whatever runs the process starts it anew.
await running;
