// A worker that dies at the worst instant: what it recorded stands in PostgreSQL, and neither Temporal nor the caller
// has been told. Its arguments: the type of event at which it dies, and how many of them it lives to record.
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { defaultPorts } from '../../activities/adapters/index.ts';
import { createActivities, type Activities } from '../../activities/index.ts';
import { loadConfig } from '../../config/load-config.ts';
import { createDataConverter, temporalConnectionOptions } from '../../config/temporal.ts';
import { createDatabase } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import { createWorker } from '../../worker/create-worker.ts';
import { serveHealth } from '../../worker/health.ts';

const [, , lastWords, lives] = process.argv;
let left = Number(lives);
const config = loadConfig();
const { namespace } = config.temporal;
const { taskQueue, workflowBundle, healthPort } = config.worker;
const connection = await NativeConnection.connect(temporalConnectionOptions(config.temporal));
const db = createDatabase(config.database.url, { schema: config.database.schema });
const crypto = createFieldCrypto(config.dataKeys, config.blindIndexKeys);
const dataConverter = createDataConverter(config.dataKeys);
const client = new Client({ connection, namespace, dataConverter });

const roundSettings = { calendar: config.calendar, rehearsal: config.rehearsal };
const living = createActivities({
  db,
  crypto,
  ...defaultPorts({ db, crypto, client, taskQueue, roundSettings, watchSettings: config.worker.watchdog }),
});
const activities: Activities = {
  ...living,
  async record(input) {
    const answer = await living.record(input);
    if (input.events.some((event) => event.type === lastWords)) left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return answer;
  },
};
const worker = await createWorker({
  connection,
  namespace,
  taskQueue,
  dataConverter,
  bundle: { codePath: workflowBundle ?? '' },
  activities,
  cachedWorkflows: 100,
  databaseConnections: 10,
});
const running = worker.run();
if (healthPort !== undefined) serveHealth(healthPort, async () => worker.getState() === 'RUNNING');
await running;
