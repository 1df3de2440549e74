// Suspensions as days and hours that do not count.
import type { Instant, LocalDate } from './dates.ts';
import { localDateOf, millisecondsBetween } from './dates.ts';

/** A stretch in which a clock stands still; `to` null while it lasts. */
export interface Suspension {
  from: Instant;
  to: Instant | null;
  ground: string;
}

/** Suspensions in order, empty ones dropped (suspended and resumed at the same instant is as if nothing had been). */
export function effective(suspensions: readonly Suspension[]): Suspension[] {
  return suspensions.filter((one) => one.to === null || one.to > one.from).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The suspension that touches a day, if any. */
export function touching(suspensions: readonly Suspension[], date: LocalDate): Suspension | undefined {
  return suspensions.find((one) => localDateOf(one.from) <= date && (one.to === null || date <= localDateOf(one.to)));
}

/** Milliseconds of [from, to) that lie in suspensions that have ended; overlapping ones count once. */
export function suspendedWithin(suspensions: readonly Suspension[], from: Instant, to: Instant): number {
  let covered = from;
  let sum = 0;
  for (const one of suspensions) {
    const begin = one.from > covered ? one.from : covered;
    const end = one.to === null || one.to > to ? to : one.to;
    if (end > begin) {
      sum += millisecondsBetween(begin, end);
      covered = end;
    }
  }
  return sum;
}
