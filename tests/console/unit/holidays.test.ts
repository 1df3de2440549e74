import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureOf, kindOf, linesOf } from '../../../console/src/features/holidays/move-rows.ts';
import { dayText, monthsOf, spansOf } from '../../../console/src/features/holidays/year-view.ts';

const off = (name: string, ...dates: string[]) => dates.map((date) => ({ date, name }));

it('reads the days off of a year as spans: a gap or another name begins the next', () => {
  const days = [
    ...off('国庆节', '2026-10-02', '2026-10-01'),
    ...off('元旦', '2025-12-31', '2026-01-01'),
    ...off('中秋节', '2026-10-03'),
    ...off('元旦', '2026-01-03'),
  ];
  expect(spansOf(days)).toEqual([
    { name: '元旦', from: '2025-12-31', to: '2026-01-01', days: 2 },
    { name: '元旦', from: '2026-01-03', to: '2026-01-03', days: 1 },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-02', days: 2 },
    { name: '中秋节', from: '2026-10-03', to: '2026-10-03', days: 1 },
  ]);
});

it('shows each day of a year once, under its weekday, and marks what a notice changes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
      const months = monthsOf({ year, daysOff: off('元旦', `${year}-01-01`), workingWeekends: [] });
      const weeks = months.flatMap((month) => month.weeks);
      const days = weeks.flat().filter((day) => day !== null);
      expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
      expect(days.length).toBe(new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1 ? 366 : 365);
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        for (const [index, day] of week.entries()) {
          if (day !== null) expect(new Date(`${day.date}T00:00:00Z`).getUTCDay()).toBe((index + 1) % 7);
        }
      }
      expect(days[0]).toEqual({ date: `${year}-01-01`, kind: 'off', name: '元旦' });
    }),
  );
  const [january] = monthsOf({ year: 2026, daysOff: [], workingWeekends: ['2026-01-04'] });
  const kinds = january?.weeks[0]?.map((day) => day?.kind ?? null);
  expect(kinds).toEqual([null, null, null, 'worked', 'worked', 'weekend', 'makeUp']);
});

it('writes a day with its weekday, and with its year where it is another', () => {
  expect(dayText('2026-01-04', 'zh', 2026)).toBe('1月4日（周日）');
  expect(dayText('2025-12-31', 'zh', 2026)).toBe('2025年12月31日（周三）');
  expect(dayText('2026-01-04', 'en', 2026)).toBe('Sun 01-04');
});

const move = { what: { title: { zh: '期限', en: 'limit' } }, period: null, from: '2026-12-07', to: '2026-12-07' };

it('tells a day that is another from one that stays, for certain or not yet', () => {
  expect(kindOf({ ...move, to: '2026-12-08', provisional: true })).toBe('moved');
  expect(kindOf({ ...move, provisional: false })).toBe('stays');
  expect(kindOf({ ...move, provisional: true })).toBe('provisional');
});

it('gives a line for each day that moves, and one for a case in which none does', () => {
  const one = { id: 1, moves: [move, move].map((each) => ({ ...each, provisional: false })) };
  const none = { id: 2, moves: [] };
  expect(linesOf([one, none]).map(({ item, move: moved }) => [item.id, moved?.from ?? null])).toEqual([
    [1, '2026-12-07'],
    [1, '2026-12-07'],
    [2, null],
  ]);
});

it('says why a case was not told', () => {
  expect(failureOf('the case has no running workflow')).toEqual({ kind: 'noWorkflow', code: null });
  expect(failureOf('refused: CASE_ENDED')).toEqual({ kind: 'refused', code: 'CASE_ENDED' });
  expect(failureOf('ServiceError')).toEqual({ kind: 'unanswered', code: null });
});
