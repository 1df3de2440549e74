import { describe, expect, it } from 'vitest';
import { calendarSearch } from '../../../console/src/features/calendar/calendar-search.ts';
import { gridOf, lastDayOf, monthAway, weekKey } from '../../../console/src/features/calendar/month.ts';
import { monthsOf } from '../../../console/src/features/calendar/year-months.ts';
import type { DutyOfYear } from '../../../console/src/features/calendar/year-months.ts';
import { weekOf } from '../../../domain/calendar/weeks.ts';

describe('the grid of a month', () => {
  const due = new Map([
    ['2026-11-02', { overdue: 1, soon: 2 }],
    ['2026-11-08', { overdue: 0, soon: 4 }],
    ['2026-12-31', { overdue: 9, soon: 9 }],
  ]);

  it('has whole weeks from Monday on, with the sums of what falls due', () => {
    const weeks = gridOf('2026-11', due);
    expect(weeks.map(({ key }) => key)).toEqual([
      '2026-W44',
      '2026-W45',
      '2026-W46',
      '2026-W47',
      '2026-W48',
      '2026-W49',
    ]);
    expect(weeks.every(({ days }) => days.length === 7)).toBe(true);
    expect(weeks[0]?.days.map(({ inMonth }) => inMonth)).toEqual([...Array<boolean>(6).fill(false), true]);
    expect(weeks[1]?.due).toEqual({ overdue: 1, soon: 6 });
    expect(weeks.slice(2).every((week) => week.due.soon === 0)).toBe(true);
  });

  it('names every day’s week as the service does', () => {
    for (let year = 2020; year <= 2032; year += 1) {
      for (const day of ['01-01', '01-03', '01-04', '06-15', '12-28', '12-31']) {
        expect(weekKey(`${year}-${day}`)).toBe(weekOf(`${year}-${day}`).key);
      }
    }
  });

  it('goes on over the years’ ends and knows how long a month is', () => {
    expect([monthAway('2026-11', 2), monthAway('2026-01', -1), monthAway('2026-03', 0)]).toEqual([
      '2027-01',
      '2025-12',
      '2026-03',
    ]);
    expect(['2026-02', '2028-02', '2026-12'].map(lastDayOf)).toEqual(['2026-02-28', '2028-02-29', '2026-12-31']);
  });
});

describe('what the calendar shows', () => {
  it('is taken from the address, and what it does not know is left out', () => {
    const search = { whose: 'unit', unit: '610429101', of: 'items', month: '2026-11', shown: '2026-W48', tab: 'load' };
    expect(calendarSearch(search)).toEqual(search);
    expect(
      calendarSearch({ whose: 'king', unit: 'x', of: 'tasks', month: '2026-13', shown: '?', tab: 'month' }),
    ).toEqual({});
    expect(calendarSearch({ unit: 610429101, year: '2027' })).toEqual({ unit: '610429101', year: 2027 });
  });
});

describe('the reports of a year', () => {
  const opening = (opensOn: string, dueOn: string) => ({
    period: opensOn,
    opensOn,
    dueOn,
    provisional: false,
    round: null,
  });
  const duty = (key: string, openings: DutyOfYear['openings']) => ({ part: { key }, openings }) as DutyOfYear;

  it('stand under the month in which they are due, and daily ones apart', () => {
    const monthly = duty('monthly', [opening('2026-01-25', '2026-02-05'), opening('2026-12-25', '2027-01-05')]);
    const early = duty('early', [opening('2026-02-01', '2026-02-03')]);
    const daily = duty('daily', null);
    const { months, always } = monthsOf([monthly, daily, early]);
    expect(months.map(({ month, lines }) => [month, lines.map(({ item }) => item.part.key)])).toEqual([
      [2, ['early', 'monthly']],
      [12, ['monthly']],
    ]);
    expect(always).toEqual([daily]);
  });
});
