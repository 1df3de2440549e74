// 参保动员与参保台账: whoever should be insured stands on the ledger of the year until he is; the cadre urges, the township
// verifies who is not, the insurance department confirms.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { reviewLimit, supplementLimit, wordLimit } from '../clocks.ts';
import { fixedDateLadder, monthAndWeekBefore } from '../ladders.ts';
import { unsetDate, unsetNumber, wholeNumber, workingDays } from '../parameters.ts';
import { choiceField, countField, dateField, fenField, fileField, workingModel } from '../shapes/working-fields.ts';
import {
  bulletinBasis,
  enrolmentRate,
  hiddenDate,
  hiddenRate,
  publicise,
  regularBulletin,
  visitBasis,
} from './insurance-duties.ts';
import { INSURED_PERSON, personCategory } from './insured-person-fields.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const insurance = {
  by: 'role',
  role: 'countyMedicalInsuranceDept',
  level: 'county',
  body: 'medical-insurance',
} as const;

const ledger = stated('tenActions2024', '建立完善参保台账');
const mobilising = stated('spring2022', '及时缴纳2022年度城乡居民基本医疗', 'D008');
const everybody = stated('tenActions2024', '防返贫监测对象100%参保', 'D071');
const gap = implied('tenActions2024', '防返贫监测对象100%参保');
const justified = assumed(
  '已参加职工医保、异地参保、参军、死亡等不需参保的，核实后归档',
  'Who is insured elsewhere or need not be is filed with the reason',
);
const confirmed = assumed('以医保部门参保数据为准', 'What the insurance department’s data say counts');

export const medicalInsuranceEnrolment = defineCase({
  id: 'medical-insurance-enrolment',
  field: 'education-health',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '参保动员与参保台账', en: 'Medical-insurance enrolment drive and ledger' },
  basis: [ledger, mobilising, everybody],
  departments: ['medical-insurance'],
  subject: { kind: 'person', uniqueness: 'oneOpenPerYear' },
  parameters: [
    wholeNumber('insuranceYear', 2022, '参保年度（最早）', 'Insurance year (earliest)', [mobilising]),
    unsetDate('enrolledBy', '参保截止日（文件隐去月份）', 'Last day of enrolment (hidden)', [hiddenDate]),
    unsetNumber('ratePercent', '参保率（%，文件隐去）', 'Enrolment rate in percent (hidden)', [hiddenRate]),
    unsetNumber('visitDay', '每月入户宣传开始日', 'Day on which visits begin', [visitBasis]),
    unsetNumber('bulletinDay', '每月通报日', 'Day of the bulletin', [bulletinBasis]),
    unsetNumber('payWordDays', '“及时缴纳”天数', 'Days of ‘pay in time’', [
      stated('spring2022', '及时缴纳2022年度城乡居民基本医疗'),
    ]),
    workingDays('mobiliseDays', 20, '动员缴费期限', 'Urging'),
    workingDays('gapDays', 10, '未参保核实期限', 'Verification of the gap'),
    workingDays('confirmDays', 5, '参保确认期限', 'Confirmation'),
  ],
  filing: {
    key: 'keepLedger',
    level: 'village',
    by: [
      { role: 'townshipGovernment', level: 'township' },
      { role: 'assistanceCadre', level: 'village' },
      { role: 'countyMedicalInsuranceDept', level: 'county', body: 'medical-insurance' },
    ],
    form: [
      { field: 'personName' },
      { field: 'idNumber' },
      { field: 'phone', required: false },
      { field: 'category' },
      { field: 'enrolmentYear' },
      { field: 'subsidyClass', required: false },
    ],
    rules: [
      {
        when: 'enrolmentYear >= parameter.insuranceYear',
        otherwise: { zh: '参保年度早于台账年度', en: 'The year lies before those of the ledger' },
        basis: [mobilising],
      },
    ],
  },
  fields: [
    ...INSURED_PERSON,
    personCategory,
    countField('enrolmentYear', '参保年度', 'Insurance year', [mobilising], { min: 2000, max: 2100 }),
    choiceField('subsidyClass', '资助类别', 'Class of the subsidy', [
      ['full', '全额资助', 'In full'],
      ['fixed', '定额资助', 'Fixed'],
      ['none', '无资助', 'None'],
    ]),
    fenField('premiumFen', '个人缴费金额', 'Premium paid'),
    dateField('paidOn', '缴费日期', 'Paid on'),
    fileField('paymentProof', '缴费凭证', 'Proof of the payment'),
    choiceField(
      'reasonNotEnrolled',
      '未参保原因',
      'Why not enrolled',
      [
        ['unwilling', '不愿参保', 'Not willing'],
        ['cannotPay', '缴费困难', 'Can’t pay'],
        ['away', '外出未联系上', 'Away'],
        ['insuredElsewhere', '已参加职工医保或异地参保', 'Insured elsewhere'],
        ['notNeeded', '参军、服刑、户籍注销等', 'Serving, imprisoned, struck from the register'],
      ],
      [workingModel, justified],
    ),
  ],
  duties: [publicise, regularBulletin],
  indicators: [enrolmentRate],
  stages: [
    {
      kind: 'work',
      key: 'mobilise',
      title: { zh: '动员缴费', en: 'Urging to pay' },
      basis: [mobilising],
      assignee: { by: 'role', role: 'assistanceCadre', level: 'village' },
      form: [
        { field: 'premiumFen', required: false },
        { field: 'paidOn', required: false },
        { field: 'paymentProof', required: false },
        { field: 'reasonNotEnrolled', required: false },
      ],
      outcomes: [
        {
          key: 'paid',
          title: { zh: '已缴费', en: 'Paid' },
          kind: 'complete',
          to: 'confirmEnrolled',
          rules: [paidNamed()],
        },
        {
          key: 'notPaid',
          title: { zh: '未缴费', en: 'Not paid' },
          kind: 'complete',
          to: 'chaseGap',
          rules: [
            {
              when: 'reasonNotEnrolled != null',
              otherwise: { zh: '请写明未参保原因', en: 'Say why the person is not enrolled' },
              basis: [gap],
            },
          ],
        },
      ],
    },
    {
      kind: 'decision',
      key: 'chaseGap',
      title: { zh: '核实未参保', en: 'Verification of who is not enrolled' },
      basis: [gap],
      assignee: township,
      filerMayDecide: true,
      form: [
        { field: 'reasonNotEnrolled' },
        { field: 'premiumFen', required: false },
        { field: 'paidOn', required: false },
      ],
      outcomes: [
        {
          key: 'enrolled',
          title: { zh: '已补缴参保', en: 'Enrolled after all' },
          kind: 'approve',
          to: 'confirmEnrolled',
          rules: [paidNamed()],
        },
        {
          key: 'justified',
          title: { zh: '情况属实，不需参保', en: 'Need not enrol' },
          kind: 'refer',
          to: 'confirmEnrolled',
          rules: [
            {
              when: 'reasonNotEnrolled in ("insuredElsewhere", "notNeeded")',
              otherwise: { zh: '该原因不免除参保，须继续动员', en: 'This is no reason not to be insured' },
              basis: [justified],
            },
          ],
        },
        { key: 'return', title: { zh: '继续动员', en: 'Urge again' }, kind: 'return', to: 'mobilise' },
      ],
    },
    {
      kind: 'decision',
      key: 'confirmEnrolled',
      title: { zh: '参保确认', en: 'Confirmation' },
      basis: [confirmed],
      assignee: insurance,
      filerMayDecide: true,
      outcomes: [
        {
          key: 'enrolled',
          title: { zh: '已参保', en: 'Enrolled' },
          kind: 'approve',
          to: 'recordEnrolled',
          rules: [paidNamed()],
        },
        {
          key: 'excused',
          title: { zh: '不需参保，归档', en: 'Filed as not needed' },
          kind: 'complete',
          to: 'notNeeded',
          rules: [
            {
              when: 'reasonNotEnrolled in ("insuredElsewhere", "notNeeded")',
              otherwise: { zh: '没有不需参保的原因', en: 'There is no such reason' },
              basis: [justified],
            },
          ],
        },
        { key: 'return', title: { zh: '系统无参保记录，退回', en: 'Not in the data' }, kind: 'return', to: 'chaseGap' },
      ],
    },
    {
      kind: 'service',
      key: 'recordEnrolled',
      title: { zh: '登记参保台账', en: 'Entry in the ledger' },
      basis: [ledger],
      action: {
        do: 'registryEntry',
        register: 'enrolmentLedger',
        entry: 'enrolled',
        fields: ['personName', 'category', 'enrolmentYear', 'subsidyClass', 'premiumFen'],
      },
      to: 'enrolled',
    },
    { kind: 'end', key: 'enrolled', title: { zh: '已参保', en: 'Enrolled' }, basis: [everybody], outcome: 'struckOff' },
    {
      kind: 'end',
      key: 'notNeeded',
      title: { zh: '不需参保', en: 'Need not enrol' },
      basis: [justified],
      outcome: 'filed',
    },
  ],
  clocks: [
    supplementLimit({ stage: 'mobilise', days: 'mobiliseDays', zh: '动员缴费期限', en: 'Urging' }),
    wordLimit({
      stage: 'mobilise',
      days: 'payWordDays',
      zh: '及时缴费',
      en: 'Payment in time',
      basis: [stated('spring2022', '及时缴纳2022年度城乡居民基本医疗')],
    }),
    reviewLimit({ stage: 'chaseGap', days: 'gapDays', zh: '未参保核实期限', en: 'Verification of the gap' }),
    reviewLimit({ stage: 'confirmEnrolled', days: 'confirmDays', zh: '参保确认期限', en: 'Confirmation' }),
    {
      key: 'enrolledInTime',
      title: { zh: '参保截止', en: 'Last day of enrolment' },
      basis: [hiddenDate],
      scope: 'case',
      start: { on: 'entered', stage: 'mobilise' },
      stop: [{ on: 'entered', stage: 'recordEnrolled' }, { on: 'ended' }],
      limit: { parameter: 'enrolledBy' },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
  ],
});

function paidNamed() {
  return {
    when: 'premiumFen != null and paidOn != null',
    otherwise: {
      zh: '请填写缴费金额和日期（全额资助填0）',
      en: 'Premium (0 where paid in full for the person) and date',
    },
    basis: [confirmed],
  };
}
