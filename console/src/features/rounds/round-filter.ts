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
