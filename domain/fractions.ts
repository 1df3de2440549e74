// Exact shares of whole numbers. Integers only: no decimals, no rounding.

/** `numerator / denominator`, both positive integers. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

function product(a: number, b: number): number {
  const value = a * b;
  if (!Number.isSafeInteger(value)) throw new RangeError('the numbers of a share are too large to be exact');
  return value;
}

/** 以上: `part` of `whole` reaches the share or exceeds it (民法典 第1259条). A share of nothing is never reached. */
export function atLeast(part: number, whole: number, share: Fraction): boolean {
  return whole > 0 && product(part, share.denominator) >= product(whole, share.numerator);
}

/** 过、超过: `part` of `whole` exceeds the share; exactly the share does not. */
export function moreThan(part: number, whole: number, share: Fraction): boolean {
  return whole > 0 && product(part, share.denominator) > product(whole, share.numerator);
}

/** The least whole number that reaches (or exceeds) the share of `whole`. */
export function leastCount(whole: number, share: Fraction, mode: 'atLeast' | 'moreThan'): number {
  const scaled = product(whole, share.numerator);
  const floor = Math.floor(scaled / share.denominator);
  if (mode === 'moreThan') return floor + 1;
  return product(floor, share.denominator) === scaled ? floor : floor + 1;
}
