import { describe, expect, it } from 'vitest';
import type { Limit } from '../../../domain/calendar/index.ts';
import { deadlineOf, remaining, shareOf, shiftFrom } from '../../../domain/calendar/index.ts';
import { at, calendar, days, hours, suspension, workingDays } from './announced.ts';

const fixed = (date: string): ReturnType<typeof deadlineOf> =>
  deadlineOf(at('2024-01-02'), { kind: 'fixed', date }, calendar, []);

describe('warnings and rungs', () => {
  it.each([
    ['2024-09-29', 'before', 2, 'day', '2024-09-28'],
    ['2024-09-29', 'after', 2, 'day', '2024-10-02'],
    ['2024-10-08', 'before', 1, 'workingDay', '2024-10-08'],
    ['2024-10-08', 'before', 3, 'workingDay', '2024-09-29'],
    ['2024-03-10', 'before', 1, 'workingDay', '2024-03-08'],
    ['2024-03-11', 'after', 1, 'workingDay', '2024-03-13'],
    ['2024-03-08', 'after', 1, 'workingDay', '2024-03-12'],
    ['2024-09-29', 'after', 1, 'workingDay', '2024-10-08'],
    ['2024-12-31', 'after', 1, 'workingDay', '2025-01-03'],
  ] as const)('due on %s, %s by %i %s is the beginning of %s', (dueOn, direction, amount, unit, expected) => {
    expect(shiftFrom(fixed(dueOn), { amount, unit, direction }, calendar)).toBe(at(expected, '00:00'));
  });

  it('keep the time of day of a limit in hours on working days', () => {
    const friday = deadlineOf(at('2024-03-08', '13:00'), hours(2), calendar, []);
    const shift = (amount: number, unit: 'hour' | 'workingDay', direction: 'before' | 'after'): string =>
      shiftFrom(friday, { amount, unit, direction }, calendar);
    expect(shift(1, 'hour', 'before')).toBe(at('2024-03-08', '14:00'));
    expect(shift(1, 'workingDay', 'before')).toBe(at('2024-03-07', '15:00'));
    expect(shift(1, 'workingDay', 'after')).toBe(at('2024-03-11', '15:00'));
    expect(shift(0, 'workingDay', 'after')).toBe(friday.dueAt);
  });

  it('do not exist around a suspended deadline', () => {
    const open = deadlineOf(at('2024-03-04'), days(5), calendar, [suspension('2024-03-06', null)]);
    expect(() => shiftFrom(open, { amount: 1, unit: 'day', direction: 'before' }, calendar)).toThrow(RangeError);
  });

  it('at a share of the time fall on its exact part', () => {
    expect(shareOf('2024-01-01T00:00:00.000Z', '2024-01-11T00:00:00.000Z', 4, 5)).toBe('2024-01-09T00:00:00.000Z');
    expect(shareOf('2024-01-01T00:00:00.000Z', '2024-01-11T00:00:00.000Z', 1, 1)).toBe('2024-01-11T00:00:00.000Z');
  });
});

describe('what is left', () => {
  const start = at('2024-09-23');
  it.each([
    [workingDays(5), '2024-09-26', { amount: 2, unit: 'workingDay', overdue: false }],
    [workingDays(5), '2024-09-29', { amount: 0, unit: 'workingDay', overdue: false }],
    [workingDays(5), '2024-10-09', { amount: 0, unit: 'workingDay', overdue: true }],
    [days(8), '2024-09-30', { amount: 8, unit: 'day', overdue: false }],
    [{ kind: 'period', amount: 1, unit: 'month' }, '2024-10-21', { amount: 2, unit: 'day', overdue: false }],
    [hours(48), '2024-09-24', { amount: 24, unit: 'hour', overdue: false }],
    [{ kind: 'fixed', date: '2024-09-30' }, '2024-09-28', { amount: 2, unit: 'day', overdue: false }],
    [{ kind: 'earliest', of: [days(30), hours(48)] }, '2024-09-24', { amount: 24, unit: 'hour', overdue: false }],
  ] as [Limit, string, object][])('of %o on %s', (limit, today, expected) => {
    expect(remaining(start, limit, calendar, [], at(today))).toEqual(expected);
  });

  it('is overdue at the very midnight after the last day', () => {
    expect(remaining(start, days(7), calendar, [], at('2024-09-30', '23:59')).overdue).toBe(false);
    expect(remaining(start, days(7), calendar, [], at('2024-10-01', '00:00')).overdue).toBe(true);
  });

  it('leaves out the days that a suspension with an end still touches', () => {
    const coming = [suspension('2024-09-25', '2024-09-26')];
    expect(remaining(start, days(4), calendar, coming, at('2024-09-24')).amount).toBe(3);
  });
});
