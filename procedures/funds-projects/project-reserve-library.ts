// 衔接资金储备项目库: village, township, department and leading group in turn; then the project lies in the reserve, is
// looked at in every half-year, and leaves it for the yearly plan or by being dropped. The half-yearly adjustment of the
// whole library is a duty: each township reviews its projects, the bureau checks, the leading group sums up.
import { assumed, implied, stated } from '../basis.ts';
import { fixedDateLadder, monthAndWeekBefore } from '../ladders.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { RESERVE_FIELDS, RESERVE_REVIEW_FIELDS } from './reserve-fields.ts';

const leadingGroup = { by: 'role', role: 'countyLeadingGroup', level: 'county' } as const;
const bureau = { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;

const chain = stated('tenActions2024', '村申请、镇初审、部门审核、领导小组审定');
const fits = stated('tenActions2024', '确保项目契合政策、符合实际');
const reserve = stated('tenActions2024', '建好储备项目库');
const yearPlan = stated('tenActions2024', '编制年度项目实施计划');
const halfYearly = stated('tenActions2024', '每半年对储备项目进行一次动态调整', 'D145');
const eachInHalfYear = implied('tenActions2024', '每半年对储备项目进行一次动态调整');
const bureauEnters = assumed('由县乡村振兴局入库', 'The revitalisation bureau enters it');
const townshipsReview = assumed(
  '动态调整面向全库：由各镇提出，县乡村振兴局核对，领导小组审定',
  'The adjustment is of the whole library: townships propose, the bureau checks, the leading group decides',
);

export const projectReserveLibrary = projectPipeline({
  id: 'project-reserve-library',
  field: 'funds-projects',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '衔接资金储备项目库', en: 'Reserve project library and yearly project plan' },
  basis: [chain, reserve, stated('township2020', '调整和完善脱贫攻坚项目库')],
  departments: ['revitalisation', 'finance'],
  subject: { kind: 'project', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'adjustmentMonths',
      title: {
        zh: '在库项目两次调整的最长间隔（月）',
        en: 'Longest time between two adjustments of a project (months)',
      },
      type: 'integer',
      value: 6,
      basis: [eachInHalfYear],
    },
  ],
  filing: {
    key: 'villageApply',
    level: 'village',
    by: [{ role: 'villageCommittee', level: 'village' }],
    form: [
      { field: 'project' },
      { field: 'projectKind' },
      { field: 'content' },
      { field: 'budgetFen' },
      { field: 'beneficiaries', required: false },
      { field: 'attachments', required: false },
    ],
  },
  fields: RESERVE_FIELDS,
  steps: [
    {
      do: 'review',
      key: 'townshipFirstReview',
      title: { zh: '镇初审', en: 'First review by the township' },
      basis: [chain],
      by: { by: 'role', role: 'townshipGovernment', level: 'township' },
      days: 10,
      form: [{ field: 'department' }],
    },
    {
      do: 'review',
      key: 'departmentReview',
      title: { zh: '部门审核', en: 'Review by the department' },
      basis: [chain, fits],
      by: { by: 'roleAtField', role: 'sectorDepartment', field: 'department' },
      days: 15,
      form: [{ field: 'policyFit' }, { field: 'feasible' }, { field: 'fundSource' }],
      rules: [
        {
          when: 'policyFit = true and feasible = true',
          otherwise: { zh: '项目须契合政策、符合实际', en: 'The project must fit policy and be feasible' },
          basis: [fits],
        },
      ],
    },
    {
      do: 'review',
      key: 'leadingGroupDecide',
      title: { zh: '领导小组审定', en: 'Decision of the leading group' },
      basis: [chain],
      by: leadingGroup,
      days: 20,
    },
    {
      do: 'work',
      key: 'enterReserve',
      title: { zh: '建入储备库', en: 'Entry into the reserve' },
      basis: [reserve, bureauEnters],
      by: { by: 'role', ...bureau },
      days: 5,
      form: [{ field: 'reserveNumber' }, { field: 'rank' }],
      done: { zh: '已入库', en: 'Entered' },
    },
    {
      do: 'own',
      key: 'recordReserve',
      stage: () => ({
        kind: 'service',
        key: 'recordReserve',
        title: { zh: '储备项目库登记', en: 'Entry in the register' },
        basis: [reserve],
        action: {
          do: 'registryEntry',
          register: 'reserveProjectLibrary',
          entry: 'reserved',
          fields: ['reserveNumber', 'project', 'projectKind', 'budgetFen', 'rank'],
        },
        to: 'halfYearAdjust',
      }),
    },
    {
      do: 'own',
      key: 'yearPlan',
      stage: () => ({
        kind: 'decision',
        key: 'yearPlan',
        title: { zh: '编制年度项目实施计划', en: 'Yearly project plan' },
        basis: [yearPlan],
        assignee: leadingGroup,
        form: [{ field: 'planYear', required: false }],
        outcomes: [
          {
            key: 'plan',
            title: { zh: '列入年度项目实施计划', en: 'Into the yearly plan' },
            kind: 'approve',
            to: 'recordPlan',
            rules: [
              {
                when: 'planYear != null',
                otherwise: { zh: '须写明计划年度', en: 'The year of the plan is missing' },
                basis: [yearPlan],
              },
            ],
          },
          {
            key: 'stay',
            title: { zh: '继续留库', en: 'Stays in the reserve' },
            kind: 'approve',
            to: 'halfYearAdjust',
          },
        ],
      }),
      clocks: [
        {
          key: 'yearPlanLimit',
          title: { zh: '编制年度计划期限', en: 'Limit of the yearly plan' },
          basis: [assumed('文件未规定，按30日', 'Not in the document; 30 days')],
          scope: 'visit',
          start: { on: 'entered', stage: 'yearPlan' },
          stop: [{ on: 'left', stage: 'yearPlan' }],
          limit: { kind: 'period', amount: 30, unit: 'day' },
          ladder: fixedDateLadder,
        },
      ],
    },
    {
      do: 'own',
      key: 'halfYearAdjust',
      stage: () => ({
        kind: 'decision',
        key: 'halfYearAdjust',
        title: { zh: '在库动态调整', en: 'In the reserve: adjustment' },
        basis: [eachInHalfYear],
        assignee: leadingGroup,
        form: [{ field: 'rank' }, { field: 'adjustment', required: false }],
        outcomes: [
          {
            key: 'keep',
            title: { zh: '留库并重新排序', en: 'Kept and ranked' },
            kind: 'approve',
            to: 'halfYearAdjust',
          },
          {
            key: 'toYearPlan',
            title: { zh: '提交年度计划', en: 'Put to the yearly plan' },
            kind: 'approve',
            to: 'yearPlan',
          },
          { key: 'rework', title: { zh: '退回村补充', en: 'Back to the village' }, kind: 'return', to: 'supplement' },
          { key: 'drop', title: { zh: '调整出库', en: 'Dropped' }, kind: 'reject', to: 'recordDrop' },
        ],
      }),
      clocks: [
        {
          key: 'halfYearAdjustLimit',
          title: { zh: '半年内调整一次', en: 'Looked at within half a year' },
          basis: [eachInHalfYear],
          scope: 'visit',
          start: { on: 'entered', stage: 'halfYearAdjust' },
          stop: [{ on: 'left', stage: 'halfYearAdjust' }],
          limit: { kind: 'period', amount: { parameter: 'adjustmentMonths' }, unit: 'month' },
          warnings: monthAndWeekBefore,
          ladder: fixedDateLadder,
        },
      ],
    },
    {
      do: 'own',
      key: 'recordDrop',
      stage: () => ({
        kind: 'service',
        key: 'recordDrop',
        title: { zh: '出库登记', en: 'Entry of the removal' },
        basis: [eachInHalfYear],
        action: {
          do: 'registryEntry',
          register: 'reserveProjectLibrary',
          entry: 'dropped',
          fields: ['reserveNumber', 'project', 'adjustment'],
        },
        to: 'dropped',
      }),
    },
    {
      do: 'own',
      key: 'recordPlan',
      stage: (next) => ({
        kind: 'service',
        key: 'recordPlan',
        title: { zh: '年度计划登记', en: 'Entry in the yearly plan' },
        basis: [yearPlan],
        action: {
          do: 'registryEntry',
          register: 'reserveProjectLibrary',
          entry: 'planned',
          fields: ['reserveNumber', 'project', 'planYear', 'budgetFen', 'fundSource'],
        },
        to: next,
      }),
    },
  ],
  completed: { title: { zh: '已列入年度项目实施计划', en: 'In the yearly plan' }, basis: [yearPlan] },
  ends: [
    {
      kind: 'end',
      key: 'dropped',
      title: { zh: '已调整出库', en: 'Dropped from the reserve' },
      basis: [eachInHalfYear],
      outcome: 'notEstablished',
    },
  ],
  refusalTells: ['project', 'projectKind', 'budgetFen'],
  withdrawableUntil: ['enterReserve'],
  duties: [
    reportDuty({
      key: 'libraryAdjustment',
      title: { zh: '储备项目半年动态调整', en: 'Half-yearly adjustment of the library' },
      basis: [halfYearly, townshipsReview],
      opens: { every: 'halfYear', month: 6, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'reviewReserve',
        title: { zh: '本镇储备项目调整意见', en: 'What becomes of the township’s projects' },
        basis: [halfYearly],
        fields: RESERVE_REVIEW_FIELDS,
        optional: ['adjustments'],
        rules: [
          {
            when: 'dropped <= inReserve',
            otherwise: { zh: '出库数不得多于在库数', en: 'More are dropped than lie in the reserve' },
            basis: [eachInHalfYear],
          },
        ],
      },
      check: {
        key: 'checkAdjustment',
        title: { zh: '县乡村振兴局核对', en: 'Check by the bureau' },
        basis: [townshipsReview],
        by: bureau,
      },
      consolidation: [
        {
          key: 'adjustedLibrary',
          title: { zh: '领导小组审定调整', en: 'The leading group decides on the adjustment' },
          basis: [halfYearly, townshipsReview],
          by: { role: 'countyLeadingGroup', level: 'county' },
        },
      ],
      bulletin: {
        key: 'adjustmentBulletin',
        title: { zh: '公布调整后的储备项目库', en: 'The adjusted library is made known' },
        basis: [townshipsReview],
        by: bureau,
      },
    }),
  ],
});
