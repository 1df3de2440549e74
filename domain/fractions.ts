// Exact shares of whole numbers. Integers only: no decimals, no rounding.

/** `numerator / denominator`, both positive integers. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** A product of whole numbers; anything that would not be exact is refused. */
function product(a: number, b: number): number {
  const value = a * b;
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || !Number.isSafeInteger(value)) {
    throw new RangeError('a share is counted in whole numbers that are exact');
  }
  return value;
}

/**
 * 以上: `part` of `whole` reaches the share or exceeds it (民法典 第1259条). A share of nothing is never reached.
 * Throws RangeError on numbers that are not whole.
 */
export function atLeast(part: number, whole: number, share: Fraction): boolean {
  return product(part, share.denominator) >= product(whole, share.numerator) && whole > 0;
}

/** 过、超过: `part` of `whole` exceeds the share; exactly the share does not. Throws as `atLeast`. */
export function moreThan(part: number, whole: number, share: Fraction): boolean {
  return product(part, share.denominator) > product(whole, share.numerator) && whole > 0;
}

/** The least whole number that reaches (or exceeds) the share of `whole`; never 0, so that nobody is never enough. */
export function leastCount(whole: number, share: Fraction, mode: 'atLeast' | 'moreThan'): number {
  const scaled = product(whole, share.numerator);
  const floor = Math.floor(scaled / share.denominator);
  const exact = product(floor, share.denominator) === scaled;
  return Math.max(1, exact && mode === 'atLeast' ? floor : floor + 1);
}
