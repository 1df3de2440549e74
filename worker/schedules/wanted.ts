// The Schedules that the procedures in force ask for.
import type { ScheduleOptions } from '@temporalio/client';
import type { RecurringPart } from '../../activities/ports.ts';
import { sha256 } from '../../db/digest.ts';
import type { StoredDefinition } from '../../db/definitions.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { OwedBy } from '../../domain/definition/duty.ts';
import { cadenceWords, nextOpening } from '../../domain/duty-calendar/index.ts';
import type { Recurring } from '../../domain/duty-calendar/index.ts';
import { organisationAt } from '../../domain/organisations.ts';
import type { OrganisationTree } from '../../domain/soundness/index.ts';
import { scheduleSpecOf } from './calendar-spec.ts';

/** A Schedule as it should be. */
export interface WantedSchedule extends RecurringPart {
  id: string;
  options: Omit<ScheduleOptions, 'state'>;
  /** Changes whenever anything of it does; part of the comment, by which it is recognised. */
  digest: string;
  /** Why it must not fire for now; null when it may. */
  pause: string | null;
}

/**
 * Rounds of different periods have nothing to do with each other, so one that still starts must neither swallow nor hold
 * up the next. What fell due while the engine was away is opened late, for its own day: a duty is owed whether the
 * server ran or not. The window is a year, the longest cadence.
 */
const POLICIES = { overlap: 'ALLOW_ALL', catchupWindow: '366 days', pauseOnFailure: false } as const;

export const NOBODY_OWES = '没有承担此项的单位 · nobody owes it yet';

/** Ids of the Schedules of a deployment begin so: several may share a namespace, but no task queue. */
export const idPrefix = (taskQueue: string): string => `${taskQueue}/`;

/** One Schedule for each duty and indicator of the versions in force that will open again. */
export function wantedSchedules(
  inForce: readonly StoredDefinition[],
  tree: OrganisationTree,
  taskQueue: string,
  today: LocalDate,
): WantedSchedule[] {
  const paths = new Set(tree.organisations.map(({ path }) => path));
  return inForce.flatMap(({ definition: { id, duties, indicators } }) =>
    [
      ...duties.map((duty) => ({ kind: 'duty' as const, one: duty, owedBy: duty.owedBy })),
      ...indicators.map((one) => ({ kind: 'indicator' as const, one, owedBy: one.reportedBy })),
    ]
      .filter(({ one }) => nextOpening(one, today) !== null)
      .map(({ kind, one, owedBy }) =>
        wanted(
          { procedure: id, part: { kind, key: one.key } },
          one,
          taskQueue,
          isOwed(owedBy, paths) ? null : NOBODY_OWES,
        ),
      ),
  );
}

function wanted(recurring: RecurringPart, times: Recurring, taskQueue: string, pause: string | null): WantedSchedule {
  const { procedure, part } = recurring;
  const name = `${procedure}/${part.kind}/${part.key}`;
  const action = {
    type: 'startWorkflow',
    workflowType: 'openRound',
    // The engine appends the time, so that the starters of two openings are two workflows.
    workflowId: `open/${taskQueue}/${name}`,
    taskQueue,
    args: [recurring],
  } as const;
  const { zh, en } = cadenceWords(times);
  const spec = scheduleSpecOf(times, '');
  const digest = sha256(JSON.stringify([spec, POLICIES, action]))
    .toString('hex')
    .slice(0, 12);
  const id = `${idPrefix(taskQueue)}${name}`;
  const comment = `${zh} · ${en} · ${digest}`;
  return {
    ...recurring,
    id,
    digest,
    pause,
    options: { scheduleId: id, spec: scheduleSpecOf(times, comment), policies: POLICIES, action },
  };
}

function isOwed({ level, bodies }: OwedBy, paths: ReadonlySet<string>): boolean {
  const divisions = [...paths].filter((path) => organisationAt(path, level) === path);
  if (bodies === undefined) return divisions.length > 0;
  return divisions.some((path) => bodies.some((body) => paths.has(`${path}/${body}`)));
}
