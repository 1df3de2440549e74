// 到期贷款催收: the cadre mobilises before the due date, the bank collects when it has come, extends, or goes on collecting
// what is overdue; after more than half a year the loan goes to risk compensation. The overdue rate of the
// county is an indicator.
import { defineCase } from '../../domain/definition/builder.ts';
import { implied, stated } from '../basis.ts';
import { reviewLimit, wordLimit } from '../clocks.ts';
import { fixedDateLadder, oneDayBefore, reminders } from '../ladders.ts';
import { unsetNumber, wholeNumber, workingDays } from '../parameters.ts';
import { choiceField, countField, textField } from '../shapes/working-fields.ts';
import { DUE_DATE, LOAN_FIELDS, OVERDUE_FIELDS, REMINDER_DATE } from './microcredit-fields.ts';

const cadre = { by: 'role', role: 'assistanceCadre', level: 'village' } as const;
const bank = { by: 'role', role: 'bank', level: 'county', body: 'bank' } as const;

const mobilising = stated('spring2022', '提前做好贷款偿还动员工作', 'D014');
const onDueDate = stated('spring2022', '确保贷款按期收回', 'D015');
const collecting = stated('tenActions2024', '做好到期贷款及时催收', 'D119');
const overdueRate = stated('tenActions2024', '逾期率始终控制在0.5%以内', 'D120');
const halfYear = stated('tenActions2024', '对逾期超过半年的贷款建立台账', 'D121');
const extending = stated('township2020', '适当延长受疫情影响', 'D454');
const relief = stated('township2020', '期间发生逾期的不纳入征信失信记录');
const overdueGoesOn = implied('tenActions2024', '对逾期超过半年的贷款建立台账');

const overdue = {
  key: 'overdue',
  title: { zh: '到期未还，转逾期', en: 'Not repaid: overdue' },
  kind: 'complete',
  to: 'collectOverdue',
  rules: [
    {
      when: 'date(checkedOn) > date(dueOn)',
      otherwise: {
        zh: '到期日之后才是逾期，须填逾期起始日',
        en: 'It is overdue after the due date only; say since when',
      },
      basis: [onDueDate],
    },
    {
      when: 'epidemicHit != null and badCreditRecord != null and (epidemicHit = false or badCreditRecord = false)',
      otherwise: {
        zh: '须注明是否受疫情影响；受疫情影响发生的逾期不纳入征信失信记录',
        en: 'Say whether the epidemic hit; such an overdue loan is no bad credit record',
      },
      basis: [relief],
    },
  ],
} as const;

const extend = {
  key: 'askExtension',
  title: { zh: '申请展期', en: 'Ask for an extension' },
  kind: 'refer',
  to: 'extend',
} as const;

export const microcreditRepayment = defineCase({
  id: 'microcredit-repayment',
  field: 'credit-industry',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '到期贷款催收与按期收回', en: 'Repayment, collection and overdue control' },
  basis: [onDueDate, collecting, halfYear, extending],
  subject: { kind: 'household', uniqueness: 'none' },
  parameters: [
    unsetNumber('mobiliseBeforeDays', '还款动员提前天数', 'Days before the due date of ‘in advance’', [mobilising]),
    unsetNumber('collectWordDays', '“及时催收”天数', 'Days of ‘collect in time’', [collecting]),
    unsetNumber('longestExtensionMonths', '展期最长月数（“适当延长”）', 'Longest extension (months)', [extending]),
    wholeNumber('overdueMonths', 6, '转风险补偿的逾期月数', 'Months overdue before compensation', [halfYear]),
    workingDays('collectDays', 5, '到期催收期限', 'Collection'),
    workingDays('extendDays', 10, '展期审批期限', 'Decision on an extension'),
    workingDays('changeDays', 3, '变更到期日期限', 'Change of the due date'),
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'bank', level: 'county', body: 'bank' },
      { role: 'assistanceCadre', level: 'village' },
    ],
    form: [
      { field: 'borrowerName' },
      { field: 'product' },
      { field: 'loanNumber' },
      { field: 'loanFen' },
      { field: 'remindOn' },
      { field: 'dueOn' },
    ],
    rules: [
      {
        when: 'date(remindOn) < date(dueOn)',
        otherwise: { zh: '还款动员须在到期日之前', en: 'Mobilising comes before the due date' },
        basis: [mobilising],
      },
    ],
  },
  fields: [
    ...LOAN_FIELDS,
    REMINDER_DATE,
    DUE_DATE,
    ...OVERDUE_FIELDS,
    textField('mobilisation', '动员情况', 'What the mobilisation found', [mobilising]),
    choiceField(
      'extensionReason',
      '展期原因',
      'Reason of the extension',
      [
        ['epidemic', '受疫情影响', 'Epidemic'],
        ['disaster', '受灾', 'Disaster'],
        ['illness', '家庭成员重病', 'Serious illness in the family'],
        ['market', '产品滞销', 'Unsold products'],
        ['other', '其他', 'Other'],
      ],
      [extending],
    ),
    countField('extensionMonths', '展期月数', 'Months of the extension', [extending], { min: 1 }),
  ],
  stages: [
    {
      kind: 'wait',
      key: 'untilReminder',
      title: { zh: '等待还款动员', en: 'Until it is time to mobilise' },
      basis: [mobilising],
      until: { kind: 'limit', limit: { kind: 'field', field: 'remindOn' } },
      to: 'remind',
    },
    {
      kind: 'work',
      key: 'remind',
      title: { zh: '还款动员', en: 'Mobilising the repayment' },
      basis: [mobilising],
      assignee: cadre,
      form: [{ field: 'mobilisation' }],
      outcomes: [
        { key: 'ready', title: { zh: '能按期还款', en: 'Ready to repay' }, kind: 'complete', to: 'untilDue' },
        { key: 'difficulty', title: { zh: '还款困难', en: 'In difficulty' }, kind: 'refer', to: 'extend' },
      ],
    },
    {
      kind: 'wait',
      key: 'untilDue',
      title: { zh: '等待到期', en: 'Until the due date' },
      basis: [onDueDate],
      until: { kind: 'limit', limit: { kind: 'field', field: 'dueOn' } },
      to: 'collect',
    },
    {
      kind: 'decision',
      key: 'collect',
      title: { zh: '到期催收', en: 'Collection' },
      basis: [collecting, onDueDate],
      assignee: bank,
      filerMayDecide: true,
      form: [
        { field: 'outstandingFen' },
        { field: 'checkedOn', required: false },
        { field: 'epidemicHit', required: false },
        { field: 'badCreditRecord', required: false },
      ],
      outcomes: [
        {
          key: 'repaid',
          title: { zh: '已还清', en: 'Repaid' },
          kind: 'approve',
          to: 'recordRepaid',
          rules: [
            {
              when: 'outstandingFen = 0',
              otherwise: { zh: '尚有未还本息', en: 'There is still something outstanding' },
              basis: [onDueDate],
            },
          ],
        },
        overdue,
        extend,
      ],
    },
    {
      kind: 'decision',
      key: 'extend',
      title: { zh: '延期展期', en: 'Extension' },
      basis: [extending],
      assignee: bank,
      filerMayDecide: true,
      form: [{ field: 'extensionReason' }, { field: 'extensionMonths', required: false }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '同意展期', en: 'Extend' },
          kind: 'approve',
          to: 'changeDueDate',
          rules: [
            {
              when: 'extensionMonths != null and (parameter.longestExtensionMonths = null or extensionMonths <= parameter.longestExtensionMonths)',
              otherwise: {
                zh: '须填展期月数，且不超过最长月数',
                en: 'Say for how many months; no more than the longest',
              },
              basis: [extending],
            },
          ],
        },
        {
          key: 'flexible',
          title: { zh: '灵活办理（分期、续贷等），到期日不变', en: 'Handle flexibly, same due date' },
          kind: 'approve',
          to: 'untilDue',
          basis: [stated('township2020', '可采取多种方式灵活办理业务')],
        },
        { key: 'reject', title: { zh: '不予展期', en: 'Refuse' }, kind: 'reject', to: 'untilDue' },
      ],
    },
    {
      kind: 'work',
      key: 'changeDueDate',
      title: { zh: '变更到期日', en: 'The later due date' },
      basis: [extending],
      assignee: bank,
      form: [{ field: 'dueOn' }],
      outcomes: [{ key: 'changed', title: { zh: '已变更', en: 'Changed' }, kind: 'complete', to: 'untilDue' }],
    },
    {
      kind: 'decision',
      key: 'collectOverdue',
      title: { zh: '逾期催收', en: 'Collecting what is overdue' },
      basis: [overdueGoesOn, collecting],
      assignee: bank,
      filerMayDecide: true,
      form: [{ field: 'outstandingFen' }, { field: 'checkedOn' }],
      outcomes: [
        {
          key: 'repaid',
          title: { zh: '逾期后还清', en: 'Repaid late' },
          kind: 'approve',
          to: 'recordRepaid',
          rules: [
            {
              when: 'outstandingFen = 0',
              otherwise: { zh: '尚有未还本息', en: 'There is still something outstanding' },
              basis: [onDueDate],
            },
          ],
        },
        {
          key: 'contacted',
          title: { zh: '已催收，仍未还清', en: 'Collected, not yet repaid' },
          kind: 'complete',
          to: 'collectOverdue',
        },
        {
          key: 'refer',
          title: { zh: '逾期超过半年，转风险补偿', en: 'Overdue for more than half a year' },
          kind: 'refer',
          to: 'referCompensation',
          rules: [
            {
              when: 'date(checkedOn) > date(dueOn) + duration("P" + string(parameter.overdueMonths) + "M")',
              otherwise: { zh: '逾期未超过半年', en: 'It is not overdue for more than half a year' },
              basis: [halfYear],
            },
          ],
        },
      ],
    },
    {
      kind: 'link',
      key: 'referCompensation',
      title: { zh: '转风险补偿', en: 'To risk compensation' },
      basis: [halfYear],
      mode: 'open',
      procedure: 'microcredit-risk-compensation',
      hands: [
        { to: 'borrowerName', from: 'borrowerName' },
        { to: 'product', from: 'product' },
        { to: 'loanNumber', from: 'loanNumber' },
        { to: 'loanFen', from: 'loanFen' },
        { to: 'dueOn', from: 'dueOn' },
        { to: 'outstandingFen', from: 'outstandingFen' },
        { to: 'checkedOn', from: 'checkedOn' },
      ],
      to: 'referred',
    },
    {
      kind: 'service',
      key: 'recordRepaid',
      title: { zh: '登记收回', en: 'Entry of the repayment' },
      basis: [onDueDate],
      action: {
        do: 'registryEntry',
        register: 'microcreditLedger',
        entry: 'repaid',
        fields: ['borrowerName', 'loanNumber', 'loanFen', 'dueOn'],
      },
      to: 'repaid',
    },
    { kind: 'end', key: 'repaid', title: { zh: '已收回', en: 'Repaid' }, basis: [onDueDate], outcome: 'completed' },
    {
      kind: 'end',
      key: 'referred',
      title: { zh: '已转风险补偿', en: 'Handed to compensation' },
      basis: [halfYear],
      outcome: 'referred',
    },
  ],
  clocks: [
    {
      key: 'mobilisedBeforeDue',
      title: { zh: '到期前动员还款', en: 'Mobilised before the due date' },
      basis: [mobilising],
      scope: 'visit',
      start: { on: 'entered', stage: 'remind' },
      stop: [{ on: 'left', stage: 'remind' }],
      limit: { kind: 'field', field: 'dueOn' },
      warnings: [
        { before: { amount: { parameter: 'mobiliseBeforeDays' }, unit: 'day' } },
        { before: { amount: 30, unit: 'day' } },
      ],
      ladder: reminders,
    },
    reviewLimit({ stage: 'collect', days: 'collectDays', zh: '到期催收期限', en: 'Collection' }),
    wordLimit({
      stage: 'collect',
      days: 'collectWordDays',
      zh: '及时催收',
      en: 'Collect in time',
      basis: [collecting],
    }),
    reviewLimit({ stage: 'changeDueDate', days: 'changeDays', zh: '变更到期日期限', en: 'Change of the due date' }),
    reviewLimit({ stage: 'extend', days: 'extendDays', zh: '展期审批期限', en: 'Decision on an extension' }),
    {
      key: 'overdueHalfYear',
      title: { zh: '逾期半年', en: 'Half a year overdue' },
      basis: [halfYear],
      scope: 'case',
      start: { on: 'left', stage: 'collect', outcome: 'overdue' },
      stop: [{ on: 'entered', stage: 'referCompensation' }, { on: 'ended' }],
      limit: { kind: 'period', amount: { parameter: 'overdueMonths' }, unit: 'month' },
      ladder: fixedDateLadder,
    },
  ],
  indicators: [
    {
      key: 'watchOverdue',
      title: { zh: '逾期监测', en: 'Overdue rate' },
      basis: [overdueRate],
      measure: {
        type: 'share',
        numerator: { zh: '逾期贷款余额（分）', en: 'Overdue loans (fen)' },
        denominator: { zh: '贷款余额（分）', en: 'All loans (fen)' },
      },
      opens: { every: 'month', day: 1 },
      due: { kind: 'dayOfMonth', day: 10 },
      reportedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      judged: 'together',
      gates: [
        {
          key: 'withinHalfPercent',
          title: { zh: '逾期率在0.5%以内', en: 'Overdue rate within 0.5 %' },
          on: 'everyReport',
          compare: 'atMost',
          value: { numerator: 5, denominator: 1000 },
          basis: [overdueRate],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
  ],
});
