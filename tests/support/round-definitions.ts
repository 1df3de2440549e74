// Duties and indicators for tests of rounds: each shows one thing.
import { DutyForm } from '../../domain/definition/forms.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import type { z } from 'zod';

type Input = z.input<typeof DutyForm>;
export type DutyInput = NonNullable<Input['duties']>[number];
export type IndicatorInput = NonNullable<Input['indicators']>[number];

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed' as const, note: text('示例') }];
const step = (key: string, zh: string) => ({ key, title: text(zh), basis });

/** Role that files for a village here. */
export const FILER = 'gridWorker';

/** A monthly report of villages: opens on the 1st, due on the 25th, reminded 5 days before, two rungs after. */
export function duty(change: Partial<DutyInput> = {}): DutyInput {
  return {
    ...step('monthlyReport', '月报'),
    opens: { every: 'month', day: 1 },
    due: { kind: 'dayOfMonth', day: 25 },
    owedBy: { level: 'village', role: FILER },
    item: {
      ...step('reportItem', '填报'),
      fields: [
        { key: 'visited', label: text('走访户数'), type: 'integer', min: 0, max: 500 },
        { key: 'dangers', label: text('隐患'), type: 'integer', min: 0 },
        { key: 'phone', label: text('联系电话'), type: 'text', format: 'phone', sensitive: 'phone' },
      ],
      form: [{ field: 'visited' }, { field: 'dangers', required: false }, { field: 'phone', required: false }],
    },
    warnings: [{ before: { amount: 5, unit: 'day' } }],
    ladder: [
      { after: { amount: 1, unit: 'day' }, action: 'remindOwner' },
      {
        after: { amount: 3, unit: 'day' },
        action: 'yellowCard',
        to: { role: 'townshipGovernment', level: 'township' },
      },
    ],
    ...change,
  };
}

export const check = {
  ...step('townshipCheck', '镇级核对'),
  by: { role: 'townshipGovernment', level: 'township' as const },
};

export const consolidation = [
  { ...step('townshipSummary', '镇级汇总'), by: { role: 'townshipGovernment', level: 'township' as const } },
  { ...step('countySummary', '县级汇总'), by: { role: 'countyAuthority', level: 'county' as const } },
];

export const bulletin = {
  ...step('countyBulletin', '县级通报'),
  by: { role: 'countyLeadership', level: 'county' as const },
};

/** An indicator of townships, reported monthly on the 25th by the month's end, with a gate at the end of April. */
export function indicator(change: Partial<IndicatorInput> = {}): IndicatorInput {
  return {
    ...step('planted', '栽植进度'),
    measure: { type: 'share', numerator: text('已栽'), denominator: text('应栽') },
    opens: { every: 'month', day: 20 },
    due: { kind: 'endOfPeriod' },
    reportedBy: { level: 'township', role: 'townshipGovernment' },
    gates: [
      {
        key: 'byApril',
        title: text('四月底三成'),
        on: { month: 4, day: 30 },
        compare: 'atLeast',
        value: { numerator: 30, denominator: 100 },
        basis,
      },
    ],
    ladder: [
      { after: { amount: 2, unit: 'day' }, action: 'remindOwner' },
      { after: { amount: 5, unit: 'day' }, action: 'redCard', to: { role: 'countyLeadership', level: 'county' } },
    ],
    ...change,
  };
}

/** A definition with one duty, or one indicator, or both. */
export function recurring(parts: { duties?: DutyInput[]; indicators?: IndicatorInput[] }): Definition {
  const input: Input = {
    form: 'duty',
    id: 'sample-report',
    field: 'samples',
    kind: 'periodicReport',
    tier: 1,
    title: text('示例报送'),
    basis,
    ...parts,
  };
  return DutyForm.parse(input);
}
