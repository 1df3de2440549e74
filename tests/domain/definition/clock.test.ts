import { expect, it } from 'vitest';
import { ClockLimit } from '../../../domain/definition/clock.ts';

it('takes a period of a century and refuses a longer one, in every unit', () => {
  for (const [unit, longest] of [
    ['hour', 876_600],
    ['day', 36_525],
    ['workingDay', 25_000],
    ['month', 1_200],
    ['year', 100],
  ] as const) {
    expect(ClockLimit.safeParse({ kind: 'period', amount: longest, unit }).success).toBe(true);
    expect(ClockLimit.safeParse({ kind: 'period', amount: longest + 1, unit }).success).toBe(false);
  }
});

it('refuses a period of nothing', () => {
  expect(ClockLimit.safeParse({ kind: 'period', amount: 0, unit: 'day' }).success).toBe(false);
});
