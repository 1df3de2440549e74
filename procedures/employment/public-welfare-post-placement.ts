// 乡村公益性岗位安置: departments' posts are put together, townships publish them, people apply, the village ranks by
// priority, the township reviews, places, appraises each month and pays. The numbers of posts are judged each year.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { reviewLimit, supplementLimit } from '../clocks.ts';
import { workingDays } from '../parameters.ts';
import { planRows, targetIndicator } from '../shapes/target-tracker.ts';
import { PLACEMENT_DUTIES } from './placement-duties.ts';
import { PLACEMENT_FIELDS } from './placement-fields.ts';
import { POSTS_BY_KIND, PLACED_IN_ALL } from './placement-targets.ts';
import { refusalDecision } from '../remedies.ts';

const village = { by: 'role', role: 'villageCommittee', level: 'village' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const lastResort = stated('tenActions2024', '落实乡村公益性岗位兜底安置就业政策');
const priority = stated('tenActions2024', '优先安置脱贫户、边缘易致贫户');
const weakLabour = stated('eightOnes2022', '优先安置弱劳力、半劳力和无法外出');
const placing = implied('tenActions2024', '落实乡村公益性岗位兜底安置就业政策');
const applied = assumed('文件未写申请、审核与考核，按常见办理', 'The document names neither application nor appraisal');
const refusals = assumed('不予安置的书面告知并说明理由', 'A refusal is told in writing, with its reason');

const reject = {
  key: 'reject',
  title: { zh: '不予安置', en: 'Refuse' },
  kind: 'reject',
  to: 'informApplicant',
  basis: [refusals],
} as const;

export const publicWelfarePostPlacement = defineCase({
  id: 'public-welfare-post-placement',
  field: 'employment',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '乡村公益性岗位安置', en: 'Placement in rural public-welfare posts' },
  basis: [lastResort, priority, weakLabour],
  departments: ['hr'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'wageFen',
      title: { zh: '岗位月补贴上限', en: 'Most of a month’s pay' },
      type: 'fen',
      value: 80_000,
      basis: [assumed('文件未规定岗位补贴，由县确定', 'The document gives no pay; the county sets it')],
    },
    {
      key: 'lastYearPlaced',
      title: { zh: '上年度乡村公岗安置脱贫人口数', en: 'Formerly poor people placed last year' },
      type: 'integer',
      value: null,
      basis: [stated('tenActions2024', '安置脱贫人口数量不少于上年度', 'D129')],
    },
    workingDays('rankDays', 10, '村级评定期限', 'Ranking'),
    workingDays('reviewDays', 10, '镇级审核期限', 'Review'),
    workingDays('placeDays', 10, '上岗期限', 'Placement'),
    workingDays('appraiseDays', 23, '每月考核期限', 'Appraisal of each month'),
    workingDays('supplementDays', 10, '补正期限', 'Supplement'),
  ],
  filing: {
    key: 'apply',
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'assistanceCadre', level: 'village' },
    ],
    selfFiling: true,
    form: [
      { field: 'applicantName' },
      { field: 'idNumber' },
      { field: 'phone' },
      { field: 'bankAccount' },
      { field: 'householdType' },
      { field: 'labourType' },
      { field: 'postKind' },
      { field: 'remarks', required: false },
    ],
    rules: [
      {
        when: 'householdType != "other"',
        otherwise: { zh: '不是脱贫户、边缘易致贫户或农村低收入人口', en: 'Of none of the households with priority' },
        basis: [priority],
      },
    ],
  },
  withdrawal: {
    to: 'withdrawn',
    notAfter: ['appraise'],
    basis: [assumed('上岗前可以撤回申请', 'It may be withdrawn until the work begins')],
  },
  fields: PLACEMENT_FIELDS,
  stages: [
    {
      kind: 'decision',
      key: 'rank',
      title: { zh: '优先安置评定', en: 'Ranking by priority' },
      basis: [priority, weakLabour],
      assignee: village,
      form: [{ field: 'priorityRank' }, { field: 'rankReason' }],
      outcomes: [
        {
          key: 'propose',
          title: { zh: '建议安置', en: 'Propose' },
          kind: 'approve',
          to: 'review',
          rules: [
            {
              when: 'labourType != "able" or rankReason = "noJob"',
              otherwise: {
                zh: '有劳动能力且能外出的，须为无业可就',
                en: 'Able people who can go out are proposed only where there is no job',
              },
              basis: [weakLabour],
            },
          ],
        },
        { key: 'return', title: { zh: '退回补正', en: 'Return' }, kind: 'return', to: 'supplement' },
        reject,
      ],
    },
    {
      kind: 'work',
      key: 'supplement',
      title: { zh: '补正材料', en: 'Supplement' },
      basis: [applied],
      suspends: 'supplement',
      assignee: { by: 'applicant' },
      form: [
        { field: 'phone', required: false },
        { field: 'bankAccount', required: false },
        { field: 'labourType', required: false },
        { field: 'remarks', required: false },
      ],
      outcomes: [{ key: 'submit', title: { zh: '提交补正', en: 'Submit' }, kind: 'complete', to: 'rank' }],
    },
    {
      kind: 'decision',
      key: 'review',
      title: { zh: '镇（街道）审核', en: 'Review' },
      basis: [applied],
      assignee: township,
      form: [{ field: 'postKind', required: false }],
      outcomes: [
        { key: 'approve', title: { zh: '同意安置', en: 'Agree' }, kind: 'approve', to: 'place' },
        { key: 'return', title: { zh: '退回村级', en: 'Return to the village' }, kind: 'return', to: 'rank' },
        reject,
      ],
    },
    {
      kind: 'work',
      key: 'place',
      title: { zh: '上岗', en: 'Placement' },
      basis: [placing],
      assignee: township,
      form: [{ field: 'postName' }, { field: 'duty' }, { field: 'startedOn' }, { field: 'agreement', required: false }],
      outcomes: [
        { key: 'placed', title: { zh: '已上岗', en: 'Placed' }, kind: 'complete', to: 'recordPlacement' },
        { key: 'declined', title: { zh: '本人放弃', en: 'Declined' }, kind: 'complete', to: 'withdrawn' },
      ],
    },
    {
      kind: 'service',
      key: 'recordPlacement',
      title: { zh: '登记公岗台账', en: 'Entry of the placement' },
      basis: [placing],
      action: {
        do: 'registryEntry',
        register: 'publicPostLedger',
        entry: 'placed',
        fields: ['applicantName', 'householdType', 'postKind', 'postName', 'startedOn'],
      },
      to: 'appraise',
    },
    {
      kind: 'decision',
      key: 'appraise',
      title: { zh: '考核发薪', en: 'Appraisal and pay of a month' },
      basis: [applied],
      assignee: township,
      form: [{ field: 'appraisedMonth' }, { field: 'appraisal' }, { field: 'payFen', required: false }],
      outcomes: [
        {
          key: 'passed',
          title: { zh: '考核合格，发放补贴', en: 'Passed: pay' },
          kind: 'approve',
          to: 'payWage',
          rules: [
            {
              when: 'payFen > 0 and payFen <= parameter.wageFen',
              otherwise: { zh: '岗位补贴须大于零且不超过上限', en: 'The pay is above nothing and within the most' },
              basis: [applied],
            },
          ],
        },
        { key: 'failed', title: { zh: '考核不合格，责令改正', en: 'Failed' }, kind: 'return', to: 'correct' },
        { key: 'left', title: { zh: '岗位期满或离岗', en: 'The post ends' }, kind: 'complete', to: 'recordLeaving' },
      ],
    },
    {
      kind: 'service',
      key: 'payWage',
      title: { zh: '发放岗位补贴', en: 'Pay of the month' },
      basis: [applied],
      action: {
        do: 'payout',
        payee: 'applicantName',
        account: 'bankAccount',
        amount: 'payFen',
        purpose: { zh: '乡村公益性岗位补贴', en: 'Pay of a public-welfare post' },
      },
      to: 'appraise',
    },
    {
      kind: 'work',
      key: 'correct',
      title: { zh: '改正履职', en: 'Correction' },
      basis: [applied],
      assignee: { by: 'applicant' },
      form: [{ field: 'remarks' }],
      outcomes: [{ key: 'corrected', title: { zh: '已改正', en: 'Corrected' }, kind: 'complete', to: 'appraise' }],
    },
    {
      kind: 'service',
      key: 'recordLeaving',
      title: { zh: '登记离岗', en: 'Entry of the leaving' },
      basis: [applied],
      action: {
        do: 'registryEntry',
        register: 'publicPostLedger',
        entry: 'left',
        fields: ['applicantName', 'postKind', 'postName'],
      },
      to: 'left',
    },
    {
      kind: 'service',
      key: 'informApplicant',
      title: { zh: '告知不予安置', en: 'The refusal is told' },
      basis: [refusals],
      action: {
        do: 'letter',
        template: 'placementRefused',
        ...refusalDecision,
        title: { zh: '公益性岗位申请不予安置告知书', en: 'Refusal of a public-welfare post' },
        fields: ['applicantName', 'postKind'],
        to: 'applicant',
      },
      to: 'refused',
    },
    { kind: 'end', key: 'left', title: { zh: '已离岗', en: 'Left the post' }, basis: [applied], outcome: 'completed' },
    { kind: 'end', key: 'refused', title: { zh: '不予安置', en: 'Refused' }, basis: [refusals], outcome: 'refused' },
    { kind: 'end', key: 'withdrawn', title: { zh: '已撤回', en: 'Withdrawn' }, basis: [applied], outcome: 'withdrawn' },
  ],
  clocks: [
    reviewLimit({ stage: 'rank', days: 'rankDays', zh: '村级评定期限', en: 'Ranking' }),
    supplementLimit({ stage: 'supplement', days: 'supplementDays', zh: '补正期限', en: 'Supplement' }),
    reviewLimit({ stage: 'review', days: 'reviewDays', zh: '镇级审核期限', en: 'Review' }),
    reviewLimit({ stage: 'place', days: 'placeDays', zh: '上岗期限', en: 'Placement' }),
    reviewLimit({ stage: 'appraise', days: 'appraiseDays', zh: '每月考核期限', en: 'Appraisal of each month' }),
    supplementLimit({ stage: 'correct', days: 'supplementDays', zh: '改正期限', en: 'Correction' }),
  ],
  duties: PLACEMENT_DUTIES,
  indicators: [PLACED_IN_ALL, ...POSTS_BY_KIND.map(targetIndicator)],
  plan: [
    {
      key: 'postsOfTheYear',
      title: { zh: '乡村公岗数量', en: 'Posts of the year' },
      basis: [stated('tenActions2024', '就业乡村公岗580人,护林员43人', 'D130')],
      rows: planRows(POSTS_BY_KIND),
    },
  ],
});
