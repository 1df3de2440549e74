// 分类资助参保: the insurance department matches the categories, the township verifies the person, the ledger of the
// category is kept, the subsidy is waived from the premium or paid back.
import { assumed, implied, stated } from '../basis.ts';
import { payeeFields, payoutCase } from '../shapes/payout.ts';
import { choiceField, countField, fenField, flagField, textField } from '../shapes/working-fields.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const insurance = {
  by: 'role',
  role: 'countyMedicalInsuranceDept',
  level: 'county',
  body: 'medical-insurance',
} as const;

const matched = stated('tenActions2024', '积极协调做好信息数据对接');
const verified = stated('tenActions2024', '加大摸排核实力度');
const ledger = stated('tenActions2024', '分类建立参保资助台账');
const inFull = stated('tenActions2024', '给予380元全额资助', 'D072');
const forAllowance = stated('tenActions2024', '低保对象给予215元定额资助', 'D073');
const forMonitored = stated('tenActions2024', '监测对象给予215元定额资助', 'D074');
const highest = assumed(
  '同时属于几类的，按最高标准资助，不重复',
  'Who is of several categories gets the highest, once',
);
const subsidising = implied('tenActions2024', '分类建立参保资助台账');

const amount = (key: string, zh: string, en: string, value: number, basis: typeof inFull) =>
  ({ key, title: { zh, en }, type: 'fen', value, basis: [basis] }) as const;

/** What the person gets, by the categories that the township has confirmed. */
const amountOfCategory = {
  when:
    '(fullGroup != "none" and amountFen = parameter.fullFen) or (fullGroup = "none" and (' +
    '(minimumLiving = true and monitored = true and amountFen = max(parameter.allowanceFen, parameter.monitoredFen))' +
    ' or (minimumLiving = true and monitored = false and amountFen = parameter.allowanceFen)' +
    ' or (minimumLiving = false and monitored = true and amountFen = parameter.monitoredFen)))',
  otherwise: { zh: '资助金额与人员类别的标准不符', en: 'The amount is not that of the category' },
  basis: [inFull, forAllowance, forMonitored, highest],
};

export const insurancePremiumSubsidy = payoutCase({
  id: 'insurance-premium-subsidy',
  field: 'education-health',
  tier: 1,
  title: { zh: '分类资助参保', en: 'Premium subsidy by category' },
  basis: [matched, inFull, forAllowance, forMonitored, ledger],
  departments: ['medical-insurance'],
  subject: { kind: 'person', uniqueness: 'oneOpenPerYear' },
  parameters: [
    amount('fullFen', '全额资助标准（特困、孤儿、事实无人抚养儿童）', 'In full', 38_000, inFull),
    amount('allowanceFen', '定额资助标准（低保对象）', 'Fixed, minimum living allowance', 21_500, forAllowance),
    amount('monitoredFen', '定额资助标准（监测对象）', 'Fixed, monitored', 21_500, forMonitored),
  ],
  filing: {
    key: 'matchData',
    level: 'village',
    by: [
      { role: 'countyMedicalInsuranceDept', level: 'county', body: 'medical-insurance' },
      { role: 'townshipVillageCadre', level: 'village' },
    ],
    form: [
      { field: 'payeeName' },
      { field: 'idNumber' },
      { field: 'bankAccount', required: false },
      { field: 'insuranceYear' },
      { field: 'fullGroup' },
      { field: 'minimumLiving' },
      { field: 'monitored' },
    ],
  },
  fields: [
    ...payeeFields(['townshipGovernment', 'countyMedicalInsuranceDept']),
    countField('insuranceYear', '参保年度', 'Insurance year', undefined, { min: 2000, max: 2100 }),
    choiceField(
      'fullGroup',
      '全额资助类别',
      'Group subsidised in full',
      [
        ['extremePoverty', '特困人员', 'Extreme poverty'],
        ['orphan', '孤儿', 'Orphan'],
        ['unsupportedChild', '事实无人抚养儿童', 'Child with nobody to raise it'],
        ['none', '不属于以上类别', 'None of these'],
      ],
      [inFull],
    ),
    flagField('minimumLiving', '低保对象', 'Minimum living allowance', [forAllowance]),
    flagField('monitored', '监测对象', 'Monitored', [forMonitored]),
    textField('verificationRecord', '摸排核实情况', 'What the township verified', [verified]),
    textField('ledgerNumber', '参保资助台账编号', 'Number in the subsidy ledger', [ledger], 50),
    choiceField(
      'mode',
      '资助方式',
      'Mode',
      [
        ['waive', '缴费时直接减免', 'Waived from the premium'],
        ['payBack', '个人缴费后补发', 'Paid back'],
      ],
      [subsidising],
    ),
    fenField('amountFen', '资助金额', 'Amount', [inFull, forAllowance, forMonitored]),
  ],
  supplement: { form: [{ field: 'bankAccount', required: false }], days: 10 },
  checks: [
    {
      kind: 'decision',
      key: 'verify',
      title: { zh: '摸排核实', en: 'Verification' },
      basis: [verified],
      assignee: township,
      form: [
        { field: 'verificationRecord' },
        { field: 'fullGroup' },
        { field: 'minimumLiving' },
        { field: 'monitored' },
      ],
      days: 10,
      approve: { zh: '身份属实', en: 'Confirmed' },
      reject: { zh: '不属于资助对象，移出', en: 'Removed' },
      rules: [
        {
          when: 'fullGroup != "none" or minimumLiving = true or monitored = true',
          otherwise: { zh: '不属于任何资助类别', en: 'The person is of no category' },
          basis: [inFull, forAllowance, forMonitored],
        },
      ],
    },
    {
      kind: 'work',
      key: 'register',
      title: { zh: '分类建立资助台账', en: 'Entry by category' },
      basis: [ledger],
      assignee: township,
      form: [{ field: 'ledgerNumber' }],
      days: 5,
      done: { zh: '已登记', en: 'Registered' },
    },
  ],
  release: {
    kind: 'decision',
    key: 'subsidise',
    title: { zh: '落实资助', en: 'Granting the subsidy' },
    basis: [subsidising],
    assignee: insurance,
    filerMayDecide: true,
    form: [{ field: 'amountFen' }, { field: 'mode' }, { field: 'bankAccount', required: false }],
    days: 10,
    approve: { zh: '落实资助', en: 'Grant' },
    rules: [
      amountOfCategory,
      {
        when: 'mode = "waive" or bankAccount != null',
        otherwise: { zh: '补发的须有银行账号', en: 'Paying back needs a bank account' },
        basis: [subsidising],
      },
    ],
    to: [{ when: 'mode = "waive"', to: 'recordPayment' }, { to: 'payout' }],
  },
  payment: {
    payee: 'payeeName',
    account: 'bankAccount',
    amount: 'amountFen',
    purpose: { zh: '城乡居民医保参保资助', en: 'Premium subsidy' },
    register: 'premiumSubsidyLedger',
    fields: [
      'ledgerNumber',
      'payeeName',
      'fullGroup',
      'minimumLiving',
      'monitored',
      'insuranceYear',
      'amountFen',
      'mode',
    ],
    basis: [subsidising],
  },
  refusal: {
    title: { zh: '不予参保资助告知书', en: 'Not entitled to a premium subsidy' },
    fields: ['payeeName', 'insuranceYear'],
  },
});
