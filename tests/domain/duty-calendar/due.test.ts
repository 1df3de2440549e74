import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDay } from '../../../domain/calendar/index.ts';
import type { Cadence, ItemDue } from '../../../domain/definition/duty.ts';
import { dueOf, periodOf } from '../../../domain/duty-calendar/index.ts';
import { calendar } from '../calendar/announced.ts';
import { cadences, dates } from './arbitrary-cadence.ts';

const monthly: Cadence = { every: 'month', day: 25 };
const due = (limit: ItemDue, openedOn: string, cadence: Cadence = monthly): string =>
  dueOf(limit, cadence, openedOn, calendar).dueOn;

describe('dueOf', () => {
  it.each<[string, ItemDue, string, string]>([
    ['three days after the opening day', { kind: 'period', amount: 3, unit: 'day' }, '2024-03-05', '2024-03-08'],
    [
      'the next working day over a holiday',
      { kind: 'period', amount: 1, unit: 'workingDay' },
      '2024-04-03',
      '2024-04-07',
    ],
    ['the opening day, for 24 hours', { kind: 'period', amount: 24, unit: 'hour' }, '2024-03-05', '2024-03-05'],
    ['the day of the opening month', { kind: 'dayOfMonth', day: 28, roll: false }, '2024-03-25', '2024-03-28'],
    [
      'the day of the next month when it lies before the opening',
      { kind: 'dayOfMonth', day: 5, roll: false },
      '2024-03-25',
      '2024-04-05',
    ],
    [
      'the month end where the month lacks the day',
      { kind: 'dayOfMonth', day: 31, roll: false },
      '2024-02-25',
      '2024-02-29',
    ],
    ['the next working day where it may roll', { kind: 'dayOfMonth', day: 10, roll: true }, '2024-03-01', '2024-03-11'],
    ['the last day of what the round covers', { kind: 'endOfPeriod', roll: false }, '2024-02-05', '2024-02-29'],
    ['the day of the opening year', { kind: 'monthDay', month: 6, day: 30, roll: false }, '2024-04-01', '2024-06-30'],
    [
      'the day of the next year when it lies before the opening',
      { kind: 'monthDay', month: 1, day: 31, roll: false },
      '2024-12-01',
      '2025-01-31',
    ],
    ['one date', { kind: 'date', year: 2024, month: 10, day: 20, roll: false }, '2024-04-01', '2024-10-20'],
  ])('is %s', (_, limit, openedOn, expected) => {
    expect(due(limit, openedOn)).toBe(expected);
  });

  it('ends at the next midnight at UTC+8 and shows its working', () => {
    const found = dueOf({ kind: 'dayOfMonth', day: 10, roll: true }, monthly, '2024-03-01', calendar);
    expect(found.dueAt).toBe('2024-03-11T16:00:00.000Z');
    expect(found.working.map(({ rule }) => rule)).toEqual(['fixedDate', 'rolled', 'due']);
  });

  it('says that it is provisional where it rests on a year that is not announced', () => {
    const openedOn = '2040-03-01';
    expect(dueOf({ kind: 'period', amount: 5, unit: 'workingDay' }, monthly, openedOn, calendar).provisional).toBe(
      true,
    );
    expect(dueOf({ kind: 'endOfPeriod', roll: false }, monthly, openedOn, calendar).provisional).toBe(false);
  });

  it("leaves the named day out where the county's switch says that 'before' does", () => {
    const strict = { ...calendar, namedDayIncluded: false };
    expect(dueOf({ kind: 'monthDay', month: 6, day: 30, roll: false }, monthly, '2024-04-01', strict).dueOn).toBe(
      '2024-06-29',
    );
    expect(dueOf({ kind: 'monthDay', month: 4, day: 1, roll: false }, monthly, '2024-04-01', strict).dueOn).toBe(
      '2025-03-31',
    );
  });

  const limits: fc.Arbitrary<ItemDue> = fc.oneof(
    fc.record({
      kind: fc.constant('period' as const),
      amount: fc.integer({ min: 1, max: 60 }),
      unit: fc.constantFrom('hour' as const, 'day' as const, 'workingDay' as const, 'month' as const),
    }),
    fc.record({ kind: fc.constant('dayOfMonth' as const), day: fc.integer({ min: 1, max: 31 }), roll: fc.boolean() }),
    fc.record({ kind: fc.constant('endOfPeriod' as const), roll: fc.boolean() }),
    fc.record({
      kind: fc.constant('monthDay' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      roll: fc.boolean(),
    }),
  );

  test.prop([limits, cadences, dates])('never lies before the opening', (limit, cadence, openedOn) => {
    const found = dueOf(limit, cadence, openedOn, calendar);
    expect(found.dueOn >= openedOn).toBe(true);
    expect(found.dueAt > startOfDay(openedOn)).toBe(true);
    if (limit.kind !== 'period') expect(found.dueAt).toBe(startOfDay(addDays(found.dueOn, 1)));
    if (limit.kind === 'endOfPeriod' && !limit.roll) expect(found.dueOn).toBe(periodOf(cadence, openedOn).to);
  });
});
