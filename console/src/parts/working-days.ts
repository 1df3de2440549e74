// Days as people count them: working days between two days, from the county's calendar.

/** What `GET /api/v1/calendar/{year}` says of a year. */
export interface CalendarYear {
  readonly year: number;
  readonly daysOff: readonly { readonly date: string }[];
  readonly workingWeekends: readonly string[];
}

const DAY_MS = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Days from one day to another; negative where the other lies before it. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whether a day is worked: by the announcements of the years, else by weekends. */
export function isWorkingDay(date: string, years: readonly CalendarYear[]): boolean {
  const year = years.find((one) => date.startsWith(String(one.year)));
  if (year?.daysOff.some((one) => one.date === date) === true) return false;
  if (year?.workingWeekends.includes(date) === true) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY;
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function workingDaysAfter(from: string, to: string, years: readonly CalendarYear[]): number {
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day += 1) {
    if (isWorkingDay(dateOf(day), years)) count += 1;
  }
  return count;
}

/** How far a last day is away: `left` counts what remains with that day, `past` what has gone by since. */
export type Distance =
  { readonly kind: 'today' } | { readonly kind: 'left' | 'past'; readonly working: number; readonly days: number };

/** The distance from today to the last allowed day, in working days and in calendar days. */
export function distanceTo(dueOn: string, today: string, years: readonly CalendarYear[]): Distance {
  const days = daysBetween(today, dueOn);
  if (days === 0) return { kind: 'today' };
  if (days > 0) return { kind: 'left', working: workingDaysAfter(today, dueOn, years), days };
  return { kind: 'past', working: workingDaysAfter(dueOn, today, years), days: -days };
}
