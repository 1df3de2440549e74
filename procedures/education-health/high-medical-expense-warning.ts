// 高额医疗费用监测预警: the insurance department finds who bears a high cost and pushes it to both platforms; the township
// verifies; who is eligible gets medical assistance, and a risk of return to poverty opens the identification.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, stated, statute } from '../basis.ts';
import { reviewLimit, wordLimit } from '../clocks.ts';
import { reviewLadder } from '../ladders.ts';
import { unsetNumber, wholeNumber, workingDays } from '../parameters.ts';
import {
  choiceField,
  countField,
  dateField,
  fenField,
  flagField,
  textField,
  workingModel,
} from '../shapes/working-fields.ts';
import { bulletinBasis, regularBulletin } from './insurance-duties.ts';
import { INSURED_PERSON, personCategory } from './insured-person-fields.ts';
import { refusalDecision } from '../remedies.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const insurance = {
  by: 'role',
  role: 'countyMedicalInsuranceDept',
  level: 'county',
  body: 'medical-insurance',
} as const;

const warning = stated('tenActions2024', '高额医疗费用负担患者监测预警');
const push = stated('tenActions2024', '及时推送高额医疗费用负担患者', 'D076');
const verification = stated('tenActions2024', '将核查认定后符合条件的');
const grant = stated('tenActions2024', '符合条件的及时纳入医疗救助范围', 'D077');
const threeLayers = stated('tenActions2024', '医疗救助三重保障制度', 'D075');
const noReturn = stated('tenActions2024', '防止出现规模性因病返贫致贫现象');
const local = statute('A36', '国办发〔2021〕42号', 'likely');
const notEligible = assumed('核查不符合条件的告知本人', 'Who is not eligible is told');

export const highMedicalExpenseWarning = defineCase({
  id: 'high-medical-expense-warning',
  field: 'education-health',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '高额医疗费用监测预警与医疗救助', en: 'High-medical-expense warning and medical assistance' },
  basis: [warning, push, grant],
  departments: ['medical-insurance', 'revitalisation', 'civil-affairs'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'alertFen',
      title: { zh: '预警线（个人自付医疗费用）', en: 'Alert: own share of the cost' },
      type: 'fen',
      value: 1_000_000,
      basis: [assumed('文件未规定预警线，默认自付1万元，县可调整', 'No line is given: 10,000 yuan of own share')],
    },
    wholeNumber('layers', 3, '保障层次（基本医保、大病保险、医疗救助）', 'Layers of insurance', [threeLayers]),
    unsetNumber('pushWordDays', '“及时推送”天数', 'Days of ‘push in time’', [push]),
    unsetNumber('grantWordDays', '“及时纳入救助”天数', 'Days of ‘assistance in time’', [grant]),
    unsetNumber('bulletinDay', '每月通报日', 'Day of the bulletin', [bulletinBasis]),
    workingDays('pushDays', 3, '信息推送期限', 'Push'),
    workingDays('verifyDays', 10, '核查认定期限', 'Verification'),
    workingDays('grantDays', 10, '纳入救助期限', 'Grant'),
    workingDays('judgeDays', 5, '返贫风险研判期限', 'Judging the risk'),
  ],
  filing: {
    key: 'warn',
    level: 'village',
    by: [{ role: 'countyMedicalInsuranceDept', level: 'county', body: 'medical-insurance' }],
    form: [
      { field: 'personName' },
      { field: 'idNumber' },
      { field: 'phone', required: false },
      { field: 'category' },
      { field: 'totalCostFen' },
      { field: 'basicPaidFen' },
      { field: 'seriousIllnessPaidFen' },
      { field: 'assistancePaidFen' },
      { field: 'ownShareFen' },
      { field: 'warnedOn' },
    ],
    rules: [
      {
        when: 'ownShareFen >= parameter.alertFen',
        otherwise: { zh: '个人自付费用未达到预警线', en: 'The own share is below the alert' },
        basis: [warning],
      },
      {
        when: 'basicPaidFen + seriousIllnessPaidFen + assistancePaidFen + ownShareFen <= totalCostFen',
        otherwise: { zh: '各层报销与自付之和超过总费用', en: 'The layers and the own share are more than the whole' },
        basis: [threeLayers],
      },
    ],
  },
  fields: [
    ...INSURED_PERSON,
    personCategory,
    fenField('totalCostFen', '医疗总费用', 'Cost', [workingModel]),
    fenField('basicPaidFen', '基本医疗保险支付', 'Paid by basic insurance', [threeLayers]),
    fenField('seriousIllnessPaidFen', '大病保险支付', 'Paid by serious-illness insurance', [threeLayers]),
    fenField('assistancePaidFen', '医疗救助支付', 'Paid by medical assistance', [threeLayers]),
    fenField('ownShareFen', '个人自付费用', 'Own share', [warning]),
    dateField('warnedOn', '预警日期', 'Date of the alert', [warning]),
    textField('pushReceipt', '平台推送回执', 'Receipt of the platforms', [push], 200),
    textField('verificationResult', '核查认定结果', 'Result of the verification', [verification]),
    countField('layersApplied', '已落实保障层次', 'Layers applied', [threeLayers], { max: 3 }),
    fenField('grantFen', '医疗救助金额', 'Assistance granted', [grant]),
    flagField('riskOfReturn', '存在返贫致贫风险', 'Risk of return to poverty', [noReturn]),
    textField('householdHead', '户主姓名', 'Head of the household', [workingModel], 50),
    choiceField(
      'clueSource',
      '线索来源',
      'Source of the clue',
      [['departmentPush', '部门筛查预警（数据推送）', 'Pushed by a department']],
      [push],
    ),
    textField('clue', '风险线索', 'The clue', [noReturn]),
  ],
  duties: [regularBulletin],
  stages: [
    {
      kind: 'work',
      key: 'push',
      title: { zh: '推送高额医疗费用负担患者信息', en: 'Push to the platforms' },
      basis: [push, stated('tenActions2024', '低收入人口动态监测平台信息共享')],
      assignee: insurance,
      form: [{ field: 'pushReceipt' }],
      outcomes: [{ key: 'pushed', title: { zh: '已推送', en: 'Pushed' }, kind: 'complete', to: 'recordPush' }],
    },
    {
      kind: 'service',
      key: 'recordPush',
      title: { zh: '登记防返贫、低收入人口监测平台', en: 'Entry on both platforms' },
      basis: [push],
      action: {
        do: 'registryEntry',
        register: 'monitoringPlatforms',
        entry: 'highMedicalExpense',
        fields: ['personName', 'category', 'totalCostFen', 'ownShareFen', 'warnedOn'],
      },
      to: 'verify',
    },
    {
      kind: 'decision',
      key: 'verify',
      title: { zh: '核查认定', en: 'Verification' },
      basis: [verification, local],
      assignee: township,
      form: [{ field: 'verificationResult' }],
      outcomes: [
        { key: 'eligible', title: { zh: '符合条件', en: 'Eligible' }, kind: 'approve', to: 'grantAssistance' },
        { key: 'return', title: { zh: '费用信息有误，退回', en: 'Data are wrong' }, kind: 'return', to: 'push' },
        {
          key: 'notEligible',
          title: { zh: '不符合条件', en: 'Not eligible' },
          kind: 'reject',
          to: 'informPatient',
          basis: [notEligible],
        },
      ],
    },
    {
      kind: 'decision',
      key: 'grantAssistance',
      title: { zh: '纳入医疗救助', en: 'Medical assistance' },
      basis: [grant],
      assignee: insurance,
      filerMayDecide: true,
      form: [{ field: 'layersApplied' }, { field: 'grantFen' }],
      outcomes: [
        {
          key: 'granted',
          title: { zh: '纳入救助', en: 'Grant' },
          kind: 'approve',
          to: 'judgeRisk',
          rules: [
            {
              when: 'layersApplied = parameter.layers',
              otherwise: { zh: '三重保障尚未依次落实', en: 'The three layers are not all applied' },
              basis: [threeLayers],
            },
            {
              when: 'grantFen > 0 and grantFen <= ownShareFen',
              otherwise: { zh: '救助金额不得超过个人自付费用', en: 'No more than the own share is granted' },
              basis: [local],
            },
          ],
        },
        { key: 'return', title: { zh: '退回核查', en: 'Verify again' }, kind: 'return', to: 'verify' },
      ],
    },
    {
      kind: 'decision',
      key: 'judgeRisk',
      title: { zh: '返贫风险研判', en: 'Judging the risk of return' },
      basis: [noReturn],
      assignee: township,
      filerMayDecide: true,
      form: [
        { field: 'riskOfReturn' },
        { field: 'householdHead', required: false },
        { field: 'clueSource', required: false },
        { field: 'clue', required: false },
      ],
      outcomes: [
        {
          key: 'judged',
          title: { zh: '研判完成', en: 'Judged' },
          kind: 'approve',
          to: [{ when: 'riskOfReturn = true', to: 'referMonitoring' }, { to: 'assisted' }],
          rules: [
            {
              when: 'riskOfReturn = false or (householdHead != null and clueSource != null and clue != null)',
              otherwise: {
                zh: '有返贫风险的，须写明户主、线索来源和风险线索',
                en: 'A risk needs the head of the household, the source and the clue',
              },
              basis: [noReturn],
            },
          ],
        },
      ],
    },
    {
      kind: 'link',
      key: 'referMonitoring',
      title: { zh: '纳入监测研判', en: 'Identification as a monitored household' },
      basis: [noReturn, assumed('有返贫风险的转入监测对象识别认定', 'A risk of return goes to the identification')],
      mode: 'open',
      procedure: 'monitored-household-identification',
      subject: 'householdHead',
      hands: [
        { to: 'householdHead', from: 'householdHead' },
        { to: 'phone', from: 'phone' },
        { to: 'clueSource', from: 'clueSource' },
        { to: 'clue', from: 'clue' },
      ],
      to: 'assisted',
    },
    {
      kind: 'service',
      key: 'informPatient',
      title: { zh: '告知不符合条件', en: 'The patient is told' },
      basis: [notEligible],
      action: {
        do: 'letter',
        template: 'medicalAssistanceRefused',
        ...refusalDecision,
        title: { zh: '医疗救助核查结果告知书', en: 'Result of the verification' },
        fields: ['personName', 'verificationResult'],
        to: 'subject',
      },
      to: 'refused',
    },
    { kind: 'end', key: 'assisted', title: { zh: '已纳入救助', en: 'Assisted' }, basis: [grant], outcome: 'completed' },
    {
      kind: 'end',
      key: 'refused',
      title: { zh: '不符合条件', en: 'Not eligible' },
      basis: [notEligible],
      outcome: 'refused',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'push', days: 'pushDays', zh: '信息推送期限', en: 'Push' }),
    wordLimit({ stage: 'push', days: 'pushWordDays', zh: '及时推送', en: 'Push in time', basis: [push] }),
    reviewLimit({ stage: 'verify', days: 'verifyDays', zh: '核查认定期限', en: 'Verification' }),
    reviewLimit({ stage: 'grantAssistance', days: 'grantDays', zh: '纳入救助期限', en: 'Grant' }),
    reviewLimit({ stage: 'judgeRisk', days: 'judgeDays', zh: '返贫风险研判期限', en: 'Judging the risk' }),
    {
      key: 'assistedInTime',
      title: { zh: '及时纳入医疗救助', en: 'Assistance in time' },
      basis: [grant],
      scope: 'case',
      start: { on: 'left', stage: 'verify', outcome: 'eligible' },
      stop: [{ on: 'left', stage: 'grantAssistance' }],
      limit: { kind: 'period', amount: { parameter: 'grantWordDays' }, unit: 'day' },
      ladder: reviewLadder,
    },
  ],
});
