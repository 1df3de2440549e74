// The county's clock: UTC+8 all year, wherever the device is. The one place where instants become days and times.

const EIGHT_HOURS_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const DAY = 10;
const MINUTE = 16;

const local = (instant: number): string => new Date(instant + EIGHT_HOURS_MS).toISOString();

/** An instant (ISO 8601) as people write it, at UTC+8: 2026-11-23 10:05. */
export function momentText(at: string): string {
  return localMinute(at).replace('T', ' ');
}

/** The same as an input of date and time takes it: 2026-11-23T10:05. */
export function localMinute(at: string): string {
  return local(Date.parse(at)).slice(0, MINUTE);
}

/** The day at UTC+8 of an instant (ISO 8601): 2026-11-23. */
export function dayOf(at: string): string {
  return dayAt(Date.parse(at));
}

/** The day at UTC+8 at an instant (milliseconds since 1970). */
export function dayAt(instant: number): string {
  return local(instant).slice(0, DAY);
}

/** Today at UTC+8, wherever the device is. */
export function today(): string {
  return dayAt(Date.now());
}

/** The day after a day: the earliest on which what begins on it may end, where the last day no longer counts. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, DAY);
}
