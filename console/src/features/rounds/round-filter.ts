/** What a list of rounds is narrowed to; it stands in the address. */
export interface RoundFilter {
  readonly kind?: 'round' | 'series';
  readonly status?: 'open' | 'ended';
  readonly overdue?: boolean;
}

/** Takes a filter from an address; what it doesn't know is left out. */
export function roundFilter({ kind, status, overdue }: Record<string, unknown>): RoundFilter {
  return {
    ...(kind === 'round' || kind === 'series' ? { kind } : {}),
    ...(status === 'open' || status === 'ended' ? { status } : {}),
    ...(overdue === true || overdue === 'true' ? { overdue: true } : {}),
  };
}

/** What the numbers of an indicator are narrowed to. */
export interface SeriesFilter {
  readonly year?: string;
  readonly township?: string;
}

const YEAR = /^\d{4}$/;

/** Takes it from an address, where digits come as a number. */
export function seriesFilter({ year, township }: Record<string, unknown>): SeriesFilter {
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return {
    ...(YEAR.test(text(year)) && { year: text(year) }),
    ...(text(township) !== '' && { township: text(township) }),
  };
}
