// How old what is open is, as administrators compare it: in bands of days.

/** Days at which a next band begins: under 3, 3 to 7, 7 to 15, 15 to 30, 30 and more. */
export const AGE_LIMITS = [3, 7, 15, 30] as const;

/** One band of ages in days: `from` belongs to it, `to` does not; null is without end. */
export interface AgeBand {
  from: number;
  to: number | null;
}

/** The bands in their order. */
export const AGE_BANDS: readonly AgeBand[] = [0, ...AGE_LIMITS].map((from, index) => ({
  from,
  to: AGE_LIMITS[index] ?? null,
}));

/** `part` of `whole` as a share between 0 and 1 with three decimals; null of nothing, which has no share. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;
}

/** Days with two decimals: a quarter of an hour, which is as exactly as a median of days should be read. */
export function roundedDays(days: number): number {
  return Math.round(days * 100) / 100;
}
