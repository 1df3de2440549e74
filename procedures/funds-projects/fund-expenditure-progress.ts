// 衔接资金支出进度考核: each unit's expenditure rate, cumulated over its projects, is judged at four dates; three further
// rates are inspected. A correction of a past report judges the gates that rested on it again.
import { defineIndicator } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const threeRates = stated('tenActions2024', '报账率三项指标进行检查考核', 'D148');
const ratesRecorded = implied('tenActions2024', '开工率、完工率、报账率三项指标进行检查');
const perUnit = stated('tenActions2024', '各项目实施单位要确保项目资金支出率');
const monthly = assumed('文件未规定报送频次，按月报送', 'No interval is given; reported each month');
const afterEach = assumed('每个节点后开展检查，10个工作日内完成', 'Inspected within ten working days of each date');

const reportedBy = { level: 'county', bodies: ['project-unit'], role: 'projectUnit' } as const;
const eachMonth = { opens: { every: 'month', day: 25 }, due: { kind: 'endOfPeriod' } } as const;

const gate = (
  key: string,
  percent: number,
  month: number,
  day: number,
  compare: 'atLeast' | 'equal',
  phrase: string,
  row: string,
) =>
  ({
    key,
    title: { zh: `${month}月底${percent}%`, en: `${percent} % by the end of month ${month}` },
    on: { month, day },
    compare,
    value: { numerator: percent, denominator: 100 },
    basis: [stated('tenActions2024', phrase, row)],
  }) as const;

const rate = (key: string, zh: string, en: string, part: readonly [string, string], whole: readonly [string, string]) =>
  ({
    key,
    title: { zh, en },
    basis: [threeRates, ratesRecorded, monthly],
    measure: {
      type: 'share',
      numerator: { zh: part[0], en: part[1] },
      denominator: { zh: whole[0], en: whole[1] },
    },
    ...eachMonth,
    reportedBy,
    warnings: oneDayBefore,
    ladder: fixedDateLadder,
  }) as const;

const planned = ['计划项目数', 'Projects planned'] as const;

export const fundExpenditureProgress = defineIndicator({
  id: 'fund-expenditure-progress',
  field: 'funds-projects',
  kind: 'inspection',
  tier: 1,
  title: { zh: '衔接资金支出进度考核', en: 'Expenditure-rate milestones' },
  basis: [perUnit, threeRates],
  merged: [
    {
      stage: 'recordRates',
      into: 'startRate',
      note: {
        zh: '三率由各项目实施单位按月登记',
        en: 'The three rates are recorded monthly by each unit, in their indicators',
      },
    },
  ],
  indicators: [
    {
      key: 'checkMilestone',
      title: { zh: '资金支出率', en: 'Expenditure rate' },
      basis: [perUnit, monthly],
      measure: {
        type: 'share',
        numerator: { zh: '累计支出（分）', en: 'Spent so far (fen)' },
        denominator: { zh: '下达资金（分）', en: 'Money allocated (fen)' },
      },
      ...eachMonth,
      reportedBy,
      gates: [
        gate('april', 30, 4, 30, 'atLeast', '资金支出率达到4月底30%以上', 'D149'),
        gate('june', 50, 6, 30, 'atLeast', '6月底50%以上', 'D150'),
        gate('september', 75, 9, 30, 'atLeast', '9月底75%以上', 'D151'),
        gate('december', 100, 12, 31, 'equal', '12月底100%', 'D152'),
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
    rate('startRate', '开工率', 'Start rate', ['已开工项目数', 'Projects started'], planned),
    rate('completionRate', '完工率', 'Completion rate', ['已完工项目数', 'Projects completed'], planned),
    rate(
      'reimbursementRate',
      '报账率',
      'Reimbursement rate',
      ['已报账金额（分）', 'Reimbursed (fen)'],
      ['下达资金（分）', 'Money allocated (fen)'],
    ),
  ],
  duties: [
    reportDuty({
      key: 'milestoneInspection',
      title: { zh: '节点检查考核', en: 'Inspection after each date' },
      basis: [threeRates, afterEach],
      opens: {
        every: 'date',
        dates: [
          { month: 5, day: 1 },
          { month: 7, day: 1 },
          { month: 10, day: 1 },
          { month: 12, day: 31 },
        ],
      },
      due: { kind: 'period', amount: 10, unit: 'workingDay' },
      owedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      item: {
        key: 'inspect',
        title: { zh: '联合检查考核', en: 'Joint inspection' },
        basis: [stated('tenActions2024', '县乡村振兴局要联合各相关单位')],
        nothingToReport: false,
        fields: [
          countField('inspectedUnits', '检查单位数', 'Units inspected', undefined, { min: 1 }),
          countField('unitsBelow', '未达标单位数', 'Units below the rate'),
          textField('belowUnits', '未达标单位及原因', 'Which units, and why'),
          textField('noticeText', '督促整改意见', 'What they are told to do'),
        ],
        optional: ['belowUnits', 'noticeText'],
        rules: [
          {
            when: 'unitsBelow = 0 or (belowUnits != null and noticeText != null)',
            otherwise: {
              zh: '有未达标单位的，须写明单位、原因和整改意见',
              en: 'Units below the rate must be named, with what they are told to do',
            },
            basis: [assumed('未达标的通报督促', 'Who is below is told so')],
          },
        ],
      },
    }),
  ],
});
