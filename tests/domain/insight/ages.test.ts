import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { AGE_BANDS, roundedDays, shareOf } from '../../../domain/insight/ages.ts';

describe('the bands of ages', () => {
  test.prop([fc.double({ min: 0, max: 10_000, noNaN: true })])('hold every age exactly once', (days) => {
    const holding = AGE_BANDS.filter(({ from, to }) => days >= from && (to === null || days < to));
    expect(holding).toHaveLength(1);
  });
});

describe('a share', () => {
  it('of nothing is none, and otherwise lies between nought and one', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(1, 3)).toBe(0.333);
    expect(shareOf(4, 4)).toBe(1);
  });

  it('and days are told no more exactly than they can be read', () => {
    expect(roundedDays(1.23456)).toBe(1.23);
  });
});
