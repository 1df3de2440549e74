// A clock with its working: how its last day was counted, where the limit comes from, and what has moved it.
import { deadlineOf, remaining } from '../domain/calendar/index.ts';
import type { Calendar, Deadline, Instant, Limit } from '../domain/calendar/index.ts';
import { dueOf } from '../domain/duty-calendar/index.ts';
import { clockOf } from '../domain/round/clock.ts';
import { openTerms } from '../domain/round/items.ts';
import { limitOfTerm, requirePartOf, scheduleOf } from '../domain/round/part.ts';
import type { RoundEvent } from '../domain/round/event.ts';
import type { RoundState, Term } from '../domain/round/state.ts';
import { limitOfRun } from '../domain/case/clock-run.ts';
import { extensionLeft } from '../domain/case/commands/clocks.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { isClockEvent } from '../domain/case/evolve-clock.ts';
import type { CaseState, ClockRun } from '../domain/case/state.ts';
import type { CaseForm, Definition } from '../domain/definition/forms.ts';
import { isRound, requireCaseForm } from '../domain/machine.ts';
import type { MachineEvent, MachineState } from '../domain/machine.ts';
import type { ClockView } from './contracts/timeline.ts';
import { GROUNDS, plain } from './terms.ts';

/** The clocks of a case or a round with what moved them, in the order in which they started. */
export function clockViews(
  definition: Definition,
  state: MachineState,
  events: readonly MachineEvent[],
  now: Instant,
): ClockView[] {
  if (isRound(state)) return termClocks(definition, state, events as readonly RoundEvent[], now);
  const form = requireCaseForm(definition);
  return state.clocks.map((run) => clockView(form, state, run, events as readonly CaseEvent[], now));
}

/** The clock of each period that has begun. */
function termClocks(
  definition: Definition,
  state: RoundState,
  events: readonly RoundEvent[],
  now: Instant,
): ClockView[] {
  const part = requirePartOf(definition, state.part);
  const { key, title, opens, due } = scheduleOf(part);
  return openTerms(state).map((term) => {
    const clock = clockOf(part, state, term, state.updatedAt);
    return {
      id: clock.clockId,
      clock: { key, title },
      visitId: clock.visit,
      statutory: false,
      state: clock.state,
      startedAt: clock.startedAt,
      recordedAt: state.startedAt,
      stoppedAt: clock.stoppedAt,
      dueOn: term.dueOn,
      dueAt: term.dueAt,
      overdue: clock.overdue,
      provisional: term.provisional,
      remaining:
        clock.state === 'stopped' ? null : remaining(clock.startedAt, limitOfTerm(part, term), state.calendar, [], now),
      suspensions: [],
      extensions: [],
      extension: null,
      changes: changesOfTerm(term, events),
      ...workingOf(events, term.dueAt, (calendar) => dueOf(due, opens, term.openedOn, calendar)),
      basis: (part.kind === 'duty' ? part.duty : part.indicator).basis,
    };
  });
}

function changesOfTerm({ key }: Term, events: readonly RoundEvent[]): ClockView['changes'] {
  return events.flatMap((event) =>
    event.type === 'termRecomputed' && event.term === key
      ? [{ ...changeOf(event), kind: 'recomputed' as const, ground: event.ground, reason: null }]
      : [],
  );
}

/**
 * How the last day was counted: by the newest calendar of the trail that gives this day, since what had stopped or was
 * due when a calendar changed was not computed again.
 */
function workingOf(
  events: readonly MachineEvent[],
  dueAt: Instant | null,
  deadlineBy: (calendar: Calendar) => Deadline | null,
): Pick<ClockView, 'working' | 'steps'> {
  const calendars = events.flatMap((event) => ('calendar' in event ? [event.calendar] : [])).reverse();
  for (const calendar of calendars) {
    const deadline = deadlineBy(calendar);
    if (deadline?.dueAt === dueAt) {
      return { working: deadline.working.map((step) => step.text), steps: deadline.working };
    }
  }
  return { working: [], steps: [] };
}

function clockView(
  definition: CaseForm,
  state: CaseState,
  run: ClockRun,
  events: readonly CaseEvent[],
  now: Instant,
): ClockView {
  const clock = definition.clocks.find((one) => one.key === run.clock);
  const limit = limitOfRun(run, state.data);
  return {
    id: run.id,
    clock: { key: run.clock, title: clock?.title ?? plain(run.clock) },
    visitId: run.visit,
    statutory: clock?.statutory ?? false,
    state: run.state,
    startedAt: run.startedAt,
    recordedAt: run.recordedAt,
    stoppedAt: run.stoppedAt ?? null,
    dueOn: run.dueOn,
    dueAt: run.dueAt,
    overdue: run.overdue,
    provisional: run.provisional,
    remaining: remainingOf(state, run, limit, now),
    suspensions: run.suspensions.map(({ from, to, ground, reason, recordedAt, endRecordedAt }) => ({
      from,
      to,
      ground,
      title: Object.hasOwn(GROUNDS, ground) ? GROUNDS[ground as keyof typeof GROUNDS] : plain(ground),
      reason: reason ?? null,
      recordedAt: recordedAt ?? null,
      endRecordedAt: endRecordedAt ?? null,
      // What was left when it stood still, which is what it goes on with.
      remaining: limit === null || run.state === 'stopped' ? null : remainder(state, run, limit, from),
    })),
    extensions: run.extensions ?? [],
    extension:
      clock?.extension === undefined
        ? null
        : {
            most: clock.extension.most,
            times: clock.extension.times,
            by: clock.extension.by,
            left: extensionLeft(run, clock.extension),
          },
    changes: changesOf(run, events),
    ...workingOf(events, run.dueAt, (calendar) =>
      limit === null ? null : deadlineOf(run.startedAt, limit, calendar, run.suspensions),
    ),
    basis: [...(clock?.basis ?? []), ...(clock?.extension?.basis ?? [])],
  };
}

/** What is left; of a clock that stands still what would be left if it went on now. */
function remainingOf(state: CaseState, run: ClockRun, limit: Limit | null, now: Instant): ClockView['remaining'] {
  if (limit === null || run.state === 'stopped') return null;
  const known = run.suspensions.filter((one) => one.from <= now);
  return remaining(run.startedAt, limit, state.calendar, known, now);
}

/** What was left when a suspension began, with those before it. */
function remainder(state: CaseState, run: ClockRun, limit: Limit, from: Instant): ClockView['remaining'] {
  const before = run.suspensions.filter((one) => one.from < from);
  return remaining(run.startedAt, limit, state.calendar, before, from);
}

const KINDS = {
  clockExtended: 'extended',
  clockHeld: 'suspended',
  clockReleased: 'resumed',
  clockResumed: 'resumed',
  clockRecomputed: 'recomputed',
} as const;

/** What has moved a run since it started, oldest first. */
function changesOf(run: ClockRun, events: readonly CaseEvent[]): ClockView['changes'] {
  const own = events.filter(isClockEvent).filter((event) => event.clockId === run.id);
  const began = own.findLastIndex((event) => event.type === 'clockStarted');
  let dueOn: string | null = null;
  return own.slice(Math.max(0, began)).flatMap((event): ClockView['changes'] => {
    if (event.type === 'clockStarted') dueOn = event.dueOn;
    if (!('dueOn' in event) || !(event.type in KINDS)) return [];
    const kind = KINDS[event.type as keyof typeof KINDS];
    const old = 'old' in event ? event.old : { dueOn };
    dueOn = event.dueOn;
    const ground = 'ground' in event ? event.ground : null;
    const reason = 'reason' in event ? event.reason : null;
    return [
      {
        ...changeOf({ ...event, old, provisional: 'provisional' in event && event.provisional }),
        kind,
        ground,
        reason,
      },
    ];
  });
}

function changeOf(event: {
  recordedAt: Instant;
  businessDate: string;
  actor: CaseEvent['actor'];
  old: { dueOn: string | null };
  dueOn: string | null;
  provisional: boolean;
}): Omit<ClockView['changes'][number], 'kind' | 'ground' | 'reason'> {
  const { recordedAt, businessDate, actor, old, dueOn, provisional } = event;
  return { recordedAt, businessDate, by: actor.person ?? null, from: old.dueOn, to: dueOn, provisional };
}
