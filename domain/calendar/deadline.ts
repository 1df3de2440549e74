// Deadlines that explain themselves. The one place where due dates are computed (民法典 第200–204条).
import type { Calendar } from './calendar.ts';
import type { Counting } from './counting.ts';
import { countDays, countMonths, rollForward } from './counting.ts';
import type { Instant, LocalDate } from './dates.ts';
import { addDays, civilTime, dateIn, instantOf, localDateOf, startOfDay } from './dates.ts';
import type { Deadline, Extension, Limit, PeriodUnit } from './limit.ts';
import { advance } from './running-time.ts';
import type { Suspension } from './suspensions.ts';
import { standstills } from './suspensions.ts';
import { Working } from './working.ts';
import type { WorkingStep } from './working.ts';
import * as wording from './wording.ts';

const HOUR = 3_600_000;

/** A century in each unit: a longer period is a mistake in a definition, and would only keep the case busy. */
export const LONGEST: Record<PeriodUnit, number> = {
  hour: 876_600,
  day: 36_525,
  workingDay: 25_000,
  month: 1_200,
  year: 100,
};

type Due = Pick<Deadline, 'dueOn' | 'dueAt'>;

const NOT_WHILE_SUSPENDED: Due = { dueOn: null, dueAt: null };

function endOf(last: LocalDate | null): Due {
  return last === null ? NOT_WHILE_SUSPENDED : { dueOn: last, dueAt: startOfDay(addDays(last, 1)) };
}

/** The limit's own amount, and what was granted on top of it; throws RangeError for what is no period. */
function requirePeriod({ amount, unit }: Extension): void {
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > LONGEST[unit]) {
    throw new RangeError(`not a period: ${amount} ${unit}`);
  }
}

function hours(start: Instant, amount: number, plus: readonly Extension[], { stops, working }: Counting): Due {
  working.hours(localDateOf(start), civilTime(start), amount);
  for (const more of plus) {
    requirePeriod(more);
    if (more.unit !== 'hour') throw new RangeError('a limit in hours is extended by hours');
    working.extended(localDateOf(start), more);
  }
  const from = Date.parse(start);
  const whole = plus.reduce((sum, more) => sum + more.amount, amount);
  const due = advance(from, whole * HOUR, stops);
  for (const stop of stops) {
    if (stop.to <= from || (due !== null && stop.from >= due)) continue;
    const end = stop.to === Infinity ? null : civilTime(instantOf(stop.to));
    working.suspendedHours(stop, civilTime(instantOf(stop.from)), end);
  }
  // `due` is exclusive: what ends at 00:00 has the day before as its last allowed one.
  return due === null
    ? NOT_WHILE_SUSPENDED
    : { dueOn: localDateOf(instantOf(Math.max(from, due - 1))), dueAt: instantOf(due) };
}

/** The last day of so much time after a day, not yet rolled; null when a suspension without an end comes first. */
function countOn(from: LocalDate, { amount, unit }: Extension, counting: Counting): LocalDate | null {
  switch (unit) {
    case 'hour':
      throw new RangeError('hours do not follow on a day');
    case 'day':
      return countDays(from, amount, false, counting);
    case 'workingDay':
      return countDays(from, amount, true, counting);
    case 'month':
      return countMonths(from, amount, counting);
    case 'year':
      return countMonths(from, amount * 12, counting);
  }
}

/** Extensions follow on the last day one after another; of one unit they are one longer period (31 Jan, 1 + 1 months). */
function extended(first: Extension, from: LocalDate, plus: readonly Extension[], counting: Counting): LocalDate | null {
  const parts: Extension[] = [first];
  for (const more of plus) {
    requirePeriod(more);
    counting.working.extended(from, more);
    const last = parts.at(-1);
    if (last !== undefined && last.unit === more.unit) {
      parts[parts.length - 1] = { unit: last.unit, amount: last.amount + more.amount };
    } else parts.push(more);
  }
  return parts.reduce<LocalDate | null>((at, part) => (at === null ? null : countOn(at, part, counting)), from);
}

function period(
  start: Instant,
  { amount, unit, plus = [] }: Extract<Limit, { kind: 'period' }>,
  counting: Counting,
): Due {
  requirePeriod({ amount, unit });
  if (unit === 'hour') return hours(start, amount, plus, counting);
  const startDate = localDateOf(start);
  counting.working.startDay(startDate, amount, unit);
  const last = extended({ amount, unit }, startDate, plus, counting);
  const ends = (plus.at(-1)?.unit ?? unit) === 'workingDay';
  return endOf(last === null || ends || !counting.calendar.periodsRoll ? last : rollForward(last, counting));
}

function dated(
  named: LocalDate,
  last: LocalDate,
  { roll, plus = [] }: { roll?: boolean | undefined; plus?: readonly Extension[] },
  counting: Counting,
): Due {
  counting.working.fixed(named, last);
  // A date stands whatever is suspended, so it rolls over days off only.
  const unmoved = { ...counting, stops: [] };
  const [first, ...rest] = plus;
  if (first !== undefined) {
    requirePeriod(first);
    counting.working.extended(last, first);
  }
  const end = first === undefined ? last : (extended(first, last, rest, unmoved) ?? last);
  return endOf(roll === true ? rollForward(end, unmoved) : end);
}

/** The last allowed day where a rule names a day; 'before the 25th' excludes it by switch, a month's end never (S9). */
function lastAllowed(year: number, month: number, day: number, { calendar }: Counting): [LocalDate, LocalDate] {
  const named = dateIn(year, month, day);
  return [named, calendar.namedDayIncluded || day === 31 ? named : addDays(named, -1)];
}

function nextDayOfMonth(start: LocalDate, day: number, counting: Counting): [LocalDate, LocalDate] {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const here = lastAllowed(year, month, day, counting);
  if (here[1] >= start) return here;
  return month === 12 ? lastAllowed(year + 1, 1, day, counting) : lastAllowed(year, month + 1, day, counting);
}

function nextDayOfYear(start: LocalDate, month: number, day: number, counting: Counting): [LocalDate, LocalDate] {
  const year = Number(start.slice(0, 4));
  const here = lastAllowed(year, month, day, counting);
  return here[1] >= start ? here : lastAllowed(year + 1, month, day, counting);
}

/** The limit that ends first, with its deadline and the others'; a suspended one ends after every other. */
export function firstToEnd(
  start: Instant,
  limits: readonly Limit[],
  calendar: Calendar,
  suspensions: readonly Suspension[],
): { limit: Limit; deadline: Deadline; others: Deadline[] } {
  const all = limits.map((limit) => ({ limit, deadline: deadlineOf(start, limit, calendar, suspensions) }));
  const end = (one: { deadline: Deadline }): number =>
    one.deadline.dueAt === null ? Infinity : Date.parse(one.deadline.dueAt);
  const [head, ...tail] = all;
  if (head === undefined) throw new RangeError("'whichever ends first' of nothing");
  const first = tail.reduce((best, one) => (end(one) < end(best) ? one : best), head);
  return { ...first, others: all.filter((one) => one !== first).map((one) => one.deadline) };
}

function earliest(
  start: Instant,
  limits: readonly Limit[],
  calendar: Calendar,
  suspensions: readonly Suspension[],
): Deadline {
  const { deadline, others } = firstToEnd(start, limits, calendar, suspensions);
  const { dueOn } = deadline;
  const chosen: WorkingStep = {
    rule: 'earliest',
    from: dueOn,
    to: dueOn,
    days: 0,
    basis: null,
    text: wording.earliest(
      dueOn,
      others.map((one) => one.dueOn),
    ),
  };
  // A year that only another limit rests on counts too: announced, it may make that one the first.
  const unannounced = others
    .flatMap((one) => one.working)
    .filter((step) => step.rule === 'provisionalYear')
    .filter((step) => !deadline.working.some((known) => known.rule === step.rule && known.basis === step.basis))
    .filter((step, index, all) => all.findIndex((same) => same.basis === step.basis) === index);
  const provisional = deadline.provisional || unannounced.length > 0;
  return { ...deadline, provisional, working: [...deadline.working, ...unannounced, chosen] };
}

function simple(start: Instant, limit: Exclude<Limit, { kind: 'earliest' }>, counting: Counting): Due {
  switch (limit.kind) {
    case 'period':
      return period(start, limit, counting);
    case 'date':
      return dated(...lastAllowed(limit.year, limit.month, limit.day, counting), limit, counting);
    case 'dayOfMonth':
      return dated(...nextDayOfMonth(localDateOf(start), limit.day, counting), limit, counting);
    case 'dayOfYear':
      return dated(...nextDayOfYear(localDateOf(start), limit.month, limit.day, counting), limit, counting);
    case 'fixed':
      return dated(limit.date, limit.date, limit, counting);
  }
}

/**
 * The deadline of a limit that starts at an instant. The start day is not counted; a limit of n days is due on the
 * nth counted day that no suspension touches; hours run day and night outside suspensions; months end on the
 * corresponding day; a period's last day rolls forward from a day off, a date only where the definition says so.
 * Throws RangeError for a period that is not a whole number or is longer than a century.
 */
export function deadlineOf(
  start: Instant,
  limit: Limit,
  calendar: Calendar,
  suspensions: readonly Suspension[],
): Deadline {
  if (limit.kind === 'earliest') return earliest(start, limit.of, calendar, suspensions);
  const counting: Counting = { calendar, stops: standstills(suspensions), working: new Working() };
  const due = simple(start, limit, counting);
  const exact = limit.kind === 'period' && limit.unit === 'hour' && due.dueAt !== null;
  const working = counting.working.finish(due.dueOn, exact ? civilTime(due.dueAt ?? start) : null);
  return { ...due, provisional: counting.working.provisional, working };
}
