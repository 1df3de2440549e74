// The floor's process: worker and client, behind a bare HTTP server with the same two addresses as ours, so that both
// are driven alike. POST /cases starts one and waits for its first row; POST /cases/<id>/commands takes one step.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { loadConfig } from '../../config/load-config.ts';
import { stepUpdate } from './workflow-messages.ts';

/** The start's own update and one a level, as a case of ours has. */
const STEPS = 5;
const TASK_QUEUE = 'bench-floor';

const config = loadConfig(process.env);
const pool = new pg.Pool({ connectionString: config.database.url, max: 10 });
await pool.query('create table if not exists bench_floor (case_id text, step int, primary key (case_id, step))');
const address = config.temporal.address;
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace: config.temporal.namespace,
  taskQueue: TASK_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities: {
    async writeRow(caseId: string, step: number): Promise<void> {
      await pool.query({
        name: 'floor',
        text: 'insert into bench_floor values ($1, $2) on conflict do nothing',
        values: [caseId, step],
      });
    },
  },
});
const running = worker.run();
const client = new Client({ connection: await Connection.connect({ address }), namespace: config.temporal.namespace });

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    answer(request.url ?? '').then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});

async function answer(url: string): Promise<unknown> {
  if (url === '/ready') return { ready: true };
  if (url === '/cases') {
    const caseId = randomUUID();
    const startWorkflowOperation = new WithStartWorkflowOperation('floor', {
      workflowId: caseId,
      taskQueue: TASK_QUEUE,
      args: [caseId, STEPS],
      workflowIdConflictPolicy: 'FAIL',
    });
    await client.workflow.executeUpdateWithStart(stepUpdate, { args: [0], startWorkflowOperation });
    return { caseId };
  }
  const [, , caseId = '', , step = '1'] = url.split('/');
  return { done: await client.workflow.getHandle(caseId).executeUpdate(stepUpdate, { args: [Number(step)] }) };
}

server.listen(config.api.port, '127.0.0.1');
process.once('SIGINT', () => {
  server.close();
  server.closeAllConnections();
  worker.shutdown();
});
await running;
await pool.end();
process.exit();
