// Changing the keys of a deployment with a running case, on the command line as its operator does.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Environment } from '../support/case-environment.ts';
import { clerk, decideOn, director, reviewer, send } from '../support/case-environment.ts';
import { fourLevels } from '../support/definitions.ts';
import { createEnvironment } from '../workflows/environment.ts';
import { runKeeping } from './keeping.ts';
import type { Run } from './keeping.ts';

let environment: Environment;
let running: Awaited<ReturnType<Environment['start']>>['handle'];
let scheduleId: string;

/** The new keys in front of the old. */
const next = { data: `new:${randomBytes(32).toString('base64')}`, index: randomBytes(32).toString('base64') };

interface Report {
  mayThrowAway: boolean;
  inUse: { table: string; sealed: Record<string, number>; indexed: { older: number } | null }[];
  engine: { running: object; closed: object | null; schedules: { underOlder: number; rewritten: number } };
}

function rotate(...args: string[]): Promise<Run> {
  const { DATA_KEYS, BLIND_INDEX_KEY, ...rest } = environment.workerVariables;
  const keys = { DATA_KEYS: `${next.data},${DATA_KEYS}`, BLIND_INDEX_KEY: `${next.index},${BLIND_INDEX_KEY}` };
  return runKeeping(['rotate-keys', ...args], { ...rest, ...keys });
}

const reportOf = ({ stdout }: { stdout: string }): Report => JSON.parse(stdout) as Report;

beforeAll(async () => {
  environment = await createEnvironment();
  await environment.work();
  running = (await environment.start(await environment.inputOf(fourLevels))).handle;
  const taskQueue = environment.workerVariables['TASK_QUEUE'] ?? '';
  scheduleId = `${taskQueue}/monthly-report/duty/report`;
  await environment.client.schedule.create({
    scheduleId,
    spec: { calendars: [{ year: 2099 }] },
    state: { paused: true, note: '人工暂停' },
    action: { type: 'startWorkflow', workflowType: 'openRound', taskQueue, args: [{ procedure: 'monthly-report' }] },
  });
});
afterAll(async () => {
  await environment.client.schedule.getHandle(scheduleId).delete();
  await environment.close();
});

it('says before anything is done what needs the old keys, and changes nothing', async () => {
  const run = await rotate('--check', '--json');
  expect(run.code).toBe(1);
  const { engine, mayThrowAway } = reportOf(run);
  expect([mayThrowAway, engine.running]).toEqual([false, { workflows: 1, underOlder: { test: 1 } }]);
  expect(engine.schedules).toEqual({ schedules: 1, underOlder: 1, rewritten: 0 });
});

it('writes Schedules anew as they are, and keeps the old key for the histories of running cases', async () => {
  const run = await rotate('--json');
  expect(run.code).toBe(1);
  const { engine, inUse } = reportOf(run);
  expect(engine.schedules).toEqual({ schedules: 1, underOlder: 0, rewritten: 1 });
  expect(engine.running).toEqual({ workflows: 1, underOlder: { test: 1 } });
  expect(inUse.flatMap(({ sealed }) => Object.keys(sealed)).filter((id) => id !== 'new')).toEqual([]);
  const { client } = environment;
  const { schedule } = await client.workflowService.describeSchedule({ namespace: 'default', scheduleId });
  expect(schedule?.state).toMatchObject({ paused: true, notes: '人工暂停' });
  expect((await rotate('--check')).stdout).toContain(
    '1 个运行中流程的历史仍用密钥 running histories still under key test',
  );
});

it('says that the old key may go when the last such case has ended, and warns of histories that are kept', async () => {
  await send(running, decideOn(1, clerk));
  await send(running, decideOn(2, reviewer));
  await send(running, decideOn(3, director));
  await send(running, decideOn(4, reviewer));
  await running.result();
  await expect.poll(async () => (await rotate('--check')).code, { timeout: 30_000 }).toBe(0);
  const run = await rotate('--check', '--closed', '--json');
  expect([run.code, reportOf(run).engine.closed]).toEqual([1, { workflows: 1, underOlder: { test: 1 } }]);
});

it('says how it is used when it is used otherwise', async () => {
  expect((await rotate('--force')).code).toBe(2);
});
