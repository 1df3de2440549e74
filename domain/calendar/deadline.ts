// Deadlines that explain themselves. The one place where due dates are computed (民法典 第200–204条).
import type { Calendar } from './calendar.ts';
import { addWorkingDays, isWorkingDay, rolls } from './calendar.ts';
import type { Instant, LocalDate } from './dates.ts';
import {
  addDays,
  addHours,
  addMilliseconds,
  addMonths,
  dateIn,
  daysBetween,
  localDateOf,
  millisecondsBetween,
  startOfDay,
} from './dates.ts';
import { Working } from './working.ts';
import type { WorkingStep } from './working.ts';
import type { Suspension } from './suspensions.ts';
import { effective, suspendedWithin, touching } from './suspensions.ts';

export type PeriodUnit = 'hour' | 'day' | 'workingDay' | 'month' | 'year';

/** What is allowed, with every date filled in. */
export type Limit =
  | { kind: 'period'; amount: number; unit: PeriodUnit }
  | { kind: 'date'; month: number; day: number; year: number; roll?: boolean | undefined }
  | { kind: 'dayOfMonth'; day: number; roll?: boolean | undefined }
  | { kind: 'fixed'; date: LocalDate; roll?: boolean | undefined }
  | { kind: 'earliest'; of: Limit[] };

/** A due date with its working. Both dates are null while a suspension without an end stands before them. */
export interface Deadline {
  /** Last allowed day. */
  dueOn: LocalDate | null;
  /** First instant that is too late: the next midnight, or the exact instant of a limit in hours. */
  dueAt: Instant | null;
  /** A year that is not announced yet was used. */
  provisional: boolean;
  working: WorkingStep[];
}

/** Longest search for a due day, in days; beyond it a limit is a mistake in a definition. */
const HORIZON = 36_600;

interface Context {
  calendar: Calendar;
  suspensions: Suspension[];
  working: Working;
}

/** The nth counted day after the start day; null when an open suspension comes first. */
function countDays(start: LocalDate, amount: number, workingOnly: boolean, context: Context): LocalDate | null {
  let date = start;
  for (let left = amount, walked = 0; left > 0; walked += 1) {
    if (walked > HORIZON) throw new RangeError('the limit is longer than a century');
    date = addDays(date, 1);
    const suspension = touching(context.suspensions, date);
    if (suspension !== undefined) {
      context.working.notCounted(
        date,
        { zh: `中止（${suspension.ground}）`, en: `suspended (${suspension.ground})` },
        'suspended',
      );
      if (suspension.to === null) return null;
      continue;
    }
    const day = workingOnly ? isWorkingDay(context.calendar, date) : null;
    if (day !== null && !day.working) context.working.notCounted(date, day.reason, 'notWorking');
    else left -= 1;
    if (day?.provisional === true) context.working.provisionalYear(date.slice(0, 4));
  }
  return date;
}

/** The corresponding day of a later month, put off by each day that a suspension touches; null as above. */
function countMonths(start: LocalDate, months: number, context: Context): LocalDate | null {
  let due = addMonths(start, months);
  for (let date = addDays(start, 1); date <= due; date = addDays(date, 1)) {
    const suspension = touching(context.suspensions, date);
    if (suspension === undefined) continue;
    context.working.notCounted(
      date,
      { zh: `中止（${suspension.ground}）`, en: `suspended (${suspension.ground})` },
      'suspended',
    );
    if (suspension.to === null) return null;
    due = addDays(due, 1);
  }
  return due;
}

function rollForward(date: LocalDate, context: Context): LocalDate {
  let rolled = date;
  while (rolls(context.calendar, rolled)) rolled = addDays(rolled, 1);
  if (isWorkingDay(context.calendar, date).provisional) context.working.provisionalYear(date.slice(0, 4));
  if (rolled !== date) context.working.rolled(date, rolled, isWorkingDay(context.calendar, date).reason);
  return rolled;
}

function hours(start: Instant, amount: number, context: Context): Instant | null {
  let due = addHours(start, amount);
  const open = context.suspensions.find((one) => one.to === null);
  for (;;) {
    const next = addMilliseconds(addHours(start, amount), suspendedWithin(context.suspensions, start, due));
    if (next === due) break;
    due = next;
  }
  if (open !== undefined && open.from < due) {
    context.working.notCounted(
      localDateOf(open.from),
      { zh: `中止（${open.ground}）`, en: `suspended (${open.ground})` },
      'suspended',
    );
    return null;
  }
  return due;
}

function endOfDay(date: LocalDate | null): { dueOn: LocalDate | null; dueAt: Instant | null } {
  return { dueOn: date, dueAt: date === null ? null : startOfDay(addDays(date, 1)) };
}

function period(
  start: Instant,
  limit: Extract<Limit, { kind: 'period' }>,
  context: Context,
): { dueOn: LocalDate | null; dueAt: Instant | null } {
  const startDate = localDateOf(start);
  if (limit.unit === 'hour') {
    context.working.hours(start, limit.amount);
    const dueAt = hours(start, limit.amount, context);
    return { dueOn: dueAt === null ? null : localDateOf(dueAt), dueAt };
  }
  context.working.startDay(startDate, limit.amount, limit.unit);
  if (limit.unit === 'workingDay') return endOfDay(countDays(startDate, limit.amount, true, context));
  const last =
    limit.unit === 'day'
      ? countDays(startDate, limit.amount, false, context)
      : countMonths(startDate, limit.unit === 'month' ? limit.amount : limit.amount * 12, context);
  return endOfDay(last === null || !context.calendar.periodsRoll ? last : rollForward(last, context));
}

function dated(
  date: LocalDate,
  roll: boolean | undefined,
  context: Context,
): { dueOn: LocalDate | null; dueAt: Instant | null } {
  context.working.fixed(date);
  return endOfDay(roll === true ? rollForward(date, context) : date);
}

function nextDayOfMonth(start: LocalDate, day: number): LocalDate {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const here = dateIn(year, month, day);
  return here >= start ? here : dateIn(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, day);
}

function earliest(
  start: Instant,
  limits: readonly Limit[],
  calendar: Calendar,
  suspensions: readonly Suspension[],
): Deadline {
  const all = limits.map((limit) => deadlineOf(start, limit, calendar, suspensions));
  const known = all.filter((one) => one.dueAt !== null).sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1));
  const first = known[0] ?? all[0];
  if (first === undefined) throw new RangeError("'whichever ends first' of nothing");
  const working = new Working();
  working.earliest(first.dueOn);
  return { ...first, provisional: all.some((one) => one.provisional), working: [...first.working, ...working.steps()] };
}

/**
 * The deadline of a limit that starts at an instant. The start day is not counted; a limit of n days is due on the
 * nth counted day that no suspension touches; hours run day and night outside suspensions; months end on the
 * corresponding day; a period's last day rolls forward from a day off, a date only where the definition says so.
 */
export function deadlineOf(
  start: Instant,
  limit: Limit,
  calendar: Calendar,
  suspensions: readonly Suspension[],
): Deadline {
  if (limit.kind === 'earliest') return earliest(start, limit.of, calendar, suspensions);
  const context: Context = { calendar, suspensions: effective(suspensions), working: new Working() };
  const due =
    limit.kind === 'period'
      ? period(start, limit, context)
      : limit.kind === 'date'
        ? dated(dateIn(limit.year, limit.month, limit.day), limit.roll, context)
        : limit.kind === 'fixed'
          ? dated(limit.date, limit.roll, context)
          : dated(nextDayOfMonth(localDateOf(start), limit.day), limit.roll, context);
  context.working.due(due.dueOn);
  return { ...due, provisional: context.working.provisional, working: context.working.steps() };
}

/** What is left of a limit, in its own unit (dates in days); negative amounts never: `overdue` says so. */
export function remaining(
  start: Instant,
  limit: Limit,
  calendar: Calendar,
  suspensions: readonly Suspension[],
  now: Instant,
): { amount: number; unit: 'hour' | 'day' | 'workingDay'; overdue: boolean } | null {
  const { dueOn, dueAt } = deadlineOf(start, limit, calendar, suspensions);
  if (dueOn === null || dueAt === null) return null;
  const unit = limit.kind === 'period' && (limit.unit === 'hour' || limit.unit === 'workingDay') ? limit.unit : 'day';
  const overdue = now >= dueAt;
  if (overdue) return { amount: 0, unit, overdue };
  if (unit === 'hour') return { amount: Math.floor(millisecondsBetween(now, dueAt) / 3_600_000), unit, overdue };
  const today = localDateOf(now);
  if (unit === 'day') return { amount: daysBetween(today, dueOn), unit, overdue };
  let amount = 0;
  for (let date = addDays(today, 1); date <= dueOn; date = addDays(date, 1))
    if (isWorkingDay(calendar, date).working) amount += 1;
  return { amount, unit, overdue };
}

/** An instant before or after a deadline: hours exactly, days and working days at the same time of day. */
export function shiftFrom(
  deadline: Deadline,
  offset: { amount: number; unit: 'hour' | 'day' | 'workingDay'; direction: 'before' | 'after' },
  calendar: Calendar,
): Instant {
  if (deadline.dueAt === null) throw new RangeError('a suspended deadline has no instants around it');
  const sign = offset.direction === 'before' ? -1 : 1;
  if (offset.unit === 'hour') return addHours(deadline.dueAt, sign * offset.amount);
  if (offset.unit === 'day') return addHours(deadline.dueAt, sign * offset.amount * 24);
  const date = localDateOf(deadline.dueAt);
  return addHours(deadline.dueAt, daysBetween(date, addWorkingDays(calendar, date, sign * offset.amount)) * 24);
}

/** The instant at which a share of the time from start to due has passed. */
export function shareOf(start: Instant, dueAt: Instant, numerator: number, denominator: number): Instant {
  const whole = millisecondsBetween(start, dueAt);
  return addMilliseconds(start, Math.floor((whole * numerator) / denominator));
}
