const MINUTE = 16;
const DAY = 10;
const EIGHT_HOURS_MS = 8 * 3_600_000;

/** An instant as people write it, at UTC+8: `2026-11-23 10:05`. */
export function instantText(instant: string): string {
  return new Date(Date.parse(instant) + EIGHT_HOURS_MS).toISOString().slice(0, MINUTE).replace('T', ' ');
}

/** The day of an instant at UTC+8. */
export function dayOf(instant: string): string {
  return instantText(instant).slice(0, DAY);
}
