// 信贷扶贫资金与互助资金: credit money is allocated to a village, which sets up a mutual-aid fund; the bank lends, and a
// leading enterprise takes households along. Yearly targets are judged at the end of the year.
import { stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { type Target, targetIndicator } from '../shapes/target-tracker.ts';
import { countField, dateField, fenField, textField } from '../shapes/working-fields.ts';
import { fixedDateLadder } from '../ladders.ts';

const credit = stated('fivePlans', '每年投入信貸扶貧資金1000萬元', 'D390');
const mutualAid = stated('fivePlans', '互助資金計劃30個村', 'D392');
const enterprises = stated('fivePlans', '每年扶持扶貧龍頭企業(yè)1至2家', 'D393');
const threeYears = stated('fivePlans', '三年共解決全縣剩余3萬', 'D395');
const period = stated('fivePlans', '20xx年—20xx年再爭取信貸', 'D398');
const oneHundredMillion = stated('fivePlans', '再爭取信貸扶貧資金1億元', 'D399');
const tenThousand = stated('fivePlans', '“1萬貧困戶增收工程”', 'D400');

const reportedBy = { level: 'county', role: 'countyLeadingGroup' } as const;
const people = { zh: '人', en: 'people' };
const households = { zh: '户', en: 'households' };

const yearly = (
  key: string,
  zh: string,
  en: string,
  value: number | { from: number; to: number },
  unit: Target['unit'],
  phrase: string,
  row: string,
) => targetIndicator({ key, title: { zh, en }, basis: [stated('fivePlans', phrase, row)], value, unit, reportedBy });

export const creditAndMutualAidFundProjects = projectPipeline({
  id: 'credit-and-mutual-aid-fund-projects',
  field: 'infrastructure',
  tier: 2,
  title: { zh: '信贷扶贫资金与互助资金', en: 'Credit funds and village mutual-aid funds' },
  basis: [credit, mutualAid],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'creditPeriodEnd',
      title: { zh: '再争取信贷资金期末', en: 'End of the period of further credit' },
      type: 'date',
      value: null,
      basis: [period],
    },
  ],
  filing: {
    key: 'allocate',
    level: 'village',
    by: [{ role: 'countyLeadingGroup', level: 'county' }],
    form: [{ field: 'year' }, { field: 'creditFen' }],
  },
  fields: [
    countField('year', '年度', 'Year', undefined, { min: 2000, max: 2100 }),
    fenField('creditFen', '安排信贷扶贫资金', 'Credit money allocated', [credit]),
    fenField('mutualAidFen', '互助资金规模', 'Size of the mutual-aid fund', [mutualAid]),
    dateField('setUpOn', '互助资金设立日期', 'Fund set up on'),
    countField('supportedHouseholds', '扶持贫困户数', 'Poor households supported', [credit]),
    fenField('lentFen', '已发放贷款', 'Lent so far', [credit]),
    textField('enterpriseName', '龙头企业', 'Leading enterprise', [enterprises], 100),
    countField('ledHouseholds', '带动贫困户数', 'Households taken along', [enterprises]),
  ],
  steps: [
    {
      do: 'work',
      key: 'setUpFund',
      title: { zh: '互助资金设立', en: 'Setting up of the mutual-aid fund' },
      basis: [mutualAid],
      by: { by: 'role', role: 'villageCollective', level: 'village' },
      days: 40,
      form: [{ field: 'mutualAidFen' }, { field: 'setUpOn' }],
    },
    {
      do: 'works',
      key: 'support',
      title: { zh: '扶持贫困户', en: 'Support of poor households' },
      basis: [credit],
      by: { by: 'role', role: 'bank', level: 'county', body: 'bank' },
      days: 240,
      form: [{ field: 'supportedHouseholds' }, { field: 'lentFen' }],
      rules: [
        {
          when: 'lentFen <= creditFen + mutualAidFen',
          otherwise: { zh: '发放贷款超过安排的资金', en: 'More was lent than allocated' },
          basis: [credit],
        },
      ],
    },
    {
      do: 'work',
      key: 'leadBy',
      title: { zh: '龙头企业带动', en: 'A leading enterprise takes households along' },
      basis: [enterprises],
      by: { by: 'role', role: 'enterprise', level: 'county', body: 'enterprise' },
      days: 60,
      form: [{ field: 'enterpriseName' }, { field: 'ledHouseholds' }],
    },
  ],
  completed: { title: { zh: '扶持完成', en: 'Supported' }, basis: [credit] },
  clocks: [
    {
      key: 'threeYearLimit',
      title: { zh: '三年信贷项目期限', en: 'Three years of credit projects' },
      basis: [threeYears],
      scope: 'case',
      start: { on: 'entered', stage: 'setUpFund' },
      stop: [{ on: 'ended' }],
      limit: { kind: 'period', amount: 3, unit: 'year' },
      ladder: fixedDateLadder,
    },
  ],
  quotas: [
    {
      key: 'mutualAidVillages',
      title: { zh: '互助资金村', en: 'Villages with a mutual-aid fund' },
      basis: [mutualAid],
      unit: { zh: '个', en: 'villages' },
      limit: 30,
      period: 'whole',
      amount: 1,
      commit: { on: 'left', stage: 'setUpFund' },
    },
  ],
  indicators: [
    yearly(
      'creditYear',
      '年度信贷扶贫资金',
      'Credit money of the year',
      1_000_000_000,
      'fen',
      '每年投入信貸扶貧資金1000萬元',
      'D390',
    ),
    yearly(
      'creditPeople',
      '小额信贷扶持人口',
      'People supported by small loans',
      4000,
      people,
      '每年扶持貧困人口0.4萬人',
      'D391',
    ),
    yearly(
      'leadingEnterprises',
      '扶持龙头企业',
      'Leading enterprises supported',
      { from: 1, to: 2 },
      { zh: '家', en: 'enterprises' },
      '每年扶持扶貧龍頭企業(yè)1至2家',
      'D393',
    ),
    yearly(
      'enterpriseHouseholds',
      '龙头企业带动户',
      'Households of the enterprises',
      500,
      households,
      '每年帶動貧困戶500戶',
      'D394',
    ),
    yearly(
      'incomeHouseholds',
      '增收工程扶持户',
      'Households of the income project',
      1500,
      households,
      '三年間每年扶持貧困戶1500戶',
      'D397',
    ),
    targetIndicator({
      key: 'furtherCredit',
      title: { zh: '再争取信贷扶贫资金', en: 'Further credit money' },
      basis: [oneHundredMillion],
      value: 10_000_000_000,
      unit: 'fen',
      on: { parameter: 'creditPeriodEnd' },
      reportedBy,
    }),
    targetIndicator({
      key: 'furtherHouseholds',
      title: { zh: '1万贫困户增收工程', en: 'Income project of ten thousand households' },
      basis: [tenThousand],
      value: 10000,
      unit: households,
      on: { parameter: 'creditPeriodEnd' },
      reportedBy,
    }),
  ],
  plan: [
    {
      key: 'creditPlan',
      title: { zh: '三年信贷扶贫规划', en: 'Plan of three years of credit' },
      basis: [threeYears],
      rows: [
        {
          key: 'peopleInThreeYears',
          label: { zh: '三年解决贫困人口', en: 'People out of poverty in three years' },
          value: 30000,
          unit: people,
          basis: [stated('fivePlans', '全縣剩余3萬貧困人口溫飽和脫貧', 'D396')],
        },
        {
          key: 'mutualAidYears',
          label: { zh: '互助资金计划实施年数', en: 'Years of the plan of mutual-aid funds' },
          value: 3,
          unit: { zh: '年', en: 'years' },
          basis: [mutualAid],
        },
      ],
    },
  ],
});
