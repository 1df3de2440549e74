// The Schedules that the procedures in force ask for.
import type { ScheduleOptions, ScheduleSpec } from '@temporalio/client';
import type { RecurringPart } from '../../activities/ports.ts';
import { sha256 } from '../../db/digest.ts';
import type { StoredDefinition } from '../../db/definitions.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
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

/** A version with the time in which it is in force; none: for ever. */
type InForce = Pick<StoredDefinition, 'definition'> & { from?: string | null; until?: string | null };

/** One part of a procedure while one version says when it opens. */
interface Span {
  recurring: RecurringPart;
  times: Recurring;
  owedBy: OwedBy;
  from: string | null;
  until: string | null;
}

/**
 * One Schedule for each duty and indicator of the versions in force that will open again. Where a later version says
 * otherwise, its times are a Schedule of their own that begins when it comes into force, and those of the version before
 * end there: nobody need do anything at that instant.
 */
export function wantedSchedules(
  inForce: readonly InForce[],
  tree: OrganisationTree,
  taskQueue: string,
  today: LocalDate,
): WantedSchedule[] {
  const paths = new Set(tree.organisations.map(({ path }) => path));
  const spans = inForce.flatMap(spansOf).reduce<Span[]>(joinEqual, []);
  return spans
    .filter(({ times, from }) => nextOpening(times, from === null ? today : localDateOf(from)) !== null)
    .map((span) => wanted(span, taskQueue, isOwed(span.owedBy, paths) ? null : NOBODY_OWES));
}

function spansOf({ definition: { id, duties, indicators }, from = null, until = null }: InForce): Span[] {
  const span = (kind: 'duty' | 'indicator', one: Recurring & { key: string }, owedBy: OwedBy): Span => ({
    recurring: { procedure: id, part: { kind, key: one.key } },
    times: one,
    owedBy,
    from,
    until,
  });
  return [
    ...duties.map((duty) => span('duty', duty, duty.owedBy)),
    ...indicators.map((indicator) => span('indicator', indicator, indicator.reportedBy)),
  ];
}

/** A version that follows and says the same goes on with the Schedule of the one before. */
function joinEqual(spans: Span[], next: Span): Span[] {
  const same = (one: Span): string =>
    JSON.stringify([one.recurring, one.times.opens, one.times.from, one.times.until, one.owedBy]);
  const before = spans.findIndex((one) => one.until !== null && one.until === next.from && same(one) === same(next));
  const found = spans[before];
  return found === undefined ? [...spans, next] : spans.with(before, { ...found, until: next.until });
}

function wanted({ recurring, times, from, until }: Span, taskQueue: string, pause: string | null): WantedSchedule {
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
  const spec = within(scheduleSpecOf(times, ''), from, until);
  const digest = sha256(JSON.stringify([spec, POLICIES, action]))
    .toString('hex')
    .slice(0, 12);
  const id = `${idPrefix(taskQueue)}${name}${from === null ? '' : `@${new Date(from).toISOString()}`}`;
  const comment = `${zh} · ${en} · ${digest}`;
  return {
    ...recurring,
    id,
    digest,
    pause,
    options: {
      scheduleId: id,
      spec: within(scheduleSpecOf(times, comment), from, until),
      policies: POLICIES,
      action,
    },
  };
}

/** The times that lie between two instants; the second is the next version's. */
function within(spec: ScheduleSpec, from: string | null, until: string | null): ScheduleSpec {
  const starts = [spec.startAt?.getTime(), from === null ? undefined : Date.parse(from)];
  const ends = [spec.endAt?.getTime(), until === null ? undefined : Date.parse(until) - 1000];
  const start = Math.max(...starts.filter((one) => one !== undefined));
  const end = Math.min(...ends.filter((one) => one !== undefined));
  return {
    ...spec,
    ...(Number.isFinite(start) ? { startAt: new Date(start) } : {}),
    ...(Number.isFinite(end) ? { endAt: new Date(end) } : {}),
  };
}

function isOwed({ level, bodies }: OwedBy, paths: ReadonlySet<string>): boolean {
  const divisions = [...paths].filter((path) => organisationAt(path, level) === path);
  if (bodies === undefined) return divisions.length > 0;
  return divisions.some((path) => bodies.some((body) => paths.has(`${path}/${body}`)));
}
