// The fold of a case's clocks: what an event does to them. No decision is taken here.
import type { CaseEvent } from './event.ts';
import type { ClockRun } from './state.ts';

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;
export type ClockEvent = Extract<CaseEvent, { clockId: string }>;

/** Whether an event is about one clock. */
export function isClockEvent(event: CaseEvent): event is ClockEvent {
  return 'clockId' in event;
}

function started(event: Of<'clockStarted'>): ClockRun {
  return {
    id: event.clockId,
    clock: event.clock,
    visit: event.visitId,
    startedAt: event.startedAt,
    recordedAt: event.recordedAt,
    limit: event.limit,
    suspensions: [],
    state: 'running',
    dueOn: event.dueOn,
    dueAt: event.dueAt,
    provisional: event.provisional,
    alarms: event.alarms,
    fired: [],
    overdue: false,
  };
}

type Moving = Of<'clockResumed' | 'clockRecomputed' | 'clockExtended' | 'clockHeld' | 'clockReleased'>;

const due = ({ dueOn, dueAt, provisional, alarms }: Moving): Partial<ClockRun> => ({
  dueOn,
  dueAt,
  provisional,
  alarms,
});

/**
 * A clock whose due instant lies ahead again is not overdue, and will say so anew when it is. Its rungs stay recorded:
 * each is reached once, whatever the calendar becomes.
 */
function moved(clock: ClockRun, event: Moving): ClockRun {
  const next = { ...clock, ...due(event) };
  if (event.dueAt !== null && event.dueAt <= event.recordedAt) return next;
  return { ...next, overdue: false, fired: clock.fired.filter((id) => id !== 'due') };
}

/** By the calendar, the data, or another version of the definition. */
function recomputed(clock: ClockRun, event: Of<'clockRecomputed'>): ClockRun {
  const { limit = clock.limit, fired = clock.fired } = event;
  return moved({ ...clock, limit, fired }, event);
}

/** A longer limit has warnings of its own. */
function extended(clock: ClockRun, event: Of<'clockExtended'>): ClockRun {
  const { amount, unit, ground, recordedAt, businessDate: on, actor } = event;
  const by = actor.person ?? null;
  const next = moved(clock, event);
  const isAhead = (id: string): boolean => event.alarms.some((alarm) => alarm.id === id && alarm.at > recordedAt);
  return {
    ...next,
    fired: next.fired.filter((id) => !id.startsWith('w') || !isAhead(id)),
    extensions: [...(clock.extensions ?? []), { amount, unit, ground, by, on, recordedAt }],
  };
}

function held(clock: ClockRun, event: Of<'clockHeld'>): ClockRun {
  const { from, to, ground, reason, recordedAt } = event;
  const next: ClockRun = {
    ...moved(clock, event),
    suspensions: [...clock.suspensions, { from, to, ground, reason, recordedAt }],
  };
  return to === null ? { ...next, state: 'suspended', heldBy: ground } : next;
}

/** Ends what lasts, and what would last longer. */
function released(clock: ClockRun, event: Of<'clockReleased'>): ClockRun {
  const { heldBy: _ended, ...rest } = moved(clock, event);
  const suspensions = clock.suspensions.map((one) =>
    one.to === null || one.to > event.to ? { ...one, to: event.to, endRecordedAt: event.recordedAt } : one,
  );
  return { ...rest, suspensions, state: 'running' };
}

function changed(clock: ClockRun, event: Exclude<ClockEvent, Of<'clockStarted'>>): ClockRun {
  switch (event.type) {
    case 'clockStopped':
      return { ...clock, state: 'stopped', stoppedAt: event.at, overdue: event.overdue };
    case 'clockSuspended': {
      const { from, ground, recordedAt } = event;
      return {
        ...clock,
        state: 'suspended',
        suspensions: [...clock.suspensions, { from, to: null, ground, recordedAt }],
      };
    }
    case 'clockResumed':
      return {
        ...clock,
        state: 'running',
        suspensions: clock.suspensions.map((one) =>
          one.to === null ? { ...one, to: event.to, endRecordedAt: event.recordedAt } : one,
        ),
        ...due(event),
      };
    case 'clockRecomputed':
      return recomputed(clock, event);
    case 'clockExtended':
      return extended(clock, event);
    case 'clockHeld':
      return held(clock, event);
    case 'clockReleased':
      return released(clock, event);
    case 'clockWarned':
      return { ...clock, fired: [...clock.fired, event.alarm] };
    case 'clockOverdue':
    case 'clockRungReached':
      return { ...clock, overdue: true, fired: [...clock.fired, event.alarm] };
  }
}

/** The clocks after an event; one that starts anew takes the place of its last run. */
export function evolveClocks(clocks: readonly ClockRun[], event: ClockEvent): ClockRun[] {
  if (event.type === 'clockStarted') return [...clocks.filter((clock) => clock.id !== event.clockId), started(event)];
  return clocks.map((clock) => (clock.id === event.clockId ? changed(clock, event) : clock));
}
