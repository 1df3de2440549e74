// Records the histories that tests/replay runs the present workflow code against. A recorded history stands for cases
// that run in some county, so a file that is there is left alone: this only adds what scenarios.ts has more.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import proto from '@temporalio/proto';
import pg from 'pg';
import { loadTestServers } from '../config/embedded.ts';
import { startStack } from '../embedded/stack.ts';
import { forgetfulRegister, scenarios } from '../tests/replay/scenarios.ts';
import { createCaseEnvironment } from '../tests/support/case-environment.ts';
import { bundleWorkflows } from '../worker/bundle.ts';
import { scheduleActivities } from '../worker/schedules/schedule-activities.ts';

const { History } = proto.temporal.api.history.v1;
const HISTORIES = join(import.meta.dirname, '../tests/replay/histories');

const folder = mkdtempSync(join(tmpdir(), 'banjie-histories-'));
const stack = await startStack({ dataDir: join(folder, 'stack'), forTests: true, ...loadTestServers() });
const bundlePath = join(folder, 'workflows.js');
writeFileSync(bundlePath, (await bundleWorkflows()).code);

const name = `histories_${randomBytes(4).toString('hex')}`;
await onServer(`create database ${name}`);
const url = new URL(stack.databaseUrl);
url.pathname = `/${name}`;

const environment = await createCaseEnvironment({
  temporalAddress: stack.temporalAddress,
  database: { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) },
  bundlePath,
  plainPayloads: true,
});
const { client, db, workerVariables } = environment;
const schedules = scheduleActivities({
  client,
  db,
  taskQueue: workerVariables['TASK_QUEUE'] ?? '',
  watchdogSeconds: 30,
});
await environment.work({ registers: forgetfulRegister() }, (activities) => ({ ...activities, ...schedules }));

const until = async (caseId: string, event: string): Promise<void> => {
  while (!(await environment.trail(caseId)).includes(event)) await setTimeout(50);
};
for (const scenario of Object.values(scenarios)) {
  for (const [file, { workflowId, runId }] of Object.entries(await scenario(environment, until))) {
    const path = join(HISTORIES, `${file}.json`);
    if (existsSync(path)) continue;
    const history = await environment.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const json = History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String });
    writeFileSync(path, `${JSON.stringify(json, withoutStacks, 1)}\n`);
    process.stdout.write(`${path}: ${history.events?.length ?? 0} events\n`);
  }
}
await environment.close();
await stack.stop();

/** Stack traces name the folders of whoever records. */
function withoutStacks(key: string, value: unknown): unknown {
  return key === 'stackTrace' ? undefined : value;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
