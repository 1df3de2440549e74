// The record of one household in the monthly check and in standing monitoring, with what follows from its finding.
import { assumed, stated } from '../basis.ts';
import type { Report } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, fenField, flagField, textField } from '../shapes/working-fields.ts';
import { household, householdHead, monitoredType } from './household-fields.ts';

const watched = stated('spring2022', '脱贫不稳定户、边缘易致贫户');
const causes = stated('spring2022', '因病因灾因意外事故等刚性支出较大');
const everyMonth = stated('spring2022', '每月开展1次定期检查');
const included = stated('spring2022', '符合条件的纳入监测对象并安排结对帮扶');
const gone = stated('spring2022', '对返贫致贫风险已稳定消除人员');
const measures = stated('township2020', '落实临时救助等帮扶措施');
const hands = [{ to: 'householdHead', from: 'householdHead' }];

/** What the elimination asks for when it opens. */
const ELIMINATION_FACTS = [
  countField('members', '家庭人口', 'Members of the household', undefined, { min: 1, max: 30 }),
  flagField('hasWorkingAbility', '家庭有劳动能力', 'Somebody is able to work'),
  fenField('incomePerPersonFen', '上年度人均纯收入', 'Net income per person, past year'),
  countField('stableIncomeMonths', '收入稳定达标月数', 'Months of stable income', undefined, { max: 120 }),
  flagField('educationSecured', '义务教育有保障', 'Education is secured'),
  flagField('medicalCareSecured', '基本医疗有保障', 'Medical care is secured'),
  flagField('housingSecured', '住房安全有保障', 'Housing is secured'),
  flagField('waterSecured', '饮水安全有保障', 'Drinking water is safe'),
  flagField('otherRequirementsMet', '符合其他相关要求', 'Other requirements are met'),
] as const;
const factKeys = ELIMINATION_FACTS.map(({ key }) => key);
const eliminationHands = ['householdHead', 'monitoredType', 'statement', ...factKeys].map((key) => ({
  to: key,
  from: key,
}));

export const MONITORING_CHECK: Report['item'] = {
  key: 'householdCheck',
  title: { zh: '逐户检查', en: 'The household is checked' },
  basis: [everyMonth],
  fields: [
    household,
    householdHead,
    { ...monitoredType, basis: [watched] },
    dateField('checkedOn', '检查日期', 'Date of the check', [everyMonth]),
    choiceField(
      'cause',
      '困难原因',
      'Cause of hardship',
      [
        ['illness', '因病', 'Illness'],
        ['disaster', '因灾', 'Disaster'],
        ['accident', '因意外事故', 'Accident'],
        ['rigidExpenses', '刚性支出较大', 'Large rigid expenses'],
        ['incomeDrop', '收入大幅缩减', 'Large drop of income'],
      ],
      [causes],
    ),
    choiceField(
      'finding',
      '检查结果',
      'Finding',
      [
        ['unchanged', '无变化', 'Unchanged'],
        ['newlyQualifies', '符合条件，应纳入监测', 'Newly qualifies'],
        ['riskGone', '风险已稳定消除', 'Risk stably gone'],
      ],
      [everyMonth],
    ),
    choiceField(
      'clueSource',
      '线索来源',
      'Source of the clue',
      [['cadreScreening', '基层干部排查', 'Screening by cadres']],
      [included],
    ),
    textField('clue', '风险线索', 'The clue', [included]),
    flagField('lacksHelper', '没有帮扶责任人', 'Has no helper', [included]),
    textField('pairedCadre', '结对帮扶干部', 'Paired cadre', [included], 50),
    textField('measures', '落实的帮扶措施（临时救助等）', 'Measures applied', [measures]),
    textField('statement', '风险消除情况说明', 'Why the risk is gone', [gone]),
    ...ELIMINATION_FACTS,
  ],
  optional: ['cause', 'clueSource', 'clue', 'pairedCadre', 'measures', 'statement', ...factKeys],
  rules: [
    {
      when: 'finding != "newlyQualifies" or (clue != null and clueSource != null)',
      otherwise: { zh: '应纳入监测的，须写明线索和来源', en: 'Who newly qualifies needs the clue and its source' },
      basis: [included],
    },
    {
      when: `finding != "riskGone" or (${['statement', ...factKeys].map((key) => `${key} != null`).join(' and ')})`,
      otherwise: { zh: '风险消除的，须说明情况并写明各项条件', en: 'Say why the risk is gone, with all conditions' },
      basis: [gone],
    },
  ],
  opens: [
    {
      when: 'finding = "newlyQualifies"',
      procedure: 'monitored-household-identification',
      hands: [...hands, { to: 'clueSource', from: 'clueSource' }, { to: 'clue', from: 'clue' }],
      subject: 'household',
      basis: [included],
    },
    {
      when: 'lacksHelper = true',
      procedure: 'paired-assistance-assignment',
      hands: [...hands, { to: 'monitoredType', from: 'monitoredType' }],
      subject: 'household',
      basis: [included],
    },
    {
      when: 'finding = "riskGone" and parameter.eliminationSteps = 3',
      procedure: 'risk-elimination-three-step',
      hands: eliminationHands.filter(({ to }) => to !== 'otherRequirementsMet' && to !== 'members'),
      subject: 'household',
      basis: [gone],
    },
    {
      when: 'finding = "riskGone" and parameter.eliminationSteps = 4',
      procedure: 'risk-elimination-four-step',
      hands: eliminationHands,
      subject: 'household',
      basis: [gone, assumed('转四步程序的，由农户提出', 'In the chain of four steps the household proposes')],
    },
  ],
};
