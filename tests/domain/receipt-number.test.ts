import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkDigit, isReceiptNumber, plainReceiptNumber } from '../../domain/receipt-number.ts';

const digits = fc.stringMatching(/^\d{15}$/);

describe('a receipt number', () => {
  it('has the check digit of ISO 7064 MOD 11,10', () => {
    // the standard's own example
    expect(checkDigit('0794')).toBe('5');
    expect(isReceiptNumber(`610429260000001${checkDigit('610429260000001')}`)).toBe(true);
  });

  it('is read however it is written', () => {
    expect(plainReceiptNumber(' ６１０４ 2926-0000 0017 ')).toBe('6104292600000017');
  });

  test.prop([digits, fc.nat(15), fc.integer({ min: 1, max: 9 })])('with one wrong digit is none', (text, at, by) => {
    const right = text + checkDigit(text);
    const wrong = String((Number(right[at]) + by) % 10);
    expect(isReceiptNumber(right)).toBe(true);
    expect(isReceiptNumber(right.slice(0, at) + wrong + right.slice(at + 1))).toBe(false);
  });

  it.each(['', '1', '61042926000000', 'abcdefghijklmnop', '6104292600000011'])('is not %j', (text) => {
    expect(isReceiptNumber(text)).toBe(false);
  });
});
