import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekday } from '../../../domain/calendar/index.ts';
import { weekNamed, weekOf, weeksFrom } from '../../../domain/calendar/weeks.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));

describe('a week', () => {
  it.each([
    ['2026-01-01', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
  ])('of %s is %s, from Monday %s to Sunday %s', (day, key, from, to) => {
    expect(weekOf(day)).toEqual({ key, from, to });
  });

  test.prop([anyDay])('holds its day, begins on a Monday, and is found by its key', (day) => {
    const week = weekOf(day);
    expect(week.from <= day && day <= week.to).toBe(true);
    expect(weekday(week.from)).toBe(1);
    expect(daysBetween(week.from, week.to)).toBe(6);
    expect(weekNamed(week.key)).toEqual(week);
  });

  test.prop([anyDay, fc.integer({ min: 1, max: 60 })])('is followed by the next without a gap', (day, count) => {
    const weeks = weeksFrom(day, count);
    expect(weeks).toHaveLength(count);
    expect(weeks.slice(1).map(({ from }) => from)).toEqual(weeks.slice(0, -1).map(({ to }) => addDays(to, 1)));
    expect(weeks.map(({ key }) => key)).toEqual(weeks.map(({ key }) => key).toSorted());
  });

  it('is not named by a number that its year does not have', () => {
    expect([weekNamed('2026-W54'), weekNamed('2025-W53'), weekNamed('2026-W00'), weekNamed('next')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
