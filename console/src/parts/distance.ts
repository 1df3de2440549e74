// How long ago something was, as people say it.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The largest unit that fits, and how many of it: 3 days, 5 hours, 12 minutes. */
export interface Elapsed {
  readonly unit: 'minute' | 'hour' | 'day';
  readonly count: number;
}

/** The time between two instants (ISO 8601), never negative. */
export function elapsed(from: string, to: string): Elapsed {
  const ms = Math.max(0, Date.parse(to) - Date.parse(from));
  if (ms >= DAY_MS) return { unit: 'day', count: Math.floor(ms / DAY_MS) };
  if (ms >= HOUR_MS) return { unit: 'hour', count: Math.floor(ms / HOUR_MS) };
  return { unit: 'minute', count: Math.floor(ms / MINUTE_MS) };
}
