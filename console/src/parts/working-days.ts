// Days as people count them: working days between two days, from the county's calendar.

/** What `GET /api/v1/calendar/{year}` says of a year. */
export interface CalendarYear {
  readonly year: number;
  readonly daysOff: readonly { readonly date: string }[];
  readonly workingWeekends: readonly string[];
}

const DAY_MS = 86_400_000;
const WEEK = 7;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;
const SUNDAY = 0;
const SATURDAY = 6;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** Days from one day to another; negative where the other lies before it. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** What the announcements of some years say of single days: worked or not. */
type Announced = ReadonlyMap<number, boolean>;

/** A list of a hundred lines counts thousands of days by the same years. */
const announcedIn = new WeakMap<readonly CalendarYear[], Announced>();

function announced(years: readonly CalendarYear[]): Announced {
  const known = announcedIn.get(years);
  if (known !== undefined) return known;
  const days = new Map<number, boolean>();
  for (const { daysOff, workingWeekends } of years) {
    for (const date of workingWeekends) days.set(dayNumber(date), true);
    for (const { date } of daysOff) days.set(dayNumber(date), false);
  }
  announcedIn.set(years, days);
  return days;
}

function isWorked(day: number, days: Announced): boolean {
  const weekday = (((day + EPOCH_WEEKDAY) % WEEK) + WEEK) % WEEK;
  return days.get(day) ?? (weekday !== SATURDAY && weekday !== SUNDAY);
}

/** Whether a day is worked: by the announcements of the years, else by weekends. */
export function isWorkingDay(date: string, years: readonly CalendarYear[]): boolean {
  return isWorked(dayNumber(date), announced(years));
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function workingDaysAfter(from: string, to: string, years: readonly CalendarYear[]): number {
  const days = announced(years);
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (isWorked(day, days)) count += 1;
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
