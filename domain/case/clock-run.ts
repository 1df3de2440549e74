// Clocks of a case as they run: started and stopped by events, suspended by grounds, with alarms before and after.
import { deadlineOf } from '../calendar/index.ts';
import type { Calendar, Instant, Limit, LocalDate } from '../calendar/index.ts';
import type { Clock, ClockLimit, EventRef, Ground } from '../definition/clock.ts';
import { placeOf } from '../definition/stage-index.ts';
import { alarmsAround } from './alarms.ts';
import type { Draft } from './draft.ts';
import { emit, happenedAt, stateOf } from './draft.ts';
import { countedFrom } from './following.ts';
import { reachRung } from './rungs.ts';
import type { Alarm, BranchRef, CaseState, ClockRun, Json } from './state.ts';

/** A limit with the case's dates filled in; null while a promised date is not given yet. */
export function limitWithData(limit: ClockLimit, data: Record<string, Json>): Limit | null {
  if (limit.kind === 'field') {
    const value = data[limit.field];
    return typeof value === 'string' ? { kind: 'fixed', date: value.slice(0, 10) } : null;
  }
  if (limit.kind !== 'earliest') return limit;
  const of = limit.of.map((one) => limitWithData(one, data)).filter((one) => one !== null);
  return of.length === 0 ? null : { kind: 'earliest', of };
}

/** What decides when a clock is due, besides the calendar and the case's data. */
export type Reckoned = Pick<ClockRun, 'startedAt' | 'limit' | 'suspensions' | 'extensions'>;

/** The limit of a run with the case's dates and everything granted on top; null while a promised date is not given yet. */
export function limitOfRun(run: Reckoned, data: Record<string, Json>): Limit | null {
  const limit = limitWithData(run.limit, data);
  if (limit === null || limit.kind === 'earliest' || run.extensions === undefined) return limit;
  return { ...limit, plus: run.extensions.map(({ amount, unit }) => ({ amount, unit })) };
}

/** What follows for a clock: as the events that set its due date carry it. */
export interface Reckoning {
  dueOn: LocalDate | null;
  dueAt: Instant | null;
  provisional: boolean;
  alarms: Alarm[];
}

/** Due date and alarms of a clock, from its start, suspensions and extensions. */
export function reckon(clock: Clock, run: Reckoned, calendar: Calendar, data: Record<string, Json>): Reckoning {
  const limit = limitOfRun(run, data);
  if (limit === null) return { dueOn: null, dueAt: null, provisional: false, alarms: [] };
  const deadline = deadlineOf(run.startedAt, limit, calendar, run.suspensions);
  const alarms = alarmsAround(clock, run.startedAt, deadline, calendar, run.suspensions);
  return { dueOn: deadline.dueOn, dueAt: deadline.dueAt, provisional: deadline.provisional, alarms };
}

/** The clock of the definition that a run is of. */
export function definitionOf(draft: Draft, run: ClockRun): Clock | undefined {
  return draft.definition.clocks.find((clock) => clock.key === run.clock);
}

/** Whether an event of the case is the one that a definition names. */
export function matchesEvent(ref: EventRef, event: EventRef): boolean {
  if (ref.on !== event.on) return false;
  if (ref.on === 'entered' && event.on === 'entered') return ref.stage === event.stage;
  if (ref.on === 'left' && event.on === 'left') {
    return ref.stage === event.stage && (ref.outcome === undefined || ref.outcome === event.outcome);
  }
  return true;
}

/**
 * The ground that holds this clock now, or null. A suspended case holds every clock: it never times out. A stage holds
 * the clocks that name its ground, but not those of its sister branches' visits.
 */
function holdingGround(draft: Draft, clock: Clock, run: ClockRun): Ground | null {
  const { suspension, visits } = stateOf(draft);
  if (suspension !== null) return suspension.ground;
  if (run.heldBy !== undefined) return run.heldBy;
  for (const visit of visits) {
    const ground = placeOf(draft.definition, visit.stage)?.stage.suspends;
    if (ground !== undefined && clock.suspendedBy.includes(ground) && !inOtherBranch(draft, run, visit.id))
      return ground;
  }
  return null;
}

/** Open visits that a clock is about: its own, or all leaf visits for a clock of the case. */
function visitsUnder(state: CaseState, run: { visit: number | null }): number[] {
  if (run.visit !== null) return [run.visit];
  return state.visits.filter((visit) => visit.branches === undefined).map((visit) => visit.id);
}

function start(draft: Draft, clock: Clock, visitId: number | null): void {
  const state = stateOf(draft);
  const clockId = visitId === null ? clock.key : `${clock.key}#${visitId}`;
  // what runs keeps its first start; what has stopped runs anew when its matter comes round again
  if (state.clocks.some((run) => run.id === clockId && run.state !== 'stopped')) return;
  const startedAt = countedFrom(draft, clock.limit);
  const run = { startedAt, limit: clock.limit, suspensions: [] };
  emit(draft, {
    type: 'clockStarted',
    clockId,
    clock: clock.key,
    visitId,
    startedAt,
    limit: clock.limit,
    ...reckon(clock, run, state.calendar, state.data),
    title: clock.title,
  });
}

/** Stops a clock on the business date; it was overdue when the matter happened at or after its due instant. */
export function stopClock(draft: Draft, run: ClockRun): void {
  const at = happenedAt(draft);
  emit(draft, { type: 'clockStopped', clockId: run.id, at, overdue: run.dueAt !== null && at >= run.dueAt });
}

/** The branches around a visit, innermost first. */
function branchesAround(state: CaseState, visitId: number): BranchRef[] {
  const within = [...state.visits, ...state.closed].find((visit) => visit.id === visitId)?.within ?? null;
  return within === null ? [] : [within, ...branchesAround(state, within.parallelVisit)];
}

/** Whether an event is of another branch than a visit's clock: what one branch does stops no clock of its sisters. */
function inOtherBranch(draft: Draft, run: ClockRun, visitId: number | null): boolean {
  if (run.visit === null || visitId === null) return false;
  const own = branchesAround(stateOf(draft), run.visit);
  return branchesAround(stateOf(draft), visitId).some((there) =>
    own.some((here) => here.parallelVisit === there.parallelVisit && here.branch !== there.branch),
  );
}

/** Starts and stops the clocks that an event of the case concerns. `visitId` is the visit entered or left. */
export function clocksOn(draft: Draft, event: EventRef, visitId: number | null): void {
  for (const run of stateOf(draft).clocks) {
    if (run.state === 'stopped') continue;
    const clock = definitionOf(draft, run);
    const visitOver = event.on === 'left' && run.visit !== null && run.visit === visitId;
    const stopped = clock?.stop.some((ref) => matchesEvent(ref, event)) === true && !inOtherBranch(draft, run, visitId);
    if (visitOver || clock === undefined || stopped) stopClock(draft, run);
  }
  if (event.on === 'ended') return;
  for (const clock of draft.definition.clocks) {
    if (matchesEvent(clock.start, event))
      start(draft, clock, clock.scope === 'visit' && event.on === 'entered' ? visitId : null);
  }
}

/** Brings every clock in line with the grounds that hold now: suspends those newly held, resumes those set free. */
export function settleSuspensions(draft: Draft): void {
  for (const run of stateOf(draft).clocks) {
    const clock = definitionOf(draft, run);
    if (clock === undefined || run.state === 'stopped') continue;
    const ground = holdingGround(draft, clock, run);
    if (run.state === 'running' && ground !== null) {
      emit(draft, { type: 'clockSuspended', clockId: run.id, from: happenedAt(draft), ground });
    } else if (run.state === 'suspended' && ground === null) {
      const to = happenedAt(draft);
      const suspensions = run.suspensions.map((one) => (one.to === null ? { ...one, to } : one));
      const { calendar, data } = stateOf(draft);
      emit(draft, {
        type: 'clockResumed',
        clockId: run.id,
        to,
        ...reckon(clock, { ...run, suspensions }, calendar, data),
      });
    }
  }
}

/** Computes clocks again after a change of the calendar or of a promised date; each change is an event with old and new. */
export function recomputeClocks(draft: Draft, ground: string, concerns: (clock: Clock) => boolean): void {
  for (const run of stateOf(draft).clocks) {
    const clock = definitionOf(draft, run);
    if (clock === undefined || run.state === 'stopped' || !concerns(clock)) continue;
    const next = reckon(clock, run, stateOf(draft).calendar, stateOf(draft).data);
    // a holiday after the due day moves the rungs alone
    if (next.dueAt === run.dueAt && next.provisional === run.provisional && isSameTime(next.alarms, run.alarms))
      continue;
    const old = { dueOn: run.dueOn, dueAt: run.dueAt };
    emit(draft, { type: 'clockRecomputed', clockId: run.id, ground, old, ...next });
  }
}

const isSameTime = (some: readonly Alarm[], others: readonly Alarm[]): boolean =>
  some.length === others.length && some.every(({ at }, index) => at === others[index]?.at);

/** Whether a clock's limit reads one of these fields. */
export function readsField(limit: ClockLimit, fields: readonly string[]): boolean {
  if (limit.kind === 'field') return fields.includes(limit.field);
  return limit.kind === 'earliest' && limit.of.some((one) => readsField(one, fields));
}

/** Alarms of running clocks that are due and not fired, earliest first. */
export function dueAlarms(state: CaseState, now: Instant): { run: ClockRun; alarm: Alarm }[] {
  if (state.status !== 'open') return [];
  return state.clocks
    .filter((run) => run.state === 'running')
    .flatMap((run) =>
      run.alarms.filter((alarm) => alarm.at <= now && !run.fired.includes(alarm.id)).map((alarm) => ({ run, alarm })),
    )
    .sort((a, b) => (a.alarm.at < b.alarm.at ? -1 : a.alarm.at > b.alarm.at ? 1 : 0));
}

/**
 * Fires what is due. A clock born late records every rung that it had passed and sends only the highest
 * (`notify` on that one alone).
 */
export function fireAlarms(draft: Draft): void {
  const due = dueAlarms(stateOf(draft), draft.now);
  for (const [place, { run, alarm }] of due.entries()) {
    const clock = definitionOf(draft, run);
    if (clock === undefined) continue;
    const visits = visitsUnder(stateOf(draft), run);
    if (alarm.id.startsWith('w')) {
      emit(draft, {
        type: 'clockWarned',
        clockId: run.id,
        clock: clock.key,
        alarm: alarm.id,
        dueOn: run.dueOn,
        visits,
      });
    } else if (alarm.id === 'due') {
      emit(draft, { type: 'clockOverdue', clockId: run.id, clock: clock.key, alarm: 'due', dueOn: run.dueOn, visits });
    } else {
      const higher = due.slice(place + 1).some((later) => later.run.id === run.id && later.alarm.id.startsWith('r'));
      reachRung(draft, { clock, run, index: Number(alarm.id.slice(1)), visits, notify: !higher });
    }
  }
}
