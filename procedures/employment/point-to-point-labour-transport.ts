// “点对点”免费乘车运输: townships publicise, the worker registers in the applet, human resources arranges the trip with the bus
// station, the headquarters looks at health where the gate is on, and the worker arrives; the work goes into the ledger.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { reviewLimit, supplementLimit } from '../clocks.ts';
import { wholeNumber, workingDays } from '../parameters.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, flagField, textField } from '../shapes/working-fields.ts';

const hr = { by: 'role', role: 'countyHrBureau', level: 'county', body: 'hr' } as const;
const headquarters = { by: 'role', role: 'epidemicHeadquarters', level: 'county' } as const;

const service = stated('spring2022', '“点对点”免费乘车运输服务');
const publicised = stated('spring2022', '“点对点”运输服务政策宣传工作');
const registering = stated('spring2022', '劳动力通过微信小程序进行报名');
const arranging = stated('spring2022', '汽车总站做好“点对点”运输服务工作');
const health = stated('spring2022', '疫情防控指挥部做好“点对点”运输服务');
const arriving = stated('spring2022', '确保农民工顺利到达务工地点');
const full = assumed('满员的等候下一班次', 'Who finds the bus full waits for the next');
const refused = assumed('健康检查不合格的不予乘车，可待康复后改签', 'Who fails the health check does not travel yet');

export const pointToPointLabourTransport = defineCase({
  id: 'point-to-point-labour-transport',
  field: 'employment',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '“点对点”免费乘车运输服务', en: 'Point-to-point free bus for workers' },
  basis: [service, registering, arriving],
  departments: ['hr'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    wholeNumber('healthGate', 1, '乘车前防疫检查（1启用，0停用）', 'Health check before the trip (1 on, 0 off)', [
      health,
      assumed('疫情防控要求已于2023年1月调整，县可停用', 'The rules ended in January 2023; a county may turn it off'),
    ]),
    workingDays('scheduleDays', 5, '排班期限', 'Arranging the trip'),
    workingDays('healthDays', 2, '防疫指导期限', 'Health check'),
    workingDays('transportDays', 5, '运送期限', 'Transport'),
    workingDays('waitDays', 10, '等候改签期限', 'Waiting for another trip'),
  ],
  filing: {
    key: 'register',
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'assistanceCadre', level: 'village' },
    ],
    selfFiling: true,
    form: [
      { field: 'workerName' },
      { field: 'phone' },
      { field: 'homeVillage' },
      { field: 'destination' },
      { field: 'wishedOn' },
    ],
  },
  withdrawal: {
    to: 'cancelled',
    notAfter: ['transport'],
    basis: [assumed('发车前可以取消报名', 'It may be cancelled until the bus leaves')],
  },
  fields: [
    textField('workerName', '姓名', 'Worker', [registering], 50),
    {
      key: 'phone',
      type: 'text',
      format: 'phone',
      label: { zh: '联系电话', en: 'Phone' },
      sensitive: 'phone',
      readableBy: ['townshipVillageCadre', 'assistanceCadre', 'countyHrBureau'],
      basis: [registering],
    },
    textField('homeVillage', '户籍村', 'Home village', undefined, 100),
    textField('destination', '务工地点', 'Destination', [arriving], 200),
    dateField('wishedOn', '希望出发日期', 'Wishes to leave on', undefined, true),
    textField('trip', '班次', 'Trip', [arranging], 100),
    dateField('departsOn', '发车日期', 'Departs on', [arranging], true),
    countField('seatsLeft', '剩余座位', 'Seats left', [arranging]),
    {
      key: 'healthStatus',
      type: 'text',
      label: { zh: '健康状况', en: 'Health' },
      sensitive: 'health',
      readableBy: ['epidemicHeadquarters'],
      basis: [health],
    },
    flagField('healthPassed', '防疫检查合格', 'Passed the health check', [health]),
    dateField('arrivedOn', '到达日期', 'Arrived on', [arriving]),
    textField('employer', '务工单位', 'Employer', undefined, 200),
    choiceField('reason', '未成行原因', 'Why it did not happen', [
      ['full', '满员', 'Full'],
      ['health', '健康原因', 'Health'],
      ['own', '本人原因', 'Own reasons'],
    ]),
  ],
  stages: [
    {
      kind: 'decision',
      key: 'schedule',
      title: { zh: '排班运输', en: 'Arranging the trip' },
      basis: [arranging],
      assignee: hr,
      form: [{ field: 'trip' }, { field: 'departsOn' }, { field: 'seatsLeft' }],
      outcomes: [
        {
          key: 'scheduled',
          title: { zh: '已排班', en: 'Scheduled' },
          kind: 'approve',
          to: [{ when: 'parameter.healthGate = 1', to: 'healthCheck' }, { to: 'transport' }],
          rules: [
            {
              when: 'seatsLeft > 0',
              otherwise: { zh: '该班次已满员', en: 'The trip is full' },
              basis: [full],
            },
          ],
        },
        {
          key: 'full',
          title: { zh: '满员，等候下一班次', en: 'Full' },
          kind: 'return',
          to: 'waitForNext',
          basis: [full],
        },
      ],
    },
    {
      kind: 'work',
      key: 'waitForNext',
      title: { zh: '等候下一班次', en: 'Waiting for the next trip' },
      basis: [full],
      assignee: { by: 'applicant' },
      form: [{ field: 'wishedOn' }],
      outcomes: [
        { key: 'again', title: { zh: '改期乘车', en: 'Another day' }, kind: 'complete', to: 'schedule' },
        { key: 'giveUp', title: { zh: '放弃乘车', en: 'Give up' }, kind: 'complete', to: 'cancelled' },
      ],
    },
    {
      kind: 'decision',
      key: 'healthCheck',
      title: { zh: '防疫指导', en: 'Health check' },
      basis: [health],
      assignee: headquarters,
      form: [{ field: 'healthStatus' }, { field: 'healthPassed' }],
      outcomes: [
        {
          key: 'pass',
          title: { zh: '可以乘车', en: 'May travel' },
          kind: 'approve',
          to: 'transport',
          rules: [
            {
              when: 'healthPassed = true',
              otherwise: { zh: '防疫检查不合格，不能乘车', en: 'Who fails the check does not travel' },
              basis: [health],
            },
          ],
        },
        {
          key: 'postpone',
          title: { zh: '暂缓乘车，康复后改期', en: 'Postponed' },
          kind: 'return',
          to: 'waitForNext',
          basis: [refused],
        },
        { key: 'refuse', title: { zh: '不予乘车', en: 'Refused' }, kind: 'reject', to: 'inform', basis: [refused] },
      ],
    },
    {
      kind: 'work',
      key: 'transport',
      title: { zh: '运抵', en: 'Transport' },
      basis: [arriving],
      assignee: hr,
      form: [
        { field: 'arrivedOn', required: false },
        { field: 'employer', required: false },
        { field: 'reason', required: false },
      ],
      outcomes: [
        {
          key: 'arrived',
          title: { zh: '已到达务工地点', en: 'Arrived' },
          kind: 'complete',
          to: 'recordWork',
          rules: [
            {
              when: 'arrivedOn != null and employer != null',
              otherwise: { zh: '须填到达日期和务工单位', en: 'Day of arrival and employer are needed' },
              basis: [arriving],
            },
          ],
        },
        {
          key: 'missed',
          title: { zh: '未乘车', en: 'Not on the bus' },
          kind: 'complete',
          to: 'waitForNext',
        },
      ],
    },
    {
      kind: 'service',
      key: 'recordWork',
      title: { zh: '登记务工台账', en: 'Entry in the migrant-work ledger' },
      basis: [implied('spring2022', '实现转移就业，增加收入')],
      action: {
        do: 'registryEntry',
        register: 'migrantWorkLedger',
        entry: 'arrived',
        fields: ['workerName', 'homeVillage', 'destination', 'employer', 'arrivedOn'],
      },
      to: 'arrived',
    },
    {
      kind: 'service',
      key: 'inform',
      title: { zh: '告知不予乘车', en: 'The refusal is told' },
      basis: [refused],
      action: {
        do: 'letter',
        template: 'transportRefused',
        title: { zh: '“点对点”乘车未通过告知', en: 'Refusal of the free bus' },
        fields: ['workerName', 'trip'],
        to: 'applicant',
      },
      to: 'refused',
    },
    { kind: 'end', key: 'arrived', title: { zh: '已运抵', en: 'Arrived' }, basis: [arriving], outcome: 'completed' },
    { kind: 'end', key: 'refused', title: { zh: '不予乘车', en: 'Refused' }, basis: [refused], outcome: 'refused' },
    { kind: 'end', key: 'cancelled', title: { zh: '已取消', en: 'Cancelled' }, basis: [full], outcome: 'withdrawn' },
  ],
  clocks: [
    reviewLimit({ stage: 'schedule', days: 'scheduleDays', zh: '排班期限', en: 'Arranging the trip' }),
    reviewLimit({ stage: 'healthCheck', days: 'healthDays', zh: '防疫指导期限', en: 'Health check' }),
    reviewLimit({ stage: 'transport', days: 'transportDays', zh: '运送期限', en: 'Transport' }),
    supplementLimit({ stage: 'waitForNext', days: 'waitDays', zh: '等候改签期限', en: 'Waiting for another trip' }),
  ],
  duties: [
    reportDuty({
      key: 'yearlyPublicity',
      title: { zh: '“点对点”运输服务宣传', en: 'The service is publicised' },
      basis: [publicised, assumed('每年春季外出前宣传', 'Each year before people leave in spring')],
      opens: { every: 'year', month: 1, day: 15 },
      due: { kind: 'monthDay', month: 2, day: 28 },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'publicise',
        title: { zh: '宣传', en: 'Publicity' },
        basis: [publicised],
        nothingToReport: false,
        fields: [
          countField('informed', '知晓人数', 'People informed', [publicised]),
          textField('means', '宣传方式', 'Means', [publicised], 500),
        ],
      },
    }),
  ],
});
