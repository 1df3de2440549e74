// 风险补偿代偿: a loan overdue for more than half a year is entered in the ledger; the bank claims, finance reviews and
// pays from the risk fund, the county strikes it off. A claim that is refused leaves the bank to recover.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, stated } from '../basis.ts';
import { reviewLimit, supplementLimit } from '../clocks.ts';
import { wholeNumber, workingDays } from '../parameters.ts';
import { dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';
import { LOAN_FIELDS, OVERDUE_FIELDS } from './microcredit-fields.ts';

const bank = { by: 'role', role: 'bank', level: 'county', body: 'bank' } as const;
const finance = { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' } as const;
const revitalisation = {
  by: 'role',
  role: 'countyRevitalisationBureau',
  level: 'county',
  body: 'revitalisation',
} as const;

const ledger = stated('tenActions2024', '对逾期超过半年的贷款建立台账', 'D121');
const compensation = stated('tenActions2024', '稳健做好风险补偿代偿');
const everyClaim = stated('tenActions2024', '做到应偿尽偿');
const claiming = assumed(
  '文件未写申请与审核，由银行申请、财政审核',
  'No document says who claims: the bank; finance reviews',
);
const recovering = assumed('不予代偿的由银行继续追偿', 'Where nothing is compensated, the bank goes on recovering');

export const microcreditRiskCompensation = defineCase({
  id: 'microcredit-risk-compensation',
  field: 'credit-industry',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '风险补偿代偿', en: 'Risk compensation for overdue loans' },
  basis: [ledger, compensation, everyClaim],
  subject: { kind: 'household', uniqueness: 'none' },
  parameters: [
    wholeNumber('overdueMonths', 6, '建立台账的逾期月数', 'Months overdue before the ledger', [ledger]),
    wholeNumber('fundPercent', 80, '风险补偿金分担比例（%）', 'Share of the risk fund (%)', [
      assumed('文件未规定分担比例，常见为八二分担', 'The document gives no share; 80 to 20 is usual'),
    ]),
    workingDays('claimDays', 20, '申请代偿期限', 'Claim'),
    workingDays('reviewDays', 15, '审核期限', 'Review'),
    workingDays('closeDays', 5, '销号期限', 'Striking off'),
    workingDays('recoverDays', 60, '继续追偿期限', 'Further recovery'),
  ],
  filing: {
    key: 'openLedger',
    level: 'village',
    by: [
      { role: 'bank', level: 'county', body: 'bank' },
      { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
    ],
    form: [
      { field: 'borrowerName' },
      { field: 'product' },
      { field: 'loanNumber' },
      { field: 'loanFen' },
      { field: 'dueOn' },
      { field: 'outstandingFen' },
      { field: 'checkedOn' },
    ],
    rules: [
      {
        when: 'date(checkedOn) > date(dueOn) + duration("P" + string(parameter.overdueMonths) + "M")',
        otherwise: { zh: '逾期未超过半年，不列入台账', en: 'It is not overdue for more than half a year' },
        basis: [ledger],
      },
    ],
  },
  fields: [
    ...LOAN_FIELDS,
    dateField('dueOn', '到期日', 'Due date'),
    ...OVERDUE_FIELDS,
    textField('bankName', '承办银行名称', 'Name of the bank', [claiming], 100),
    {
      key: 'bankAccount',
      type: 'text',
      format: 'bankAccount',
      label: { zh: '银行收款账号', en: 'Account of the bank' },
      sensitive: 'bankAccount',
      readableBy: ['bank', 'countyFinance'],
      basis: [claiming],
    },
    fenField('claimFen', '申请代偿金额', 'Amount claimed', [claiming]),
    fileField('claimPapers', '代偿申请材料', 'Papers of the claim', [claiming]),
    fenField('compensatedFen', '代偿金额', 'Amount compensated', [compensation]),
    textField('recovery', '追偿情况', 'How it was recovered', [recovering]),
  ],
  stages: [
    {
      kind: 'work',
      key: 'claim',
      title: { zh: '申请代偿', en: 'Claim' },
      basis: [claiming],
      assignee: bank,
      form: [{ field: 'bankName' }, { field: 'bankAccount' }, { field: 'claimFen' }, { field: 'claimPapers' }],
      outcomes: [
        {
          key: 'claimed',
          title: { zh: '提交申请', en: 'Claim' },
          kind: 'complete',
          to: 'review',
          rules: [
            {
              when: 'claimFen > 0 and claimFen <= outstandingFen',
              otherwise: { zh: '申请金额不得超过未还本息', en: 'The claim is at most what is outstanding' },
              basis: [claiming],
            },
          ],
        },
        {
          key: 'repaidMeanwhile',
          title: { zh: '期间已还清', en: 'Repaid meanwhile' },
          kind: 'complete',
          to: 'close',
        },
      ],
    },
    {
      kind: 'decision',
      key: 'review',
      title: { zh: '审核', en: 'Review' },
      basis: [claiming],
      assignee: finance,
      form: [{ field: 'compensatedFen', required: false }],
      outcomes: [
        {
          key: 'approve',
          title: { zh: '同意代偿', en: 'Compensate' },
          kind: 'approve',
          to: 'compensate',
          rules: [
            {
              when: 'compensatedFen > 0 and compensatedFen * 100 <= claimFen * parameter.fundPercent',
              otherwise: { zh: '代偿金额超过风险补偿金分担比例', en: 'It is more than the share of the risk fund' },
              basis: [assumed('风险补偿金与银行按比例分担', 'Fund and bank share the loss')],
            },
          ],
        },
        { key: 'return', title: { zh: '退回补充', en: 'Return' }, kind: 'return', to: 'claim' },
        { key: 'reject', title: { zh: '不予代偿', en: 'Refuse' }, kind: 'reject', to: 'recover', basis: [recovering] },
      ],
    },
    {
      kind: 'service',
      key: 'compensate',
      title: { zh: '代偿', en: 'Compensation' },
      basis: [compensation],
      action: {
        do: 'payout',
        payee: 'bankName',
        account: 'bankAccount',
        amount: 'compensatedFen',
        purpose: { zh: '小额信贷风险补偿代偿', en: 'Risk compensation of a micro-credit' },
      },
      to: 'close',
    },
    {
      kind: 'work',
      key: 'close',
      title: { zh: '销号', en: 'Striking off' },
      basis: [stated('tenActions2024', '对逾期超过半年的贷款建立台账', 'D121'), everyClaim],
      assignee: revitalisation,
      outcomes: [
        { key: 'strikeOff', title: { zh: '销号', en: 'Strike off' }, kind: 'complete', to: 'recordStrikeOff' },
      ],
    },
    {
      kind: 'service',
      key: 'recordStrikeOff',
      title: { zh: '销号登记', en: 'Entry of the striking off' },
      basis: [everyClaim],
      action: {
        do: 'registryEntry',
        register: 'riskCompensationLedger',
        entry: 'struckOff',
        fields: ['borrowerName', 'loanNumber', 'outstandingFen', 'compensatedFen'],
      },
      to: 'struckOff',
    },
    {
      kind: 'work',
      key: 'recover',
      title: { zh: '继续追偿', en: 'Further recovery' },
      basis: [recovering],
      assignee: bank,
      form: [{ field: 'recovery' }],
      outcomes: [
        { key: 'recovered', title: { zh: '已追回', en: 'Recovered' }, kind: 'complete', to: 'close' },
        { key: 'claimAgain', title: { zh: '再次申请代偿', en: 'Claim again' }, kind: 'complete', to: 'claim' },
        {
          key: 'notRecovered',
          title: { zh: '无法追回', en: 'Not to be recovered' },
          kind: 'refer',
          to: 'notCompensated',
        },
      ],
    },
    {
      kind: 'end',
      key: 'struckOff',
      title: { zh: '已销号', en: 'Struck off' },
      basis: [everyClaim],
      outcome: 'struckOff',
    },
    {
      kind: 'end',
      key: 'notCompensated',
      title: { zh: '不予代偿，由银行自行处置', en: 'Not compensated: left to the bank' },
      basis: [recovering],
      outcome: 'refused',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'claim', days: 'claimDays', zh: '申请代偿期限', en: 'Claim' }),
    reviewLimit({ stage: 'review', days: 'reviewDays', zh: '审核期限', en: 'Review' }),
    reviewLimit({ stage: 'close', days: 'closeDays', zh: '销号期限', en: 'Striking off' }),
    supplementLimit({ stage: 'recover', days: 'recoverDays', zh: '继续追偿期限', en: 'Further recovery' }),
  ],
});
