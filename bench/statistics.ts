// Percentiles of what was measured.

/** The value below which `share` of the sorted values lie (nearest rank); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** p50, p95 and p99 in milliseconds, to a tenth. */
export function latencies(values: readonly number[]): { p50: number; p95: number; p99: number } {
  const of = (share: number): number => Math.round(percentile(values, share) * 10) / 10;
  return { p50: of(0.5), p95: of(0.95), p99: of(0.99) };
}

/** Runs `cases` jobs, at most `clients` at once. */
export async function inParallel(clients: number, cases: number, job: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < cases) {
      const index = next;
      next += 1;
      await job(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(clients, cases) }, client));
}
