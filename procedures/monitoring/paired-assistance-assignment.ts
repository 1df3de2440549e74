// 结对帮扶安排: the headquarters allocates, the support unit names a cadre, the cadre goes there and keeps in contact.
import { assumed, stated } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { choiceField, dateField, textField } from '../shapes/working-fields.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { householdHead, monitoredType } from './household-fields.ts';

const allocation = stated('spring2022', '立即制定全县各后援单位', 'D005');
const firstVisit = stated('spring2022', '各级帮扶干部要立即进村入户', 'D006');
const contact = stated('township2020', '通过线上帮扶、实地帮扶等多种形式');
const covered = stated('spring2022', '做到结对帮扶全覆盖');
const year = { zh: '年', en: 'year' };

export const pairedAssistanceAssignment = approvalChain({
  id: 'paired-assistance-assignment',
  field: 'monitoring',
  tier: 2,
  title: { zh: '结对帮扶安排计划', en: 'Assignment of paired helpers' },
  basis: [allocation, stated('township2020', '进一步加强结对帮扶工作')],
  departments: ['support-unit', 'revitalisation'],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  plan: [
    {
      key: 'workPlan',
      title: { zh: '工作计划年度', en: 'Year of the work plan' },
      basis: [stated('township2020', '认真谋划2020年脱贫攻坚工作计划', 'D455')],
      rows: [
        {
          key: 'planYear',
          label: { zh: '年度', en: 'Year' },
          value: 2020,
          unit: year,
          basis: [stated('township2020', '认真谋划2020年脱贫攻坚工作计划', 'D455')],
        },
      ],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'assistanceCadre', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    form: [{ field: 'householdHead' }, { field: 'monitoredType', required: false }],
  },
  fields: [
    householdHead,
    monitoredType,
    textField('supportUnit', '后援单位', 'Support unit', [allocation], 100),
    textField('helper', '帮扶干部', 'Helper', [stated('spring2022', '结对帮扶分派科学、安排合理')], 50),
    dateField('pairedOn', '结对日期', 'Paired on'),
    dateField('visitedOn', '进村入户日期', 'Date of the first visit', [firstVisit]),
    textField('familySituation', '家庭基本情况', 'The family', [firstVisit]),
    choiceField(
      'contactForm',
      '联系方式',
      'Form of the contact',
      [
        ['online', '线上帮扶', 'Online'],
        ['onSite', '实地帮扶', 'On site'],
      ],
      [contact],
    ),
    textField('contactRecord', '联系沟通记录', 'Record of the contact', [contact]),
  ],
  steps: [
    {
      do: 'work',
      key: 'makeAllocation',
      title: { zh: '制定安排计划', en: 'The allocation is made' },
      basis: [stated('spring2022', '各乡镇结对帮扶安排计划')],
      by: { by: 'role', role: 'countyRevitalisationHeadquarters', level: 'county' },
      form: [{ field: 'supportUnit' }],
      limit: { value: null, unit: 'day', basis: [allocation], otherwise: 5 },
      done: { zh: '已下达', en: 'Issued' },
    },
    {
      do: 'work',
      key: 'assign',
      title: { zh: '分派帮扶干部', en: 'A cadre is named' },
      basis: [stated('spring2022', '结对帮扶分派科学、安排合理')],
      by: { by: 'role', role: 'supportUnit', level: 'county', body: 'support-unit' },
      form: [{ field: 'helper' }, { field: 'pairedOn' }],
      limit: 5,
      done: { zh: '已分派', en: 'Assigned' },
      others: [
        {
          key: 'return',
          title: { zh: '退回重新安排', en: 'Back to the allocation' },
          kind: 'return',
          to: 'makeAllocation',
        },
      ],
    },
    {
      do: 'work',
      key: 'firstVisit',
      title: { zh: '进村入户', en: 'First visit' },
      basis: [firstVisit],
      by: { by: 'role', role: 'assistanceCadre', level: 'village' },
      form: [{ field: 'visitedOn' }, { field: 'familySituation' }],
      limit: { value: null, unit: 'day', basis: [firstVisit], otherwise: 3 },
      done: { zh: '已入户', en: 'Visited' },
    },
    {
      do: 'work',
      key: 'keepContact',
      title: { zh: '联系沟通', en: 'Contact is kept' },
      basis: [contact],
      by: { by: 'role', role: 'assistanceCadre', level: 'village' },
      form: [{ field: 'contactForm' }, { field: 'contactRecord' }],
      limit: 20,
      done: { zh: '已建立联系', en: 'In contact' },
      others: [
        { key: 'replace', title: { zh: '更换帮扶干部', en: 'Another helper is needed' }, kind: 'return', to: 'assign' },
      ],
    },
  ],
  granted: { title: { zh: '已结对', en: 'Paired' }, basis: [covered] },
  indicators: [
    {
      key: 'coverage',
      title: { zh: '结对帮扶覆盖面', en: 'Households with a helper' },
      basis: [covered],
      measure: {
        type: 'share',
        numerator: { zh: '已结对户数', en: 'Households with a helper' },
        denominator: { zh: '应结对户数', en: 'Households that need one' },
      },
      opens: { every: 'quarter', month: 3, day: 20 },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'township', role: 'townshipGovernment' },
      gates: [
        {
          key: 'all',
          title: { zh: '全覆盖', en: 'All of them' },
          on: 'everyReport',
          compare: 'equal',
          value: { numerator: 1, denominator: 1 },
          basis: [covered, assumed('全覆盖即100%', 'Full coverage means 100 %')],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
  ],
});
