// Money on the page: whole fen as people read them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyText } from '../../../console/src/parts/money.ts';

describe('moneyText', () => {
  it('groups thousands and leaves out the places of whole yuan', () => {
    expect(moneyText(3_000_000, '元')).toBe('30,000 元');
    expect(moneyText(123_456_705, '元')).toBe('1,234,567.05 元');
    expect(moneyText(-5, '元')).toBe('-0.05 元');
    expect(moneyText(0, '元')).toBe('0 元');
  });

  it('says every amount exactly, so that it can be read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        const [whole = '', places = '00'] = moneyText(fen, '').trim().replaceAll(',', '').split('.');
        const read = BigInt(whole.replace('-', '') + places);
        return (whole.startsWith('-') ? -read : read) === BigInt(fen);
      }),
    );
  });
});
