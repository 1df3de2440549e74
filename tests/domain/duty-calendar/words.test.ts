import { expect, it } from 'vitest';
import type { Cadence, ItemDue } from '../../../domain/definition/duty.ts';
import { cadenceWords, dueWords } from '../../../domain/duty-calendar/index.ts';

it.each<[Cadence, string, string]>([
  [{ every: 'day' }, '每日', 'every day'],
  [{ every: 'week', weekday: 2 }, '每周二', 'every Tuesday'],
  [{ every: 'month', day: 25 }, '每月25日', 'every month on day 25'],
  [
    { every: 'month', day: 31, months: [5, 8, 11] },
    '每年5、8、11月末日',
    'every May, August, November on the last day',
  ],
  [{ every: 'quarter', month: 3, day: 20 }, '每季度第3个月20日', 'every quarter in its third month on day 20'],
  [{ every: 'halfYear', month: 6, day: 31 }, '每半年第6个月末日', 'every half-year in its sixth month on the last day'],
  [{ every: 'year', month: 4, day: 1 }, '每年4月1日', 'every year on 1 April'],
  [
    {
      every: 'date',
      dates: [
        { month: 4, day: 1 },
        { month: 10, day: 8 },
      ],
      year: 2024,
    },
    '2024年4月1日、10月8日',
    '2024 on 1 April, 8 October',
  ],
])('says the cadence %j in words', (opens, zh, en) => {
  expect(cadenceWords({ opens })).toEqual({ zh, en });
});

it('adds between which days rounds open', () => {
  const duty = { opens: { every: 'day' } as const, from: '2024-04-01', until: '2024-04-30' };
  expect(cadenceWords(duty)).toEqual({
    zh: '每日（自2024-04-01起至2024-04-30止）',
    en: 'every day (from 2024-04-01 until 2024-04-30)',
  });
});

it.each<[ItemDue, string, string]>([
  [{ kind: 'period', amount: 3, unit: 'workingDay' }, '开启后3个工作日内', 'within 3 working days of the opening'],
  [{ kind: 'dayOfMonth', day: 28, roll: false }, '28日前', 'by day 28 of the month'],
  [{ kind: 'dayOfMonth', day: 31, roll: false }, '月末前', 'by the end of the month'],
  [{ kind: 'endOfPeriod', roll: false }, '本期结束前', 'by the end of the period'],
  [{ kind: 'monthDay', month: 6, day: 30, roll: false }, '6月30日前', 'by 30 June'],
  [{ kind: 'date', year: 2024, month: 6, day: 30, roll: false }, '2024年6月30日前', 'by 30 June 2024'],
])('says the limit %j in words', (due, zh, en) => {
  expect(dueWords(due)).toEqual({ zh, en });
});
