// What recurs in the safe-township campaign, and the share of units by which it is judged.
import type { AuthoredDutyPart, AuthoredIndicatorPart } from '../../domain/definition/authored.ts';
import { stated } from '../basis.ts';
import { fixedDateLadder, reminders } from '../ladders.ts';
import { countField, dateField, textField } from '../shapes/working-fields.ts';
import { percent, survey } from './safe-unit-fields.ts';

const goal = stated('fivePlans', '有90%以上的', 'D430');
export const regular = stated('fivePlans', '定期檢查與明查暗訪', 'D432');
const threeRates = stated('fivePlans', '一定要在提高“三率”', 'D443');
const unitOf = { level: 'township', bodies: ['governance-office'], role: 'townshipGovernanceOffice' } as const;

export const SAFE_CAMPAIGN_DUTIES: readonly AuthoredDutyPart[] = [
  {
    key: 'regularChecks',
    title: { zh: '定期检查', en: 'Regular checks' },
    basis: [regular],
    opens: { every: 'month', day: { parameter: 'checkDay' } },
    due: { kind: 'endOfPeriod' },
    owedBy: unitOf,
    item: {
      key: 'regularCheck',
      title: { zh: '检查记录', en: 'Record of a check' },
      basis: [regular],
      nothingToReport: false,
      fields: [
        textField('unitName', '受检单位', 'Unit checked', undefined, 100),
        dateField('checkedOn', '检查日期', 'Checked on'),
        textField('findings', '检查情况', 'Findings'),
      ],
      form: [{ field: 'unitName' }, { field: 'checkedOn' }, { field: 'findings' }],
    },
    ladder: reminders,
  },
  {
    key: 'satisfactionSurvey',
    title: { zh: '年度群众安全感测评', en: 'Yearly survey of the feeling of safety' },
    basis: [survey],
    opens: { every: 'year', month: 11, day: 1 },
    due: { kind: 'endOfPeriod' },
    owedBy: unitOf,
    item: {
      key: 'threeRates',
      title: { zh: '“三率”测评', en: 'The three rates' },
      basis: [threeRates],
      nothingToReport: false,
      fields: [
        countField('awareness', '知晓率', 'Awareness', [threeRates], percent),
        countField('participation', '参与率', 'Participation', [threeRates], percent),
        countField('satisfaction', '满意率', 'Satisfaction', [threeRates], percent),
      ],
      form: [{ field: 'awareness' }, { field: 'participation' }, { field: 'satisfaction' }],
    },
    bulletin: {
      key: 'surveyBulletin',
      title: { zh: '测评结果通报', en: 'Bulletin on the survey' },
      basis: [survey],
      by: { role: 'countyGovernanceOffice', level: 'county', body: 'governance-office' },
    },
    ladder: fixedDateLadder,
  },
];

export const SAFE_CAMPAIGN_INDICATORS: readonly AuthoredIndicatorPart[] = [
  {
    key: 'safeShare',
    title: { zh: '平安乡镇（村屯）建成比例', en: 'Share of safe townships and villages' },
    basis: [goal],
    measure: {
      type: 'share',
      max: 1,
      numerator: { zh: '已建成平安乡镇（村屯）', en: 'Named' },
      denominator: { zh: '全部乡镇（村屯）', en: 'All' },
    },
    opens: { every: 'year', month: 12, day: 1 },
    due: { kind: 'endOfPeriod' },
    reportedBy: unitOf,
    judged: 'together',
    gates: [
      {
        key: 'afterThreeYears',
        title: { zh: '三年内达到90%以上', en: 'At least 90 % within three years' },
        on: { parameter: 'endsOn' },
        compare: 'atLeast',
        value: { numerator: 9, denominator: 10 },
        basis: [goal],
      },
    ],
    ladder: fixedDateLadder,
  },
];
