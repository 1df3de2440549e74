import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporalRepairs } from '../../activities/adapters/temporal-repairs.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { putPeople } from '../../db/people.ts';
import { listRepairItems } from '../../db/repair-items.ts';
import type { RepairItem } from '../../db/repair-items.ts';
import { findRepair, pauseRepair, repairTallies, resumeRepair, writeRepair } from '../../db/repairs.ts';
import { verifyCase } from '../../db/verify.ts';
import type { Actor } from '../../domain/case/people.ts';
import type { AskedRepair } from '../../domain/repair/asked.ts';
import { goOnSignal, REPAIR_BATCH, repairWorkflowId } from '../../workflows/repair-messages.ts';
import { createCaseEnvironment, decideOn, reviewer, send } from '../support/case-environment.ts';
import type { Environment } from '../support/case-environment.ts';
import { COUNTY, decision, testProcedure, VILLAGE } from '../support/definitions.ts';
import { freshDatabase, testStack, workflowBundlePath } from '../support/stack.ts';

const MAIN = join(import.meta.dirname, '../../worker/main.ts');
const oneStep = testProcedure({
  id: 'one-step',
  stages: [decision('township', { by: 'role', role: 'reviewer', level: 'township' }, 'done')],
});
const admin = {
  kind: 'administrator',
  person: { id: 'admin', name: '演示管理员' },
  holdings: [{ role: 'systemAdministrator', organisation: COUNTY }],
} satisfies Actor;
const SUSPEND: AskedRepair = { kind: 'suspend', ground: 'supplement' };

let environment: Environment;
const processes: ChildProcess[] = [];
beforeAll(async () => {
  const { temporalAddress } = testStack();
  environment = await createCaseEnvironment({
    temporalAddress,
    database: await freshDatabase(),
    bundlePath: workflowBundlePath(),
  });
  await putPeople(environment.db, environment.crypto, [admin.person], '2026-01-01T00:00:00.000Z');
});
afterEach(async () => {
  await environment.stopWorkers();
  await Promise.all(processes.splice(0).map(kill));
});
afterAll(() => environment.close());

/** A worker as production runs it, so that it can die as one does. */
function startProcess(): ChildProcess {
  const worker = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...environment.workerVariables },
    stdio: 'inherit',
  });
  processes.push(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exit = once(worker, 'exit');
  worker.kill('SIGKILL');
  await exit;
}

async function each<T, Result>(all: readonly T[], work: (one: T) => Promise<Result>): Promise<Result[]> {
  const waiting = [...all.entries()];
  const results: Result[] = [];
  const walk = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all([walk(), walk(), walk(), walk()]);
  return results;
}

function dataKey(text: string): { id: string; key: Buffer } {
  const [id = '', key = ''] = text.split(':');
  return { id, key: Buffer.from(key, 'base64') };
}

type Started = Awaited<ReturnType<Environment['start']>>;

const startCases = (count: number): Promise<Started[]> =>
  each(Array.from({ length: count }), async () => environment.start(await environment.inputOf(oneStep)));

/** Orders it as the API does. */
async function order(asked: AskedRepair, cases: readonly Started[], evenIfChanged = false): Promise<string> {
  const { db, crypto } = environment;
  const id = randomUUID();
  await writeRepair(db, crypto, {
    id,
    asked,
    selection: null,
    reason: '统一中止',
    by: admin.person.id,
    holdings: admin.holdings,
    at: new Date().toISOString(),
    state: 'running',
    evenIfChanged,
    items: await each(cases, async ({ answer: { caseId } }) => {
      const { sequence } = await db
        .selectFrom('cases')
        .select('sequence')
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow();
      return { caseId, target: null, organisation: VILLAGE, sequence, digest: null };
    }),
  });
  return id;
}

const go = (repairId: string) =>
  environment.client.workflow.signalWithStart(REPAIR_BATCH, {
    workflowId: repairWorkflowId(repairId),
    taskQueue: environment.workerVariables['TASK_QUEUE'] ?? '',
    args: [{ repairId }],
    signal: goOnSignal,
  });
const tally = async (id: string) => (await repairTallies(environment.db, [id]))(id);
const reaches = (id: string, state: string, timeout = 120_000) =>
  vi.waitFor(async () => expect((await findRepair(environment.db, id))?.state).toBe(state), {
    timeout,
    interval: 100,
  });
const items = (id: string): Promise<RepairItem[]> =>
  listRepairItems(environment.db, id, {}, { limit: 1000, after: null });
const repairedIn = async (caseId: string): Promise<number> =>
  (await environment.trail(caseId)).filter((type) => type === 'repaired').length;

describe('an order for repairs on the engine', () => {
  it(
    'of 200 with 7 that must fail ends with 193 done and 7 explained, and can be resumed',
    { timeout: 400_000 },
    async () => {
      const { db, client } = environment;
      await environment.work();
      const cases = await startCases(200);
      const [ended, suspended] = [cases.slice(0, 2), cases.slice(2, 4)];
      const [gone, moved] = [cases.slice(4, 5), cases.slice(5, 7)];
      for (const { handle } of ended) {
        await send(handle, decideOn(1, reviewer));
        await handle.result();
      }
      for (const { handle } of suspended) {
        await send(handle, { type: 'suspend', actor: admin, ground: 'supplement', reason: '补正' });
      }
      for (const { handle } of gone) await handle.terminate('behind our back');
      const id = await order(SUSPEND, cases);
      for (const { handle } of moved) {
        await send(handle, { type: 'claim', actor: reviewer, visitId: 1, taskId: '1.1' });
      }
      await environment.stopWorkers();

      // every tenth case answers a worker that dies before it has kept the answer
      const real = temporalRepairs(client);
      const dead = new Set<string>();
      let asked = 0;
      const ask: typeof real.ask = async (one) => {
        const answer = await real.ask(one);
        asked += 1;
        if (asked % 10 === 0 && !dead.has(one.caseId)) {
          dead.add(one.caseId);
          throw new Error('the worker died');
        }
        return answer;
      };
      await environment.work({ repairs: { ...real, ask } });
      await go(id);
      await reaches(id, 'done', 300_000);
      expect(await tally(id)).toEqual({ pending: 0, done: 193, refused: 4, changedSince: 2, failed: 1 });
      expect(dead.size).toBeGreaterThan(10);
      const explained = (await items(id)).filter((item) => item.state !== 'done');
      expect(explained.map(({ state, reason }) => [state, reason?.code])).toEqual([
        ['refused', 'CASE_ENDED'],
        ['refused', 'CASE_ENDED'],
        ['refused', 'CASE_SUSPENDED'],
        ['refused', 'CASE_SUSPENDED'],
        ['failed', 'CASE_STUCK'],
        ['changedSince', 'CHANGED_SINCE'],
        ['changedSince', 'CHANGED_SINCE'],
      ]);
      for (const { reason } of explained) expect(reason?.message.zh).toMatch(/[\u4e00-\u9fff]/u);
      for (const { answer } of cases.slice(7)) {
        expect(await repairedIn(answer.caseId)).toBe(1);
        expect(await verifyCase(db, answer.caseId)).toBeNull();
      }

      for (const { handle } of suspended) await send(handle, { type: 'resume', actor: admin, reason: '补正完毕' });
      expect(await resumeRepair(db, id)).toBe(true);
      expect(await tally(id)).toMatchObject({ pending: 5, done: 193, changedSince: 2 });
      await go(id);
      await reaches(id, 'done');
      expect(await tally(id)).toEqual({ pending: 0, done: 195, refused: 2, changedSince: 2, failed: 1 });
      expect(await repairedIn(cases[10]?.answer.caseId ?? '')).toBe(1);

      const handle = client.workflow.getHandle(repairWorkflowId(id));
      await Worker.runReplayHistory(
        {
          workflowBundle: { codePath: workflowBundlePath() },
          dataConverter: createDataConverter([dataKey(environment.workerVariables['DATA_KEYS'] ?? '')]),
        },
        await handle.fetchHistory(),
      );
    },
  );

  it('is paused, outlives a worker that is killed, and goes on where it was', { timeout: 300_000 }, async () => {
    const { db } = environment;
    const first = startProcess();
    const cases = await startCases(60);
    const id = await order(SUSPEND, cases);
    await go(id);
    await vi.waitFor(async () => expect((await tally(id)).done).toBeGreaterThan(9), { timeout: 60_000, interval: 20 });
    expect(await pauseRepair(db, id, admin.person.id)).toBe(true);
    await kill(first);
    const atDeath = await tally(id);
    expect(atDeath.pending).toBeGreaterThan(0);

    const second = startProcess();
    await vi.waitFor(
      async () => {
        const description = await environment.client.workflow.getHandle(repairWorkflowId(id)).describe();
        expect(description.status.name).toBe('COMPLETED');
      },
      { timeout: 120_000, interval: 200 },
    );
    expect(await findRepair(db, id)).toMatchObject({ state: 'paused', pausedBy: { id: 'admin' } });
    expect((await tally(id)).pending).toBeGreaterThan(0);

    expect(await resumeRepair(db, id)).toBe(true);
    await go(id);
    await vi.waitFor(async () => expect((await tally(id)).done).toBeGreaterThan(atDeath.done + 5), {
      timeout: 120_000,
      interval: 20,
    });
    await kill(second);
    startProcess();
    await reaches(id, 'done', 200_000);
    expect(await tally(id)).toEqual({ pending: 0, done: 60, refused: 0, changedSince: 0, failed: 0 });
    for (const { answer } of cases) expect(await repairedIn(answer.caseId)).toBe(1);
  });

  it('tries a case that does not answer again, and then says that it failed', async () => {
    const { client } = environment;
    await environment.work();
    const cases = await startCases(2);
    const [silent] = cases;
    const id = await order({ kind: 'cancel' }, cases);
    await environment.stopWorkers();
    const real = temporalRepairs(client);
    const ask: typeof real.ask = async (one) =>
      one.caseId === silent?.answer.caseId ? { is: 'unanswered' } : real.ask(one);
    await environment.work({ repairs: { ...real, ask } });
    await go(id);
    await vi.waitFor(async () => expect((await items(id))[0]).toMatchObject({ attempts: 1 }), { timeout: 60_000 });
    // told to go on, it does not wait for the next round
    await go(id);
    await vi.waitFor(async () => expect((await items(id))[0]).toMatchObject({ attempts: 2 }), { timeout: 60_000 });
    await go(id);
    await reaches(id, 'done');
    expect((await items(id)).map(({ state, attempts, reason }) => [state, attempts, reason?.code])).toEqual([
      ['failed', 3, 'CASE_STUCK'],
      ['done', 1, undefined],
    ]);
    expect(await environment.trail(cases[1]?.answer.caseId ?? '')).toContain('caseEnded');
  });
});
