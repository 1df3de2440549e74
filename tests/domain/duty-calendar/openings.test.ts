import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, dateIn } from '../../../domain/calendar/index.ts';
import type { Cadence } from '../../../domain/definition/duty.ts';
import { nextOpening, openingsBetween, periodOf } from '../../../domain/duty-calendar/index.ts';
import { cadences, dates } from './arbitrary-cadence.ts';

const in2024 = (opens: Cadence, more: { from?: string; until?: string } = {}): string[] =>
  openingsBetween({ opens, ...more }, '2024-01-01', '2024-12-31');

describe('openingsBetween', () => {
  it('opens on the 25th of each month', () => {
    expect(in2024({ every: 'month', day: 25 })).toHaveLength(12);
    expect(in2024({ every: 'month', day: 25 })[1]).toBe('2024-02-25');
  });

  it('opens on the last day of a month that lacks the day', () => {
    expect(in2024({ every: 'month', day: 31 }).slice(0, 4)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ]);
    expect(openingsBetween({ opens: { every: 'month', day: 30 } }, '2023-02-01', '2023-02-28')).toEqual(['2023-02-28']);
  });

  it.each<[string, Cadence, string[]]>([
    [
      'at the ends of May, August and November',
      { every: 'month', day: 31, months: [5, 8, 11] },
      ['2024-05-31', '2024-08-31', '2024-11-30'],
    ],
    [
      'in each quarter',
      { every: 'quarter', month: 2, day: 31 },
      ['2024-02-29', '2024-05-31', '2024-08-31', '2024-11-30'],
    ],
    ['in each half-year', { every: 'halfYear', month: 6, day: 30 }, ['2024-06-30', '2024-12-30']],
    ['once a year', { every: 'year', month: 4, day: 1 }, ['2024-04-01']],
    [
      'on the dates of a plan, in order and once',
      {
        every: 'date',
        dates: [
          { month: 10, day: 8 },
          { month: 4, day: 1 },
          { month: 4, day: 1 },
        ],
      },
      ['2024-04-01', '2024-10-08'],
    ],
    ['on the dates of one year alone', { every: 'date', dates: [{ month: 4, day: 1 }], year: 2023 }, []],
  ])('opens %s', (_, opens, expected) => {
    expect(in2024(opens)).toEqual(expected);
  });

  it('opens every Tuesday and every day', () => {
    expect(in2024({ every: 'week', weekday: 2 })).toHaveLength(53);
    expect(in2024({ every: 'week', weekday: 2 }).slice(0, 2)).toEqual(['2024-01-02', '2024-01-09']);
    expect(in2024({ every: 'day' })).toHaveLength(366);
  });

  it('opens only from the first to the last day of the plan, both included', () => {
    const opens: Cadence = { every: 'week', weekday: 1 };
    expect(in2024(opens, { from: '2024-03-04', until: '2024-03-18' })).toEqual([
      '2024-03-04',
      '2024-03-11',
      '2024-03-18',
    ]);
  });

  test.prop([cadences, dates, dates, dates])('is the same for a span as for its two parts', (opens, a, b, c) => {
    const [first = a, middle = b, last = c] = [a, b, c].sort();
    const whole = openingsBetween({ opens }, first, last);
    const parts = [
      ...openingsBetween({ opens }, first, middle),
      ...openingsBetween({ opens }, addDays(middle, 1), last),
    ];
    expect(whole).toEqual(middle === last ? openingsBetween({ opens }, first, last) : parts);
    expect(whole).toEqual([...new Set(whole)].sort());
  });

  test.prop([cadences, dates])('opens at most once in what a round covers', (opens, first) => {
    fc.pre(opens.every !== 'date');
    const days = openingsBetween({ opens }, first, addDays(first, 800));
    const labels = days.map((day) => periodOf(opens, day).label);
    expect(new Set(labels).size).toBe(days.length);
  });
});

describe('nextOpening', () => {
  test.prop([cadences, dates])('is the first of the openings from that day on', (opens, day) => {
    const next = nextOpening({ opens }, day);
    const ahead = openingsBetween({ opens }, day, dateIn(Number(day.slice(0, 4)) + 40, 12, 31));
    expect(next).toBe(ahead[0] ?? null);
  });

  it('begins with the first day of the plan, and ends with its last', () => {
    const duty = { opens: { every: 'month', day: 25 } as const, from: '2030-01-01', until: '2030-02-28' };
    expect(nextOpening(duty, '2024-06-01')).toBe('2030-01-25');
    expect(nextOpening(duty, '2030-02-25')).toBe('2030-02-25');
    expect(nextOpening(duty, '2030-02-26')).toBeNull();
  });

  it('finds the one date of a year that lies far ahead', () => {
    expect(nextOpening({ opens: { every: 'date', dates: [{ month: 2, day: 29 }], year: 2032 } }, '2024-06-01')).toBe(
      '2032-02-29',
    );
  });
});
