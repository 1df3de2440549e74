import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/index.ts';
import type { Cadence } from '../../../domain/definition/duty.ts';
import { openingsBetween, periodOf } from '../../../domain/duty-calendar/index.ts';
import { cadences, dates } from './arbitrary-cadence.ts';

describe('periodOf', () => {
  it.each<[Cadence, string, string, string, string]>([
    [{ every: 'day' }, '2024-03-05', '2024-03-05', '2024-03-05', '2024-03-05'],
    [{ every: 'week', weekday: 2 }, '2024-03-05', '2024-W10', '2024-03-04', '2024-03-10'],
    [{ every: 'week', weekday: 1 }, '2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    [{ every: 'week', weekday: 5 }, '2021-01-01', '2020-W53', '2020-12-28', '2021-01-03'],
    [{ every: 'month', day: 25 }, '2024-02-25', '2024-02', '2024-02-01', '2024-02-29'],
    [{ every: 'quarter', month: 3, day: 31 }, '2024-03-31', '2024-Q1', '2024-01-01', '2024-03-31'],
    [{ every: 'quarter', month: 1, day: 1 }, '2024-10-01', '2024-Q4', '2024-10-01', '2024-12-31'],
    [{ every: 'halfYear', month: 6, day: 30 }, '2024-06-30', '2024-H1', '2024-01-01', '2024-06-30'],
    [{ every: 'halfYear', month: 1, day: 1 }, '2024-07-01', '2024-H2', '2024-07-01', '2024-12-31'],
    [{ every: 'year', month: 4, day: 1 }, '2024-04-01', '2024', '2024-01-01', '2024-12-31'],
    [{ every: 'date', dates: [{ month: 4, day: 1 }] }, '2024-04-01', '2024-04-01', '2024-04-01', '2024-04-01'],
  ])('of %j opened on %s is %s', (cadence, openedOn, label, from, to) => {
    expect(periodOf(cadence, openedOn)).toEqual({ label, from, to });
  });

  test.prop([cadences, dates])('covers the day of the opening, and is one for each of its days', (cadence, day) => {
    const period = periodOf(cadence, day);
    expect(period.from <= day && day <= period.to).toBe(true);
    expect(periodOf(cadence, period.from)).toEqual(period);
    expect(periodOf(cadence, period.to)).toEqual(period);
    expect(periodOf(cadence, addDays(period.to, 1)).label).not.toBe(period.label);
  });

  test.prop([cadences, dates])('has another label for each opening, in their order', (opens, first) => {
    const labels = openingsBetween({ opens }, first, addDays(first, 800)).map((day) => periodOf(opens, day).label);
    fc.pre(labels.length > 1);
    expect(labels).toEqual([...new Set(labels)].sort());
  });
});
