// 残疾人两项补贴: data are screened for who is entitled and not covered; the card comes first, then township, federation
// and civil affairs, payment from the month of the application, and a regular re-examination.
import { assumed, countySetsLimits, stated, statute } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { payeeFields } from '../shapes/payout.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, fileField, textField } from '../shapes/working-fields.ts';
import {
  amountIsPayable,
  BENEFIT_FIELDS,
  type MonthlyBenefit,
  monthlyPayment,
  paymentSteps,
  recheckLimits,
  recheckStages,
} from './monthly-benefit.ts';

const RULES = '国发〔2015〕52号';
const two = stated('tenActions2024', '残疾人两项补贴数据筛查比对', 'D105');
const cardInTime = stated('tenActions2024', '动员残疾人及时办证', 'D106');
const includeInTime = stated('tenActions2024', '将符合条件的及时纳入保障范围', 'D107');
const threeSteps = statute('A27', RULES, 'certain');
const local = statute('A30', RULES, 'check');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const federation = {
  by: 'role',
  role: 'countyDisabledFederation',
  level: 'county',
  body: 'disabled-federation',
} as const;
const name = { zh: '残疾人两项补贴', en: 'Two subsidies for disabled people' };

const benefit: MonthlyBenefit = {
  name,
  register: 'disabilitySubsidies',
  fields: ['payeeName', 'idNumber', 'subsidyKind', 'cardNumber', 'cardGrade', 'amountFen'],
  payBasis: [statute('A28', RULES, 'certain')],
  reviewBasis: [statute('A28', RULES, 'certain')],
  recoveryBasis: [statute('A11', '社会救助暂行办法', 'certain', '第68条')],
  reviewKey: 'recheck',
  adjustTo: 'include',
  intervals: [{ key: 'inReceipt', months: 'recheckMonths' }],
};

const recheck = recheckLimits(benefit);

export const disabilityTwoSubsidies = approvalChain({
  id: 'disability-two-subsidies',
  field: 'social-assistance',
  kind: 'payout',
  tier: 1,
  title: name,
  basis: [two, cardInTime],
  departments: ['disabled-federation', 'civil-affairs'],
  subject: { kind: 'person', uniqueness: 'none' },
  parameters: [
    ...recheck.flatMap(({ parameter }) => parameter),
    {
      key: 'recheckMonths',
      title: { zh: '定期复核间隔（月）', en: 'Re-examination (months)' },
      type: 'integer',
      value: 12,
      basis: [statute('A28', RULES, 'certain'), countySetsLimits],
    },
  ],
  filing: {
    key: 'apply',
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'countyDisabledFederation', level: 'county', body: 'disabled-federation' },
    ],
    selfFiling: true,
    form: [
      { field: 'payeeName' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'bankAccount', required: false },
      { field: 'subsidyKind' },
      { field: 'cardNumber', required: false },
    ],
  },
  fields: [
    ...payeeFields(['townshipGovernment', 'countyDisabledFederation', 'countyCivilAffairs', 'countyFinance']),
    choiceField(
      'subsidyKind',
      '补贴种类',
      'Which of the two',
      [
        ['living', '困难残疾人生活补贴', 'Living subsidy'],
        ['nursing', '重度残疾人护理补贴', 'Nursing subsidy'],
      ],
      [two],
    ),
    textField('cardNumber', '残疾人证号', 'Number of the card', [cardInTime], 30),
    countField('cardGrade', '残疾等级', 'Grade', [cardInTime], { min: 1, max: 4 }),
    dateField('cardIssuedOn', '办证日期', 'Card issued on', [cardInTime]),
    textField('screeningResult', '数据筛查比对结果', 'Result of the screening', [two]),
    fileField('papers', '申请材料', 'Papers'),
    ...BENEFIT_FIELDS,
  ],
  supplement: {
    form: [
      { field: 'bankAccount', required: false },
      { field: 'papers', required: false },
    ],
  },
  steps: [
    {
      do: 'work',
      key: 'mobiliseCard',
      title: { zh: '动员办证', en: 'Help with the card' },
      basis: [stated('tenActions2024', '动员残疾人及时办证')],
      by: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
      form: [
        { field: 'cardNumber', required: false },
        { field: 'cardGrade', required: false },
        { field: 'cardIssuedOn', required: false },
      ],
      limit: { value: null, unit: 'day', basis: [cardInTime], otherwise: 20 },
      done: { zh: '已有残疾人证', en: 'Has the card' },
      rules: [
        {
          when: 'cardNumber != null and cardGrade != null',
          otherwise: { zh: '须有残疾人证', en: 'The card is needed' },
          basis: [cardInTime],
        },
      ],
      others: [
        {
          key: 'noCard',
          title: { zh: '不符合办证条件或不愿办证', en: 'No card' },
          kind: 'reject',
          to: 'informRefusal',
        },
      ],
    },
    {
      do: 'decide',
      key: 'townshipReview',
      title: { zh: '镇级初审', en: 'First review by the township' },
      basis: [threeSteps],
      by: township,
      form: [{ field: 'bankAccount' }],
      limit: { value: 10, unit: 'workingDay', basis: [local] },
      approve: { zh: '符合条件，公示', en: 'Eligible; to the notice' },
      rules: [
        {
          when: 'subsidyKind = "living" or cardGrade <= 2',
          otherwise: { zh: '护理补贴须为一、二级残疾', en: 'The nursing subsidy is for grades one and two' },
          basis: [threeSteps],
        },
      ],
      reject: { zh: '不符合条件', en: 'Not eligible' },
      back: 'supplement',
    },
    {
      do: 'notice',
      key: 'publicise',
      title: { zh: '公示', en: 'Notice' },
      basis: [local, statute('M6', '个人信息保护法', 'certain')],
      by: township,
      limit: 12,
      days: { value: 7, basis: [local] },
      publishes: ['payeeName', 'subsidyKind'],
      inquiry: township,
    },
    {
      do: 'decide',
      key: 'review',
      title: { zh: '残联审核', en: 'Review by the federation' },
      basis: [threeSteps],
      by: federation,
      form: [{ field: 'screeningResult' }],
      limit: { value: 10, unit: 'workingDay', basis: [local] },
      approve: { zh: '审核通过', en: 'Passes' },
      reject: { zh: '不符合条件', en: 'Not eligible' },
    },
    {
      do: 'decide',
      key: 'include',
      title: { zh: '纳入保障', en: 'Included' },
      basis: [threeSteps, stated('tenActions2024', '将符合条件的及时纳入保障范围')],
      by: { by: 'role', role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' },
      form: [{ field: 'amountFen' }],
      limit: { value: null, unit: 'day', basis: [includeInTime], otherwise: 10 },
      approve: { zh: '纳入保障范围', en: 'Included' },
      rules: [amountIsPayable],
      reject: { zh: '不予纳入', en: 'Not included' },
    },
    ...paymentSteps(benefit),
  ],
  stages: recheckStages(benefit),
  refusal: { title: { zh: '不予纳入告知书', en: 'Not included' }, fields: ['payeeName', 'subsidyKind'], to: 'subject' },
  withdrawal: { notAfter: ['pay'] },
  clocks: recheck.map(({ clock }) => clock),
  duties: [
    reportDuty({
      key: 'screen',
      title: { zh: '数据筛查比对', en: 'Data are screened' },
      basis: [
        stated('tenActions2024', '残疾人两项补贴数据筛查比对'),
        assumed('间隔未定，默认每季度', 'No interval is given: every quarter'),
      ],
      opens: { every: 'quarter', month: 2, day: 1 },
      due: { kind: 'period', amount: 20, unit: 'workingDay' },
      owedBy: { level: 'county', bodies: ['disabled-federation'], role: 'countyDisabledFederation' },
      item: {
        key: 'screeningReport',
        title: { zh: '筛查结果', en: 'Result of the screening' },
        basis: [two],
        fields: [
          countField('notCovered', '应享未享人数', 'Entitled and not covered', [includeInTime]),
          countField('shouldLeave', '应退出人数', 'Should leave'),
          countField('withoutCard', '未办证人数', 'Without a card', [cardInTime]),
          textField('register', '困难残疾人底数', 'Disabled people who can’t earn', [
            stated('tenActions2024', '自身缺乏发展能力的困难残疾人底数'),
          ]),
        ],
      },
    }),
    monthlyPayment(name, benefit.payBasis),
  ],
});
