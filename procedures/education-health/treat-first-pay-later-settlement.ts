// 住院先诊疗后付费“一站式”结算: the hospital checks the group, treats without a deposit, the insurance settles its layers
// with the hospital at one window, and only then the patient pays his own share.
import { assumed, implied, stated } from '../basis.ts';
import { supplementLimit, reviewLimit } from '../clocks.ts';
import { workingDays } from '../parameters.ts';
import { payoutCase } from '../shapes/payout.ts';
import { choiceField, dateField, fenField, textField, workingModel } from '../shapes/working-fields.ts';

const hospital = { by: 'role', role: 'medicalInstitution', level: 'township', body: 'hospital' } as const;

const treatFirst = stated('tenActions2024', '住院先诊疗后付费', 'D066');
const oneStop = stated('tenActions2024', '住院先诊疗后付费“一站式”结算');
const covered = stated('tenActions2024', '特困人员和易返贫致贫人口落实住院');
const unpaid = assumed('自付部分未付的，约定分期后再付', 'An own share that is not paid is agreed on anew');

export const treatFirstPayLaterSettlement = payoutCase({
  id: 'treat-first-pay-later-settlement',
  field: 'education-health',
  tier: 2,
  title: { zh: '住院先诊疗后付费“一站式”结算报销', en: 'Treat first, pay later: one-stop settlement' },
  basis: [oneStop],
  departments: ['medical-insurance', 'health'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    workingDays('shareDays', 20, '自付部分缴纳期限', 'Own share'),
    workingDays('agreeDays', 5, '分期约定期限', 'Agreement'),
  ],
  filing: {
    level: 'township',
    by: [{ role: 'medicalInstitution', level: 'township', body: 'hospital' }],
    form: [
      { field: 'patientName' },
      { field: 'group' },
      { field: 'admittedOn' },
      { field: 'hospitalName' },
      { field: 'hospitalAccount' },
    ],
  },
  fields: [
    textField('patientName', '患者姓名', 'Patient', [workingModel], 50),
    choiceField(
      'group',
      '人员类别',
      'Group',
      [
        ['liftedPoor', '脱贫人口', 'Lifted from poverty'],
        ['minimumLiving', '农村低保对象', 'Minimum living allowance'],
        ['extremePoverty', '特困人员', 'Extreme poverty'],
        ['atRisk', '易返贫致贫人口', 'At risk of poverty'],
        ['other', '以上都不是', 'None of these'],
      ],
      [covered],
    ),
    textField('hospitalName', '医院', 'Hospital', [workingModel], 100),
    {
      key: 'hospitalAccount',
      type: 'text',
      format: 'bankAccount',
      label: { zh: '医院银行账号', en: 'Account of the hospital' },
      sensitive: 'bankAccount',
      readableBy: ['medicalInstitution', 'countyMedicalInsuranceDept'],
      basis: [workingModel],
    },
    dateField('admittedOn', '入院日期', 'Admitted on'),
    fenField('depositFen', '预收押金', 'Deposit taken', [treatFirst]),
    dateField('dischargedOn', '出院日期', 'Discharged on'),
    fenField('totalCostFen', '住院总费用', 'Cost of the stay'),
    fenField('basicFen', '基本医疗保险支付', 'Basic insurance', [oneStop]),
    fenField('seriousIllnessFen', '大病保险支付', 'Serious-illness insurance', [oneStop]),
    fenField('assistanceFen', '医疗救助支付', 'Medical assistance', [oneStop]),
    fenField('settledFen', '一站式结算金额', 'Settled with the hospital', [oneStop]),
    fenField('ownShareFen', '个人自付', 'Own share', [treatFirst]),
    dateField('sharePaidOn', '自付缴纳日期', 'Own share paid on', [treatFirst]),
    textField('agreement', '分期约定', 'Agreement', [unpaid]),
  ],
  supplement: { form: [{ field: 'group' }], days: 3 },
  checks: [
    {
      kind: 'decision',
      key: 'verifyIdentity',
      title: { zh: '身份核验', en: 'Check of the group' },
      basis: [implied('tenActions2024', '住院先诊疗后付费“一站式”结算')],
      assignee: hospital,
      filerMayDecide: true,
      form: [{ field: 'group' }],
      days: 2,
      approve: { zh: '属于保障对象', en: 'Covered' },
      reject: { zh: '不属于保障对象', en: 'Not covered' },
      rules: [
        {
          when: 'group != "other"',
          otherwise: { zh: '不属于先诊疗后付费的人员类别', en: 'The patient is of none of the groups' },
          basis: [covered],
        },
      ],
    },
    {
      kind: 'work',
      key: 'admit',
      title: { zh: '先诊疗', en: 'Treatment first' },
      basis: [treatFirst],
      assignee: hospital,
      form: [{ field: 'depositFen' }, { field: 'dischargedOn' }, { field: 'totalCostFen' }],
      days: 60,
      done: { zh: '已出院', en: 'Discharged' },
      rules: [
        {
          when: 'depositFen = 0',
          otherwise: { zh: '先诊疗后付费不得预收押金', en: 'Treatment comes first: no deposit is taken' },
          basis: [treatFirst],
        },
        {
          when: 'dischargedOn >= admittedOn',
          otherwise: { zh: '出院日期早于入院日期', en: 'The discharge lies before the admission' },
          basis: [treatFirst],
        },
      ],
    },
  ],
  release: {
    kind: 'decision',
    key: 'settle',
    title: { zh: '一站式结算', en: 'Settlement at one window' },
    basis: [oneStop],
    assignee: { by: 'role', role: 'countyMedicalInsuranceDept', level: 'county', body: 'medical-insurance' },
    form: [
      { field: 'basicFen' },
      { field: 'seriousIllnessFen' },
      { field: 'assistanceFen' },
      { field: 'settledFen' },
      { field: 'ownShareFen' },
    ],
    days: 5,
    approve: { zh: '同意结算', en: 'Settle' },
    rules: [
      {
        when:
          'settledFen = basicFen + seriousIllnessFen + assistanceFen and settledFen + ownShareFen = totalCostFen' +
          ' and settledFen > 0',
        otherwise: { zh: '各层支付与自付之和不等于总费用', en: 'Layers and own share are not the whole cost' },
        basis: [oneStop],
      },
    ],
  },
  payment: {
    payee: 'hospitalName',
    account: 'hospitalAccount',
    amount: 'settledFen',
    purpose: { zh: '住院费用一站式结算', en: 'Settlement of a stay' },
    register: 'settlementLedger',
    fields: ['patientName', 'hospitalName', 'totalCostFen', 'settledFen', 'ownShareFen'],
    basis: [oneStop],
  },
  refusal: { title: { zh: '先诊疗后付费核验结果', en: 'Not covered' }, fields: ['patientName', 'hospitalName'] },
  afterwards: [{ when: 'ownShareFen = 0', to: 'paid' }, { to: 'payShare' }],
  stages: [
    {
      kind: 'work',
      key: 'payShare',
      title: { zh: '患者付自付部分', en: 'The patient pays his own share' },
      basis: [treatFirst],
      assignee: { by: 'applicant' },
      form: [{ field: 'sharePaidOn', required: false }],
      outcomes: [
        {
          key: 'paid',
          title: { zh: '已付清', en: 'Paid' },
          kind: 'complete',
          to: 'paid',
          rules: [
            {
              when: 'sharePaidOn >= dischargedOn',
              otherwise: { zh: '先诊疗后付费：须在出院结算后缴纳', en: 'It is paid after the discharge' },
              basis: [treatFirst],
            },
          ],
        },
        { key: 'unpaid', title: { zh: '暂无力支付', en: 'Can’t pay now' }, kind: 'complete', to: 'agreeInstalments' },
      ],
    },
    {
      kind: 'work',
      key: 'agreeInstalments',
      title: { zh: '约定分期', en: 'Agreement on instalments' },
      basis: [unpaid],
      assignee: hospital,
      form: [{ field: 'agreement' }],
      outcomes: [{ key: 'agreed', title: { zh: '已约定', en: 'Agreed' }, kind: 'complete', to: 'payShare' }],
    },
  ],
  clocks: [
    supplementLimit({ stage: 'payShare', days: 'shareDays', zh: '自付部分缴纳期限', en: 'Own share' }),
    reviewLimit({ stage: 'agreeInstalments', days: 'agreeDays', zh: '分期约定期限', en: 'Agreement' }),
  ],
});
