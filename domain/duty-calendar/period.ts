import { addDays, dateIn, weekday } from '../calendar/index.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { Cadence } from '../definition/duty.ts';

/** What a round covers, both days included. The label is unique among the rounds of one duty. */
export interface Period {
  /** `2024-03-05`, `2024-W10` (ISO 8601), `2024-03`, `2024-Q1`, `2024-H1`, `2024`. */
  label: string;
  from: LocalDate;
  to: LocalDate;
}

const THURSDAY = 4;

/** What the round that opens on a day covers: the day, week, month, quarter, half-year or year around it. */
export function periodOf(cadence: Cadence, openedOn: LocalDate): Period {
  const [year, month] = [Number(openedOn.slice(0, 4)), Number(openedOn.slice(5, 7))];
  const whole = openedOn.slice(0, 4);
  switch (cadence.every) {
    case 'day':
    case 'date':
      return { label: openedOn, from: openedOn, to: openedOn };
    case 'week':
      return week(openedOn);
    case 'month':
      return months(openedOn.slice(0, 7), year, month, 1);
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      return months(`${whole}-Q${quarter}`, year, quarter * 3 - 2, 3);
    }
    case 'halfYear': {
      const half = Math.ceil(month / 6);
      return months(`${whole}-H${half}`, year, half * 6 - 5, 6);
    }
    case 'year':
      return months(whole, year, 1, 12);
  }
}

/** The week belongs to the year that has its Thursday. */
function week(day: LocalDate): Period {
  const from = addDays(day, 1 - weekday(day));
  const thursday = addDays(from, THURSDAY - 1);
  const year = thursday.slice(0, 4);
  let number = 1;
  for (let earlier = addDays(thursday, -7); earlier.startsWith(year); earlier = addDays(earlier, -7)) number += 1;
  return { label: `${year}-W${String(number).padStart(2, '0')}`, from, to: addDays(from, 6) };
}

function months(label: string, year: number, first: number, count: number): Period {
  return { label, from: dateIn(year, first, 1), to: dateIn(year, first + count - 1, 31) };
}
