// 督办: what the last rung of a ladder opens, or a leader asks for: the county orders, the unit answers, the county checks
// and closes. It is the system's own and none of the handbook's procedures.
import { defineCase } from '../../domain/definition/builder.ts';
import { SUPERVISION } from '../../domain/supervision.ts';
import { assumed } from '../basis.ts';
import { dateField, organisationField, textField } from '../shapes/working-fields.ts';

const ours = assumed(
  '各文件要求督办而未规定程序，此为系统默认程序，县可调整期限',
  'The documents order supervision and give no procedure; this is the default, whose limits the county may change',
);
const supervisors = { by: 'role', role: 'supervisionGroup', level: 'county' } as const;
const principals = { role: 'countyPrincipalLeaders', level: 'county' } as const;

/** Silence of those who supervise climbs to the principal leaders, and opens no supervision of its own. */
const supervisorsLadder = [
  { after: { amount: 0, unit: 'workingDay' }, action: 'remindOwner' },
  { after: { amount: 1, unit: 'workingDay' }, action: 'notifySuperior' },
  { after: { amount: 3, unit: 'workingDay' }, action: 'notifySuperior', to: principals },
] as const;

const unitsLadder = [
  { after: { amount: 0, unit: 'workingDay' }, action: 'remindOwner' },
  { after: { amount: 1, unit: 'workingDay' }, action: 'notifySuperior' },
  { after: { amount: 2, unit: 'workingDay' }, action: 'yellowCard' },
  { after: { amount: 4, unit: 'workingDay' }, action: 'redCard' },
  { after: { amount: 5, unit: 'workingDay' }, action: 'notifySuperior', to: principals },
] as const;

const days = <const K extends string>(key: K, zh: string, en: string, value: number) =>
  ({ key, title: { zh, en }, type: 'integer', value, basis: [ours] }) as const;

export const supervision = defineCase({
  id: SUPERVISION,
  field: 'system',
  kind: 'caseLedger',
  tier: 3,
  title: { zh: '督办', en: 'Supervision of what is late' },
  basis: [ours],
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    days('orderDays', '下达督办的工作日数', 'Working days for the order', 2),
    days('answerDays', '承办单位反馈的工作日数', 'Working days for the answer', 5),
    days('checkDays', '核查的工作日数', 'Working days for the check', 3),
  ],
  filing: {
    level: 'county',
    by: [{ role: 'supervisionGroup', level: 'county' }, { role: 'countyAuthority', level: 'county' }, principals],
    form: [
      { field: 'matter' },
      { field: 'unit' },
      { field: 'unitRole', required: false },
      { field: 'limit', required: false },
      { field: 'dueOn', required: false },
      { field: 'overdueCase', required: false },
      { field: 'units', required: false },
    ],
  },
  fields: [
    textField('matter', '督办事项', 'Matter', [ours], 200),
    textField('limit', '逾期的期限', 'Limit that has passed', [ours], 200),
    dateField('dueOn', '应办结日期', 'It was due on', [ours], true),
    textField('overdueCase', '逾期案件', 'Case that is late', [ours], 64),
    organisationField('unit', '承办单位', 'Unit that must answer', [ours]),
    textField('unitRole', '承办岗位', 'Post that must answer', [ours], 64),
    textField('units', '逾期单位', 'Units that are late', [ours], 20_000),
    textField('requirement', '督办要求', 'What is required', [ours]),
    textField('measures', '办理情况', 'What was done', [ours]),
    textField('finding', '核查情况', 'What the check found', [ours]),
  ],
  stages: [
    {
      key: 'order',
      kind: 'work',
      title: { zh: '下达督办通知', en: 'Order' },
      basis: [ours],
      assignee: supervisors,
      form: [{ field: 'requirement', required: false }],
      outcomes: [
        {
          key: 'issued',
          title: { zh: '下达', en: 'Issue' },
          kind: 'complete',
          to: 'answer',
          rules: [
            {
              when: 'requirement != null',
              otherwise: { zh: '下达督办须写明要求', en: 'An order says what is required' },
              basis: [ours],
            },
          ],
        },
        { key: 'notNeeded', title: { zh: '无须督办', en: 'Not needed' }, kind: 'reject', to: 'dropped', opinion: true },
      ],
    },
    {
      key: 'answer',
      kind: 'work',
      title: { zh: '承办单位办理并反馈', en: 'Answer of the unit' },
      basis: [ours],
      assignee: { by: 'roleAtField', role: 'responsibleUnit', field: 'unit', roleField: 'unitRole' },
      form: [{ field: 'measures' }],
      outcomes: [{ key: 'answered', title: { zh: '反馈', en: 'Answer' }, kind: 'complete', to: 'check' }],
    },
    {
      key: 'check',
      kind: 'work',
      title: { zh: '核查销号', en: 'Check' },
      basis: [ours],
      assignee: supervisors,
      form: [{ field: 'finding' }],
      outcomes: [
        { key: 'accepted', title: { zh: '办结销号', en: 'Close' }, kind: 'complete', to: 'closed' },
        {
          key: 'returned',
          title: { zh: '退回继续办理', en: 'Send back' },
          kind: 'return',
          to: 'answer',
          opinion: true,
        },
      ],
    },
    { key: 'closed', kind: 'end', title: { zh: '督办结案', en: 'Closed' }, basis: [ours], outcome: 'completed' },
    { key: 'dropped', kind: 'end', title: { zh: '未予督办', en: 'Dropped' }, basis: [ours], outcome: 'notEstablished' },
  ],
  clocks: [
    {
      key: 'orderLimit',
      title: { zh: '下达督办的期限', en: 'Limit of the order' },
      basis: [ours],
      scope: 'visit',
      start: { on: 'entered', stage: 'order' },
      stop: [{ on: 'left', stage: 'order' }],
      limit: { kind: 'period', amount: { parameter: 'orderDays' }, unit: 'workingDay' },
      ladder: supervisorsLadder,
    },
    {
      key: 'answerLimit',
      title: { zh: '承办单位反馈的期限', en: 'Limit of the answer' },
      basis: [ours],
      scope: 'visit',
      start: { on: 'entered', stage: 'answer' },
      stop: [{ on: 'left', stage: 'answer' }],
      limit: { kind: 'period', amount: { parameter: 'answerDays' }, unit: 'workingDay' },
      warnings: [{ before: { amount: 1, unit: 'workingDay' } }],
      ladder: unitsLadder,
    },
    {
      key: 'checkLimit',
      title: { zh: '核查的期限', en: 'Limit of the check' },
      basis: [ours],
      scope: 'visit',
      start: { on: 'entered', stage: 'check' },
      stop: [{ on: 'left', stage: 'check' }],
      limit: { kind: 'period', amount: { parameter: 'checkDays' }, unit: 'workingDay' },
      ladder: supervisorsLadder,
    },
  ],
});
