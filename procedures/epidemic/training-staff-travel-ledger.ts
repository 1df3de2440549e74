// 离丽员工“一人一档”: declared before leaving → one file per person → the way back is traced → return to post.
import { assumed, implied, stated } from '../basis.ts';
import { approvalChain, openStep } from '../shapes/approval-chain.ts';
import { choiceField, dateField, textField } from '../shapes/working-fields.ts';
import { institution, institutionName, personFields } from './institution.ts';

const onlyIfNeeded = stated('fivePlans', '要倡導員工非必要不離麗');
const lookUp = stated('fivePlans', '應提前查詢目的地的疫情風險等級');
const inAdvance = stated('fivePlans', '應提前查詢目的地', 'D412');
const oneFile = stated('fivePlans', '要建立“一人一檔”', 'D413');
const traced = stated('fivePlans', '確保離麗員工底數(shù)清、返');
const advised = assumed('经劝导不离开的，不再建档', 'Who is persuaded to stay needs no file');

export const trainingStaffTravelLedger = approvalChain({
  id: 'training-staff-travel-ledger',
  field: 'epidemic',
  kind: 'caseLedger',
  tier: 2,
  title: { zh: '离丽员工“一人一档”信息台账', en: 'Staff travel ledger' },
  basis: [stated('fivePlans', '要建立“一人一檔”離麗員工信息臺賬'), traced],
  departments: ['competent-department'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  filing: {
    key: 'declare',
    level: 'township',
    by: [{ role: 'trainingInstitution', level: 'township', body: 'training-institution' }],
    selfFiling: true,
    form: [
      { field: 'personName' },
      { field: 'phone', required: false },
      { field: 'institutionName' },
      { field: 'destination' },
      { field: 'reason' },
      { field: 'leavesOn' },
      { field: 'plannedReturnOn' },
    ],
  },
  fields: [
    ...personFields,
    institutionName,
    textField('destination', '目的地', 'Destination', [lookUp], 200),
    textField('reason', '离开事由', 'Reason', [onlyIfNeeded]),
    dateField('leavesOn', '离开日期', 'Leaves on', [lookUp], true),
    dateField('plannedReturnOn', '计划返程日期', 'Planned return', [traced], true),
    choiceField(
      'riskLevel',
      '目的地疫情风险等级',
      'Risk level',
      [
        ['low', '低风险', 'Low'],
        ['medium', '中风险', 'Medium'],
        ['high', '高风险', 'High'],
      ],
      [lookUp],
    ),
    textField('vaccination', '新冠疫苗接种情况', 'Vaccination', [stated('fivePlans', '新冠疫苗接種工作')], 200),
    textField('route', '返乡行程', 'The journey', [traced]),
  ],
  steps: [
    {
      do: 'work',
      key: 'openFile',
      title: { zh: '建立一人一档', en: 'One file per person' },
      basis: [oneFile],
      by: institution,
      limit: { value: null, unit: 'day', basis: [inAdvance], otherwise: 1 },
      form: [{ field: 'riskLevel' }, { field: 'vaccination', required: false }],
      done: { zh: '已建档，可以离开', en: 'File opened' },
      others: [
        { key: 'advised', title: { zh: '劝导不离开', en: 'Stays' }, kind: 'reject', to: 'stayed', basis: [advised] },
      ],
    },
    {
      do: 'work',
      key: 'trace',
      title: { zh: '返程追踪', en: 'The way back' },
      basis: [traced],
      by: institution,
      limit: 'clocks',
      form: [{ field: 'route' }, { field: 'plannedReturnOn' }],
      done: { zh: '行程已核实', en: 'Traced' },
    },
    openStep(
      {
        key: 'return',
        title: { zh: '返岗', en: 'Return to post' },
        basis: [implied('fivePlans', '管控措施后方可申請返崗')],
      },
      'staff-return-to-post',
      {
        personName: 'personName',
        phone: 'phone',
        institutionName: 'institutionName',
        travelHistory: 'route',
        plannedReturnOn: 'plannedReturnOn',
      },
      'openAndAwait',
    ),
  ],
  stages: [
    { kind: 'end', key: 'stayed', title: { zh: '未离开', en: 'Stayed' }, basis: [advised], outcome: 'withdrawn' },
  ],
  clocks: [
    {
      key: 'traceLimit',
      title: { zh: '返程追踪', en: 'The way back' },
      basis: [traced, assumed('以计划返程日期为准', 'By the planned day of return')],
      scope: 'visit',
      start: { on: 'entered', stage: 'trace' },
      stop: [{ on: 'left', stage: 'trace' }],
      limit: { kind: 'field', field: 'plannedReturnOn' },
      ladder: [
        { after: { amount: 0, unit: 'day' }, action: 'remindOwner' },
        { after: { amount: 1, unit: 'day' }, action: 'notifySuperior' },
      ],
    },
  ],
  granted: { title: { zh: '已返岗', en: 'Returned' }, basis: [traced] },
});
