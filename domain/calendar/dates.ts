// Civil dates and instants. All civil time is UTC+8 (statutes S19); a date is a text that sorts, an instant is UTC.

/** Civil date at UTC+8, `YYYY-MM-DD`. */
export type LocalDate = string;
/** ISO 8601 instant in UTC with milliseconds, `2026-03-01T16:00:00.000Z`: texts of one form, so that they sort. */
export type Instant = string;

const DAY = 86_400_000;
const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;

function epochDay(date: LocalDate): number {
  const at = Date.parse(`${date}T00:00:00.000Z`);
  if (Number.isNaN(at)) throw new RangeError(`not a date: ${date}`);
  return at / DAY;
}

function fromEpochDay(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whether the text is a date that exists. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The civil date of an instant at UTC+8. */
export function localDateOf(instant: Instant): LocalDate {
  return new Date(Date.parse(instant) + OFFSET).toISOString().slice(0, 10);
}

/** 00:00 at UTC+8 of a date. */
export function startOfDay(date: LocalDate): Instant {
  return new Date(epochDay(date) * DAY - OFFSET).toISOString();
}

/** The date `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: LocalDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** Last day of a month (month 1–12). */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A date of a year and month, with days beyond the month's end taken as its last day. */
export function dateIn(year: number, month: number, day: number): LocalDate {
  const clamped = Math.min(day, lastDayOfMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(clamped).padStart(2, '0')}`;
}

/** The corresponding day `months` later, or that month's last day where there is none (民法典 第202条). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return dateIn(Math.floor(index / 12), (index % 12) + 1, Number(date.slice(8, 10)));
}

/** The instant `hours` later; fractions of an hour count to the millisecond. */
export function addHours(instant: Instant, hours: number): Instant {
  return instantOf(Date.parse(instant) + Math.round(hours * HOUR));
}

/** The instant of a count of milliseconds since the epoch. */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** An instant as people read it at UTC+8, `YYYY-MM-DD HH:mm`. */
export function civilTime(instant: Instant): string {
  return new Date(Date.parse(instant) + OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}
