// Putting newly announced years into a calendar that somebody carries.
import type { Calendar, CalendarYear } from './calendar.ts';

/** Whether two years say the same of every day, whatever the order in which they list them. */
export function isSameYear(one: CalendarYear, other: CalendarYear): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ year, provisional, source, daysOff, workingWeekends }: CalendarYear): string {
  const off = daysOff.map(({ date, name }) => `${date} ${name}`).sort();
  return JSON.stringify([year, provisional, source.zh, source.en, off, [...workingWeekends].sort()]);
}

/**
 * A calendar with these years in place of what it knew of them; its switches stay, since a notice changes days and not
 * how they are counted. Null when it knew all of it.
 */
export function withYears(calendar: Calendar, years: Calendar['years']): Calendar | null {
  const isKnown = Object.entries(years).every(([key, year]) => {
    const known = calendar.years[key];
    return known !== undefined && isSameYear(known, year);
  });
  return isKnown ? null : { ...calendar, years: { ...calendar.years, ...years } };
}
