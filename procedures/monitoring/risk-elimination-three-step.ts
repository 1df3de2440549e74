// 风险消除（村评定、乡审核、县审定）: the chain of the spring campaign of 2022, without the sectors. Which of the two
// chains a county runs is its own choice.
import { assumed, countySetsLimits, stated, statute } from '../basis.ts';
import { approvalChain, registryStep } from '../shapes/approval-chain.ts';
import { eliminationConditions } from './risk-elimination-conditions.ts';
import { RISK_ELIMINATION_FIELDS } from './risk-elimination-fields.ts';

const threeSteps = stated('spring2022', '“村评定、乡审核、县审定”程序');
const GUIDE = '中农组发〔2021〕7号';
const sameLevels = statute('M9', GUIDE, 'certain');
const mark = stated('spring2022', '全国防返贫监测信息系统标注“风险消除”');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const conditions = eliminationConditions([sameLevels], [sameLevels]);
const FACTS = [
  'incomePerPersonFen',
  'stableIncomeMonths',
  'educationSecured',
  'medicalCareSecured',
  'housingSecured',
  'waterSecured',
  'hasWorkingAbility',
] as const;

export const riskEliminationThreeStep = approvalChain({
  id: 'risk-elimination-three-step',
  field: 'monitoring',
  tier: 1,
  title: { zh: '风险消除（村评定、乡审核、县审定）', en: 'Risk elimination in three steps' },
  basis: [threeSteps, stated('spring2022', '对返贫致贫风险已稳定消除人员')],
  departments: ['revitalisation'],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'monitoringLineFen',
      title: { zh: '当年监测范围（人均纯收入）', en: 'Monitoring line of the year, per person' },
      type: 'fen',
      value: 600_000,
      basis: [statute('M8', GUIDE, 'check')],
    },
    {
      key: 'stableMonths',
      title: { zh: '收入稳定达标的最少月数', en: 'Least months of stable income' },
      type: 'integer',
      value: 6,
      basis: [statute('M11', '防止返贫监测帮扶国家工作指南', 'check')],
    },
    {
      key: 'wholeDays',
      title: { zh: '全程办理期限（天）', en: 'The whole procedure (days)' },
      type: 'integer',
      value: 90,
      basis: [countySetsLimits],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'assistanceCadre', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
    ],
    form: [
      { field: 'householdHead' },
      { field: 'idNumber', required: false },
      { field: 'monitoredType', required: false },
      ...FACTS.map((field) => ({ field, required: false })),
      { field: 'statement' },
      { field: 'evidence', required: false },
    ],
  },
  fields: RISK_ELIMINATION_FIELDS.filter(({ key }) => !['otherRequirementsMet', 'visitedOn', 'phone'].includes(key)),
  supplement: { form: [{ field: 'statement' }, { field: 'evidence', required: false }] },
  steps: [
    {
      do: 'decide',
      key: 'villageAssess',
      title: { zh: '村评定', en: 'Assessment by the village' },
      basis: [threeSteps],
      by: { by: 'role', role: 'villageCommittee', level: 'village' },
      form: [
        ...FACTS.map((field) => ({ field })),
        { field: 'monitoredType' },
        { field: 'members' },
        { field: 'deliberatedOn' },
        { field: 'attendees' },
        { field: 'deliberationMinutes', required: false },
      ],
      limit: 5,
      approve: { zh: '风险已稳定消除，公示', en: 'The risk is stably gone; to the notice' },
      rules: conditions,
      reject: { zh: '不予消除，继续监测', en: 'Not eliminated; stays monitored' },
    },
    {
      do: 'notice',
      key: 'villageNotice',
      title: { zh: '村级公示', en: 'Village notice' },
      basis: [sameLevels, statute('M6', '个人信息保护法', 'certain')],
      by: { by: 'role', role: 'villageCommittee', level: 'village' },
      form: [
        { field: 'noticePlace', required: false },
        { field: 'noticePhotos', required: false },
      ],
      limit: 10,
      days: { value: 5, basis: [statute('M5', '防止返贫监测帮扶国家工作指南', 'likely')] },
      publishes: ['householdHead', 'monitoredType'],
      inquiry: township,
    },
    {
      do: 'decide',
      key: 'townshipReview',
      title: { zh: '乡审核', en: 'Township review' },
      basis: [threeSteps],
      by: township,
      limit: 5,
      approve: { zh: '同意，报县审定', en: 'Agree; to the county' },
      rules: conditions,
      reject: { zh: '不予消除，继续监测', en: 'Not eliminated; stays monitored' },
    },
    {
      do: 'decide',
      key: 'countyDecide',
      title: { zh: '县审定', en: 'Decision by the county' },
      basis: [threeSteps],
      by: { by: 'role', role: 'countyAuthority', level: 'county' },
      limit: 10,
      approve: { zh: '审定消除风险', en: 'The risk is eliminated' },
      rules: conditions,
      reject: { zh: '不予消除，继续监测', en: 'Not eliminated; stays monitored' },
    },
    registryStep(
      { key: 'markEliminated', title: { zh: '标注风险消除', en: 'Marking 风险消除' }, basis: [mark] },
      {
        register: 'nationalMonitoringSystem',
        entry: 'riskEliminated',
        fields: ['householdHead', 'idNumber', 'monitoredType', 'incomePerPersonFen'],
      },
    ),
  ],
  refusal: {
    title: { zh: '风险消除结果告知书', en: 'Result of the proposal to eliminate risk' },
    fields: ['householdHead', 'monitoredType'],
    ended: { zh: '未消除风险，继续监测', en: 'Stays monitored' },
    outcome: 'notEstablished',
    to: 'subject',
  },
  granted: {
    key: 'struckOff',
    title: { zh: '风险消除', en: 'Risk eliminated' },
    basis: [mark, statute('M12', GUIDE, 'likely')],
    outcome: 'struckOff',
  },
  withdrawal: { notAfter: ['countyDecide'] },
  clocks: [
    {
      key: 'wholeLimit',
      title: { zh: '全程期限', en: 'Limit of the whole procedure' },
      basis: [countySetsLimits, assumed('公示和补正期间停表', 'It stands still during notice and supplement')],
      scope: 'case',
      start: { on: 'started' },
      stop: [{ on: 'ended' }],
      limit: { kind: 'period', amount: { parameter: 'wholeDays' }, unit: 'day' },
      suspendedBy: ['supplement', 'notice'],
      ladder: [
        { after: { amount: 0, unit: 'workingDay' }, action: 'remindOwner' },
        { after: { amount: 5, unit: 'workingDay' }, action: 'redCard' },
      ],
    },
  ],
});
