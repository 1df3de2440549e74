import type { Calendar, LocalDate } from '../calendar/index.ts';
import type { ItemDue } from '../definition/duty.ts';
import { dueOf } from './due.ts';
import { openingsBetween } from './openings.ts';
import type { Recurring } from './openings.ts';

/** A round that has not opened yet, and by when its items will be due. */
export interface ComingRound {
  opensOn: LocalDate;
  dueOn: LocalDate;
  /** Counted in part by a year whose holidays are not announced. */
  provisional: boolean;
}

/** The rounds that open after a day and whose items fall due up to another, in order. */
export function comingRounds(
  part: Recurring & { due: ItemDue },
  today: LocalDate,
  until: LocalDate,
  calendar: Calendar,
): ComingRound[] {
  return openingsBetween(part, today, until)
    .filter((opensOn) => opensOn > today)
    .map((opensOn) => {
      const { dueOn, provisional } = dueOf(part.due, part.opens, opensOn, calendar);
      return { opensOn, dueOn, provisional };
    })
    .filter(({ dueOn }) => dueOn <= until);
}
