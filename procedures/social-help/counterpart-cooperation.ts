// 泰旬对口协作: the year's points, a mutual visit and the agreement in the first half-year, exchanges of paired places,
// and projects by the fund rules. The first half-year is a target (力争), so its ladder only reminds.
import { assumed, stated } from '../basis.ts';
import { reminders } from '../ladders.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { countField, fenField, fileField, textField } from '../shapes/working-fields.ts';

const points = stated('tenActions2024', '编制2024年泰旬协作工作要点', 'D158');
const visit = stated('tenActions2024', '力争上半年完成互访活动', 'D159');
const agreement = stated('tenActions2024', '签订两地年度结对帮扶协议');
const exchange = stated('tenActions2024', '递交帮扶清单,深化帮扶措施');
const pilot = stated('tenActions2024', '“四方双结对、共建示范村”', 'D160');
const fundRules = stated('tenActions2024', '严格按照省市《协作项目资金管理办法》');
const byContext = assumed('与互访同期，上半年签订', 'With the visit, in the first half-year');
const assumedRhythm = assumed('文件未规定频次，县可调整', 'No interval is given; the county may change it');

const county = { level: 'county', role: 'countyAuthority' } as const;
const eachYear = { every: 'year', month: 1, day: 1 } as const;
const firstHalf = { kind: 'monthDay', month: 6, day: 30 } as const;
const quarterBefore = [{ before: { amount: 60, unit: 'day' } }, { before: { amount: 14, unit: 'day' } }] as const;

export const counterpartCooperation = visitSchedule({
  id: 'counterpart-cooperation',
  field: 'social-help',
  tier: 2,
  title: { zh: '泰旬对口协作', en: 'Tai–Xun counterpart cooperation' },
  basis: [points, visit, agreement],
  parameters: [
    {
      key: 'cooperationYear',
      title: { zh: '协作工作要点年度', en: 'Year of the points of cooperation' },
      type: 'integer',
      value: 2024,
      basis: [points],
    },
    { key: 'parties', title: { zh: '结对方数', en: 'Parties paired' }, type: 'integer', value: 4, basis: [pilot] },
    { key: 'pairings', title: { zh: '结对层数', en: 'Pairings' }, type: 'integer', value: 2, basis: [pilot] },
  ],
  visits: [
    {
      key: 'mutualVisit',
      title: { zh: '两地互访', en: 'Mutual visit' },
      basis: [visit],
      opens: eachYear,
      due: firstHalf,
      owedBy: county,
      warnings: quarterBefore,
      ladder: reminders,
      item: { key: 'visit', title: { zh: '互访活动', en: 'Visit' }, basis: [visit] },
    },
    {
      key: 'pairedExchanges',
      title: { zh: '结对交流', en: 'Exchanges of paired places' },
      basis: [exchange, assumedRhythm],
      opens: { every: 'halfYear', month: 1, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'exchange',
        title: { zh: '结对镇村部门交流', en: 'Exchange' },
        basis: [exchange],
        fields: [
          textField('partner', '结对方', 'Partner', undefined, 200),
          textField('helpList', '帮扶清单', 'List of help', [exchange]),
        ],
      },
    },
    {
      key: 'pilotVillage',
      title: { zh: '“四方双结对、共建示范村”试点', en: 'Pilot: four parties paired twice' },
      basis: [pilot, assumedRhythm],
      opens: eachYear,
      due: { kind: 'endOfPeriod' },
      owedBy: county,
      item: {
        key: 'pilot',
        title: { zh: '示范村共建情况', en: 'The model village' },
        basis: [pilot],
        fields: [
          textField('modelVillage', '示范村', 'Model village', [pilot], 100),
          countField('parties', '参与结对方数', 'Parties', [stated('tenActions2024', '“四方双结对、共建示范村”')]),
          countField('pairings', '结对层数', 'Pairings', [stated('tenActions2024', '“四方双结对、共建示范村”')]),
        ],
        rules: [
          {
            when: 'parties = parameter.parties and pairings = parameter.pairings',
            otherwise: { zh: '试点须四方双结对', en: 'The pilot pairs four parties twice' },
            basis: [pilot],
          },
        ],
      },
    },
  ],
  duties: [
    reportDuty({
      key: 'yearlyPoints',
      title: { zh: '编制年度协作工作要点', en: 'Points of the year' },
      basis: [points, assumed('一季度内编制', 'Within the first quarter')],
      opens: eachYear,
      due: { kind: 'monthDay', month: 3, day: 31 },
      owedBy: county,
      item: {
        key: 'draftPlan',
        title: { zh: '协作工作要点', en: 'Points of cooperation' },
        basis: [points],
        nothingToReport: false,
        fields: [
          countField('year', '年度', 'Year', [points], { min: 2000, max: 2100 }),
          textField('pointsText', '协作工作要点', 'The points', [points]),
        ],
        rules: [
          {
            when: 'year = parameter.cooperationYear',
            otherwise: { zh: '不是本年度的协作工作要点', en: 'These are not the points of the year' },
            basis: [points],
          },
        ],
      },
    }),
    reportDuty({
      key: 'yearlyAgreement',
      title: { zh: '签订年度结对帮扶协议', en: 'Agreement of the year' },
      basis: [agreement, byContext],
      opens: eachYear,
      due: firstHalf,
      owedBy: county,
      warnings: quarterBefore,
      item: {
        key: 'sign',
        title: { zh: '年度结对帮扶协议', en: 'Agreement' },
        basis: [agreement],
        nothingToReport: false,
        fields: [
          fileField('agreement', '年度结对帮扶协议', 'Agreement', [agreement]),
          textField('goals', '全年协作交流工作目标', 'Goals of the year', [
            stated('tenActions2024', '明确全年协作交流工作目标'),
          ]),
        ],
      },
    }),
    reportDuty({
      key: 'projectManagement',
      title: { zh: '协作项目管理', en: 'Projects of the cooperation' },
      basis: [fundRules, assumedRhythm],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      item: {
        key: 'manageProjects',
        title: { zh: '协作项目进展', en: 'Progress of the projects' },
        basis: [fundRules],
        fields: [
          countField('projects', '协作项目数', 'Projects', [fundRules]),
          fenField('paidFen', '已支出资金', 'Spent', [fundRules]),
          textField('progress', '项目进展', 'Progress'),
        ],
      },
    }),
  ],
});
