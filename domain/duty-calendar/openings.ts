import { addDays, dateIn, weekday } from '../calendar/index.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { Cadence, Duty } from '../definition/duty.ts';

/** What opens by itself: a duty, or an indicator (which has no bounds). */
export type Recurring = Pick<Duty, 'opens' | 'from' | 'until'>;

/** No cadence without a year of its own rests longer than this: every month named comes once a year. */
const LONGEST_REST = 366;

/** The days from `first` to `last`, both included, on which a round opens, in order, each once. */
export function openingsBetween(duty: Recurring, first: LocalDate, last: LocalDate): LocalDate[] {
  const { opens, from, until } = duty;
  const begin = from !== undefined && from > first ? from : first;
  const end = until !== undefined && until < last ? until : last;
  const days = candidates(opens, begin, end).filter((day) => day >= begin && day <= end);
  return [...new Set(days)].sort();
}

/** The first day on or after `day` on which a round opens; null when none will. */
export function nextOpening(duty: Recurring, day: LocalDate): LocalDate | null {
  const { opens, from } = duty;
  const first = from !== undefined && from > day ? from : day;
  const last = opens.every === 'date' && opens.year !== undefined ? dateIn(opens.year, 12, 31) : null;
  return openingsBetween(duty, first, last ?? addDays(first, LONGEST_REST))[0] ?? null;
}

/** Every opening from `begin` to `end`, and perhaps some around them. */
function candidates(opens: Cadence, begin: LocalDate, end: LocalDate): LocalDate[] {
  switch (opens.every) {
    case 'day':
      return daysFrom(begin, end, 1);
    case 'week':
      return daysFrom(addDays(begin, (opens.weekday - weekday(begin) + 7) % 7), end, 7);
    case 'month':
      return inEachYear(begin, end, opens.months ?? EVERY_MONTH, opens.day);
    case 'quarter':
      return inEachYear(begin, end, everyFrom(opens.month, 3), opens.day);
    case 'halfYear':
      return inEachYear(begin, end, everyFrom(opens.month, 6), opens.day);
    case 'year':
      return inEachYear(begin, end, [opens.month], opens.day);
    case 'date':
      return opens.dates.flatMap(({ month, day }) =>
        opens.year === undefined ? inEachYear(begin, end, [month], day) : [dateIn(opens.year, month, day)],
      );
  }
}

const EVERY_MONTH = everyFrom(1, 1);

/** The months of a year that lie `step` apart. */
function everyFrom(month: number, step: number): number[] {
  return Array.from({ length: 12 / step }, (_, index) => month + index * step);
}

function daysFrom(begin: LocalDate, end: LocalDate, step: number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = begin; day <= end; day = addDays(day, step)) days.push(day);
  return days;
}

function inEachYear(begin: LocalDate, end: LocalDate, months: readonly number[], day: number): LocalDate[] {
  const [first, last] = [Number(begin.slice(0, 4)), Number(end.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).flatMap((year) =>
    months.map((month) => dateIn(year, month, day)),
  );
}
