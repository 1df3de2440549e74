// What a migration means for the clocks of a case. They are carried over by key.
import { localDateOf, startOfDay } from '../calendar/index.ts';
import type { Instant } from '../calendar/index.ts';
import { matchesEvent, reckon } from '../case/clock-run.ts';
import type { Reckoning } from '../case/clock-run.ts';
import type { CaseState, ClockRun } from '../case/state.ts';
import type { Clock, EventRef } from '../definition/clock.ts';
import { isSameValue } from '../same-value.ts';
import { mappedKey } from './stage-mapping.ts';
import type { Versions } from './stage-mapping.ts';

export type ClockPlan =
  /** The new version knows no such clock. */
  | { does: 'stops'; clockId: string }
  /** It goes on by the new version's limit and ladder; `fired` are its alarms that have rung. */
  | { does: 'moves'; clockId: string; clock: Clock; old: Due; next: Reckoning; fired: string[] }
  /** The old version knew no such clock, and what starts it has happened. */
  | { does: 'starts'; clockId: string; clock: Clock; visit: number | null; startedAt: Instant; next: Reckoning };

type Due = Pick<ClockRun, 'dueOn' | 'dueAt'>;

/** Only what changes: a clock that goes on as it is has no plan. */
export function clocksAfter(versions: Versions, state: CaseState): ClockPlan[] {
  const running = state.clocks.filter((run) => run.state !== 'stopped');
  return [
    ...running.flatMap((run) => carried(versions, state, run)),
    ...versions.to.clocks.filter((clock) => isNew(versions, clock)).flatMap((clock) => begun(versions, state, clock)),
  ];
}

/** One run for each visit, or one for the case. */
const isPerVisit = ({ scope, start }: Clock): boolean => scope === 'visit' && start.on === 'entered';

function carried({ from, to }: Versions, { calendar, data }: CaseState, run: ClockRun): ClockPlan[] {
  const clock = to.clocks.find((one) => one.key === run.clock);
  if (clock === undefined || isPerVisit(clock) !== (run.visit !== null)) return [{ does: 'stops', clockId: run.id }];
  const next = reckon(clock, { ...run, limit: clock.limit }, calendar, data);
  const before = from.clocks.find((one) => one.key === run.clock);
  const fired = before === undefined ? run.fired : firedBy(before, clock, run.fired);
  const { dueOn, dueAt, provisional, alarms, limit } = run;
  const stays = isSameValue([{ dueOn, dueAt, provisional, alarms }, limit, run.fired], [next, clock.limit, fired]);
  return stays ? [] : [{ does: 'moves', clockId: run.id, clock, old: { dueOn, dueAt }, next, fired }];
}

/** Alarms are known by their place: one that has rung is found again by what it says, and does not ring twice. */
function firedBy(before: Clock, after: Clock, fired: readonly string[]): string[] {
  const taken = new Set<string>();
  return fired.flatMap((alarm) => {
    if (alarm === 'due') return [alarm];
    const kind = alarm.charAt(0);
    const [old, now] = kind === 'w' ? [before.warnings, after.warnings] : [before.ladder, after.ladder];
    const said = old[Number(alarm.slice(1))];
    const place = now.findIndex((one, index) => isSameValue(one, said) && !taken.has(`${kind}${index}`));
    if (place < 0) return [];
    taken.add(`${kind}${place}`);
    return [`${kind}${place}`];
  });
}

function isNew({ from, mapping }: Versions, clock: Clock): boolean {
  const before = from.clocks.find((one) => one.key === clock.key);
  if (before === undefined || isPerVisit(before) !== isPerVisit(clock)) return true;
  return !isSameValue(mappedRef(mapping, before.start), clock.start);
}

function mappedRef(mapping: Versions['mapping'], ref: EventRef): EventRef {
  return 'stage' in ref ? { ...ref, stage: mappedKey(mapping, ref.stage) } : ref;
}

interface Happened {
  ref: EventRef;
  at: Instant;
  visitId: number | null;
}

/** A new clock runs from the last event that starts it, unless one that stops it came after. */
function begun(versions: Versions, state: CaseState, clock: Clock): ClockPlan[] {
  const starts = new Map<number | null, Instant>();
  for (const { ref, at, visitId } of historyOf(versions, state)) {
    if (ref.on === 'left' && isPerVisit(clock)) starts.delete(visitId);
    if (clock.stop.some((stop) => matchesEvent(stop, ref))) starts.clear();
    const run = isPerVisit(clock) ? visitId : null;
    if (matchesEvent(clock.start, ref) && !starts.has(run)) starts.set(run, at);
  }
  return [...starts].flatMap(([visit, startedAt]): ClockPlan[] => {
    const clockId = visit === null ? clock.key : `${clock.key}#${visit}`;
    if (state.clocks.some((run) => run.id === clockId && run.state !== 'stopped')) return [];
    const next = reckon(clock, { startedAt, limit: clock.limit, suspensions: [] }, state.calendar, state.data);
    return [{ does: 'starts', clockId, clock, visit, startedAt, next }];
  });
}

/** What the state still knows of the stages that were entered and left, by the keys of the new version. */
function historyOf({ mapping }: Versions, state: CaseState): Happened[] {
  const openings = openingsOf(state);
  const visits = [...state.closed, ...state.visits].sort((one, other) => one.id - other.id);
  const events = visits.flatMap((visit): Happened[] => {
    const stage = mappedKey(mapping, visit.stage);
    const at = openings.get(visit.id);
    const entered: Happened[] = at === undefined ? [] : [{ ref: { on: 'entered', stage }, at, visitId: visit.id }];
    if (!('closedAt' in visit)) return entered;
    const ref: EventRef = { on: 'left', stage, ...(visit.outcome === null ? {} : { outcome: visit.outcome }) };
    return [...entered, { ref, at: visit.closedAt, visitId: visit.id }];
  });
  const start: Happened = { ref: { on: 'started' }, at: asOf(state.startedAt, state.startedOn), visitId: null };
  return [start, ...events].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** When each visit began: a closed one is known by the visit that led to it, or by the parallel around it. */
function openingsOf({ startedAt, closed, visits }: CaseState): Map<number, Instant> {
  const openings = new Map<number, Instant>([[1, startedAt]]);
  for (const { next, closedAt } of closed) if (next !== null) openings.set(next, closedAt);
  for (const visit of visits) openings.set(visit.id, asOf(visit.openedAt, visit.openedOn));
  for (const { id, within } of [...closed].sort((one, other) => one.id - other.id)) {
    const around = within === null ? undefined : openings.get(within.parallelVisit);
    if (around !== undefined && !openings.has(id)) openings.set(id, around);
  }
  return openings;
}

/** The instant of a matter: its recording, or the beginning of an earlier business date. */
function asOf(recordedAt: Instant, on: string): Instant {
  return localDateOf(recordedAt) === on ? recordedAt : startOfDay(on);
}
