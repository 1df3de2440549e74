// Small procedures that recur, as an author writes them: for what publishes, schedules and opens rounds.
import { defineDuty, defineIndicator } from '../../domain/definition/builder.ts';
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';

const text = (zh: string, en: string) => ({ zh, en });
const basis = [{ kind: 'assumed' as const, note: text('测试用', 'made for a test') }];

const item = {
  key: 'report',
  title: text('报送情况', 'Report'),
  basis,
  fields: [{ key: 'count', type: 'integer' as const, min: 0, label: text('件数', 'Count'), basis }],
  form: [{ field: 'count' }],
};
const villages = { level: 'village' as const, role: 'townshipVillageCadre' };
const ladder = [{ after: { amount: 0, unit: 'day' as const }, action: 'remindOwner' as const }];

/** Villages report by the end of each month; `yearEnd` has no day until the county sets one. */
export const monthlyReport = defineDuty({
  id: 'monthly-report',
  field: 'campaign',
  kind: 'periodicReport',
  tier: 1,
  title: text('月报', 'Monthly report'),
  basis,
  parameters: [
    { key: 'reportDay', title: text('报送日', 'Day of the report'), type: 'integer', value: 25, basis },
    { key: 'yearEndDay', title: text('年终日', 'Day of the year-end'), type: 'date', value: null, basis },
  ],
  duties: [
    {
      key: 'monthly',
      title: text('每月报送', 'Report of each month'),
      basis,
      opens: { every: 'month', day: { parameter: 'reportDay' } },
      due: { kind: 'endOfPeriod' },
      owedBy: villages,
      item,
      ladder,
      bulletin: {
        key: 'bulletin',
        title: text('通报', 'Bulletin'),
        basis,
        by: { role: 'countyAuthority', level: 'county' },
      },
    },
    {
      key: 'yearEnd',
      title: text('年终报送', 'Report of the year'),
      basis,
      opens: { every: 'date', dates: [{ parameter: 'yearEndDay' }] },
      due: { kind: 'period', amount: 10, unit: 'day' },
      owedBy: villages,
      item: { ...item, key: 'yearReport' },
      ladder,
    },
  ],
});

/** Each township reports the share of the money spent; it is judged in summer. */
export const spendingShare = defineIndicator({
  id: 'spending-share',
  field: 'funds-projects',
  kind: 'periodicReport',
  tier: 1,
  title: text('支出进度', 'Share of the money spent'),
  basis,
  indicators: [
    {
      key: 'spent',
      title: text('累计支出率', 'Share spent so far'),
      basis,
      measure: { type: 'share', numerator: text('已支出', 'Spent'), denominator: text('总额', 'All') },
      opens: { every: 'quarter', month: 3, day: 31 },
      due: { kind: 'period', amount: 5, unit: 'day' },
      reportedBy: { level: 'township', role: 'townshipGovernment' },
      gates: [
        {
          key: 'half',
          title: text('过半', 'Half'),
          on: { month: 6, day: 30 },
          compare: 'atLeast',
          value: { numerator: 1, denominator: 2 },
          basis,
        },
      ],
      ladder,
    },
  ],
});

export const PUBLISHED: readonly AuthoredDefinition[] = [monthlyReport, spendingShare];
