// Each cause made for real on the engine, found by one look, gone by the next when it is mended.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { skipDays } from '../../demo/skip-days.ts';
import { databaseRegisters } from '../../activities/adapters/database-registers.ts';
import { watch } from '../../activities/adapters/watch.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { listStuck } from '../../db/stuck-items.ts';
import type { StuckRow } from '../../db/stuck-items.ts';
import { ADMINISTRATOR } from '../../domain/scope.ts';
import { nextStepFor, suggestedRepairs } from '../../domain/stuck/cause.ts';
import type { StuckCause } from '../../domain/stuck/cause.ts';
import { reconcileSchedules } from '../../worker/schedules/reconcile.ts';
import { wantedParts } from '../../worker/schedules/wanted-parts.ts';
import { commandUpdate } from '../../workflows/messages.ts';
import type { Environment } from '../support/case-environment.ts';
import { WATCH_SETTINGS, clerk, decideOn, reviewer, send } from '../support/case-environment.ts';
import { duty, recurring } from '../support/round-definitions.ts';
import { DAILY, filing, roundInput } from '../support/round-input.ts';
import { testStack } from '../support/stack.ts';
import { COUNTY, TOWNSHIP, decision, fourLevels, grant, testProcedure } from '../support/definitions.ts';
import { createEnvironment } from './environment.ts';

let environment: Environment;
const LATER_MS = 3_600_000;
const taskQueue = (): string => environment.workerVariables['TASK_QUEUE'] ?? '';
const oneStep = testProcedure({
  id: 'one-step',
  stages: [decision('township', { by: 'role', role: 'reviewer', level: 'township' }, 'done')],
});

beforeAll(async () => {
  environment = await createEnvironment();
  const { db, crypto } = environment;
  await putPeople(
    db,
    crypto,
    [
      { id: 'admin', name: '演示管理员' },
      { id: 'town-admin', name: '演示镇管理员' },
    ],
    FROM,
  );
  await putHoldings(db, [
    { personId: 'admin', role: ADMINISTRATOR, organisation: COUNTY, validFrom: '2026-01-01' },
    { personId: 'town-admin', role: ADMINISTRATOR, organisation: TOWNSHIP, validFrom: '2026-01-01' },
  ]);
});
afterAll(() => environment.close());
afterEach(() => environment.stopWorkers());

const FROM = '2026-01-01T00:00:00.000Z';

/** One look of the watchdog as the engine runs it. */
async function look(): Promise<{ opened: number; resolved: number; escalated: number }> {
  const { client } = environment;
  return client.workflow.execute('watchdog', { taskQueue: taskQueue(), workflowId: `look-${randomUUID()}`, args: [] });
}

async function stuck(cause: StuckCause, resolved = false): Promise<StuckRow[]> {
  const page = await listStuck(environment.db, { regions: [COUNTY], cause, resolved }, { limit: 100, after: null });
  return page.rows;
}

describe('the watchdog', () => {
  it('finds a post that nobody holds, tells the township’s administrator once, and closes it when somebody does', async () => {
    const { db } = environment;
    await environment.work();
    const { answer } = await environment.start(await environment.inputOf(oneStep));
    const none = await stuck('noHolder');
    expect(none).toEqual([]);
    await db.updateTable('holdings').set({ valid_to: '2026-01-02' }).where('role', '=', 'reviewer').execute();
    await look();
    await look();
    const [found, ...more] = await stuck('noHolder');
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      key: `post:reviewer@${TOWNSHIP}`,
      organisation: TOWNSHIP,
      addressedTo: TOWNSHIP,
      affected: { cases: 1, tasks: 1 },
      resolvedAt: null,
    });
    const told = await db.selectFrom('inbox').selectAll().where('kind', '=', 'stuckFound').execute();
    expect(told.filter((one) => JSON.stringify(one.detail).includes(found?.id ?? '-'))).toMatchObject([
      { recipient: `role:${ADMINISTRATOR}@${TOWNSHIP}`, case_id: null },
    ]);
    await db.updateTable('holdings').set({ valid_to: null }).where('role', '=', 'reviewer').execute();
    await look();
    expect(await stuck('noHolder')).toEqual([]);
    expect((await stuck('noHolder', true)).map(({ id }) => id)).toEqual([found?.id]);
    expect(await environment.trail(answer.caseId)).toContain('taskOpened');
  });

  it('tells the county, once, of what the township has not mended in its time', async () => {
    const { db } = environment;
    await environment.work();
    await environment.start(await environment.inputOf(oneStep));
    await db.updateTable('holdings').set({ valid_to: '2026-01-02' }).where('role', '=', 'reviewer').execute();
    await look();
    const late = new Date(Date.now() - LATER_MS).toISOString();
    await db.updateTable('stuck_items').set({ due_at: late }).where('resolved_at', 'is', null).execute();
    expect((await look()).escalated).toBe(1);
    expect((await look()).escalated).toBe(0);
    const [found] = await stuck('noHolder');
    expect(found).toMatchObject({ addressedTo: COUNTY });
    expect(found?.escalatedAt).not.toBeNull();
    const told = await db.selectFrom('inbox').select('recipient').where('kind', '=', 'stuckOverdue').execute();
    expect(told).toEqual([{ recipient: `role:${ADMINISTRATOR}@${COUNTY}` }]);
    await db.updateTable('holdings').set({ valid_to: null }).where('role', '=', 'reviewer').execute();
    await look();
  });

  it('finds a workflow that was terminated behind our back', async () => {
    await environment.work();
    const { handle, answer } = await environment.start(await environment.inputOf(oneStep));
    await handle.terminate('by hand');
    await vi.waitFor(
      async () => {
        await look();
        expect(await stuck('workflowGone')).toMatchObject([
          { caseId: answer.caseId, evidence: { status: 'TERMINATED' } },
        ]);
      },
      { timeout: 60_000, interval: 500 },
    );
  });

  it('finds rows that are not what the trail says, and sees that they were made again', async () => {
    const { db, crypto } = environment;
    await environment.work();
    const { answer } = await environment.start(await environment.inputOf(oneStep));
    await db.updateTable('cases').set({ sequence: 1 }).where('case_id', '=', answer.caseId).execute();
    await look();
    expect(await stuck('projectionBehind')).toMatchObject([
      { caseId: answer.caseId, evidence: { shown: 1, recorded: answer.sequence } },
    ]);
    await rebuildCase(db, crypto, answer.caseId);
    await look();
    expect(await stuck('projectionBehind')).toEqual([]);
  });

  it('finds rows whose content was changed though number and hash agree, when their turn comes, until they are mended', async () => {
    const { db, client, crypto } = environment;
    await environment.work();
    const { answer } = await environment.start(await environment.inputOf(oneStep));
    await environment.start(await environment.inputOf(oneStep));
    await db
      .updateTable('tasks')
      .set({ organisation: COUNTY })
      .where('case_id', '=', answer.caseId)
      .where('state', '=', 'open')
      .execute();
    await db.insertInto('case_access').values({ case_id: answer.caseId, grantee: 'person:nosy' }).execute();
    const slowly = watch({ db, crypto, client, taskQueue: taskQueue() }, { ...WATCH_SETTINGS, comparedCases: 2 });
    const { count } = await db
      .selectFrom('cases')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    for (let looked = 0; looked <= count; looked += 2) await slowly.look({ at: new Date().toISOString() });
    expect(await stuck('projectionBehind')).toMatchObject([
      { caseId: answer.caseId, evidence: { columns: ['tasks.organisation', 'case_access'] } },
    ]);
    await slowly.look({ at: new Date().toISOString() });
    expect((await stuck('projectionBehind')).map(({ caseId }) => caseId)).toEqual([answer.caseId]);
    await rebuildCase(db, crypto, answer.caseId);
    await slowly.look({ at: new Date().toISOString() });
    expect(await stuck('projectionBehind')).toEqual([]);
  });

  it('finds a task that was claimed and left, and a ladder whose last rung was reached', async () => {
    const { db, client } = environment;
    await environment.work();
    const { handle, answer } = await environment.start(await environment.inputOf(fourLevels));
    await send(handle, decideOn(1, clerk));
    const [task] = await db
      .selectFrom('tasks')
      .select(['task_id', 'visit'])
      .where('case_id', '=', answer.caseId)
      .where('state', '=', 'open')
      .execute();
    const on = { visitId: task?.visit ?? 0, taskId: task?.task_id ?? '' };
    const command = { type: 'claim' as const, actor: reviewer, ...on };
    await handle.executeUpdate(commandUpdate, { args: [{ command, key: null, requestId: null }] });
    await db
      .updateTable('tasks')
      .set({ claimed_at: sql`claimed_at - interval '8 days'` })
      .where('case_id', '=', answer.caseId)
      .execute();
    await look();
    expect(await stuck('claimIdle')).toMatchObject([{ caseId: answer.caseId, evidence: { taskId: on.taskId } }]);
    expect((await stuck('ladderExhausted')).map((one) => one.caseId)).not.toContain(answer.caseId);
    await skipDays(client, answer.caseId, 60);
    await vi.waitFor(
      async () => {
        await look();
        expect((await stuck('ladderExhausted')).map((one) => one.caseId)).toContain(answer.caseId);
      },
      { timeout: 60_000, interval: 500 },
    );
  });

  it('finds an effect that keeps failing, with its error, and sees that it was done', async () => {
    let isAway = true;
    const own = databaseRegisters(environment.db);
    await environment.work({
      registers: {
        enter: (effect) => (isAway ? Promise.reject(new Error('the register is away')) : own.enter(effect)),
      },
    });
    const data = { payee: '演示户主', account: '6222020200112233446', amount: 3_500_000 };
    const { handle, answer } = await environment.start(await environment.inputOf(grant, { data }));
    await send(handle, decideOn(1, reviewer));
    await vi.waitFor(async () => expect(await environment.trail(answer.caseId)).toContain('visitStuck'), {
      timeout: 30_000,
    });
    await look();
    const [found] = await stuck('effectFailing');
    expect(found).toMatchObject({ caseId: answer.caseId, evidence: { error: 'the register is away', visitId: 2 } });
    expect(suggestedRepairs(found ?? never()).map(({ repair }) => repair)).toEqual([
      { kind: 'retryEffect', visitId: 2 },
    ]);
    isAway = false;
    await send(handle, {
      type: 'retryEffect',
      actor: { kind: 'administrator', person: { id: 'a', name: 'a' }, holdings: [] },
      visitId: 2,
    });
    await handle.result();
    await look();
    expect(await stuck('effectFailing')).toEqual([]);
  });

  it('finds a workflow whose code no longer fits its history, by the engine’s own mark', async () => {
    const { client, db, crypto } = environment;
    await environment.work();
    const { handle, answer } = await environment.start(await environment.inputOf(oneStep));
    await environment.stopWorkers();
    const workflowsPath = join(import.meta.dirname, 'incompatible-workflows.ts');
    const bundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
    const connection = await NativeConnection.connect({ address: testStack().temporalAddress });
    const worker = await Worker.create({
      connection,
      taskQueue: taskQueue(),
      workflowBundle: bundle,
      dataConverter: client.options.loadedDataConverter,
    });
    const running = worker.run();
    const ask = { command: decideOn(1, reviewer), key: null, requestId: null };
    const unanswered = handle.executeUpdate(commandUpdate, { args: [ask] }).catch(() => undefined);
    const directly = watch({ db, crypto, client, taskQueue: taskQueue() }, WATCH_SETTINGS);
    try {
      await vi.waitFor(
        async () => {
          await directly.look({ at: new Date().toISOString() });
          expect(await stuck('workflowTaskFailing')).toMatchObject([{ caseId: answer.caseId }]);
        },
        { timeout: 90_000, interval: 1000 },
      );
    } finally {
      worker.shutdown();
      await running;
      await connection.close();
    }
    expect(String((await stuck('workflowTaskFailing'))[0]?.evidence['problems'])).toContain('WorkflowTaskFailed');
    await environment.work();
    await unanswered;
    await vi.waitFor(
      async () => {
        await look();
        expect(await stuck('workflowTaskFailing')).toEqual([]);
      },
      { timeout: 90_000, interval: 1000 },
    );
  });

  it('finds a round with silent units and names them, until they have filed', async () => {
    const { db, client } = environment;
    await environment.work();
    const definition = recurring({ duties: [duty({ ...DAILY })] });
    const units = [1, 2, 3].map((number) => ({ path: `${TOWNSHIP}20${number}`, name: `演示村${number}` }));
    const { handle, answer } = await environment.start(await roundInput(db, definition, units));
    await send(handle, filing(units[0]?.path ?? ''));
    await look();
    expect(await stuck('roundSilent')).toEqual([]);
    await skipDays(client, answer.caseId, 5);
    await vi.waitFor(
      async () => {
        await look();
        expect(await stuck('roundSilent')).toMatchObject([
          { caseId: answer.caseId, affected: { units: 2 }, evidence: { units: ['演示村2', '演示村3'] } },
        ]);
      },
      { timeout: 60_000, interval: 500 },
    );
    for (const { path } of units.slice(1)) await send(handle, filing(path));
    await handle.result();
    await look();
    expect(await stuck('roundSilent')).toEqual([]);
  });

  it('finds a schedule that a person has paused, and not one that the deployment pauses itself', async () => {
    const { client } = environment;
    const action = { type: 'startWorkflow' as const, workflowType: 'openRound', taskQueue: taskQueue() };
    const made = await Promise.all(
      ['monthly', 'weekly'].map((duty) =>
        client.schedule.create({
          scheduleId: `${taskQueue()}/report/duty/${duty}`,
          spec: { intervals: [{ every: '30 days' }] },
          action,
        }),
      ),
    );
    await environment.work();
    await made[0]?.pause('县里暂停');
    await made[1]?.pause('banjie: 没有承担此项的单位 · nobody owes it yet');
    await vi.waitFor(
      async () => {
        await look();
        expect(await stuck('schedulePaused')).toMatchObject([
          { procedure: 'report', part: 'monthly', organisation: COUNTY, evidence: { note: '县里暂停' } },
        ]);
      },
      { timeout: 60_000, interval: 500 },
    );
    await made[0]?.unpause();
    await vi.waitFor(
      async () => {
        await look();
        expect(await stuck('schedulePaused')).toEqual([]);
      },
      { timeout: 60_000, interval: 500 },
    );
    for (const one of made) await one.delete();
  });

  it('finds a duty in force whose schedule is not there, until it is created again', async () => {
    const { db, client, crypto } = environment;
    const definition = recurring({ duties: [duty({ ...DAILY })] });
    await roundInput(db, definition, []);
    const asked = { db, crypto, client, taskQueue: taskQueue(), wantedParts: wantedParts(db, taskQueue()) };
    const directly = watch(asked, { ...WATCH_SETTINGS, comparedCases: 0 });
    await directly.look({ at: new Date().toISOString() });
    // What was put in force a moment ago has its Schedules in a moment.
    expect(await stuck('schedulePaused')).toEqual([]);
    const later = (): string => new Date(Date.now() + LATER_MS).toISOString();
    await directly.look({ at: later() });
    const [found, ...more] = await stuck('schedulePaused');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ procedure: definition.id, part: 'monthlyReport', evidence: { missing: true } });
    expect(suggestedRepairs(found ?? never())).toEqual([]);
    expect(nextStepFor(found ?? never()).en).toContain('npx banjie schedules');
    await reconcileSchedules({ client, db, taskQueue: taskQueue(), watchdogSeconds: 30, at: new Date().toISOString() });
    await vi.waitFor(
      async () => {
        await directly.look({ at: later() });
        expect(await stuck('schedulePaused')).toEqual([]);
      },
      { timeout: 60_000, interval: 500 },
    );
    for await (const { scheduleId } of client.schedule.list()) {
      if (scheduleId.startsWith(`${taskQueue()}/`)) await client.schedule.getHandle(scheduleId).delete();
    }
  });

  it('finds messages that nobody could deliver, a channel that is down, and a value that the county has not set', async () => {
    const { db } = environment;
    await environment.work();
    const at = new Date().toISOString();
    const { answer } = await environment.start(await environment.inputOf(oneStep));
    await db
      .insertInto('deliveries')
      .values({
        message: 'm-1',
        kind: 'overdue',
        case_id: answer.caseId,
        sequence: 1,
        target: 'person:reviewer',
        channels: ['email'],
        state: 'failed',
        cause: 'smtp:550',
        statutory: false,
        not_before: at,
        created_at: at,
      })
      .execute();
    await db
      .insertInto('channel_health')
      .values({ channel: 'sms', failures: 9, down_since: at, last_cause: 'timeout' })
      .execute();
    await db
      .updateTable('definitions')
      .set({
        unset: JSON.stringify([
          {
            parameter: 'reportDay',
            usedAt: 'duties/monthly',
            parameterTitle: { zh: '报送日', en: 'Day' },
            partTitle: null,
          },
        ]),
      })
      .where('procedure', '=', oneStep.id)
      .execute();
    await look();
    const messages = await stuck('messageUndeliverable');
    expect(messages.map(({ key }) => key.split(':')[0] ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'channel',
      'delivery',
    ]);
    expect(messages.find(({ caseId }) => caseId === answer.caseId)?.evidence).toMatchObject({ cause: 'smtp:550' });
    expect(await stuck('parameterUnset')).toMatchObject([
      { procedure: oneStep.id, part: 'monthly', evidence: { parameter: 'reportDay' } },
    ]);
    await db.deleteFrom('deliveries').execute();
    await db.deleteFrom('channel_health').execute();
    await db.updateTable('definitions').set({ unset: '[]' }).execute();
    await look();
    expect([...(await stuck('messageUndeliverable')), ...(await stuck('parameterUnset'))]).toEqual([]);
  });

  it('finds a workflow that still runs though its case has ended', async () => {
    const { db } = environment;
    await environment.work();
    const { handle, answer } = await environment.start(await environment.inputOf(oneStep));
    const ended = new Date(Date.now() - 120_000).toISOString();
    const { status } = await db
      .selectFrom('cases')
      .select('status')
      .where('case_id', '=', answer.caseId)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('cases')
      .set({ status: 'ended', ended_at: ended })
      .where('case_id', '=', answer.caseId)
      .execute();
    await vi.waitFor(
      async () => {
        await look();
        expect((await stuck('workflowLeftOver')).map(({ caseId }) => caseId)).toEqual([answer.caseId]);
      },
      { timeout: 60_000, interval: 500 },
    );
    await db.updateTable('cases').set({ status, ended_at: null }).where('case_id', '=', answer.caseId).execute();
    await send(handle, decideOn(1, reviewer));
    await handle.result();
  });
});

const never = (): never => {
  throw new Error('nothing was found');
};
