import { describe, expect, it } from 'vitest';
import { deadlineOf, remaining, shareOf, shiftFrom } from '../../../domain/calendar/index.ts';
import { at, calendar, days, due, hours, period, suspension, workingDays } from './announced.ts';

describe('days that a suspension touches', () => {
  it.each([
    ['over the end of a month', '2024-01-29', days(5), '2024-01-31', '2024-02-02', '2024-02-06'],
    ['over the end of a year', '2024-12-27', workingDays(5), '2024-12-31', '2025-01-02', '2025-01-08'],
    ['over a leap day', '2024-02-27', days(3), '2024-02-28', '2024-02-29', '2024-03-04'],
    ['on the last day', '2024-03-04', days(4), '2024-03-08', '2024-03-08 16:00', '2024-03-11'],
    [
      'for a month that is put off by its days',
      '2024-03-04',
      period(1, 'month'),
      '2024-03-11',
      '2024-03-13',
      '2024-04-07',
    ],
    [
      'for a year that is put off by its days',
      '2024-03-04',
      period(1, 'year'),
      '2024-12-31',
      '2025-01-02',
      '2025-03-07',
    ],
    [
      'on the start day, which is not counted anyway',
      '2024-03-04',
      days(4),
      '2024-03-04 11:00',
      '2024-03-04 23:00',
      '2024-03-08',
    ],
  ] as const)('are left out %s', (_, start, limit, from, to, expected) => {
    expect(due(at(start), limit, [suspension(from, to)])).toBe(expected);
  });

  it('end at midnight without touching the day that begins', () => {
    const day = suspension('2024-03-06 00:00', '2024-03-07 00:00');
    expect(due(at('2024-03-04'), days(3), [day])).toBe('2024-03-08');
  });

  it('count once where suspensions overlap, in whatever order they are given', () => {
    const both = [suspension('2024-03-06', '2024-03-07'), suspension('2024-03-05', '2024-03-06')];
    expect(due(at('2024-03-04'), days(2), both)).toBe('2024-03-11');
    expect(due(at('2024-03-04'), days(2), both.toReversed())).toBe('2024-03-11');
  });

  it('are never the day to which a period rolls', () => {
    const stop = suspension('2024-03-17', '2024-03-20');
    expect(due(at('2024-03-01'), days(15), [stop])).toBe('2024-03-21');
    expect(due(at('2024-03-01'), days(15), [{ ...stop, to: null }])).toBeNull();
  });
});

describe('a suspension without an end', () => {
  it.each([days(5), workingDays(5), period(1, 'month'), hours(60)])('leaves no due date for %o', (limit) => {
    const deadline = deadlineOf(at('2024-03-04'), limit, calendar, [suspension('2024-03-06', null)]);
    expect([deadline.dueOn, deadline.dueAt]).toEqual([null, null]);
    expect(deadline.working.map((step) => step.rule)).toContain('suspended');
  });

  it('does not undo a limit that ended before it', () => {
    expect(due(at('2024-03-04'), days(1), [suspension('2024-03-06', null)])).toBe('2024-03-05');
    expect(due(at('2024-03-04'), hours(48), [suspension('2024-03-06', null)])).toBe('2024-03-06');
  });

  it('does not move a date, and leaves the date as the first to end', () => {
    const open = [suspension('2024-03-06', null)];
    expect(due(at('2024-03-04'), { kind: 'fixed', date: '2024-03-20' }, open)).toBe('2024-03-20');
    expect(due(at('2024-03-04'), { kind: 'fixed', date: '2024-03-16', roll: true }, open)).toBe('2024-03-18');
    expect(
      due(at('2024-03-04'), { kind: 'earliest', of: [days(5), { kind: 'fixed', date: '2024-03-20' }] }, open),
    ).toBe('2024-03-20');
  });
});

describe('hours under suspension', () => {
  it('stop for exactly as long as it lasts, counted once where suspensions overlap', () => {
    const overlapping = [
      suspension('2024-03-04 11:00', '2024-03-04 12:00'),
      suspension('2024-03-04 11:30', '2024-03-04 12:30'),
    ];
    expect(deadlineOf(at('2024-03-04'), hours(2), calendar, overlapping).dueAt).toBe(at('2024-03-04', '13:30'));
  });

  it('keep a remainder of a minute over a suspension of years', () => {
    const long = [suspension('2020-03-04 10:59', '2026-03-04 10:59')];
    expect(deadlineOf(at('2020-03-04', '10:00'), hours(1), calendar, long).dueAt).toBe(at('2026-03-04', '11:00'));
  });

  it('start to run at the resumption when the case was suspended at its start', () => {
    const before = [suspension('2024-03-04 08:00', '2024-03-04 12:00')];
    expect(deadlineOf(at('2024-03-04', '10:00'), hours(2), calendar, before).dueAt).toBe(at('2024-03-04', '14:00'));
  });
});

describe('resuming', () => {
  it('keeps the remainder that was left when the case was suspended', () => {
    const start = at('2024-03-04');
    const open = [suspension('2024-03-06', null)];
    expect(remaining(start, workingDays(5), calendar, open, at('2024-03-06', '11:00'))).toEqual({
      amount: 4,
      unit: 'workingDay',
      overdue: false,
    });
    expect(remaining(start, workingDays(5), calendar, open, at('2024-08-30', '11:00')).amount).toBe(4);
    expect(remaining(start, hours(60), calendar, open, at('2024-08-30', '11:00'))).toEqual({
      amount: 12,
      unit: 'hour',
      overdue: false,
    });
  });

  it('sets off no warning by share, and no rung, at once', () => {
    const start = at('2024-03-04', '00:00');
    const stop = suspension('2024-03-09 00:00', '2024-06-17 00:00');
    const { dueAt } = deadlineOf(start, hours(240), calendar, [stop]);
    expect(dueAt).toBe(at('2024-06-22', '00:00'));
    expect(shareOf(start, dueAt ?? '', 4, 5, [stop])).toBe(at('2024-06-20', '00:00'));

    const overdue = deadlineOf(at('2024-03-04'), days(1), calendar, []);
    const later = [suspension('2024-03-06 12:00', '2024-06-17 12:00')];
    const rung = { amount: 2, unit: 'day', direction: 'after' } as const;
    expect(shiftFrom(overdue, rung, calendar, later)).toBe(at('2024-06-19', '00:00'));
    expect(shiftFrom(overdue, { ...rung, unit: 'workingDay' }, calendar, later)).toBe(at('2024-06-19', '00:00'));
    expect(shiftFrom(overdue, { ...rung, unit: 'hour' }, calendar, later)).toBe(at('2024-03-06', '02:00'));
  });

  it('leaves a rung whose working days had run out in a holiday to the next whole working day', () => {
    const overdue = deadlineOf(at('2020-01-06'), workingDays(5), calendar, []);
    const rung = { amount: 9, unit: 'workingDay', direction: 'after' } as const;
    expect(shiftFrom(overdue, rung, calendar)).toBe(at('2020-02-03', '00:00'));
    const overHoliday = [suspension('2020-01-28 16:07', '2020-02-03 00:07')];
    expect(shiftFrom(overdue, rung, calendar, overHoliday)).toBe(at('2020-02-04', '00:00'));
  });
});
