// 领导包案: one problem, one leader, one team, to the end. The leader himself settles it; the governance office presses
// and checks, and what is settled is closed by the leader who owns it.
import { assumed, implied, stated } from '../basis.ts';
import { reminders } from '../ladders.ts';
import { endStage } from '../shapes/human-steps.ts';
import { mediation } from '../shapes/mediation.ts';
import { choiceField, dateField, fileField, textField } from '../shapes/working-fields.ts';
import { partiesField } from './dispute-fields.ts';

const packaged = stated('fivePlans', '對重點矛盾和糾紛實行領導包抓制度');
const oneEach = stated('fivePlans', '“一個問題、一名領導、一套班子', 'D436');
const toTheEnd = stated('fivePlans', '一個問題、一名領導、一套班子、一抓到底');
const pressed = stated('fivePlans', '定期召開會議,加強督辦和檢查', 'D437');
const cases = stated('fivePlans', '建立完善“領導包案”');
const governance = {
  by: 'role',
  role: 'townshipGovernanceOffice',
  level: 'township',
  body: 'governance-office',
} as const;
const notDone = assumed('未化解的由督办意见定去向', 'What is not settled goes where the check says');

export const leaderPackageCase = mediation({
  id: 'leader-package-case',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '领导包抓、领导包案', en: 'Leader package of a key dispute or case' },
  basis: [packaged, cases],
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    {
      key: 'meetingDay',
      title: { zh: '每月督办会议日', en: 'Day of the month of the supervision meeting' },
      type: 'integer',
      value: null,
      basis: [pressed],
    },
  ],
  filing: {
    level: 'township',
    by: [
      { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
      { role: 'townshipParty', level: 'township' },
      { role: 'policeStation', level: 'township', body: 'police-station' },
    ],
    form: [
      { field: 'problem' },
      { field: 'caseKind', required: false },
      { field: 'parties', required: false },
      { field: 'units', required: false },
    ],
  },
  fields: [
    textField('problem', '一个问题', 'One problem', [oneEach]),
    choiceField(
      'caseKind',
      '类别',
      'Kind',
      [
        ['dispute', '重点矛盾纠纷', 'Key dispute'],
        ['criminal', '案件', 'Police case'],
      ],
      [packaged, cases],
    ),
    partiesField,
    textField('units', '责任单位', 'Units responsible', [stated('fivePlans', '相關(guān)責任單位和具體責任人')]),
    { key: 'leader', type: 'person', label: { zh: '一名领导', en: 'One leader' }, basis: [oneEach] },
    textField('team', '一套班子', 'One team', [oneEach]),
    textField('steps', '工作措施', 'Steps', [toTheEnd]),
    textField('result', '调处结果', 'Result', [toTheEnd]),
    fileField('evidence', '佐证材料', 'Evidence'),
    textField('supervision', '督办意见', 'Opinion of the supervision', [pressed]),
    dateField('closedOn', '结案日期', 'Closed on'),
  ],
  receive: {
    key: 'select',
    title: { zh: '确定重点', en: 'Selection' },
    basis: [packaged],
    by: governance,
    form: [{ field: 'caseKind' }],
    days: 3,
    accept: { zh: '列为包案', en: 'List it' },
    refuse: { zh: '不列为包案', en: 'Not listed' },
  },
  prepare: [
    {
      key: 'assign',
      title: { zh: '包案', en: 'Assignment' },
      basis: [oneEach],
      by: { by: 'role', role: 'townshipParty', level: 'township' },
      form: [{ field: 'leader' }, { field: 'team' }, { field: 'units', required: false }],
      days: 3,
    },
  ],
  levels: [
    {
      key: 'handle',
      title: { zh: '调处', en: 'Handling by the leader' },
      basis: [toTheEnd],
      by: { by: 'personField', field: 'leader' },
      keepsOwner: true,
      form: [{ field: 'steps' }, { field: 'result' }, { field: 'evidence', required: false }],
      days: 30,
      settled: { zh: '已化解，报督办检查', en: 'Settled; to be checked' },
      notSettled: { zh: '确不能化解，报督办检查', en: 'Not settled; to be checked' },
    },
  ],
  beyond: 'checkUnsettled',
  afterwards: 'supervise',
  stages: [
    {
      kind: 'decision',
      key: 'supervise',
      title: { zh: '督办检查', en: 'Supervision' },
      basis: [pressed],
      assignee: governance,
      filerMayDecide: true,
      form: [{ field: 'supervision' }],
      outcomes: [
        { key: 'ok', title: { zh: '检查合格', en: 'In order' }, kind: 'approve', to: 'close' },
        { key: 'press', title: { zh: '督办，继续调处', en: 'Press; go on' }, kind: 'return', to: 'handle' },
      ],
    },
    {
      kind: 'decision',
      key: 'checkUnsettled',
      title: { zh: '未化解案件督办', en: 'Check of what is not settled' },
      basis: [pressed, notDone],
      assignee: governance,
      filerMayDecide: true,
      form: [{ field: 'supervision' }],
      outcomes: [
        { key: 'press', title: { zh: '督办，继续调处', en: 'Press; go on' }, kind: 'return', to: 'handle' },
        { key: 'change', title: { zh: '调整包案领导', en: 'Another leader' }, kind: 'return', to: 'assign' },
        { key: 'law', title: { zh: '转法律途径', en: 'To the ways of the law' }, kind: 'reject', to: 'notSettled' },
      ],
    },
    {
      kind: 'work',
      key: 'close',
      title: { zh: '结案', en: 'Closing' },
      basis: [implied('fivePlans', '一個問題、一名領導、一套班子、一抓到底')],
      assignee: { by: 'role', role: 'caseLeader', level: 'township' },
      form: [{ field: 'closedOn' }],
      outcomes: [{ key: 'closed', title: { zh: '结案', en: 'Closed' }, kind: 'complete', to: 'settled' }],
    },
    endStage('settled', { zh: '已结案', en: 'Closed' }, [toTheEnd], 'completed'),
    endStage('notAccepted', { zh: '不列为包案', en: 'Not listed' }, [packaged], 'refused'),
  ],
  ownLimits: [
    { key: 'supervise', title: { zh: '督办检查', en: 'Supervision' }, days: 5 },
    { key: 'checkUnsettled', title: { zh: '未化解案件督办', en: 'Check of what is not settled' }, days: 5 },
    { key: 'close', title: { zh: '结案', en: 'Closing' }, days: 3 },
  ],
  duties: [
    {
      key: 'supervisionMeeting',
      title: { zh: '定期督办会议', en: 'Regular supervision meeting' },
      basis: [pressed],
      opens: { every: 'month', day: { parameter: 'meetingDay' } },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', bodies: ['governance-office'], role: 'townshipGovernanceOffice' },
      item: {
        key: 'meeting',
        title: { zh: '督办会议记录', en: 'Record of the meeting' },
        basis: [pressed],
        fields: [
          dateField('heldOn', '召开日期', 'Held on', [pressed]),
          textField('casesReviewed', '督办案件', 'Cases reviewed', [pressed]),
          textField('demands', '督办要求', 'Demands', [pressed]),
        ],
        form: [{ field: 'heldOn' }, { field: 'casesReviewed' }, { field: 'demands', required: false }],
      },
      ladder: reminders,
    },
  ],
});
