// 收入支出信息采集: every quarter income and expenditure household by household; the township compares with the year
// before, marks who needs attention, and the plan of such a household is revised.
import { defineDuty } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits, implied, stated } from '../basis.ts';
import { reportDuty, reportStep } from '../shapes/periodic-report.ts';
import { INCOME_FIELDS, incomeFieldsOptional, PLAN_UPDATE } from './income-fields.ts';
import { incomeGrowth } from './income-growth.ts';

const quarterly = stated('tenActions2024', '按季度采集脱贫人口及监测对象', 'D047');
const collected = stated('tenActions2024', '2024年收入支出信息', 'D048');
const compared = stated('tenActions2024', '结合2023年脱贫户和监测户收支数据', 'D049');
const focus = stated('tenActions2024', '把收入骤降、收入过低的户作为帮扶重点');
const updated = stated('tenActions2024', '增收目标和帮扶措施进行更新完善');
const growth = stated('tenActions2024', '不低于全省和全国平均增速', 'D051');
const township = { role: 'townshipGovernment', level: 'township' } as const;

export const quarterlyIncomeCollection = defineDuty<string>({
  id: 'quarterly-income-collection',
  field: 'monitoring',
  kind: 'periodicReport',
  tier: 1,
  title: { zh: '收入支出信息采集', en: 'Quarterly collection of income and expenditure' },
  basis: [quarterly, growth],
  departments: ['revitalisation'],
  parameters: [
    {
      key: 'collectionYear',
      title: { zh: '采集年度（2024年收入支出信息）', en: 'Year of the collection' },
      type: 'integer',
      value: 2024,
      basis: [collected],
    },
    {
      key: 'comparisonYear',
      title: { zh: '比对年度（2023年收支数据）', en: 'Year of comparison' },
      type: 'integer',
      value: 2023,
      basis: [compared],
    },
    {
      key: 'dropPercent',
      title: { zh: '收入骤降：比上年同期下降（%）', en: 'Sudden drop: per cent below the year before' },
      type: 'integer',
      value: 20,
      basis: [countySetsLimits],
    },
    {
      key: 'lowIncomeFen',
      title: { zh: '收入过低：人均收入（折全年）', en: 'Too low: income per person, over a year' },
      type: 'fen',
      value: 600_000,
      basis: [countySetsLimits],
    },
    {
      key: 'revisionDays',
      title: { zh: '更新重点户计划期限（工作日）', en: 'Update of plans (working days)' },
      type: 'integer',
      value: 15,
      basis: [countySetsLimits],
    },
    {
      key: 'provinceGrowth',
      title: { zh: '全省平均增速（万分之）', en: 'Average growth of the province (per ten thousand)' },
      type: 'integer',
      value: null,
      basis: [growth],
    },
    {
      key: 'nationGrowth',
      title: { zh: '全国平均增速（万分之）', en: 'Average growth of the nation (per ten thousand)' },
      type: 'integer',
      value: null,
      basis: [growth],
    },
  ],
  duties: [
    reportDuty({
      key: 'quarterlyCollection',
      title: { zh: '按季度采集', en: 'Collected every quarter' },
      basis: [quarterly],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'residentCadre' },
      item: {
        key: 'collect',
        title: { zh: '采集收支信息', en: 'Income and expenditure are collected' },
        basis: [quarterly, collected],
        fields: INCOME_FIELDS,
        optional: incomeFieldsOptional,
        rules: [
          {
            when: 'year >= parameter.collectionYear',
            otherwise: { zh: '采集年度不符', en: 'The year is not the one of the collection' },
            basis: [collected],
          },
          {
            when: 'previousYear >= parameter.comparisonYear and previousYear = year - 1',
            otherwise: { zh: '比对数据须为上一年度', en: 'The comparison is with the year before' },
            basis: [compared],
          },
          {
            when: `focus = "drop" or 100 * (previousIncomeFen - incomeFen) < parameter.dropPercent * previousIncomeFen`,
            otherwise: { zh: '收入骤降的，须列为帮扶重点', en: 'A sudden drop makes it a focus' },
            basis: [focus],
          },
          {
            when: `focus != "none" or 4 * incomeFen >= quarter * members * parameter.lowIncomeFen`,
            otherwise: { zh: '收入过低的，须列为帮扶重点', en: 'Too low an income makes it a focus' },
            basis: [focus],
          },
        ],
      },
      check: reportStep('compare', { zh: '比对上年数据', en: 'Compared with the year before' }, [compared], township),
      consolidation: [
        reportStep(
          'flagFocus',
          { zh: '确定帮扶重点', en: 'Focus list' },
          [focus, implied('tenActions2024', '特别是老人户、重病重残等群体')],
          township,
        ),
      ],
    }),
    reportDuty({
      key: 'planRevision',
      title: { zh: '更新增收目标和措施', en: 'Targets and measures are updated' },
      basis: [updated, assumed('季后更新重点户的计划', 'After the quarter the plans of the focus list are updated')],
      opens: { every: 'quarter', month: 1, day: 5 },
      due: { kind: 'period', amount: { parameter: 'revisionDays' }, unit: 'workingDay' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: PLAN_UPDATE,
    }),
  ],
  indicators: [incomeGrowth(growth, assumed('每年末按增长额与上年收入之比评判', 'Judged at the end of the year'))],
});
