import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../domain/calendar/index.ts';
import { openingsOfYear } from '../../../domain/duty-calendar/index.ts';
import type { Cadence, ItemDue } from '../../../domain/definition/duty.ts';

const calendar: Calendar = {
  years: Object.fromEntries(
    [2025, 2026].map((year) => [
      year,
      { year, daysOff: [], workingWeekends: [], provisional: false, source: { zh: '', en: '' } },
    ]),
  ),
  restDaysRoll: false,
  periodsRoll: false,
  namedDayIncluded: true,
};
const inThreeDays: ItemDue = { kind: 'period', amount: 3, unit: 'workingDay' };
const of = (opens: Cadence, more: { from?: string; until?: string } = {}, due = inThreeDays) =>
  openingsOfYear({ opens, due, ...more }, 2025, calendar);

describe('the openings of a year', () => {
  it('are those of the cadence, each with its period and its due day', () => {
    expect(of({ every: 'quarter', month: 3, day: 28 })).toEqual([
      { period: '2025-Q1', opensOn: '2025-03-28', dueOn: '2025-04-02', provisional: false },
      { period: '2025-Q2', opensOn: '2025-06-28', dueOn: '2025-07-02', provisional: false },
      { period: '2025-Q3', opensOn: '2025-09-28', dueOn: '2025-10-01', provisional: false },
      { period: '2025-Q4', opensOn: '2025-12-28', dueOn: '2025-12-31', provisional: false },
    ]);
  });

  it('keep within the bounds of the duty', () => {
    const days = of({ every: 'month', day: 5 }, { from: '2025-03-01', until: '2025-05-31' });
    expect(days?.map(({ opensOn }) => opensOn)).toEqual(['2025-03-05', '2025-04-05', '2025-05-05']);
    expect(of({ every: 'day' }, { from: '2026-01-01' })).toEqual([]);
  });

  it('are not told one by one of what opens every day or week', () => {
    expect(of({ every: 'day' })).toBeNull();
    expect(of({ every: 'week', weekday: 1 })).toBeNull();
  });

  it('say that a due day rests on a year whose holidays nobody has announced', () => {
    const due: ItemDue = { kind: 'period', amount: 300, unit: 'workingDay' };
    const [opening] = of({ every: 'year', month: 12, day: 20 }, {}, due) ?? [];
    expect(opening).toMatchObject({ period: '2025', provisional: true });
  });
});
