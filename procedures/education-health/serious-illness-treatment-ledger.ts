// 大病重病监测台账与专项救治: found by the hospital, entered by class, treated in a fixed hospital after a fixed plan,
// followed up with rehabilitation and the help of insurance, assistance and charity.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { reviewLimit, wordLimit } from '../clocks.ts';
import { unsetNumber, workingDays } from '../parameters.ts';
import { choiceField, dateField, textField, workingModel } from '../shapes/working-fields.ts';
import { seriousDisease } from './thirty-diseases.ts';

const hospital = { by: 'role', role: 'medicalInstitution', level: 'township', body: 'hospital' } as const;
const health = { by: 'role', role: 'countyHealthDept', level: 'county', body: 'health' } as const;

const ledger = stated('tenActions2024', '分类建立监测台账');
const inTime = stated('tenActions2024', '主动发现、及时跟进', 'D061');
const treatment = stated('tenActions2024', '对30种大病住院患者进行规范化治疗', 'D062');
const fixed = stated('tenActions2024', '定诊疗方案、加强质量安全管理');
const help = stated('tenActions2024', '医疗保障政策和社会救助、慈善帮扶');
const closing = assumed('康复和救助对接完成后销账', 'The entry closes when the follow-up is done');

export const seriousIllnessTreatmentLedger = defineCase({
  id: 'serious-illness-treatment-ledger',
  field: 'education-health',
  kind: 'caseLedger',
  tier: 2,
  title: { zh: '大病重病监测台账与专项救治', en: 'Serious-illness monitoring ledger and treatment' },
  basis: [ledger, treatment],
  departments: ['health', 'medical-insurance'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    unsetNumber('followWordDays', '“及时跟进”天数', 'Days of ‘follow up in time’', [inTime]),
    workingDays('registerDays', 5, '建立台账期限', 'Entry'),
    workingDays('treatDays', 60, '规范治疗期限', 'Treatment'),
    workingDays('followDays', 20, '跟进对接期限', 'Follow-up'),
  ],
  filing: {
    key: 'detect',
    level: 'village',
    by: [
      { role: 'medicalInstitution', level: 'township', body: 'hospital' },
      { role: 'countyHealthDept', level: 'county', body: 'health' },
    ],
    form: [{ field: 'patientName' }, { field: 'householdType' }, { field: 'disease' }, { field: 'detectedOn' }],
  },
  fields: [
    textField('patientName', '患者姓名', 'Patient', [workingModel], 50),
    choiceField(
      'householdType',
      '人员类别',
      'Category',
      [
        ['liftedPoor', '脱贫人口', 'Lifted from poverty'],
        ['marginal', '边缘易致贫人口', 'At risk of poverty'],
        ['other', '其他农村低收入人口', 'Other low income'],
      ],
      [stated('tenActions2024', '边缘易致贫人口大病、重病救治')],
    ),
    seriousDisease,
    dateField('detectedOn', '发现日期', 'Found on', [inTime]),
    textField('ledgerClass', '台账类别', 'Class in the ledger', [ledger], 50),
    textField('fixedHospital', '定点医院', 'Fixed hospital', [fixed], 100),
    textField('treatmentPlan', '诊疗方案', 'Plan of treatment', [fixed]),
    textField('qualityRecord', '质量安全管理记录', 'Record of quality and safety', [fixed]),
    textField('rehabilitation', '康复情况', 'Rehabilitation', [stated('tenActions2024', '做好救治、康复等健康服务')]),
    textField('helpGiven', '医保、社会救助、慈善对接情况', 'Insurance, assistance, charity', [help]),
  ],
  stages: [
    {
      kind: 'decision',
      key: 'register',
      title: { zh: '分类建立台账', en: 'Entry by class' },
      basis: [ledger],
      assignee: health,
      filerMayDecide: true,
      form: [{ field: 'ledgerClass', required: false }],
      outcomes: [
        {
          key: 'entered',
          title: { zh: '列入台账', en: 'Entered' },
          kind: 'approve',
          to: 'treat',
          rules: [named('ledgerClass', '台账类别', 'The class')],
        },
        { key: 'none', title: { zh: '不属于监测范围', en: 'Not of the groups' }, kind: 'reject', to: 'notMonitored' },
      ],
    },
    {
      kind: 'work',
      key: 'treat',
      title: { zh: '规范化治疗', en: 'Treatment' },
      basis: [treatment, fixed],
      assignee: hospital,
      form: [{ field: 'fixedHospital' }, { field: 'treatmentPlan' }, { field: 'qualityRecord' }],
      outcomes: [{ key: 'treated', title: { zh: '已治疗', en: 'Treated' }, kind: 'complete', to: 'followUp' }],
    },
    {
      kind: 'work',
      key: 'followUp',
      title: { zh: '康复和救助对接', en: 'Rehabilitation and help' },
      basis: [inTime, help],
      assignee: health,
      form: [{ field: 'rehabilitation' }, { field: 'helpGiven' }],
      outcomes: [
        { key: 'done', title: { zh: '跟进完成', en: 'Done' }, kind: 'complete', to: 'recordFollowUp' },
        { key: 'again', title: { zh: '需再次治疗', en: 'To be treated again' }, kind: 'complete', to: 'treat' },
      ],
    },
    {
      kind: 'service',
      key: 'recordFollowUp',
      title: { zh: '登记台账', en: 'Entry of the follow-up' },
      basis: [ledger],
      action: {
        do: 'registryEntry',
        register: 'seriousIllnessLedger',
        entry: 'followedUp',
        fields: ['patientName', 'householdType', 'ledgerClass', 'fixedHospital', 'rehabilitation', 'helpGiven'],
      },
      to: 'closed',
    },
    { kind: 'end', key: 'closed', title: { zh: '已销账', en: 'Closed' }, basis: [closing], outcome: 'struckOff' },
    {
      kind: 'end',
      key: 'notMonitored',
      title: { zh: '不属于监测范围', en: 'Not monitored' },
      basis: [implied('tenActions2024', '分类建立监测台账')],
      outcome: 'notEstablished',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'register', days: 'registerDays', zh: '建立台账期限', en: 'Entry' }),
    reviewLimit({ stage: 'treat', days: 'treatDays', zh: '规范治疗期限', en: 'Treatment' }),
    reviewLimit({ stage: 'followUp', days: 'followDays', zh: '跟进对接期限', en: 'Follow-up' }),
    wordLimit({ stage: 'followUp', days: 'followWordDays', zh: '及时跟进', en: 'In time', basis: [inTime] }),
  ],
});

function named(field: string, zh: string, en: string) {
  return { when: `${field} != null`, otherwise: { zh: `请填写${zh}`, en: `${en} is missing` }, basis: [ledger] };
}
