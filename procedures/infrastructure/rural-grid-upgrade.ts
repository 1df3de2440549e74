// 农村电力扶贫工程: a case is one yearly batch of the power company's programme; the plan's figures stand beside it, and
// the redacted years are dates that the county sets.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { targetIndicator } from '../shapes/target-tracker.ts';
import { choiceField, countField, dateField, fenField, textField } from '../shapes/working-fields.ts';
import { fixedDateLadder } from '../ladders.ts';
import { GRID_INVESTMENT, GRID_UNIT_COSTS } from './grid-costs.ts';
import { DISTRIBUTION_GRID } from './grid-distribution-plan.ts';
import { GRID_BACKGROUND, MAIN_GRID } from './grid-main-plan.ts';

const company = { by: 'role', role: 'powerCompany', level: 'county', body: 'power-company' } as const;
const reportedBy = { level: 'county', bodies: ['power-company'], role: 'powerCompany' } as const;

const programme = stated('fivePlans', '“1236”扶貧攻堅行動');
const batches = stated('fivePlans', '累計涉及60個自然村');
const investment = stated('fivePlans', '共投資9259.88萬元');
const span = stated('fivePlans', '檔距不超過80米', 'D351');
const years = stated('fivePlans', '“三年攻堅、一年完善”', 'D283');
const demand = assumed('由县级提出搬迁安置点用电需求', 'The county names the relocation sites that need power');

/** Redacted years of the plan: the last day of each, which the county sets. */
const redacted = [
  ['threePhaseBy', '三相动力电覆盖完成日期', 'Three-phase power everywhere by', '到20xx年實現(xiàn)三相', 'D290'],
  ['lowVoltageBy', '低电压问题解决日期', 'Low voltage cured by', '到20xx年徹底解決', 'D291'],
  ['mainGridBy', '330千伏工程完成日期', '330 kV works finished by', '預計20xx-20xx年', 'D292'],
  ['distributionBy', '配网规划期末', 'End of the plan of the distribution grid', '20xx-20xx年共投資9259', 'D313'],
  ['batch1By', '第一批完成日期', 'Batch 1 finished by', '20xx年規(guī)劃在焦村', 'D320'],
  ['batch2By', '第二批完成日期', 'Batch 2 finished by', '20xx年規(guī)劃在盤克', 'D326'],
  ['batch3By', '第三批完成日期', 'Batch 3 finished by', '20xx年規(guī)劃在米橋', 'D333'],
  ['batch4By', '第四批完成日期', 'Batch 4 finished by', '20xx年規(guī)劃在新寧', 'D339'],
] as const;
const basisOf = (key: string) =>
  redacted.filter(([parameter]) => parameter === key).map(([, , , phrase, row]) => stated('fivePlans', phrase, row));

const household = { zh: '户', en: 'households' };
const target = (key: string, zh: string, en: string, value: number, by: string) =>
  targetIndicator({
    key,
    title: { zh, en },
    basis: basisOf(by),
    value,
    unit: household,
    on: { parameter: by },
    reports: 'increment',
    reportedBy,
  });

export const ruralGridUpgrade = projectPipeline({
  id: 'rural-grid-upgrade',
  field: 'infrastructure',
  tier: 2,
  title: { zh: '农村电力扶贫工程', en: 'Rural power-grid upgrade' },
  basis: [programme, investment],
  subject: { kind: 'project', uniqueness: 'oneOpenPerYear' },
  filing: {
    key: 'plan',
    level: 'county',
    by: [{ role: 'powerCompany', level: 'county', body: 'power-company' }],
    form: [
      { field: 'project' },
      { field: 'batch' },
      { field: 'townships' },
      { field: 'km10' },
      { field: 'km04' },
      { field: 'transformers' },
      { field: 'longestSpan' },
      { field: 'plannedBy' },
    ],
    rules: [
      {
        when: 'longestSpan <= parameter.longestSpanMetres',
        otherwise: { zh: '线路档距超过规划上限', en: 'A span is longer than the plan allows' },
        basis: [span],
      },
    ],
  },
  parameters: [
    {
      key: 'longestSpanMetres',
      title: { zh: '线路档距上限（米）', en: 'Longest span (m)' },
      type: 'integer',
      value: 80,
      basis: [span],
    },
    ...redacted.map(([key, zh, en, phrase, row]) => ({
      key,
      title: { zh, en },
      type: 'date' as const,
      value: null,
      basis: [stated('fivePlans', phrase, row)],
    })),
  ],
  fields: [
    textField('project', '批次名称', 'Name of the batch', undefined, 100),
    choiceField('batch', '年度批次', 'Yearly batch', [
      ['first', '第一批', 'First'],
      ['second', '第二批', 'Second'],
      ['third', '第三批', 'Third'],
      ['fourth', '第四批', 'Fourth'],
    ]),
    textField('townships', '涉及乡镇', 'Townships', [batches], 500),
    {
      key: 'km10',
      type: 'decimal',
      decimals: 2,
      label: { zh: '10千伏线路', en: '10 kV line' },
      unit: { zh: '千米', en: 'km' },
      basis: [investment],
    },
    {
      key: 'km04',
      type: 'decimal',
      decimals: 2,
      label: { zh: '0.4千伏线路', en: '0.4 kV line' },
      unit: { zh: '千米', en: 'km' },
      basis: [investment],
    },
    countField('transformers', '配变（台）', 'Transformers', [investment]),
    countField('longestSpan', '最大档距（米）', 'Longest span (m)', [stated('fivePlans', '檔距不超過80米')]),
    dateField('plannedBy', '计划完成日期', 'Planned to be finished on', undefined, true),
    textField('sites', '搬迁安置点用电需求', 'Relocation sites that need power', [demand]),
    textField('progress', '施工进度', 'Progress of the works'),
    countField('percent', '形象进度（%）', 'Progress in percent', undefined, { max: 100 }),
    countField('households', '户表改造（户）', 'Household meters', [batches]),
    countField('threePhase', '三相动力用户', 'Three-phase users', [batches]),
    countField('lowVoltage', '低电压用户', 'Low-voltage users', [batches]),
    countField('hamlets', '涉及自然村', 'Hamlets', [batches]),
    fenField('investmentFen', '投资', 'Investment', [investment]),
  ],
  steps: [
    {
      do: 'work',
      key: 'governmentDemand',
      title: { zh: '政府需求', en: 'The government’s needs' },
      basis: [demand],
      by: { by: 'role', role: 'countyAuthority', level: 'county' },
      days: 20,
      form: [{ field: 'sites' }],
    },
    {
      do: 'works',
      key: 'buildYear',
      title: { zh: '年度实施', en: 'Works of the year' },
      basis: [batches],
      by: company,
      days: 200,
      form: [{ field: 'progress' }, { field: 'percent' }],
      rules: [
        {
          when: 'percent = 100',
          otherwise: { zh: '进度未达100%，不能报完工', en: 'Less than all of it is built' },
          basis: [assumed('完工以全部建成为准', 'Finished means all of it')],
        },
      ],
    },
    {
      do: 'work',
      key: 'convertUsers',
      title: { zh: '用户改造', en: 'Conversion of users' },
      basis: [batches],
      by: company,
      days: 60,
      form: [{ field: 'households' }, { field: 'threePhase' }, { field: 'lowVoltage' }, { field: 'hamlets' }],
      rules: [
        {
          when: 'threePhase + lowVoltage = households',
          otherwise: {
            zh: '三相动力户与低电压户之和须等于户表改造户数',
            en: 'Three-phase and low-voltage users must add up to the meters',
          },
          basis: [assumed('规划各批次均如此合计', 'So it is in every batch of the plan')],
        },
      ],
    },
    {
      do: 'work',
      key: 'account',
      title: { zh: '投资核算', en: 'Account of the investment' },
      basis: [investment],
      by: company,
      days: 30,
      form: [{ field: 'investmentFen' }],
    },
  ],
  completed: { title: { zh: '批次完成', en: 'The batch is finished' }, basis: [investment] },
  clocks: [
    {
      key: 'plannedByLimit',
      title: { zh: '年度批次完成期限', en: 'Limit of the yearly batch' },
      basis: [batches, assumed('按批次计划日期计', 'By the date of the batch’s own plan')],
      scope: 'case',
      start: { on: 'entered', stage: 'governmentDemand' },
      stop: [{ on: 'left', stage: 'convertUsers' }, { on: 'ended' }],
      limit: { kind: 'field', field: 'plannedBy' },
      ladder: fixedDateLadder,
    },
    {
      key: 'threeYearEffort',
      title: { zh: '三年攻坚', en: 'Three years of effort' },
      basis: [years],
      scope: 'case',
      start: { on: 'entered', stage: 'governmentDemand' },
      stop: [{ on: 'left', stage: 'buildYear', outcome: 'finished' }, { on: 'ended' }],
      limit: { kind: 'period', amount: 3, unit: 'year' },
      ladder: fixedDateLadder,
    },
    {
      key: 'oneYearCompletion',
      title: { zh: '一年完善', en: 'One year to complete' },
      basis: [years],
      scope: 'case',
      start: { on: 'left', stage: 'buildYear', outcome: 'finished' },
      stop: [{ on: 'ended' }],
      limit: { kind: 'period', amount: 1, unit: 'year' },
      ladder: fixedDateLadder,
    },
  ],
  indicators: [
    target('threePhaseUsers', '解决三相动力用户', 'Users with three-phase power', 3186, 'threePhaseBy'),
    target('lowVoltageUsers', '解决低电压用户', 'Users with low voltage cured', 3862, 'lowVoltageBy'),
    targetIndicator({
      key: 'station330',
      title: { zh: '330千伏变电站建成', en: '330 kV substation built' },
      basis: basisOf('mainGridBy'),
      value: 1,
      unit: { zh: '座', en: 'stations' },
      on: { parameter: 'mainGridBy' },
      reportedBy,
    }),
    target('allHouseholds', '户表改造合计', 'Household meters in all', 7048, 'distributionBy'),
    target('batch1Households', '第一批户表改造', 'Household meters of batch 1', 2638, 'batch1By'),
    target('batch2Households', '第二批户表改造', 'Household meters of batch 2', 1800, 'batch2By'),
    target('batch3Households', '第三批户表改造', 'Household meters of batch 3', 1600, 'batch3By'),
    target('batch4Households', '第四批户表改造', 'Household meters of batch 4', 1010, 'batch4By'),
  ],
  plan: [GRID_BACKGROUND, MAIN_GRID, DISTRIBUTION_GRID, GRID_INVESTMENT, GRID_UNIT_COSTS],
});
