// Elapsed time with standstills left out, in milliseconds since the epoch.
import type { Standstill } from './suspensions.ts';

type Gap = Pick<Standstill, 'from' | 'to'>;

/** When `length` has run from `from` outside the gaps (in order of `from`); null when a gap without an end comes first. */
export function advance(from: number, length: number, gaps: readonly Gap[]): number | null {
  let at = from;
  let left = length;
  for (const gap of gaps) {
    if (gap.to <= at) continue;
    if (gap.from - at >= left) break;
    left -= Math.max(0, gap.from - at);
    at = gap.to;
  }
  return at === Infinity ? null : at + left;
}

/** Time from `from` to `to` outside the gaps; overlapping gaps count once. */
export function runningBetween(from: number, to: number, gaps: readonly Gap[]): number {
  let covered = from;
  let sum = 0;
  for (const gap of gaps) {
    if (gap.from >= to) break;
    sum += Math.max(0, gap.from - covered);
    covered = Math.max(covered, gap.to);
  }
  return sum + Math.max(0, to - covered);
}
