import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { atLeast, leastCount, moreThan } from '../../domain/fractions.ts';

const half = { numerator: 1, denominator: 2 };
const twoThirds = { numerator: 2, denominator: 3 };

it('two thirds of 47 is reached with 32 and not with 31', () => {
  expect(atLeast(31, 47, twoThirds)).toBe(false);
  expect(atLeast(32, 47, twoThirds)).toBe(true);
  expect(leastCount(47, twoThirds, 'atLeast')).toBe(32);
});

it('exactly one half reaches 以上 and does not pass 过半数', () => {
  expect(atLeast(20, 40, half)).toBe(true);
  expect(moreThan(20, 40, half)).toBe(false);
  expect(leastCount(40, half, 'moreThan')).toBe(21);
});

it('a share of nobody is never reached', () => {
  expect(atLeast(0, 0, half)).toBe(false);
  expect(moreThan(0, 0, half)).toBe(false);
  expect(leastCount(0, half, 'atLeast')).toBe(1);
});

it('numbers that are not whole or no longer exact are refused', () => {
  expect(() => atLeast(0.5, 1, half)).toThrow(RangeError);
  expect(() => moreThan(1, 3, { numerator: 0.5, denominator: 1 })).toThrow(RangeError);
  expect(() => atLeast(1, Number.MAX_SAFE_INTEGER, twoThirds)).toThrow(RangeError);
});

test('leastCount is the least number that passes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 50 }),
      (whole, a, b) => {
        const share = { numerator: Math.min(a, b), denominator: Math.max(a, b) };
        for (const [mode, reaches] of [
          ['atLeast', atLeast],
          ['moreThan', moreThan],
        ] as const) {
          const least = leastCount(whole, share, mode);
          expect(reaches(least, whole, share)).toBe(true);
          expect(reaches(least - 1, whole, share)).toBe(false);
        }
      },
    ),
  );
});
