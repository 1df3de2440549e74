// Suspensions as days and as stretches of time that do not count.
import type { Instant, LocalDate } from './dates.ts';
import { localDateOf } from './dates.ts';

/** A stretch in which a clock stands still: from `from` up to, not including, `to`; `to` null while it lasts. */
export interface Suspension {
  from: Instant;
  to: Instant | null;
  ground: string;
}

/** A suspension made ready for counting. */
export interface Standstill {
  /** Milliseconds since the epoch; `to` is Infinity while it lasts. */
  from: number;
  to: number;
  /** Civil days that it touches; `lastDay` null while it lasts. */
  firstDay: LocalDate;
  lastDay: LocalDate | null;
  ground: string;
}

/** In order of their beginning; empty ones dropped, so that to suspend and resume in one instant changes nothing. */
export function standstills(suspensions: readonly Suspension[]): Standstill[] {
  return suspensions
    .map((one): Standstill => {
      const to = one.to === null ? Infinity : Date.parse(one.to);
      return {
        from: Date.parse(one.from),
        to,
        firstDay: localDateOf(one.from),
        // `to` is exclusive: a suspension that ends at 00:00 does not touch the day that begins then.
        lastDay: one.to === null ? null : localDateOf(new Date(to - 1).toISOString()),
        ground: one.ground,
      };
    })
    .filter((one) => one.to > one.from)
    .sort((a, b) => a.from - b.from);
}

/** The standstill that touches a day, if any; one without an end before one that has ended. */
export function touching(stops: readonly Standstill[], date: LocalDate): Standstill | undefined {
  const found = stops.filter((one) => one.firstDay <= date && (one.lastDay === null || date <= one.lastDay));
  return found.find((one) => one.lastDay === null) ?? found[0];
}
