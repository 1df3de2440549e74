// 四种慢病家庭医生签约服务: one case for each township hospital and year: patients listed, signed, served, and the rate
// compared with that of the other key groups.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { workingDays } from '../parameters.ts';
import { countField, textField, workingModel } from '../shapes/working-fields.ts';

const hospital = { by: 'role', role: 'medicalInstitution', level: 'township', body: 'hospital' } as const;

const four = stated('tenActions2024', '等四种主要慢病患者', 'D063');
const signing = stated('tenActions2024', '四种主要慢病患者家庭医生签约服务');
const rate = stated('tenActions2024', '签约率不得低于其他重点人群', 'D064');
const mental = stated('tenActions2024', '农村严重精神障碍患者服务管理');
const yearly = assumed('每年一个周期，不达标的继续签约', 'A year is one course; below the rate, signing goes on');

export const chronicDiseaseFamilyDoctorSigning = defineCase({
  id: 'chronic-disease-family-doctor-signing',
  field: 'education-health',
  kind: 'inspection',
  tier: 2,
  title: { zh: '四种慢病家庭医生签约服务', en: 'Family-doctor signing for four chronic diseases' },
  basis: [signing, rate],
  departments: ['health'],
  subject: { kind: 'organisation', uniqueness: 'oneOpenPerYear' },
  parameters: [
    workingDays('signDays', 40, '签约期限', 'Signing'),
    workingDays('serveDays', 120, '服务管理期限', 'Service'),
    workingDays('checkDays', 10, '签约率考核期限', 'Check of the rate'),
  ],
  filing: {
    key: 'listPatients',
    level: 'township',
    by: [{ role: 'medicalInstitution', level: 'township', body: 'hospital' }],
    form: [{ field: 'institution' }, { field: 'patients' }, { field: 'patientCount' }],
    rules: [
      {
        when: 'patientCount = count(patients)',
        otherwise: { zh: '患者数与名单不符', en: 'The number is not that of the list' },
        basis: [four],
      },
    ],
  },
  fields: [
    textField('institution', '医疗机构', 'Institution', [workingModel], 100),
    {
      key: 'patients',
      type: 'table',
      label: { zh: '患者名单', en: 'Patients' },
      sensitive: 'health',
      readableBy: ['medicalInstitution', 'countyHealthDept'],
      columns: [
        { key: 'name', type: 'text', label: { zh: '姓名', en: 'Name' }, maxLength: 50 },
        {
          key: 'disease',
          type: 'enum',
          label: { zh: '病种', en: 'Disease' },
          options: [
            { key: 'hypertension', label: { zh: '高血压', en: 'Hypertension' } },
            { key: 'diabetes', label: { zh: '糖尿病', en: 'Diabetes' } },
            { key: 'tuberculosis', label: { zh: '结核病', en: 'Tuberculosis' } },
            { key: 'severeMentalDisorder', label: { zh: '严重精神障碍', en: 'Severe mental disorder' } },
          ],
          basis: [four],
        },
        { key: 'signed', type: 'boolean', label: { zh: '已签约', en: 'Signed' } },
        { key: 'doctor', type: 'text', label: { zh: '家庭医生', en: 'Doctor' }, maxLength: 50 },
        { key: 'signedOn', type: 'date', label: { zh: '签约日期', en: 'Signed on' } },
      ],
      maxRows: 3000,
      basis: [workingModel],
    },
    countField('patientCount', '患者数', 'Patients', [four], { min: 1 }),
    countField('signedCount', '签约人数', 'Signed', [signing]),
    countField('visitCount', '随访次数', 'Visits', [workingModel]),
    textField('serviceRecord', '服务管理情况', 'Record of the service', [signing]),
    textField('mentalDisorderManagement', '严重精神障碍患者管理情况', 'Severe mental disorder', [mental]),
    countField('otherPeople', '其他重点人群人数', 'People of the other key groups', [rate], { min: 1 }),
    countField('otherSigned', '其他重点人群签约人数', 'Signed of the other key groups', [rate]),
  ],
  stages: [
    {
      kind: 'work',
      key: 'sign',
      title: { zh: '签约', en: 'Signing' },
      basis: [signing],
      assignee: hospital,
      form: [{ field: 'patients' }, { field: 'signedCount' }],
      outcomes: [
        {
          key: 'signed',
          title: { zh: '签约完成', en: 'Signed' },
          kind: 'complete',
          to: 'serve',
          rules: [
            {
              when: 'signedCount = count(patients[item.signed = true]) and count(patients) = patientCount',
              otherwise: { zh: '签约人数与名单不符', en: 'The number signed is not that of the list' },
              basis: [signing],
            },
          ],
        },
      ],
    },
    {
      kind: 'work',
      key: 'serve',
      title: { zh: '服务管理', en: 'Service' },
      basis: [signing, mental],
      assignee: hospital,
      form: [
        { field: 'visitCount' },
        { field: 'serviceRecord' },
        { field: 'mentalDisorderManagement', required: false },
      ],
      outcomes: [
        {
          key: 'recorded',
          title: { zh: '已记录', en: 'Recorded' },
          kind: 'complete',
          to: 'checkRate',
          rules: [
            {
              when: 'count(patients[item.disease = "severeMentalDisorder"]) = 0 or mentalDisorderManagement != null',
              otherwise: { zh: '有严重精神障碍患者的，须写明管理情况', en: 'Severe mental disorder needs its record' },
              basis: [mental],
            },
          ],
        },
      ],
    },
    {
      kind: 'decision',
      key: 'checkRate',
      title: { zh: '考核签约率', en: 'Check of the rate' },
      basis: [rate],
      assignee: { by: 'role', role: 'countyHealthDept', level: 'county', body: 'health' },
      form: [{ field: 'otherPeople' }, { field: 'otherSigned' }],
      outcomes: [
        {
          key: 'met',
          title: { zh: '签约率达标', en: 'Met' },
          kind: 'approve',
          to: 'met',
          rules: [
            {
              when: 'signedCount * otherPeople >= otherSigned * patientCount',
              otherwise: { zh: '签约率低于其他重点人群', en: 'The rate is below that of the other key groups' },
              basis: [rate],
            },
          ],
        },
        {
          key: 'notMet',
          title: { zh: '未达标，继续签约', en: 'Not met' },
          kind: 'return',
          to: 'sign',
          basis: [yearly],
        },
      ],
    },
    { kind: 'end', key: 'met', title: { zh: '已达标', en: 'Met' }, basis: [rate], outcome: 'completed' },
    {
      kind: 'end',
      key: 'withdrawn',
      title: { zh: '撤回名单', en: 'List withdrawn' },
      basis: [implied('tenActions2024', '四种主要慢病患者家庭医生签约服务')],
      outcome: 'withdrawn',
    },
  ],
  withdrawal: {
    to: 'withdrawn',
    notAfter: ['serve'],
    basis: [assumed('签约完成前可以撤回重报', 'The list may be withdrawn until the signing is done')],
  },
  clocks: [
    reviewLimit({ stage: 'sign', days: 'signDays', zh: '签约期限', en: 'Signing' }),
    reviewLimit({ stage: 'serve', days: 'serveDays', zh: '服务管理期限', en: 'Service' }),
    reviewLimit({ stage: 'checkRate', days: 'checkDays', zh: '签约率考核期限', en: 'Check of the rate' }),
  ],
});
