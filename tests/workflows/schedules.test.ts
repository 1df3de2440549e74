// Schedules on the real engine: made from the definitions in force, fired by hand, opening rounds.
import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import { putOrganisations } from '../../db/organisations.ts';
import { roundId } from '../../db/round-id.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import type { CountyProfile } from '../../domain/definition/resolve.ts';
import { openingsBetween, periodOf } from '../../domain/duty-calendar/index.ts';
import type { Recurring } from '../../domain/duty-calendar/index.ts';
import { reconcileSchedules } from '../../worker/schedules/reconcile.ts';
import type { Reconciliation } from '../../worker/schedules/reconcile.ts';
import { scheduleSpecOf } from '../../worker/schedules/calendar-spec.ts';
import { organisationOf } from '../db/recorded-case.ts';
import type { Environment } from '../support/case-environment.ts';
import { VILLAGE } from '../support/definitions.ts';
import { monthlyReport, spendingShare } from '../support/recurring-definitions.ts';
import { testStack } from '../support/stack.ts';
import { createEnvironment } from './environment.ts';

let environment: Environment;
let client: Client;
let taskQueue: string;

// The id of a round follows from its procedure and period, and servers may outlive a run: ours are of this run.
const run = randomBytes(4).toString('hex');
const REPORT = { ...monthlyReport, id: `monthly-report-${run}` };
const SHARE = { ...spendingShare, id: `spending-share-${run}` };
const PUBLISHED = [REPORT, SHARE];

const idOf = (name: string): string => `${taskQueue}/${name}`;
const MONTHLY = `${REPORT.id}/duty/monthly`;
const SPENT = `${SHARE.id}/indicator/spent`;

/** Waits for the engine as long as a slow machine may take. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 60_000 });

async function settle(dryRun = false): Promise<Reconciliation> {
  const { db } = environment;
  return reconcileSchedules({ client, db, taskQueue, watchdogSeconds: 30, at: new Date().toISOString(), dryRun });
}
const changes = ({ schedules }: Reconciliation): string[] =>
  schedules
    .filter(({ id }) => !id.startsWith(idOf('system/')))
    .map(({ id, change }) => `${id.slice(taskQueue.length + 1)} ${change}`);

/** Puts a procedure in force whether its posts are held or not. */
async function inForce(authored: AuthoredDefinition, profile: CountyProfile, at: string): Promise<void> {
  const resolution = resolveDefinition(authored, profile);
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.faults));
  const { definition } = resolution;
  const hash = await storeDefinition(environment.db, definition, { origin: 'release', at });
  const activation = { procedure: definition.id, hash, activeFrom: at, ground: 'test', by: 'test' };
  await activateDefinition(environment.db, activation);
}

beforeAll(async () => {
  environment = await createEnvironment();
  ({ client } = environment);
  taskQueue = environment.workerVariables['TASK_QUEUE'] ?? '';
  for (const authored of PUBLISHED) await inForce(authored, { parameters: {} }, '2026-01-01T00:00:00.000Z');
  await environment.work();
});
afterAll(async () => {
  for (const name of [MONTHLY, SPENT, 'system/watchdog', 'system/tidy']) {
    await client.schedule
      .getHandle(idOf(name))
      .delete()
      .catch(() => undefined);
  }
  await environment.close();
});

describe('reconciling', () => {
  it('says what it would do and does nothing when it is a dry run', async () => {
    expect(changes(await settle(true))).toEqual([`${MONTHLY} created`, `${SPENT} created`]);
    await expect(client.schedule.getHandle(idOf(MONTHLY)).describe()).rejects.toThrow('not found');
  });

  it('makes one schedule for each duty and indicator that is set, and lists the others', async () => {
    const found = await settle();
    expect(changes(found)).toEqual([`${MONTHLY} created`, `${SPENT} created`]);
    const { spec, policies, action, state } = await client.schedule.getHandle(idOf(MONTHLY)).describe();
    expect(spec.timezone).toBe('Asia/Shanghai');
    expect(policies).toMatchObject({ overlap: 'ALLOW_ALL', catchupWindow: 366 * 86_400_000 });
    expect(action).toMatchObject({
      workflowType: 'openRound',
      taskQueue,
      args: [{ procedure: REPORT.id, part: { kind: 'duty', key: 'monthly' } }],
    });
    expect(state.paused).toBe(false);
  });

  it('makes the watchdog’s schedule, which never runs twice at once nor makes up for what it missed', async () => {
    const { policies, action } = await client.schedule.getHandle(idOf('system/watchdog')).describe();
    expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 60_000 });
    expect(action).toMatchObject({ workflowType: 'watchdog', taskQueue });
  });

  it('changes nothing when it is done again, also by two at once', async () => {
    for (const found of await Promise.all([settle(), settle()])) {
      expect(changes(found)).toEqual([`${MONTHLY} unchanged`, `${SPENT} unchanged`]);
    }
  });

  it('updates a schedule whose cadence has changed, and leaves a pause of a person alone', async () => {
    const handle = client.schedule.getHandle(idOf(MONTHLY));
    await handle.pause('县里暂停');
    await inForce(REPORT, { parameters: { [REPORT.id]: { reportDay: 10 } } }, '2026-02-01T00:00:00.000Z');
    expect(changes(await settle())).toEqual([`${MONTHLY} updated`, `${SPENT} unchanged`]);
    const { spec, state, info } = await handle.describe();
    expect(spec.calendars?.[0]?.comment).toContain('每月10日 · every month on day 10');
    expect(state).toMatchObject({ paused: true, note: '县里暂停' });
    expect(info.nextActionTimes.map((at) => localDateOf(at.toISOString()).slice(8))).toEqual(
      info.nextActionTimes.map(() => '10'),
    );
    await handle.unpause();
  });

  it('pauses what nobody owes any more and resumes it when somebody does', async () => {
    const { db } = environment;
    const today = localDateOf(new Date().toISOString());
    const village = organisationOf(VILLAGE);
    await putOrganisations(db, [{ ...village, validTo: today }]);
    expect(changes(await settle())).toEqual([`${MONTHLY} paused`, `${SPENT} unchanged`]);
    expect(changes(await settle())).toEqual([`${MONTHLY} unchanged`, `${SPENT} unchanged`]);
    await putOrganisations(db, [village]);
    expect(changes(await settle())).toEqual([`${MONTHLY} resumed`, `${SPENT} unchanged`]);
  });

  it('makes a schedule when the county sets the value, deletes it when the duty is not set any more', async () => {
    const yearEnd = `${REPORT.id}/duty/yearEnd`;
    const set = { parameters: { [REPORT.id]: { yearEndDay: '2026-12-20' } } };
    await inForce(REPORT, set, '2026-03-01T00:00:00.000Z');
    expect(changes(await settle())).toEqual([`${MONTHLY} updated`, `${yearEnd} created`, `${SPENT} unchanged`]);
    await inForce(REPORT, { parameters: {} }, '2026-03-02T00:00:00.000Z');
    // The engine's list of schedules lags behind; what it does not show yet is deleted the next time.
    await expect
      .poll(async () => {
        await settle();
        return client.schedule
          .getHandle(idOf(yearEnd))
          .describe()
          .then(
            () => 'there',
            () => 'gone',
          );
      })
      .toBe('gone');
  });
});

describe('a schedule that fires', () => {
  const rowOf = (id: string) =>
    environment.db
      .selectFrom('cases')
      .select(['kind', 'period', 'status'])
      .where('case_id', '=', id)
      .executeTakeFirst();

  const runsOf = async (name: string) =>
    (await client.schedule.getHandle(idOf(name)).describe()).info.recentActions.map(({ action }) => action.workflow);

  /** Fires a schedule and waits for the starter's answer. */
  async function fire(name: string): Promise<{ roundId: string | null; reason: string | null }> {
    const before = (await runsOf(name)).length;
    await client.schedule.getHandle(idOf(name)).trigger('ALLOW_ALL');
    await eventually(async () => (await runsOf(name)).length).toBe(before + 1);
    const started = (await runsOf(name)).at(-1);
    return client.workflow.getHandle(started?.workflowId ?? '', started?.firstExecutionRunId).result() as ReturnType<
      typeof fire
    >;
  }

  it('opens the round of the period by the version in force, once however often it fires', async () => {
    const period = periodOf({ every: 'month', day: 25 }, localDateOf(new Date().toISOString()));
    const id = roundId(REPORT.id, 'monthly', period.label);
    expect(await fire(MONTHLY)).toEqual({ roundId: id, reason: null });
    await eventually(() => rowOf(id)).toEqual({ kind: 'round', period: period.label, status: 'open' });
    expect(await fire(MONTHLY)).toEqual({ roundId: id, reason: null });
    const rounds = await environment.db.selectFrom('cases').select('case_id').where('kind', '=', 'round').execute();
    expect(rounds).toEqual([{ case_id: id }]);
    const items = await environment.db.selectFrom('round_items').select('unit').where('case_id', '=', id).execute();
    expect(items).toEqual([{ unit: VILLAGE }]);
  });

  it('opens the series of the year for an indicator', async () => {
    const year = localDateOf(new Date().toISOString()).slice(0, 4);
    const id = roundId(SHARE.id, 'spent', year);
    expect(await fire(SPENT)).toEqual({ roundId: id, reason: null });
    await eventually(() => rowOf(id)).toEqual({ kind: 'series', period: year, status: 'open' });
  });

  it('opens nothing where the procedure was not in force at its time', async () => {
    const started = await client.workflow.start('openRound', {
      workflowId: `open-${randomBytes(6).toString('hex')}`,
      taskQueue,
      args: [{ procedure: 'never-published', part: { kind: 'duty', key: 'monthly' } }],
    });
    expect(await started.result()).toEqual({ roundId: null, reason: 'notInForce' });
  });
});

describe("the engine's reading of a cadence", () => {
  it.each<[string, Recurring]>([
    ['the last day of each month', { opens: { every: 'month', day: 31 } }],
    ['every Tuesday', { opens: { every: 'week', weekday: 2 } }],
    ['the ends of May, August and November', { opens: { every: 'month', day: 31, months: [5, 8, 11] } }],
    ['the third month of each quarter', { opens: { every: 'quarter', month: 2, day: 30 } }],
    [
      'the dates of a plan',
      {
        opens: {
          every: 'date',
          dates: [
            { month: 4, day: 1 },
            { month: 10, day: 8 },
          ],
        },
      },
    ],
  ])('is ours for %s', async (_, recurring) => {
    const connection = await Connection.connect({ address: testStack().temporalAddress });
    const scheduleId = `cadence-${randomBytes(6).toString('hex')}`;
    const schedules = new Client({ connection }).schedule;
    const handle = await schedules.create({
      scheduleId,
      spec: scheduleSpecOf(recurring, ''),
      action: { type: 'startWorkflow', workflowType: 'openRound', taskQueue: 'nobody', args: [] },
      state: { paused: true },
    });
    try {
      const { info } = await handle.describe();
      const today = localDateOf(new Date().toISOString());
      const times = info.nextActionTimes.map((at) => at.toISOString());
      const days = times.map(localDateOf);
      const ours = openingsBetween(recurring, addDays(today, 1), addDays(today, 4000));
      expect(days).toEqual(ours.slice(0, days.length));
      expect(days.length).toBeGreaterThan(4);
      expect(times.filter((at) => !at.endsWith('T16:00:00.000Z'))).toEqual([]);
    } finally {
      await handle.delete();
      await connection.close();
    }
  });
});
