import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporalHandovers } from '../../activities/adapters/temporal-handovers.ts';
import { failureConverterPath } from '../../config/temporal.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { findHandover, handoverProgress, listItems, writeHandover } from '../../db/handovers.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { verifyCase } from '../../db/verify.ts';
import { skipDays, skipSeconds } from '../../demo/skip-days.ts';
import { addDays, localDateOf, startOfDay } from '../../domain/calendar/index.ts';
import { handoverWorkflowId } from '../../workflows/messages.ts';
import type { HandoverInput } from '../../workflows/messages.ts';
import {
  createCaseEnvironment,
  decideOn,
  person,
  reviewer,
  secondReviewer,
  send,
} from '../support/case-environment.ts';
import type { Environment } from '../support/case-environment.ts';
import { committee, decision, testProcedure, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { duty, FILER, recurring } from '../support/round-definitions.ts';
import { DAILY, filing, roundInput } from '../support/round-input.ts';
import { freshDatabase, testStack, workflowBundlePath } from '../support/stack.ts';

const oneStep = testProcedure({
  id: 'one-step',
  stages: [decision('township', { by: 'role', role: 'reviewer', level: 'township' }, 'done')],
});

const today = localDateOf(new Date().toISOString());

let environment: Environment;
beforeAll(async () => {
  const { temporalAddress } = testStack();
  const database = await freshDatabase();
  const options = { temporalAddress, database, bundlePath: workflowBundlePath(), plainPayloads: true };
  environment = await createCaseEnvironment(options);
  const people = ['heir', 'admin', 'later', 'stuck', 'calm'].map((id) => ({ id, name: `演示${id}` }));
  await putPeople(environment.db, environment.crypto, people, '2026-01-01T00:00:00.000Z');
});
afterEach(() => environment.stopWorkers());
afterAll(() => environment.close());

/** Orders it as the API does. */
async function order(from: string, to: string, day = today) {
  const { db, client, workerVariables } = environment;
  const id = randomUUID();
  const at = new Date().toISOString();
  const wanted = { id, from, to, day, ground: '调任', keeps: [], gives: undefined, moves: [], by: 'admin', at };
  const written = await db.transaction().execute((transaction) => writeHandover(transaction, wanted));
  expect(written).toBeInstanceOf(Array);
  const args: [HandoverInput] = [{ handoverId: id, notBefore: startOfDay(day) }];
  const workflowId = handoverWorkflowId(id);
  const handle = await client.workflow.start('handOver', {
    workflowId,
    taskQueue: workerVariables['TASK_QUEUE'] ?? '',
    args,
  });
  return { id, handle, workflowId };
}

const hold = (personId: string, role: string, organisation: string) =>
  putHoldings(environment.db, [{ personId, role, organisation, validFrom: '2026-01-01' }]);

async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const walk = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all([walk(), walk(), walk(), walk()]);
}

const on = { visitId: 1, taskId: '1.1' };

describe('a handover on the engine', () => {
  it('over 50 cases and a round, with workers that die in the middle and after a case has answered, moves each thing once', async () => {
    const { db, crypto, client } = environment;
    await environment.work();
    const cases = await Promise.all(
      Array.from({ length: 50 }, async () => environment.start(await environment.inputOf(oneStep))),
    );
    const claimed = cases.slice(0, 25);
    await each(claimed, ({ handle }) => send(handle, { type: 'claim', actor: reviewer, ...on }));
    await each(cases.slice(25), ({ handle }) =>
      send(handle, {
        type: 'transfer',
        actor: secondReviewer,
        ...on,
        to: { id: 'reviewer', name: '演示reviewer' },
        reason: '转办',
      }),
    );
    await hold('reviewer', FILER, VILLAGE);
    const definition = recurring({ duties: [duty(DAILY)] });
    const units = [
      { path: VILLAGE, name: '演示村' },
      { path: '610429101201', name: '邻村' },
    ];
    const round = await environment.start(await roundInput(db, definition, units));
    await environment.stopWorkers();

    const { id, handle } = await order('reviewer', 'heir');
    const dead = new Set<string>();
    let asked = 0;
    const { promise: halfway, resolve: reachHalf } = Promise.withResolvers<void>();
    const real = temporalHandovers(client);
    // every fifth case answers a worker that dies before it has kept the answer
    const ask: typeof real.ask = async (one) => {
      const answer = await real.ask(one);
      asked += 1;
      if (asked === 20) reachHalf();
      if (asked % 5 === 0 && !dead.has(one.caseId)) {
        dead.add(one.caseId);
        throw new Error('the worker died');
      }
      return answer;
    };
    await environment.work({ handovers: { ask } });
    await halfway;
    await environment.stopWorkers();
    const between = await handoverProgress(db, id);
    expect(between.done).toBeGreaterThan(0);
    expect(between.done).toBeLessThan(51);
    await environment.work({ handovers: { ask } });
    await handle.result();

    expect(await findHandover(db, id)).toMatchObject({ state: 'done' });
    expect(await handoverProgress(db, id)).toMatchObject({ cases: 51, done: 51, failing: [], stays: 0 });
    const items = await listItems(db, id, { limit: 1000, after: null });
    const kinds = items.map((one) => one.kind);
    const count = (kind: string): number => kinds.filter((one) => one === kind).length;
    expect([count('post'), count('claim'), count('task'), count('item')]).toEqual([2, 25, 25, 1]);
    expect(dead.size).toBeGreaterThan(5);

    const heir = person('heir', 'reviewer', TOWNSHIP);
    for (const { answer } of [...cases, round]) {
      const trail = await environment.trail(answer.caseId);
      expect(trail.filter((type) => type === 'handedOver')).toHaveLength(1);
      expect(await verifyCase(db, answer.caseId)).toBeNull();
    }
    const open = db.selectFrom('tasks').select(['person_id', 'claimed_by']).where('procedure', '=', 'one-step');
    const held = await open.where('state', '=', 'open').execute();
    expect(held.filter((one) => one.claimed_by === 'heir' || one.person_id === 'heir')).toHaveLength(50);

    await each(cases, ({ handle: one }) => send(one, decideOn(1, heir)));
    await send(round.handle, { ...filing(VILLAGE), actor: person('heir', FILER, VILLAGE) });
    const [first] = cases;
    const caseId = first?.answer.caseId ?? '';
    const rows = () => db.selectFrom('tasks').selectAll().where('case_id', '=', caseId).execute();
    const before = await rows();
    await rebuildCase(db, crypto, caseId);
    expect(await rows()).toEqual(before);

    const options = {
      workflowBundle: { codePath: workflowBundlePath() },
      dataConverter: { failureConverterPath },
    };
    await Worker.runReplayHistory(options, await handle.fetchHistory());
  });

  it('that finds a case out of reach says why, goes on with the others and comes back to it', async () => {
    const { db, client } = environment;
    await hold('stuck', 'reviewer', TOWNSHIP);
    await environment.work();
    const startOne = async () => environment.start(await environment.inputOf(oneStep));
    const [one, other] = await Promise.all([startOne(), startOne()]);
    const claimer = person('stuck', 'reviewer', TOWNSHIP);
    for (const { handle } of [one, other]) await send(handle, { type: 'claim', actor: claimer, ...on });
    await environment.stopWorkers();
    const real = temporalHandovers(client);
    const unreachable = one.answer.caseId;
    let isAway = true;
    const ask: typeof real.ask = async (asked) =>
      isAway && asked.caseId === unreachable ? 'the case does not answer' : real.ask(asked);
    await environment.work({ handovers: { ask } });
    const { id, handle, workflowId } = await order('stuck', 'calm');
    await vi.waitFor(
      async () => expect(await handoverProgress(db, id)).toMatchObject({ done: 1, failing: [{ caseId: unreachable }] }),
      { timeout: 60_000 },
    );
    expect((await handoverProgress(db, id)).failing[0]?.error).toBe('the case does not answer');
    isAway = false;
    await skipSeconds(client, workflowId, 600).catch(() => undefined);
    await handle.result();
    expect(await handoverProgress(db, id)).toMatchObject({ cases: 2, done: 2, failing: [] });
    expect(await environment.trail(unreachable)).toContain('handedOver');
  });

  it('of a day to come begins on that day, and takes what came up until then', async () => {
    const { db, client } = environment;
    await hold('calm', 'reviewer', TOWNSHIP);
    await environment.work();
    const { id, handle, workflowId } = await order('calm', 'later', addDays(today, 3));
    const { answer, handle: started } = await environment.start(await environment.inputOf(committee));
    await vi.waitFor(async () => expect(await environment.trail(answer.caseId)).toContain('taskOpened'));
    expect(await findHandover(db, id)).toMatchObject({ state: 'planned' });
    await skipDays(client, workflowId, 4).catch(() => undefined);
    await handle.result();
    const items = await listItems(db, id, { limit: 100, after: null });
    const ofCase = items.filter((one) => one.caseId === answer.caseId);
    expect(ofCase.map(({ kind, moved }) => [kind, moved])).toEqual([['task', true]]);
    expect((await started.describe()).status.name).toBe('RUNNING');
  });
});
