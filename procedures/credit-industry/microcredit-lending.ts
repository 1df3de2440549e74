// 脱贫人口小额信贷投放: the demand is surveyed, the household applies, the village forwards the file, the bank decides and
// pays out, the township looks at how the money is used. A loan that is paid out opens its repayment.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated, statute } from '../basis.ts';
import { reviewLimit, supplementLimit, wordLimit } from '../clocks.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { unsetNumber, workingDays } from '../parameters.ts';
import { APPLICATION_FIELDS, DUE_DATE, LOAN_FIELDS, REMINDER_DATE } from './microcredit-fields.ts';

const villages = { by: 'role', role: 'villageTwoCommittees', level: 'village' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const bank = { by: 'role', role: 'bank', level: 'county', body: 'bank' } as const;

const survey = stated('tenActions2024', '加大贷款需求摸排和投放力度');
const applying = stated('spring2022', '帮助符合条件的帮扶对象及时申请', 'D013');
const forwarding = stated('eightOnes2022', '及时将有意愿申请贷款的人员资料', 'D217');
const notBelowLastYear = stated('tenActions2024', '确保新增贷款规模不低于去年', 'D118');
const approving = stated('township2020', '加快扶贫小额信贷审批进度');
const disbursing = implied('tenActions2024', '加大贷款需求摸排和投放力度');
const using = stated('tenActions2024', '细化信贷资金使用管理');
const terms = statute('F1', '银保监发〔2021〕6号', 'certain');
const refusals = assumed('银行不予贷款的书面告知并说明理由', 'A refusal is told in writing, with its reason');
const supplements = assumed('资料不全的退回补充', 'A file that is not complete goes back');
const misuse = assumed(
  '用途不符的先纠正，拒不纠正的由银行提前收回',
  'Misuse is corrected, or the bank recalls the loan',
);

export const microcreditLending = defineCase({
  id: 'microcredit-lending',
  field: 'credit-industry',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '脱贫人口小额信贷（含“富民贷”）投放', en: 'Micro-credit lending to assisted households' },
  basis: [applying, forwarding, approving],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'microcreditCapFen',
      title: { zh: '小额信贷每户上限', en: 'Most of a micro-credit for a household' },
      type: 'fen',
      value: 5_000_000,
      basis: [terms],
    },
    {
      key: 'enrichmentCapFen',
      title: { zh: '富民贷每户上限', en: 'Most of an enrichment loan for a household' },
      type: 'fen',
      value: 20_000_000,
      basis: [assumed('文件未规定富民贷额度，按试点常见额度', 'No document gives it; the usual amount of the pilots')],
    },
    {
      key: 'longestTermMonths',
      title: { zh: '最长期限（月）', en: 'Longest term (months)' },
      type: 'integer',
      value: 36,
      basis: [terms],
    },
    {
      key: 'lastYearLoansFen',
      title: { zh: '去年新增贷款规模', en: 'New loans of last year' },
      type: 'fen',
      value: null,
      basis: [notBelowLastYear],
    },
    unsetNumber('applyWordDays', '“及时申请”天数', 'Days of ‘apply in time’', [applying]),
    unsetNumber('forwardWordDays', '“及时提交银行”天数', 'Days of ‘to the bank in time’', [forwarding]),
    workingDays('applyDays', 20, '农户申请期限', 'Application'),
    workingDays('forwardDays', 5, '资料提交银行期限', 'Forwarding the file'),
    workingDays('bankDays', 10, '银行审批期限', 'Bank’s decision'),
    workingDays('disburseDays', 5, '放款期限', 'Paying out'),
    workingDays('superviseDays', 60, '放款后首次用途检查期限', 'First look at the use'),
    workingDays('correctDays', 20, '用途纠正期限', 'Correction of the use'),
    workingDays('recallDays', 30, '提前收回期限', 'Recall of the loan'),
  ],
  filing: {
    key: 'surveyDemand',
    level: 'village',
    by: [
      { role: 'assistanceCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
    ],
    selfFiling: true,
    form: [{ field: 'borrowerName' }, { field: 'borrowerType' }, { field: 'demand' }, { field: 'policyExplained' }],
  },
  withdrawal: {
    to: 'withdrawn',
    notAfter: ['disburse'],
    basis: [assumed('放款前可以撤回申请', 'It may be withdrawn until the loan is paid out')],
  },
  fields: [...LOAN_FIELDS, DUE_DATE, REMINDER_DATE, ...APPLICATION_FIELDS],
  stages: [
    {
      kind: 'work',
      key: 'apply',
      title: { zh: '农户申请', en: 'The household applies' },
      basis: [applying, survey],
      suspends: 'supplement',
      assignee: { by: 'applicant' },
      form: [
        { field: 'idNumber', required: false },
        { field: 'phone', required: false },
        { field: 'requestKind', required: false },
        { field: 'product', required: false },
        { field: 'channel', required: false },
        { field: 'purpose', required: false },
        { field: 'requestedFen', required: false },
        { field: 'termMonths', required: false },
        { field: 'personalFile', required: false },
      ],
      outcomes: [
        {
          key: 'submit',
          title: { zh: '提交申请', en: 'Apply' },
          kind: 'complete',
          to: 'forwardFile',
          rules: [
            {
              when: 'borrowerType != "other"',
              otherwise: { zh: '不是脱贫人口、边缘易致贫人口或监测对象', en: 'The borrower is of none of the types' },
              basis: [stated('tenActions2024', '支持脱贫人口及边缘易致贫人口')],
            },
            {
              when: 'idNumber != null and requestKind != null and product != null and purpose != null and requestedFen != null and termMonths != null and personalFile != null',
              otherwise: {
                zh: '申请须有身份证号、申请事项、品种、用途、金额、期限和人员资料',
                en: 'Identity number, request, product, purpose, amount, term and papers are needed',
              },
              basis: [forwarding],
            },
          ],
        },
        { key: 'notWilling', title: { zh: '无贷款意愿', en: 'Not willing' }, kind: 'complete', to: 'notWanted' },
      ],
    },
    {
      kind: 'decision',
      key: 'forwardFile',
      title: { zh: '资料提交银行', en: 'The file goes to the bank' },
      basis: [forwarding],
      assignee: villages,
      filerMayDecide: true,
      outcomes: [
        { key: 'forward', title: { zh: '提交银行', en: 'Forward' }, kind: 'approve', to: 'bankApprove' },
        { key: 'return', title: { zh: '退回补充', en: 'Return' }, kind: 'return', to: 'apply', basis: [supplements] },
      ],
    },
    {
      kind: 'decision',
      key: 'bankApprove',
      title: { zh: '银行审批', en: 'The bank decides' },
      basis: [approving],
      assignee: bank,
      form: [{ field: 'loanFen' }, { field: 'bankNote', required: false }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '同意贷款', en: 'Approve' },
          kind: 'approve',
          to: 'disburse',
          rules: [
            {
              when: '(product = "microcredit" and loanFen <= parameter.microcreditCapFen) or (product = "enrichment" and loanFen <= parameter.enrichmentCapFen)',
              otherwise: { zh: '贷款金额超过上限', en: 'The loan is above the cap' },
              basis: [terms],
            },
            {
              when: 'termMonths <= parameter.longestTermMonths',
              otherwise: { zh: '贷款期限超过最长期限', en: 'The term is too long' },
              basis: [terms],
            },
          ],
        },
        { key: 'return', title: { zh: '退回补充', en: 'Return' }, kind: 'return', to: 'apply', basis: [supplements] },
        {
          key: 'reject',
          title: { zh: '不予贷款', en: 'Refuse' },
          kind: 'reject',
          to: 'informApplicant',
          basis: [refusals],
        },
      ],
    },
    {
      kind: 'work',
      key: 'disburse',
      title: { zh: '放款（展期的变更到期日）', en: 'Paying out, or a later due date' },
      basis: [disbursing],
      assignee: bank,
      form: [
        { field: 'loanNumber' },
        { field: 'disbursedOn' },
        { field: 'remindOn' },
        { field: 'dueOn' },
        { field: 'interestSubsidy' },
      ],
      outcomes: [
        {
          key: 'disbursed',
          title: { zh: '已放款', en: 'Paid out' },
          kind: 'complete',
          to: [{ when: 'requestKind = "extension"', to: 'extended' }, { to: 'recordLoan' }],
          rules: [
            {
              when: 'date(dueOn) > date(disbursedOn) and date(dueOn) > date(remindOn)',
              otherwise: { zh: '到期日须晚于放款日和还款动员起始日', en: 'The due date comes last' },
              basis: [disbursing],
            },
          ],
        },
      ],
    },
    {
      kind: 'service',
      key: 'recordLoan',
      title: { zh: '登记贷款台账', en: 'Entry of the loan' },
      basis: [disbursing],
      action: {
        do: 'registryEntry',
        register: 'microcreditLedger',
        entry: 'disbursed',
        fields: ['borrowerName', 'borrowerType', 'product', 'loanNumber', 'loanFen', 'disbursedOn', 'dueOn'],
      },
      to: 'openRepayment',
    },
    {
      kind: 'link',
      key: 'openRepayment',
      title: { zh: '转入到期催收', en: 'The repayment begins' },
      basis: [implied('spring2022', '提前做好贷款偿还动员工作')],
      mode: 'open',
      procedure: 'microcredit-repayment',
      hands: [
        { to: 'borrowerName', from: 'borrowerName' },
        { to: 'product', from: 'product' },
        { to: 'loanNumber', from: 'loanNumber' },
        { to: 'loanFen', from: 'loanFen' },
        { to: 'remindOn', from: 'remindOn' },
        { to: 'dueOn', from: 'dueOn' },
      ],
      to: 'superviseUse',
    },
    {
      kind: 'decision',
      key: 'superviseUse',
      title: { zh: '资金使用管理', en: 'Use of the money' },
      basis: [using],
      assignee: township,
      form: [{ field: 'useRecord' }],
      outcomes: [
        { key: 'inOrder', title: { zh: '用途合规', en: 'In order' }, kind: 'approve', to: 'lent' },
        {
          key: 'misuse',
          title: { zh: '用途不符，责令纠正', en: 'Misused: to be corrected' },
          kind: 'return',
          to: 'correctUse',
          basis: [misuse],
        },
        {
          key: 'recall',
          title: { zh: '转银行提前收回', en: 'The bank is to recall it' },
          kind: 'refer',
          to: 'recallLoan',
          basis: [misuse],
        },
      ],
    },
    {
      kind: 'work',
      key: 'correctUse',
      title: { zh: '纠正资金用途', en: 'Correction of the use' },
      basis: [misuse],
      assignee: { by: 'applicant' },
      form: [{ field: 'correction' }],
      outcomes: [{ key: 'corrected', title: { zh: '已纠正', en: 'Corrected' }, kind: 'complete', to: 'superviseUse' }],
    },
    {
      kind: 'work',
      key: 'recallLoan',
      title: { zh: '提前收回贷款', en: 'Recall of the loan' },
      basis: [misuse],
      assignee: bank,
      form: [{ field: 'recoveredFen' }],
      outcomes: [{ key: 'recalled', title: { zh: '已处置', en: 'Dealt with' }, kind: 'complete', to: 'recalled' }],
    },
    {
      kind: 'service',
      key: 'informApplicant',
      title: { zh: '告知不予贷款', en: 'The refusal is told' },
      basis: [refusals],
      action: {
        do: 'letter',
        template: 'loanRefused',
        title: { zh: '贷款申请不予批准告知书', en: 'Refusal of a loan' },
        fields: ['borrowerName', 'product', 'bankNote'],
        to: 'applicant',
      },
      to: 'refused',
    },
    { kind: 'end', key: 'lent', title: { zh: '已投放', en: 'Lent' }, basis: [using], outcome: 'completed' },
    { kind: 'end', key: 'extended', title: { zh: '已展期', en: 'Extended' }, basis: [approving], outcome: 'completed' },
    { kind: 'end', key: 'recalled', title: { zh: '已收回', en: 'Recalled' }, basis: [misuse], outcome: 'referred' },
    { kind: 'end', key: 'refused', title: { zh: '不予贷款', en: 'Refused' }, basis: [refusals], outcome: 'refused' },
    {
      kind: 'end',
      key: 'notWanted',
      title: { zh: '无贷款意愿', en: 'No loan wanted' },
      basis: [survey],
      outcome: 'notEstablished',
    },
    {
      kind: 'end',
      key: 'withdrawn',
      title: { zh: '已撤回', en: 'Withdrawn' },
      basis: [assumed('放款前可以撤回申请', 'It may be withdrawn until the loan is paid out')],
      outcome: 'withdrawn',
    },
  ],
  clocks: [
    supplementLimit({ stage: 'apply', days: 'applyDays', zh: '农户申请期限', en: 'Application' }),
    wordLimit({ stage: 'apply', days: 'applyWordDays', zh: '及时申请', en: 'Apply in time', basis: [applying] }),
    supplementLimit({ stage: 'forwardFile', days: 'forwardDays', zh: '提交银行期限', en: 'Forwarding the file' }),
    wordLimit({
      stage: 'forwardFile',
      days: 'forwardWordDays',
      zh: '及时提交银行',
      en: 'To the bank in time',
      basis: [forwarding],
    }),
    reviewLimit({ stage: 'bankApprove', days: 'bankDays', zh: '银行审批期限', en: 'Bank’s decision' }),
    reviewLimit({ stage: 'disburse', days: 'disburseDays', zh: '放款期限', en: 'Paying out' }),
    reviewLimit({ stage: 'superviseUse', days: 'superviseDays', zh: '用途检查期限', en: 'Look at the use' }),
    supplementLimit({ stage: 'correctUse', days: 'correctDays', zh: '用途纠正期限', en: 'Correction of the use' }),
    reviewLimit({ stage: 'recallLoan', days: 'recallDays', zh: '提前收回期限', en: 'Recall of the loan' }),
  ],
  indicators: [
    {
      key: 'newLoans',
      title: { zh: '新增贷款规模', en: 'New loans of the year' },
      basis: [notBelowLastYear],
      measure: { type: 'fen' },
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 10 },
      reportedBy: { level: 'county', bodies: ['bank'], role: 'bank' },
      judged: 'together',
      gates: [
        {
          key: 'notBelowLastYear',
          title: { zh: '不低于去年', en: 'Not below last year' },
          on: { month: 12, day: 31 },
          compare: 'atLeast',
          value: { parameter: 'lastYearLoansFen' },
          basis: [notBelowLastYear],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
  ],
});
