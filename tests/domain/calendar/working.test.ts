import { expect, it } from 'vitest';
import { deadlineOf } from '../../../domain/calendar/index.ts';
import { at, calendar, days, hours, period, suspension, workingDays } from './announced.ts';

const rules = (deadline: ReturnType<typeof deadlineOf>): string[] => deadline.working.map((step) => step.rule);

it('names the start day, each run of days left out with its notice, and the due day', () => {
  const { working } = deadlineOf(at('2024-09-29'), workingDays(2), calendar, []);
  expect(working.map((step) => [step.rule, step.from, step.to, step.days, step.basis])).toEqual([
    ['startDayNotCounted', '2024-09-29', '2024-09-29', 1, '民法典第201条第1款'],
    ['dayNotCounted', '2024-10-01', '2024-10-07', 7, '国办发明电〔2023〕7号'],
    ['due', '2024-10-08', '2024-10-08', 0, null],
  ]);
  expect(working.map((step) => step.text.zh)).toEqual([
    '2024-09-29开始，当日不计入，期限2个工作日',
    '2024-10-01至2024-10-07国庆节，不计7日',
    '到期日为2024-10-08，当日24时前办理有效',
  ]);
  expect(working[1]?.text.en).toBe('2024-10-01 to 2024-10-07: National Day, 7 not counted');
});

it('keeps holidays, rest days and make-up days apart', () => {
  const { working } = deadlineOf(at('2025-09-26'), workingDays(4), calendar, []);
  expect(working.map((step) => step.text.zh)).toEqual([
    '2025-09-26开始，当日不计入，期限4个工作日',
    '2025-09-27休息日，不计1日',
    '2025-09-28调休上班，计入',
    '2025-10-01至2025-10-05国庆节，不计5日',
    '2025-10-06中秋节，不计1日',
    '2025-10-07至2025-10-08国庆节，不计2日',
    '到期日为2025-10-09，当日24时前办理有效',
  ]);
});

it('says why the last day rolls, by which article and notice', () => {
  const { working } = deadlineOf(at('2024-09-21'), days(10), calendar, []);
  expect(working[1]).toEqual({
    rule: 'rolled',
    from: '2024-10-01',
    to: '2024-10-08',
    days: 7,
    basis: '民法典第203条第1款；国办发明电〔2023〕7号',
    text: {
      zh: '期间最后一日2024-10-01为国庆节，顺延至2024-10-08',
      en: 'the last day 2024-10-01 is a day off (National Day), so it ends on 2024-10-08',
    },
  });
});

it('names the ground and the days of a suspension', () => {
  const { working } = deadlineOf(at('2024-03-04'), days(5), calendar, [suspension('2024-03-06', '2024-03-08')]);
  expect(working[1]).toMatchObject({ rule: 'suspended', from: '2024-03-06', to: '2024-03-08', days: 3, basis: '补正' });
  expect(working[1]?.text.zh).toBe('2024-03-06至2024-03-08中止（补正），不计3日');
});

it('says that a month has no corresponding day', () => {
  const { working } = deadlineOf(at('2024-01-31'), period(1, 'month'), calendar, []);
  expect(working[1]).toMatchObject({ rule: 'correspondingDay', basis: '民法典第202条' });
  expect(working[1]?.text.zh).toBe('最后一月无对应日，以月末日2024-02-29为最后一日');
});

it('tells hours in civil time, with each suspension', () => {
  const deadline = deadlineOf(at('2024-09-30', '23:30'), hours(2), calendar, [
    suspension('2024-10-01 00:30', '2024-10-01 03:30'),
  ]);
  expect(deadline.working.map((step) => step.text.zh)).toEqual([
    '自2024-09-30 23:30起连续计算2小时，昼夜及节假日不停',
    '2024-10-01 00:30至2024-10-01 03:30中止（补正），不计入',
    '应在2024-10-01 04:30前办结',
  ]);
});

it('says that a suspended limit has no due day yet', () => {
  const deadline = deadlineOf(at('2024-03-04'), days(5), calendar, [suspension('2024-03-06', null)]);
  expect(rules(deadline)).toEqual(['startDayNotCounted', 'suspended', 'due']);
  expect(deadline.working.at(-1)?.text.zh).toBe('中止期间，恢复后再计算到期日');
});

it('names a year that is not announced once, without breaking the runs of days', () => {
  expect(rules(deadlineOf(at('2030-01-04'), workingDays(1), calendar, []))).toEqual([
    'startDayNotCounted',
    'dayNotCounted',
    'provisionalYear',
    'due',
  ]);
});

it('says which day a rule with 前 allows last', () => {
  const limit = { kind: 'date', year: 2024, month: 3, day: 25 } as const;
  expect(deadlineOf(at('2024-03-01'), limit, calendar, []).working[0]?.text.zh).toBe('规定日期2024-03-25（含当日）');
  expect(deadlineOf(at('2024-03-01'), limit, { ...calendar, namedDayIncluded: false }, []).working[0]?.text.zh).toBe(
    '规定在2024-03-25前（不含当日）',
  );
});
