// 培训规模与闭环管理: the plan of classes keeps area and distance; lists are checked slot by slot, nothing is held in
// crowds; the department inspects, and what it finds is rectified as a case of its own.
import { assumed, implied, stated } from '../basis.ts';
import { approvalChain, openStep } from '../shapes/approval-chain.ts';
import { countField, flagField, textField } from '../shapes/working-fields.ts';
import { competent, institution, institutionName } from './institution.ts';

const area = stated('fivePlans', '生均面積不低于3平方米', 'D417');
const distance = stated('fivePlans', '至少保持1米距離', 'D418');
const slots = stated('fivePlans', '每一時段培訓學員名單', 'D419');
const closedLoop = stated('fivePlans', '不屬于該時段培訓對象的拒絕進入');
const noCrowds = stated('fivePlans', '嚴格控制聚集活動');
const inspected = implied('fivePlans', '疫情防控工作不到位或者存在漏洞');

const least = (key: string, value: number, zh: string, en: string, basis: typeof area) => ({
  key,
  title: { zh, en },
  type: 'integer' as const,
  value,
  basis: [basis],
});

export const trainingClassCapacity = approvalChain({
  id: 'training-class-capacity',
  field: 'epidemic',
  kind: 'inspection',
  tier: 2,
  title: { zh: '培训规模与闭环管理', en: 'Training size and closed loop' },
  basis: [stated('fivePlans', '嚴格控制培訓規(guī)模'), closedLoop, noCrowds],
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    least('areaPerLearner', 3, '生均面积下限（平方米）', 'Least area per learner (m²)', area),
    least('leastDistance', 1, '学员间距下限（米）', 'Least distance (m)', distance),
  ],
  filing: {
    key: 'plan',
    level: 'township',
    by: [{ role: 'trainingInstitution', level: 'township', body: 'training-institution' }],
    form: [
      { field: 'institutionName' },
      { field: 'room' },
      { field: 'roomArea' },
      { field: 'learners' },
      { field: 'distance' },
      { field: 'slotLists' },
    ],
    rules: [
      {
        when: 'number(roomArea) >= learners * parameter.areaPerLearner',
        otherwise: { zh: '生均面积不足，须减少人数', en: 'Too little area for so many learners' },
        basis: [stated('fivePlans', '生均面積不低于3平方米')],
      },
      {
        when: 'number(distance) >= parameter.leastDistance',
        otherwise: { zh: '学员间距不足', en: 'Too little distance' },
        basis: [stated('fivePlans', '至少保持1米距離')],
      },
    ],
  },
  fields: [
    institutionName,
    textField('room', '教室', 'Room', [assumed('办理需要的内容', 'The work needs it')], 50),
    {
      key: 'roomArea',
      type: 'decimal',
      decimals: 1,
      min: '0.0',
      label: { zh: '教室面积', en: 'Area of the room' },
      unit: { zh: '平方米', en: 'm²' },
      basis: [area],
    },
    countField('learners', '同一时段学员人数', 'Learners at once', [area], { min: 1 }),
    {
      key: 'distance',
      type: 'decimal',
      decimals: 1,
      min: '0.0',
      label: { zh: '学员间距', en: 'Distance' },
      unit: { zh: '米', en: 'm' },
      basis: [distance],
    },
    {
      key: 'slotLists',
      type: 'table',
      label: { zh: '每一时段培训学员名单', en: 'Lists by class slot' },
      columns: [
        { key: 'slot', type: 'text', label: { zh: '时段', en: 'Slot' }, maxLength: 50 },
        { key: 'learner', type: 'text', label: { zh: '学员', en: 'Learner' }, maxLength: 50 },
      ],
      basis: [stated('fivePlans', '每一時段培訓學員名單')],
    },
    flagField('listsChecked', '当天每一时段名单已核对', 'Every slot was checked', [closedLoop]),
    flagField('noGatherings', '未组织聚集性活动', 'Nothing held in crowds', [noCrowds]),
    textField('problem', '检查发现的问题', 'What was found', [inspected]),
  ],
  steps: [
    {
      do: 'work',
      key: 'checkList',
      title: { zh: '核对名单', en: 'Lists are checked' },
      basis: [slots],
      by: institution,
      limit: 1,
      form: [{ field: 'listsChecked' }, { field: 'slotLists', required: false }],
      done: { zh: '已核对', en: 'Checked' },
      rules: [
        {
          when: 'listsChecked = true',
          otherwise: { zh: '每一时段的名单均须核对', en: 'The list of every slot is checked' },
          basis: [slots],
        },
      ],
    },
    {
      do: 'work',
      key: 'limit',
      title: { zh: '限制聚集', en: 'No crowds' },
      basis: [noCrowds],
      by: institution,
      limit: 1,
      form: [{ field: 'noGatherings' }],
      done: { zh: '已报告', en: 'Reported' },
    },
    {
      do: 'work',
      key: 'inspection',
      title: { zh: '检查', en: 'Inspection' },
      basis: [inspected],
      by: competent,
      limit: 10,
      form: [{ field: 'problem', required: false }],
      done: { zh: '符合要求', en: 'Within the limits' },
      rules: [
        {
          when: 'noGatherings = true',
          otherwise: { zh: '组织了聚集性活动，应责令整改', en: 'A crowd was held: to be rectified' },
          basis: [noCrowds],
        },
      ],
      next: 'granted',
      others: [
        {
          key: 'breach',
          title: { zh: '不符合要求，责令整改', en: 'Beyond the limits: to be rectified' },
          kind: 'refer',
          to: 'inspect',
          rules: [
            {
              when: 'problem != null',
              otherwise: { zh: '须写明发现的问题', en: 'Describe what was found' },
              basis: [inspected],
            },
          ],
        },
      ],
    },
    openStep(
      { key: 'inspect', title: { zh: '转停训整改', en: 'To be rectified' }, basis: [inspected] },
      'training-institution-rectification',
      { institutionName: 'institutionName', problem: 'problem' },
    ),
    {
      do: 'own',
      key: 'toRectify',
      stage: () => ({
        kind: 'end',
        key: 'toRectify',
        title: { zh: '已转整改', en: 'Handed to rectification' },
        basis: [inspected],
        outcome: 'referred',
      }),
    },
  ],
  granted: { title: { zh: '符合要求', en: 'Within the limits' }, basis: [closedLoop] },
});
