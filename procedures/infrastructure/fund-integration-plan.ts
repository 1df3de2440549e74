// 资金整合: next year's plan is studied this year; the departments report, the government coordinates, and finance pays
// with purpose and channel unchanged.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, fenField, flagField, textField } from '../shapes/working-fields.ts';
import { fixedDateLadder, monthAndWeekBefore } from '../ladders.ts';

const studied = stated('fivePlans', '明年計劃、今年研究', 'D407');
const share = stated('fivePlans', '縣新增財力5%用于扶貧開發', 'D406');
const whole = stated('fivePlans', '資金整合、縣為平臺、明年計劃、今年研究');
const coordinated = stated('fivePlans', '政府協(xié)調(diào)、部門上報');
const unchanged = stated('fivePlans', '用途不變、渠道不亂、各盡其力、各記其功');
const disbursed = stated('township2020', '加快统筹整合涉农资金和资金拨付使用');
const reportsInAutumn = assumed('文件未规定时间，部门于9至10月上报', 'No date is given; departments report in autumn');

const yearAhead = {
  when: 'planYear = studyYear + parameter.yearsAhead',
  otherwise: { zh: '应当在今年研究明年的计划', en: 'Next year’s plan is studied this year' },
  basis: [studied],
};
const years = [
  countField('studyYear', '研究年度', 'Year of the study', [studied], { max: 2100 }),
  countField('planYear', '计划年度', 'Year of the plan', [studied], { max: 2100 }),
] as const;

export const fundIntegrationPlan = projectPipeline({
  id: 'fund-integration-plan',
  field: 'infrastructure',
  tier: 2,
  title: { zh: '资金整合', en: 'Integration of agricultural funds' },
  basis: [whole, disbursed],
  subject: { kind: 'project', uniqueness: 'oneOpenPerYear' },
  parameters: [
    {
      key: 'yearsAhead',
      title: { zh: '提前研究年数', en: 'Years ahead that are studied' },
      type: 'integer',
      value: 1,
      basis: [studied],
    },
  ],
  filing: {
    key: 'study',
    level: 'county',
    by: [{ role: 'countyAuthority', level: 'county' }],
    form: [
      { field: 'studyYear' },
      { field: 'planYear' },
      { field: 'purpose' },
      { field: 'amountFen' },
      { field: 'villages', required: false },
    ],
    rules: [yearAhead],
  },
  fields: [
    ...years,
    textField('purpose', '资金用途', 'Purpose', [unchanged]),
    fenField('amountFen', '整合资金总额', 'Sum of the funds', [whole]),
    textField('villages', '安排村', 'Villages'),
    textField('agreement', '协调意见', 'What was agreed', [coordinated]),
    fenField('paidFen', '拨付金额', 'Paid', [disbursed]),
    flagField('purposeKept', '用途不变', 'The purpose is unchanged', [unchanged]),
    flagField('channelKept', '渠道不乱', 'The channel is kept', [unchanged]),
  ],
  steps: [
    {
      do: 'review',
      key: 'coordinate',
      title: { zh: '政府协调', en: 'Coordination by the government' },
      basis: [coordinated],
      by: { by: 'role', role: 'countyAuthority', level: 'county' },
      days: 30,
      form: [{ field: 'agreement' }],
      approve: { zh: '协调一致', en: 'Agreed' },
      filerMayDecide: true,
    },
    {
      do: 'works',
      key: 'disburse',
      title: { zh: '拨付使用', en: 'Payment and use' },
      basis: [disbursed],
      by: { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' },
      days: 240,
      form: [{ field: 'paidFen' }, { field: 'purposeKept' }, { field: 'channelKept' }],
      rules: [
        {
          when: 'purposeKept = true and channelKept = true',
          otherwise: { zh: '资金须用途不变、渠道不乱', en: 'Purpose and channel must stay as they are' },
          basis: [unchanged],
        },
        {
          when: 'paidFen <= amountFen',
          otherwise: { zh: '拨付金额超过整合资金总额', en: 'More was paid than there is' },
          basis: [whole],
        },
      ],
    },
  ],
  completed: { title: { zh: '资金已使用', en: 'The funds are in use' }, basis: [unchanged] },
  clocks: [
    {
      key: 'studiedThisYear',
      title: { zh: '今年研究完毕', en: 'Studied within the year' },
      basis: [stated('fivePlans', '明年計劃、今年研究')],
      scope: 'case',
      start: { on: 'entered', stage: 'coordinate' },
      stop: [{ on: 'left', stage: 'coordinate', outcome: 'approve' }, { on: 'ended' }],
      limit: { kind: 'date', month: 12, day: 31 },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
  ],
  duties: [
    reportDuty({
      key: 'departmentReports',
      title: { zh: '部门上报', en: 'Reports of the departments' },
      basis: [coordinated, reportsInAutumn],
      opens: { every: 'year', month: 9, day: 1 },
      due: { kind: 'monthDay', month: 10, day: 31 },
      owedBy: {
        level: 'county',
        bodies: ['agriculture', 'water', 'housing', 'forestry', 'hr', 'education', 'health'],
        role: 'sectorDepartment',
      },
      item: {
        key: 'report',
        title: { zh: '上报整合资金', en: 'Funds to be integrated' },
        basis: [coordinated],
        rules: [yearAhead],
        fields: [
          ...years,
          textField('source', '资金来源', 'Source of the money', [whole]),
          fenField('amountFen', '资金金额', 'Amount', [whole]),
          choiceField(
            'purposeKept',
            '用途',
            'Purpose',
            [
              ['unchanged', '用途不变', 'Unchanged'],
              ['changed', '需调整用途', 'To be changed'],
            ],
            [unchanged],
          ),
        ],
      },
    }),
  ],
  indicators: [
    {
      key: 'newRevenueShare',
      title: { zh: '县新增财力用于扶贫开发比例', en: 'Share of new county revenue for development against poverty' },
      basis: [share],
      measure: {
        type: 'share',
        numerator: { zh: '用于扶贫开发（分）', en: 'Spent on development against poverty (fen)' },
        denominator: { zh: '县新增财力（分）', en: 'New county revenue (fen)' },
      },
      opens: { every: 'quarter', month: 3, day: 20 },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'county', bodies: ['finance'], role: 'countyFinance' },
      gates: [
        {
          key: 'fivePercent',
          title: { zh: '不少于5%', en: 'At least 5 %' },
          on: { month: 12, day: 31 },
          compare: 'atLeast',
          value: { numerator: 5, denominator: 100 },
          basis: [share],
        },
      ],
      ladder: fixedDateLadder,
    },
  ],
});
