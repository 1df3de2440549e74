import { dateIn } from '../calendar/index.ts';
import type { Calendar, LocalDate } from '../calendar/index.ts';
import type { ItemDue } from '../definition/duty.ts';
import { dueOf } from './due.ts';
import { openingsBetween } from './openings.ts';
import type { Recurring } from './openings.ts';
import { periodOf } from './period.ts';

/** One opening of a duty: what it covers and by when its items are due. */
export interface Opening {
  /** Label of the period, as its round bears it. */
  period: string;
  opensOn: LocalDate;
  dueOn: LocalDate;
  /** Counted in part by a year whose holidays are not announced. */
  provisional: boolean;
}

/**
 * The openings of a calendar year, in order. Null for what opens every day or week while it runs: it fills each page of
 * a year's plan, and its cadence says all.
 */
export function openingsOfYear(part: Recurring & { due: ItemDue }, year: number, calendar: Calendar): Opening[] | null {
  const { opens } = part;
  const days = openingsBetween(part, dateIn(year, 1, 1), dateIn(year, 12, 31));
  if ((opens.every === 'day' || opens.every === 'week') && days.length > 0) return null;
  return days.map((opensOn) => {
    const { dueOn, provisional } = dueOf(part.due, opens, opensOn, calendar);
    return { period: periodOf(opens, opensOn).label, opensOn, dueOn, provisional };
  });
}
