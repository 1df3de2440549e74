import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankAccountFault, luhnCheck } from '../../domain/bank-account.ts';
import { idNumberCheck, idNumberFault, isCalendarDate } from '../../domain/id-number.ts';
import { isMobileNumber } from '../../domain/phone.ts';

const TODAY = '2026-11-20';

describe('idNumberFault', () => {
  it.each([
    ['11010519491231002X', null],
    ['440524188001010014', 'birthDate'],
    ['11010519491231002x', 'shape'],
    ['110105194912310021', 'checksum'],
    ['11010519490230002X', 'birthDate'],
    ['110105194912310', 'shape'],
    ['01010519491231002X', 'shape'],
    ['', 'shape'],
  ] as const)('judges %s as %s', (value, fault) => {
    expect(idNumberFault(value, TODAY)).toBe(fault);
  });

  const digits = fc
    .tuple(
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([region, born, order]) => {
      const date = born.toISOString().slice(0, 10).replaceAll('-', '');
      return `${region}${date}${String(order).padStart(3, '0')}`;
    });

  it('accepts exactly one check character for every number', () => {
    fc.assert(
      fc.property(digits, (number) => {
        const right = [...'0123456789X'].filter((check) => idNumberFault(number + check, TODAY) === null);
        expect(right).toEqual([idNumberCheck(number)]);
      }),
    );
  });

  it('finds every single wrong digit and every swap of two different neighbours', () => {
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const whole = number + idNumberCheck(number);
        const wrong = (Number(whole[place]) + shift) % 10;
        expect(idNumberFault(whole.slice(0, place) + wrong + whole.slice(place + 1), TODAY)).not.toBeNull();
        const [a, b] = [whole[place] ?? '', whole[place + 1] ?? ''];
        if (a === b || b === 'X') return;
        expect(idNumberFault(whole.slice(0, place) + b + a + whole.slice(place + 2), TODAY)).not.toBeNull();
      }),
    );
  });

  it('refuses a birth date after today', () => {
    const number = '61042920261121001';
    expect(idNumberFault(number + idNumberCheck(number), TODAY)).toBe('birthDate');
    expect(idNumberFault(number + idNumberCheck(number), '2026-11-21')).toBeNull();
  });
});

describe('isCalendarDate', () => {
  it('agrees with the calendar of the platform on every day from 1900 to 2100 and on days that do not exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
          const instant = new Date(Date.UTC(year, month - 1, day));
          expect(isCalendarDate(text)).toBe(instant.toISOString().slice(0, 10) === text);
        },
      ),
    );
  });
});

describe('bankAccountFault', () => {
  it.each([
    ['4111111111111111', null],
    ['4111111111111112', 'checksum'],
    ['411111', 'shape'],
    ['4111 1111 1111 1111', 'shape'],
  ] as const)('judges %s as %s', (value, fault) => {
    expect(bankAccountFault(value)).toBe(fault);
  });

  it('accepts exactly one check digit for every number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11,18}$/), (number) => {
        const right = [...'0123456789'].filter((check) => bankAccountFault(number + check) === null);
        expect(right).toEqual([luhnCheck(number)]);
      }),
    );
  });
});

describe('isMobileNumber', () => {
  it.each([
    ['13800001234', true],
    ['12800001234', false],
    ['1380000123', false],
    ['+8613800001234', false],
  ] as const)('takes %s as %s', (value, verdict) => {
    expect(isMobileNumber(value)).toBe(verdict);
  });
});
