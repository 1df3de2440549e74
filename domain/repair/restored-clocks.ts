// The clocks of a case that is stood up again as it was: time that has passed has passed.
import type { Calendar, Instant } from '../calendar/index.ts';
import { reckon } from '../case/clock-run.ts';
import type { CaseData, CaseState, ClockRun, ClockSuspension } from '../case/state.ts';
import type { Clock } from '../definition/clock.ts';

interface Around {
  clocks: readonly Clock[];
  calendar: Calendar;
  data: CaseData;
  now: Instant;
}

/**
 * The clocks that ran then run on, computed for now. One that has run ever since keeps its standstills and extensions; one
 * that had stopped stood still from its stop until now, because nobody was asked to act. Those that have begun since
 * stop. A rung is reached once: what it has drawn or sent is not drawn or sent again.
 */
export function restoredClocks(
  then: Pick<CaseState, 'clocks'>,
  current: Pick<CaseState, 'clocks'>,
  around: Around,
): ClockRun[] {
  return current.clocks.map((run) => {
    const before = then.clocks.find((one) => one.id === run.id && one.state !== 'stopped');
    if (before === undefined) return run.state === 'stopped' ? run : stopped(run, around.now);
    return reckoned(runsAgain(before, run, around.now), around);
  });
}

function stopped(run: ClockRun, now: Instant): ClockRun {
  return { ...run, state: 'stopped', stoppedAt: now, overdue: run.dueAt !== null && now >= run.dueAt };
}

function runsAgain(before: ClockRun, run: ClockRun, now: Instant): ClockRun {
  const isSameRun = before.startedAt === run.startedAt;
  if (isSameRun && run.state !== 'stopped') return run;
  const { stoppedAt, heldBy: _held, ...base } = isSameRun ? run : { ...before, fired: run.fired };
  const from = (isSameRun ? stoppedAt : run.startedAt) ?? now;
  return { ...base, state: 'running', suspensions: stoodStill(base.suspensions, from, now) };
}

/** One that lasted when the clock stopped goes on until now; otherwise the time since is a standstill of its own. */
function stoodStill(suspensions: readonly ClockSuspension[], from: Instant, to: Instant): ClockSuspension[] {
  if (suspensions.some((one) => one.to === null)) {
    return suspensions.map((one) => (one.to === null ? { ...one, to, endRecordedAt: to } : one));
  }
  if (from >= to) return [...suspensions];
  return [...suspensions, { from, to, ground: 'suspension', recordedAt: to, endRecordedAt: to }];
}

function reckoned(run: ClockRun, { clocks, calendar, data, now }: Around): ClockRun {
  const clock = clocks.find((one) => one.key === run.clock);
  if (clock === undefined) return run;
  const next = { ...run, limit: clock.limit, ...reckon(clock, { ...run, limit: clock.limit }, calendar, data) };
  const isAhead = (id: string): boolean => next.alarms.some((alarm) => alarm.id === id && alarm.at > now);
  const fired = run.fired.filter((id) => id.startsWith('r') || !isAhead(id));
  return { ...next, fired, overdue: next.dueAt !== null && next.dueAt <= now ? run.overdue : false };
}
