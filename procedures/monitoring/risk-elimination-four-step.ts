// 风险消除：农户提、镇村审、行业核、县级查. The household is struck off the monitoring list only when three conditions
// hold and no sector objects; whoever fails stays monitored and is told why.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits, implied, stated, statute } from '../basis.ts';
import { reviewLimit, supplementLimit } from '../clocks.ts';
import { reviewLadder } from '../ladders.ts';
import { eliminationConditions } from './risk-elimination-conditions.ts';
import { RISK_ELIMINATION_FIELDS } from './risk-elimination-fields.ts';
import { refusalDecision } from '../remedies.ts';

const fourSteps = stated('tenActions2024', '农户提、镇村审、行业核、县级查');
const GUIDE = '中农组发〔2021〕7号';
const sameFourLevels = statute('M9', GUIDE, 'certain');
const staysMonitored = assumed(
  '行业核查不通过即不能消除风险，农户继续监测，由镇牵头处置',
  'A sector that fails blocks elimination; the household stays monitored and the township follows up',
);

/** The three conditions of the document and what the guide adds; asked of every level that approves. */
const conditions = [
  ...eliminationConditions(
    [stated('tenActions2024', '对收入稳定超过当年监测范围', 'D041')],
    [stated('tenActions2024', '饮水安全持续巩固,且符合相关要求', 'D042')],
  ),
  {
    when: 'otherRequirementsMet = true',
    otherwise: { zh: '不符合其他相关要求', en: 'The other relevant requirements are not met' },
    basis: [stated('tenActions2024', '饮水安全持续巩固,且符合相关要求', 'D042')],
  },
];

const rejected = {
  key: 'reject',
  title: { zh: '不予消除，继续监测', en: 'Not eliminated; stays monitored' },
  kind: 'reject',
  to: 'informHousehold',
} as const;

export const riskEliminationFourStep = defineCase({
  id: 'risk-elimination-four-step',
  field: 'monitoring',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '风险消除（农户提、镇村审、行业核、县级查）', en: 'Risk elimination in four steps' },
  basis: [fourSteps],
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
      key: 'sectors',
      title: { zh: '参加核查的行业部门', en: 'Sector departments that verify' },
      type: 'bodies',
      value: [
        { key: 'education', body: 'education', title: { zh: '教育', en: 'Education' } },
        { key: 'health', body: 'health', title: { zh: '卫生健康', en: 'Health' } },
        { key: 'medicalInsurance', body: 'medical-insurance', title: { zh: '医疗保障', en: 'Medical insurance' } },
        { key: 'housing', body: 'housing', title: { zh: '住房', en: 'Housing' } },
        { key: 'water', body: 'water', title: { zh: '饮水', en: 'Drinking water' } },
        { key: 'hr', body: 'hr', title: { zh: '收入与就业', en: 'Income and employment' } },
      ],
      basis: [
        implied('tenActions2024', '饮水安全持续巩固,且符合相关要求'),
        assumed('文件未列出行业部门，按三项条件确定', 'The document lists no sectors; the conditions name them'),
      ],
    },
    {
      key: 'noticeDays',
      title: { zh: '村级公示天数', en: 'Days of the village notice' },
      type: 'integer',
      value: 5,
      basis: [statute('M5', '防止返贫监测帮扶国家工作指南', 'likely')],
    },
    {
      key: 'noticeStageDays',
      title: { zh: '公示环节期限，含张贴和异议核查（工作日）', en: 'Posting, notice and inquiry (working days)' },
      type: 'integer',
      value: 15,
      basis: [countySetsLimits],
    },
    {
      key: 'villageDays',
      title: { zh: '村级审核、评议期限（工作日）', en: 'Village review, deliberation (working days)' },
      type: 'integer',
      value: 5,
      basis: [countySetsLimits],
    },
    {
      key: 'townshipDays',
      title: { zh: '镇级审核期限（工作日）', en: 'Township review (working days)' },
      type: 'integer',
      value: 5,
      basis: [countySetsLimits],
    },
    {
      key: 'sectorDays',
      title: { zh: '行业核查期限（工作日）', en: 'Sector verification (working days)' },
      type: 'integer',
      value: 5,
      basis: [countySetsLimits],
    },
    {
      key: 'countyDays',
      title: { zh: '县级核查期限（工作日）', en: 'County check (working days)' },
      type: 'integer',
      value: 10,
      basis: [countySetsLimits],
    },
    {
      key: 'supplementDays',
      title: { zh: '农户补充说明期限（工作日）', en: 'Household’s supplement (working days)' },
      type: 'integer',
      value: 10,
      basis: [countySetsLimits],
    },
    {
      key: 'wholeDays',
      title: { zh: '全程办理期限（天）', en: 'The whole procedure (days)' },
      type: 'integer',
      value: 120,
      basis: [countySetsLimits],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'assistanceCadre', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
    ],
    selfFiling: true,
    form: [
      { field: 'householdHead' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'monitoredType' },
      { field: 'members' },
      { field: 'hasWorkingAbility' },
      { field: 'incomePerPersonFen' },
      { field: 'stableIncomeMonths' },
      { field: 'educationSecured' },
      { field: 'medicalCareSecured' },
      { field: 'housingSecured' },
      { field: 'waterSecured' },
      { field: 'otherRequirementsMet' },
      { field: 'statement', required: false },
      { field: 'evidence', required: false },
    ],
  },
  withdrawal: {
    to: 'withdrawn',
    notAfter: ['countyCheck'],
    basis: [assumed('县级核查开始前农户可以撤回', 'The household may withdraw until the county checks')],
  },
  fields: RISK_ELIMINATION_FIELDS,
  stages: [
    {
      kind: 'decision',
      key: 'villageReview',
      title: { zh: '村审', en: 'Village review' },
      basis: [
        fourSteps,
        assumed('“镇村审”按先村后镇办理', 'The two levels in one step are taken village first, then township'),
      ],
      assignee: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
      form: [
        { field: 'incomePerPersonFen', required: false },
        { field: 'stableIncomeMonths', required: false },
        { field: 'educationSecured', required: false },
        { field: 'medicalCareSecured', required: false },
        { field: 'housingSecured', required: false },
        { field: 'waterSecured', required: false },
        { field: 'otherRequirementsMet', required: false },
      ],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '同意，提交民主评议', en: 'Agree; to the deliberation' },
          kind: 'approve',
          to: 'villageDeliberation',
          rules: conditions,
        },
        {
          key: 'return',
          title: { zh: '退回农户补充', en: 'Return to the household' },
          kind: 'return',
          to: 'householdPropose',
        },
        rejected,
      ],
    },
    {
      kind: 'work',
      key: 'householdPropose',
      title: { zh: '农户提（补充后再提）', en: 'The household proposes again' },
      basis: [
        stated('tenActions2024', '农户提、镇村审、行业核、县级查'),
        assumed('退回后由农户补充并再次提出', 'After a return the household supplements and proposes again'),
      ],
      suspends: 'supplement',
      assignee: { by: 'applicant' },
      form: [
        { field: 'phone', required: false },
        { field: 'hasWorkingAbility', required: false },
        { field: 'incomePerPersonFen', required: false },
        { field: 'stableIncomeMonths', required: false },
        { field: 'statement' },
        { field: 'evidence', required: false },
      ],
      outcomes: [
        {
          key: 'submit',
          title: { zh: '再次提出', en: 'Propose again' },
          kind: 'complete',
          to: 'villageReview',
        },
      ],
    },
    {
      kind: 'work',
      key: 'villageDeliberation',
      title: { zh: '村级民主评议', en: 'Village deliberation' },
      basis: [sameFourLevels],
      assignee: { by: 'role', role: 'villageCommittee', level: 'village' },
      form: [{ field: 'deliberatedOn' }, { field: 'attendees' }, { field: 'deliberationMinutes', required: false }],
      outcomes: [
        {
          key: 'agreed',
          title: { zh: '评议通过，公示', en: 'Agreed; to the notice' },
          kind: 'complete',
          to: 'villageNotice',
        },
        {
          key: 'notAgreed',
          title: { zh: '评议不通过', en: 'Not agreed' },
          kind: 'return',
          to: 'villageReview',
        },
      ],
    },
    {
      kind: 'notice',
      key: 'villageNotice',
      title: { zh: '村级公示', en: 'Village notice' },
      basis: [sameFourLevels, statute('M6', '个人信息保护法', 'certain')],
      suspends: 'notice',
      assignee: { by: 'role', role: 'villageCommittee', level: 'village' },
      form: [
        { field: 'noticePlace', required: false },
        { field: 'noticePhotos', required: false },
      ],
      period: { kind: 'period', amount: { parameter: 'noticeDays' }, unit: 'day' },
      publishes: ['householdHead', 'monitoredType'],
      inquiry: { assignee: { by: 'role', role: 'townshipGovernment', level: 'township' } },
      undisputed: 'townshipReview',
      upheld: 'villageReview',
    },
    {
      kind: 'decision',
      key: 'townshipReview',
      title: { zh: '镇审', en: 'Township review' },
      basis: [fourSteps],
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      outcomes: [
        {
          key: 'approve',
          title: { zh: '同意，送行业核查', en: 'Agree; to the sectors' },
          kind: 'approve',
          to: 'sectorVerify',
          rules: conditions,
        },
        { key: 'return', title: { zh: '退回村级', en: 'Return to the village' }, kind: 'return', to: 'villageReview' },
        rejected,
      ],
      returnTo: '$visited',
    },
    {
      kind: 'parallel',
      key: 'sectorVerify',
      title: { zh: '行业核', en: 'Sector verification' },
      basis: [
        fourSteps,
        assumed(
          '各行业部门同时核查；再次核查时，已通过的部门不重复核查',
          'The sectors verify at the same time; on a second round those that passed are not asked again',
        ),
      ],
      onFail: 'block',
      keepPassed: true,
      passed: 'countyCheck',
      failed: 'sectorFindings',
      forEach: {
        over: { parameter: 'sectors' },
        stages: [
          {
            kind: 'decision',
            key: 'sectorCheck',
            title: { zh: '行业部门核查', en: 'Sector check' },
            basis: [fourSteps],
            assignee: { by: 'role', role: 'sectorDepartment', level: 'county', body: '$branch' },
            outcomes: [
              { key: 'pass', title: { zh: '核查通过', en: 'Passes' }, kind: 'approve', to: '$join', opinion: true },
              {
                key: 'fail',
                title: { zh: '核查不通过', en: 'Fails' },
                kind: 'reject',
                to: '$fail',
                basis: [staysMonitored],
              },
              {
                key: 'return',
                title: { zh: '材料不符，退回镇级', en: 'File is wrong; return to the township' },
                kind: 'return',
                to: 'townshipReview',
              },
            ],
          },
        ],
      },
    },
    {
      kind: 'decision',
      key: 'sectorFindings',
      title: { zh: '处置行业核查意见', en: 'Follow-up of a sector’s finding' },
      basis: [staysMonitored],
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      outcomes: [
        {
          key: 'solved',
          title: { zh: '问题已解决，再次核查', en: 'Solved; verify again' },
          kind: 'approve',
          to: 'sectorVerify',
          opinion: true,
        },
        {
          key: 'return',
          title: { zh: '退回村级', en: 'Return to the village' },
          kind: 'return',
          to: 'villageReview',
        },
        rejected,
      ],
    },
    {
      kind: 'decision',
      key: 'countyCheck',
      title: { zh: '县级查', en: 'County check' },
      basis: [fourSteps],
      assignee: { by: 'role', role: 'countyAuthority', level: 'county' },
      form: [{ field: 'visitedOn', required: false }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '同意消除风险', en: 'Risk is eliminated' },
          kind: 'approve',
          to: 'eliminate',
          rules: conditions,
        },
        {
          key: 'return',
          title: { zh: '退回镇级', en: 'Return to the township' },
          kind: 'return',
          to: 'townshipReview',
        },
        rejected,
      ],
      returnTo: '$visited',
    },
    {
      kind: 'service',
      key: 'eliminate',
      title: { zh: '标注“风险消除”', en: 'Marking in the national system' },
      basis: [
        stated('tenActions2024', '县级查”的方式稳定消除风险'),
        implied('spring2022', '全国防返贫监测信息系统标注“风险消除”'),
      ],
      action: {
        do: 'registryEntry',
        register: 'nationalMonitoringSystem',
        entry: 'riskEliminated',
        fields: ['householdHead', 'idNumber', 'monitoredType', 'incomePerPersonFen'],
      },
      to: 'struckOff',
    },
    {
      kind: 'service',
      key: 'informHousehold',
      title: { zh: '告知农户继续监测', en: 'The household is told that it stays monitored' },
      basis: [assumed('不予消除的，书面告知农户及理由', 'A refusal is told in writing, with its reason')],
      action: {
        do: 'letter',
        template: 'staysMonitored',
        ...refusalDecision,
        title: { zh: '风险消除申请结果告知书', en: 'Result of the proposal to eliminate risk' },
        fields: ['householdHead', 'monitoredType'],
        to: 'applicant',
      },
      to: 'staysMonitored',
    },
    {
      kind: 'end',
      key: 'struckOff',
      title: { zh: '风险消除', en: 'Risk eliminated' },
      basis: [stated('tenActions2024', '县级查”的方式稳定消除风险')],
      outcome: 'struckOff',
    },
    {
      kind: 'end',
      key: 'staysMonitored',
      title: { zh: '未消除风险，继续监测', en: 'Stays monitored' },
      basis: [staysMonitored],
      outcome: 'notEstablished',
    },
    {
      kind: 'end',
      key: 'withdrawn',
      title: { zh: '农户撤回', en: 'Withdrawn by the household' },
      basis: [assumed('农户可以撤回', 'The household may withdraw')],
      outcome: 'withdrawn',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'villageReview', days: 'villageDays', zh: '村审期限', en: 'Limit of the village review' }),
    reviewLimit({
      stage: 'villageDeliberation',
      days: 'villageDays',
      zh: '村级评议期限',
      en: 'Limit of the village deliberation',
    }),
    reviewLimit({
      stage: 'villageNotice',
      days: 'noticeStageDays',
      zh: '公示环节期限',
      en: 'Limit of the notice stage',
    }),
    supplementLimit({
      stage: 'householdPropose',
      days: 'supplementDays',
      zh: '农户补充期限',
      en: 'Limit of the household’s supplement',
    }),
    reviewLimit({ stage: 'townshipReview', days: 'townshipDays', zh: '镇审期限', en: 'Limit of the township review' }),
    reviewLimit({ stage: 'sectorCheck', days: 'sectorDays', zh: '行业核查期限', en: 'Limit of each sector’s check' }),
    reviewLimit({
      stage: 'sectorFindings',
      days: 'townshipDays',
      zh: '处置核查意见期限',
      en: 'Limit of the follow-up of findings',
    }),
    reviewLimit({ stage: 'countyCheck', days: 'countyDays', zh: '县级核查期限', en: 'Limit of the county check' }),
    {
      key: 'wholeLimit',
      title: { zh: '全程期限', en: 'Limit of the whole procedure' },
      basis: [countySetsLimits],
      scope: 'case',
      start: { on: 'started' },
      stop: [{ on: 'ended' }],
      limit: { kind: 'period', amount: { parameter: 'wholeDays' }, unit: 'day' },
      suspendedBy: ['supplement', 'notice'],
      ladder: reviewLadder,
    },
  ],
});
