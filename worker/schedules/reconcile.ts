// The engine's Schedules made those of the procedures in force. Doing it twice, or twice at once, is doing it once.
import { ScheduleAlreadyRunning, ScheduleNotFoundError } from '@temporalio/client';
import type { Client, ScheduleDescription } from '@temporalio/client';
import type { Db } from '../../db/client.ts';
import { versionsInForce } from '../../db/definitions.ts';
import { organisationTree } from '../../db/organisation-tree.ts';
import { versionTimeline } from '../../db/version-timeline.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { UnsetPart } from '../../domain/definition/unset-parts.ts';
import { idPrefix, wantedSchedules } from './wanted.ts';
import { tidySchedule } from './tidy.ts';
import { watchdogSchedule } from './watchdog.ts';
import type { WantedSchedule } from './wanted.ts';

type Wanted = Omit<WantedSchedule, 'procedure' | 'part'>;

export type ScheduleChange = 'created' | 'updated' | 'paused' | 'resumed' | 'deleted' | 'unchanged';

export interface Reconciliation {
  /** Every Schedule with what was done to it, by id. */
  schedules: { id: string; change: ScheduleChange }[];
  /** Duties and indicators that have no Schedule because a parameter has no value. */
  notSet: (UnsetPart & { procedure: string })[];
}

export interface Reconciling {
  client: Pick<Client, 'schedule'>;
  db: Db;
  taskQueue: string;
  /** Seconds between looks of the watchdog. */
  watchdogSeconds: number;
  /** Instant whose versions count. */
  at: string;
  /** Says what would be done and does nothing. */
  dryRun?: boolean;
}

/** How many Schedules are asked about at once. */
const AT_ONCE = 8;

/**
 * Creates, updates, pauses and deletes the Schedules of this deployment so that they are those of the duties and
 * indicators in force, and of those that will be. One that a person has paused stays paused.
 */
export async function reconcileSchedules(reconciling: Reconciling): Promise<Reconciliation> {
  const { client, db, taskQueue, watchdogSeconds, at, dryRun = false } = reconciling;
  const [inForce, versions, tree] = await Promise.all([
    versionTimeline(db, at),
    versionsInForce(db, at),
    organisationTree(db, at),
  ]);
  const wanted: Wanted[] = [
    ...wantedSchedules(inForce, tree, taskQueue, localDateOf(at)),
    watchdogSchedule(taskQueue, watchdogSeconds),
    tidySchedule(taskQueue),
  ];
  const schedules: Reconciliation['schedules'] = [];
  await inBatches(wanted, async (one) => {
    schedules.push({ id: one.id, change: await settle(client, one, dryRun) });
  });
  const ids = new Set(wanted.map(({ id }) => id));
  const gone: string[] = [];
  for await (const { scheduleId } of client.schedule.list()) {
    if (scheduleId.startsWith(idPrefix(taskQueue)) && !ids.has(scheduleId)) gone.push(scheduleId);
  }
  await inBatches(gone, async (id) => {
    if (dryRun || (await remove(client, id))) schedules.push({ id, change: 'deleted' });
  });
  return {
    schedules: schedules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    notSet: versions.flatMap(({ procedure, unset }) =>
      unset.filter(({ usedAt }) => RECURRING.test(usedAt)).map((part) => ({ procedure, ...part })),
    ),
  };
}

/** A whole duty or indicator, as against something within one. */
const RECURRING = /^(duties|indicators)\/[^/]+$/;

async function settle(client: Reconciling['client'], wanted: Wanted, dryRun: boolean): Promise<ScheduleChange> {
  const found = await describe(client, wanted.id);
  if (found === null) {
    if (!dryRun) await create(client, wanted);
    return 'created';
  }
  const ours = isOurPause(found);
  if (!dryRun && wanted.digest !== digestOf(found)) await update(client, wanted);
  const handle = client.schedule.getHandle(wanted.id);
  if (wanted.pause !== null && !found.state.paused) {
    if (!dryRun) await handle.pause(PAUSED + wanted.pause);
    return 'paused';
  }
  if (wanted.pause === null && ours) {
    if (!dryRun) await handle.unpause(RESUMED);
    return 'resumed';
  }
  return wanted.digest === digestOf(found) ? 'unchanged' : 'updated';
}

/** Notes by which our own pauses are told from a person's. */
const PAUSED = 'banjie: ';
const RESUMED = 'banjie: 恢复 · resumed';

function isOurPause({ state }: ScheduleDescription): boolean {
  return state.paused && (state.note ?? '').startsWith(PAUSED);
}

function digestOf({ spec }: ScheduleDescription): string {
  return spec.calendars?.[0]?.comment?.split(' · ').at(-1) ?? '';
}

async function describe(client: Reconciling['client'], id: string): Promise<ScheduleDescription | null> {
  try {
    return await client.schedule.getHandle(id).describe();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

async function create(client: Reconciling['client'], { options, pause }: Wanted): Promise<void> {
  try {
    const state = pause === null ? {} : { state: { paused: true, note: PAUSED + pause } };
    await client.schedule.create({ ...options, ...state });
  } catch (error) {
    // Somebody else has made it between the look and this.
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}

async function update(client: Reconciling['client'], { id, options }: Wanted): Promise<void> {
  const { spec, policies, action } = options;
  await client.schedule.getHandle(id).update(({ state }) => ({
    spec,
    action,
    ...(policies === undefined ? {} : { policies }),
    state: { paused: state.paused, ...(state.note === undefined ? {} : { note: state.note }) },
  }));
}

/** Whether it was still there: the list may name what has just gone. */
async function remove(client: Reconciling['client'], id: string): Promise<boolean> {
  try {
    await client.schedule.getHandle(id).delete();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

async function inBatches<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    }),
  );
}
