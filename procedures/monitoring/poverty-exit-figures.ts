// Figures of the yearly target: 2020 of the township, and the county's programme whose years the document hides.
import type { AuthoredDuty, AuthoredIndicatorPart } from '../../domain/definition/authored.ts';
import { stated } from '../basis.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';

const year2020 = stated('township2020', '孙疃镇2020年脱贫攻坚', 'D449');
const spring = stated('township2020', '于2020年2-4月开展脱贫攻坚', 'D450');
const remaining = stated('township2020', '全面完成剩余23户71人', 'D451');
const growth = stated('fivePlans', '貧困人口人均純收入年均增長20%以上', 'D242');
const doubled = stated('fivePlans', '到20xx年,人均純收入翻一番', 'D243');
const income = stated('fivePlans', '達到5200元以上', 'D244');
const line = stated('fivePlans', '人均純收入2600元的新扶貧標準', 'D257');
const poor = stated('fivePlans', '現(xiàn)有貧困人口5.6萬人', 'D258');
const share = stated('fivePlans', '占農(nóng)村人口的46.6%', 'D259');
const near = stated('fivePlans', '近期目標:20xx—20xx年', 'D375');
const people = stated('fivePlans', '3.49萬貧困人口解決溫飽和脫貧', 'D376');
const money = stated('fivePlans', '計劃投入資金1.2億', 'D377');
const far = stated('fivePlans', '遠期目標:20xx—20xx年', 'D378');
const most = stated('fivePlans', '解決80%以上低收入人口的脫貧', 'D379');

const date = (key: string, zh: string, en: string, value: string | null, basis: typeof spring) =>
  ({ key, title: { zh, en }, type: 'date', value, basis: [basis] }) as const;

export const povertyExitParameters: NonNullable<AuthoredDuty['parameters']> = [
  date('springFrom', '“春季攻势”开始', 'First day of the spring', '2020-02-01', spring),
  date('springUntil', '“春季攻势”结束', 'Last day of the spring', '2020-04-30', spring),
  date('doubledBy', '人均纯收入翻一番的期限', 'Day by which income has doubled', null, doubled),
  date('nearTermEnd', '近期目标结束', 'End of the near-term goal', null, near),
  date('longTermEnd', '远期目标结束', 'End of the long-term goal', null, far),
];

type Measure = AuthoredIndicatorPart['measure'];
type Gates = NonNullable<AuthoredIndicatorPart['gates']>;

const indicator = (
  key: string,
  zh: string,
  en: string,
  measure: Measure,
  gates: Gates,
  basis: AuthoredIndicatorPart['basis'],
): AuthoredIndicatorPart => ({
  key,
  title: { zh, en },
  basis,
  measure,
  opens: { every: 'quarter', month: 3, day: 20 },
  due: { kind: 'endOfPeriod' },
  reportedBy: { level: 'township', role: 'townshipGovernment' },
  judged: 'together',
  gates,
  warnings: oneDayBefore,
  ladder: fixedDateLadder,
});

const END_OF_YEAR = { month: 12, day: 31 } as const;
const count = (zh: string, en: string): Measure => ({ type: 'integer', unit: { zh, en } });
const gate = (on: Gates[number]['on'], value: Gates[number]['value'], basis: Gates[number]['basis']): Gates => [
  { key: 'target', title: { zh: '目标', en: 'Target' }, on, compare: 'atLeast', value, basis },
];

export const povertyExitIndicators: readonly AuthoredIndicatorPart[] = [
  indicator(
    'exitedHouseholds',
    '脱贫户数',
    'Households out of poverty',
    count('户', 'households'),
    gate(END_OF_YEAR, 23, [remaining]),
    [remaining],
  ),
  indicator(
    'exitedPeople',
    '脱贫人数',
    'People out of poverty',
    count('人', 'people'),
    gate(END_OF_YEAR, 71, [remaining]),
    [remaining],
  ),
  indicator(
    'incomePerPerson',
    '贫困人口人均纯收入',
    'Net income per poor person',
    { type: 'fen' },
    gate({ parameter: 'doubledBy' }, 520_000, [income]),
    [income],
  ),
  indicator(
    'incomeGrowth',
    '贫困人口人均纯收入增幅',
    'Growth of net income',
    {
      type: 'share',
      numerator: { zh: '增长额（元）', en: 'Growth (yuan)' },
      denominator: { zh: '上年人均纯收入（元）', en: 'Income of the year before (yuan)' },
    },
    gate(END_OF_YEAR, { numerator: 1, denominator: 5 }, [growth]),
    [growth],
  ),
  indicator(
    'nearTerm',
    '近期目标：脱贫人口',
    'Near term: people out of poverty',
    count('人', 'people'),
    gate({ parameter: 'nearTermEnd' }, 34_900, [people]),
    [people],
  ),
  indicator(
    'longTerm',
    '远期目标：低收入人口脱贫',
    'Long term: low-income people out of poverty',
    {
      type: 'share',
      numerator: { zh: '脱贫低收入人口', en: 'Low-income people out of poverty' },
      denominator: { zh: '低收入人口', en: 'Low-income people' },
    },
    gate({ parameter: 'longTermEnd' }, { numerator: 4, denominator: 5 }, [most]),
    [most],
  ),
];

const yuan = { zh: '元', en: 'yuan' };

export const povertyExitPlan: NonNullable<AuthoredDuty['plan']> = [
  {
    key: 'programme',
    title: { zh: '脱贫规划数', en: 'Figures of the programme' },
    basis: [people, remaining],
    rows: [
      {
        key: 'taskYear',
        label: { zh: '年度任务', en: 'Year of the task' },
        value: 2020,
        unit: { zh: '年', en: 'year' },
        basis: [year2020],
      },
      {
        key: 'households',
        label: { zh: '剩余贫困户', en: 'Remaining households' },
        value: 23,
        unit: { zh: '户', en: 'households' },
        basis: [remaining],
      },
      {
        key: 'people',
        label: { zh: '剩余贫困人口', en: 'Remaining people' },
        value: 71,
        unit: { zh: '人', en: 'people' },
        basis: [remaining],
      },
      {
        key: 'povertyLine',
        label: { zh: '扶贫标准（人均纯收入）', en: 'Poverty line per person' },
        value: 2600,
        unit: yuan,
        basis: [line],
      },
      {
        key: 'poorPeople',
        label: { zh: '现有贫困人口', en: 'Poor people at the start' },
        value: 56_000,
        unit: { zh: '人', en: 'people' },
        basis: [poor],
      },
      {
        key: 'poorShare',
        label: { zh: '占农村人口', en: 'Share of the rural population' },
        value: '46.6',
        unit: { zh: '%', en: '%' },
        basis: [poor, share],
      },
      {
        key: 'nearTermPeople',
        label: { zh: '近期脱贫人口', en: 'Near-term goal' },
        value: 34_900,
        unit: { zh: '人', en: 'people' },
        basis: [people],
      },
      {
        key: 'money',
        label: { zh: '计划投入资金', en: 'Planned money' },
        value: 120_000_000,
        unit: yuan,
        basis: [money],
      },
    ],
  },
];
