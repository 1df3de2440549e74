import type { LocalDate } from '../calendar/index.ts';

/** From this month on, cases are planned for the next year: works that start now end after this year's dates. */
const FIRST_MONTH_OF_NEXT_PLAN = 9;

/** The plan year of a day, for dates that procedures give as month and day. */
export function planYearOf(day: LocalDate): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= FIRST_MONTH_OF_NEXT_PLAN ? year + 1 : year;
}
