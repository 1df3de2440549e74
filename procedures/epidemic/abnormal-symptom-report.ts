// 异常症状报告: an institution that finds fever or cough reports to township and community, and the township deals with
// it. The document gives time words only: clocks by default, and clocks that a county sets.
import { assumed, implied, stated } from '../basis.ts';
import { emergency } from '../shapes/emergency-clock.ts';
import { choiceField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { healthField, institution, institutionName, personFields, township } from './institution.ts';

const symptoms = stated('fivePlans', '發(fā)熱、咳嗽等異常癥狀');
const toTownship = stated('fivePlans', '要及時報告屬地', 'D423');
const atOnce = stated('fivePlans', '第一時間響應、第一時間處置', 'D410');
const handling = stated('fivePlans', '做好應急處置');

export const abnormalSymptomReport = emergency({
  id: 'abnormal-symptom-report',
  field: 'epidemic',
  tier: 1,
  title: { zh: '异常症状报告', en: 'Report of fever or cough' },
  basis: [symptoms, stated('fivePlans', '要及時報告屬地'), handling],
  departments: ['competent-department'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  filing: {
    key: 'find',
    level: 'township',
    by: [{ role: 'trainingInstitution', level: 'township', body: 'training-institution' }],
    form: [
      { field: 'personName' },
      { field: 'phone', required: false },
      { field: 'institutionName' },
      { field: 'symptom' },
      { field: 'symptomDetail', required: false },
    ],
  },
  fields: [
    ...personFields,
    institutionName,
    choiceField(
      'symptom',
      '异常症状',
      'Symptom',
      [
        ['fever', '发热', 'Fever'],
        ['cough', '咳嗽', 'Cough'],
        ['other', '其他异常症状', 'Other'],
      ],
      [symptoms],
    ),
    healthField('symptomDetail', '症状情况', 'Details', [symptoms]),
    { key: 'reportedAt', type: 'dateTime', label: { zh: '报告时间', en: 'Reported at' }, basis: [workingModel] },
    flagField('communityTold', '已报告社区', 'The community is told', [stated('fivePlans', '要及時報告屬地')]),
    healthField('handlingResult', '处置情况', 'What was done', [handling]),
    textField('caseNumber', '转交的流调编号', 'Number of the investigation', [workingModel], 100),
  ],
  superior: { role: 'competentDepartment', level: 'county', body: 'competent-department' },
  tracks: [
    {
      key: 'report',
      title: { zh: '报告处置', en: 'Report and handling' },
      steps: [
        {
          key: 'report',
          title: { zh: '报告属地', en: 'Report to the township' },
          basis: [stated('fivePlans', '要及時報告屬地')],
          by: institution,
          hours: { value: null, basis: [toTownship], otherwise: 2 },
          form: [{ field: 'reportedAt' }, { field: 'communityTold' }],
          done: { zh: '已报告镇（街道）、社区', en: 'Reported to township and community' },
          rules: [
            {
              when: 'communityTold = true',
              otherwise: { zh: '还须报告社区', en: 'The community must be told too' },
              basis: [stated('fivePlans', '要及時報告屬地')],
            },
          ],
        },
        {
          key: 'handle',
          title: { zh: '应急处置', en: 'Handling' },
          basis: [handling],
          by: township,
          hours: { value: null, basis: [atOnce], otherwise: 12 },
          form: [{ field: 'handlingResult' }, { field: 'caseNumber', required: false }],
          done: { zh: '已排除', en: 'Clear' },
          others: [
            {
              key: 'infected',
              title: { zh: '确认感染，交流调处置', en: 'Infected; to the investigation' },
              kind: 'refer',
              to: 'handedOver',
              basis: [implied('fivePlans', '做好應急處置')],
            },
            {
              key: 'incomplete',
              title: { zh: '报告不清，退回补报', en: 'Not clear; report again' },
              kind: 'return',
              to: 'report',
              basis: [assumed('情况不清的补报', 'What is not clear is reported again')],
            },
          ],
        },
      ],
    },
  ],
  completed: { title: { zh: '已处置，排除', en: 'Handled, clear' }, basis: [handling] },
  ends: [
    {
      kind: 'end',
      key: 'handedOver',
      title: { zh: '确认感染，已移交', en: 'Infected, handed over' },
      basis: [implied('fivePlans', '做好應急處置')],
      outcome: 'referred',
    },
  ],
});
