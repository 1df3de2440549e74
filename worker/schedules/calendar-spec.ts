// The times of a cadence as Temporal's calendars say them: 00:00 of each opening day, at UTC+8.
import type { CalendarSpec, ScheduleSpec } from '@temporalio/client';
import { addDays, dateIn, lastDayOfMonth, startOfDay } from '../../domain/calendar/index.ts';
import type { Cadence } from '../../domain/definition/duty.ts';
import type { Recurring } from '../../domain/duty-calendar/index.ts';

const MONTHS = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

const ALL = Array.from({ length: 12 }, (_, index) => index + 1);
const FEBRUARY = 2;
/** The engine knows years up to 2100, which has no 29 February either. */
const LAST_YEAR = 2099;
/** Years without a 29 February: one range for each that follows a leap year by one, two, three. */
const COMMON_YEARS = [2021, 2022, 2023].map((start) => ({ start, end: LAST_YEAR, step: 4 }));

/** When a Schedule fires for what recurs; bounds are those of the plan. `comment` is shown beside the times. */
export function scheduleSpecOf({ opens, from, until }: Recurring, comment: string): ScheduleSpec {
  return {
    timezone: 'Asia/Shanghai',
    calendars: calendarsOf(opens).map((calendar) => ({ ...calendar, comment })),
    ...(from === undefined ? {} : { startAt: new Date(startOfDay(from)) }),
    // Its last day's midnight lies before the next one's.
    ...(until === undefined ? {} : { endAt: new Date(Date.parse(startOfDay(addDays(until, 1))) - 1000) }),
  };
}

function calendarsOf(opens: Cadence): CalendarSpec[] {
  switch (opens.every) {
    case 'day':
      return [{}];
    case 'week':
      return [{ dayOfWeek: WEEKDAYS[opens.weekday - 1] ?? 'MONDAY' }];
    case 'month':
      return inMonths(opens.months ?? ALL, opens.day);
    case 'quarter':
      return inMonths(monthsFrom(opens.month, 3), opens.day);
    case 'halfYear':
      return inMonths(monthsFrom(opens.month, 6), opens.day);
    case 'year':
      return inMonths([opens.month], opens.day);
    case 'date': {
      const { year } = opens;
      return opens.dates.flatMap(({ month, day }) =>
        year === undefined ? inMonths([month], day) : [onDate(dateIn(year, month, day))],
      );
    }
  }
}

/** The months of a year that lie `step` apart. */
function monthsFrom(month: number, step: number): number[] {
  return ALL.filter((one) => one >= month && (one - month) % step === 0);
}

function onDate(date: string): CalendarSpec {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month: nameOf(month), dayOfMonth: day };
}

/** A day of some months, each month's last where it lacks the day; February has two, by the year. */
function inMonths(months: readonly number[], day: number): CalendarSpec[] {
  const lengths = new Map<number, number[]>();
  for (const month of months) {
    if (month === FEBRUARY && day > 28) continue;
    const clamped = Math.min(day, lastDayOfMonth(2024, month));
    lengths.set(clamped, [...(lengths.get(clamped) ?? []), month]);
  }
  const ordinary = [...lengths].map(([dayOfMonth, same]) => ({ dayOfMonth, month: same.map(nameOf) }));
  if (!months.includes(FEBRUARY) || day <= 28) return ordinary;
  return [
    ...ordinary,
    { month: nameOf(FEBRUARY), dayOfMonth: 29 },
    { month: nameOf(FEBRUARY), dayOfMonth: 28, year: COMMON_YEARS },
  ];
}

function nameOf(month: number): (typeof MONTHS)[number] {
  return MONTHS[month - 1] ?? 'JANUARY';
}
