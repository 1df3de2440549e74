// Instants as the county reads them, at UTC+8.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, dayOf, localMinute, momentText } from '../../../console/src/parts/moment-text.ts';

describe('an instant', () => {
  it('is written as the clock on the wall in China shows it', () => {
    expect(momentText('2026-11-23T02:05:59.000Z')).toBe('2026-11-23 10:05');
    expect(localMinute('2026-11-23T10:05:00+08:00')).toBe('2026-11-23T10:05');
  });

  it('belongs to the new day between midnight and eight in the morning, when UTC still has the old one', () => {
    expect(dayOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(dayOf('2026-11-22T16:00:00.000Z')).toBe('2026-11-23');
    expect(dayOf('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
    expect(momentText('2026-11-22T23:59:00.000Z')).toBe('2026-11-23 07:59');
  });

  it('has one day, however it is asked for', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
        expect(dayOf(at.toISOString())).toBe(dayAt(at.getTime()));
        expect(momentText(at.toISOString()).startsWith(dayAt(at.getTime()))).toBe(true);
      }),
    );
  });
});
