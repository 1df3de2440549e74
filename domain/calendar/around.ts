// What lies around a deadline: what is left, when to warn, when to escalate.
import type { Calendar } from './calendar.ts';
import { isWorkingDay } from './calendar.ts';
import type { Instant } from './dates.ts';
import { addDays, instantOf, localDateOf, startOfDay } from './dates.ts';
import { deadlineOf, firstToEnd } from './deadline.ts';
import type { Deadline, Limit } from './limit.ts';
import { advance, runningBetween } from './running-time.ts';
import type { Standstill, Suspension } from './suspensions.ts';
import { standstills, touching } from './suspensions.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is left of a limit, in its own unit (months, years and dates in days). */
export interface Remaining {
  /** Full hours, or days after today up to the last allowed one; 0 when overdue. */
  amount: number;
  unit: 'hour' | 'day' | 'workingDay';
  overdue: boolean;
}

/** Suspensions as they would be if the lasting one ended now. */
function endedBy(suspensions: readonly Suspension[], now: Instant): Suspension[] {
  return suspensions.map((one) => (one.to === null ? { ...one, to: now } : one));
}

/** What is left of a limit; while it is suspended, what would be left if it resumed now. */
export function remaining(
  start: Instant,
  limit: Limit,
  calendar: Calendar,
  suspensions: readonly Suspension[],
  now: Instant,
): Remaining {
  const known = endedBy(suspensions, now);
  if (limit.kind === 'earliest') {
    return remaining(start, firstToEnd(start, limit.of, calendar, known).limit, calendar, suspensions, now);
  }
  const unit = limit.kind === 'period' && (limit.unit === 'hour' || limit.unit === 'workingDay') ? limit.unit : 'day';
  const { dueOn, dueAt } = deadlineOf(start, limit, calendar, known);
  if (dueOn === null || dueAt === null || Date.parse(now) >= Date.parse(dueAt)) {
    return { amount: 0, unit, overdue: true };
  }
  const stops = limit.kind === 'period' ? standstills(known) : [];
  if (unit === 'hour') {
    return {
      amount: Math.floor(runningBetween(Date.parse(now), Date.parse(dueAt), stops) / HOUR),
      unit,
      overdue: false,
    };
  }
  let amount = 0;
  for (let date = addDays(localDateOf(now), 1); date <= dueOn; date = addDays(date, 1)) {
    if (touching(stops, date) !== undefined) continue;
    if (unit === 'day' || isWorkingDay(calendar, date).working) amount += 1;
  }
  return { amount, unit, overdue: false };
}

/** Working time forward: only working days run, 24 hours each; never lands within a day off. */
function afterWorkingDays(from: number, count: number, calendar: Calendar, stops: readonly Standstill[]): number {
  let at = from;
  let left = count * DAY;
  for (let date = localDateOf(instantOf(from)); ; date = addDays(date, 1)) {
    const end = Date.parse(startOfDay(addDays(date, 1)));
    if (isWorkingDay(calendar, date).working) {
      const run = runningBetween(at, end, stops);
      const landed = advance(at, left, stops) ?? end;
      // With nothing left it lands on the beginning of a day, and not on a resumption in the middle of one.
      if (run > left && (left > 0 || landed === at)) return landed;
      left = Math.max(0, left - run);
    }
    at = end;
  }
}

/** Working time backward: the instant from which `count` working days lie before `to`. */
function beforeWorkingDays(to: number, count: number, calendar: Calendar): number {
  let at = to;
  let left = count * DAY;
  for (let date = localDateOf(instantOf(to - 1)); left > 0; date = addDays(date, -1)) {
    const begin = Date.parse(startOfDay(date));
    if (isWorkingDay(calendar, date).working) {
      if (at - begin >= left) return at - left;
      left -= at - begin;
    }
    at = begin;
  }
  return at;
}

/**
 * An instant before or after a deadline. Hours and days are elapsed time; a working day is 24 hours that lie on working
 * days. After the deadline only time outside the suspensions that have ended counts, so that resuming sets off nothing
 * at once. Throws RangeError when the deadline is suspended.
 */
export function shiftFrom(
  deadline: Deadline,
  offset: { amount: number; unit: 'hour' | 'day' | 'workingDay'; direction: 'before' | 'after' },
  calendar: Calendar,
  suspensions: readonly Suspension[] = [],
): Instant {
  if (deadline.dueAt === null) throw new RangeError('a suspended deadline has no instants around it');
  const dueAt = Date.parse(deadline.dueAt);
  if (offset.amount === 0) return deadline.dueAt;
  const elapsed = offset.amount * (offset.unit === 'hour' ? HOUR : DAY);
  if (offset.direction === 'before') {
    return instantOf(
      offset.unit === 'workingDay' ? beforeWorkingDays(dueAt, offset.amount, calendar) : dueAt - elapsed,
    );
  }
  const stops = standstills(suspensions.filter((one) => one.to !== null));
  return instantOf(
    offset.unit === 'workingDay'
      ? afterWorkingDays(dueAt, offset.amount, calendar, stops)
      : (advance(dueAt, elapsed, stops) ?? dueAt + elapsed),
  );
}

/** The instant at which a share of the time from start to due has run; suspensions that have ended are no part of it. */
export function shareOf(
  start: Instant,
  dueAt: Instant,
  numerator: number,
  denominator: number,
  suspensions: readonly Suspension[] = [],
): Instant {
  const [from, to] = [Date.parse(start), Date.parse(dueAt)];
  const stops = standstills(suspensions.filter((one) => one.to !== null));
  const length = Math.floor((Math.max(0, runningBetween(from, to, stops)) * numerator) / denominator);
  return instantOf(advance(from, length, stops) ?? from + length);
}
