// Days as people count them, by the State Council's calendar of 2026.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt } from '../../../console/src/parts/moment-text.ts';
import { distanceTo, isWorkingDay, workingDaysAfter } from '../../../console/src/parts/working-days.ts';
import type { CalendarYear } from '../../../console/src/parts/working-days.ts';

const NATIONAL_DAY: CalendarYear = {
  year: 2026,
  daysOff: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({ date })),
  workingWeekends: ['2026-09-20', '2026-10-10'],
};

describe('a working day', () => {
  it('is none on a holiday or weekend, and is one on a weekend that is worked', () => {
    expect(isWorkingDay('2026-10-05', [NATIONAL_DAY])).toBe(false);
    expect(isWorkingDay('2026-10-03', [NATIONAL_DAY])).toBe(false);
    expect(isWorkingDay('2026-10-10', [NATIONAL_DAY])).toBe(true);
    expect(isWorkingDay('2026-10-08', [NATIONAL_DAY])).toBe(true);
  });

  it('is judged by weekends in a year of which nothing is known', () => {
    expect(isWorkingDay('2031-01-01', [NATIONAL_DAY])).toBe(true);
    expect(isWorkingDay('2031-01-04', [NATIONAL_DAY])).toBe(false);
  });
});

describe('the distance to a last day', () => {
  it('counts the last day and not today', () => {
    expect(distanceTo('2026-09-30', '2026-09-28', [NATIONAL_DAY])).toEqual({ kind: 'left', working: 2, days: 2 });
    expect(distanceTo('2026-09-28', '2026-09-28', [NATIONAL_DAY])).toEqual({ kind: 'today' });
  });

  it('leaves the holidays out, before the last day and after it', () => {
    expect(distanceTo('2026-10-08', '2026-09-30', [NATIONAL_DAY])).toEqual({ kind: 'left', working: 1, days: 8 });
    expect(distanceTo('2026-09-30', '2026-10-08', [NATIONAL_DAY])).toEqual({ kind: 'past', working: 1, days: 8 });
    expect(distanceTo('2026-10-01', '2026-10-03', [NATIONAL_DAY])).toEqual({ kind: 'past', working: 0, days: 2 });
  });

  it('adds up over any day between', () => {
    const day = fc.integer({ min: 0, max: 1000 }).map((n) => dayAt(Date.UTC(2026, 0, 1) + n * 86_400_000));
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [from = a, middle = a, to = a] = [a, b, c].sort();
        const years = [NATIONAL_DAY];
        expect(workingDaysAfter(from, middle, years) + workingDaysAfter(middle, to, years)).toBe(
          workingDaysAfter(from, to, years),
        );
      }),
    );
  });
});
