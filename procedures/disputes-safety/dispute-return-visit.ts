// 矛盾纠纷回访: what is closed is registered at the monthly meeting; what is prominent or may recur is visited by one
// person or at the door together with village cadres; what is unstable is mediated anew.
import { assumed, stated } from '../basis.ts';
import { reminders } from '../ladders.ts';
import { decisionStage, endStage, workStage } from '../shapes/human-steps.ts';
import { limitsOf } from '../shapes/step-limits.ts';
import { dateField, flagField, textField } from '../shapes/working-fields.ts';
import { defineCase } from '../../domain/definition/builder.ts';
import { disputeField, disputeKindField, partiesField } from './dispute-fields.ts';

const byOnePerson = stated('eightOnes2022', '由专人及时回访', 'D221');
const registered = stated('fivePlans', '在每月例會上匯總登記', 'D441');
const selected = stated('fivePlans', '突出的案例或可能反復的糾紛');
const together = stated('fivePlans', '綜治辦同村干部一起上門回訪');
const majorAlways = stated('eightOnes2022', '由专人及时回访');
const stable = assumed('防止调而不解、解而不和，稳定后办结', 'It is closed once it is stable');
const takenUpAnew = assumed('不稳定的重新调解', 'What is unstable is mediated anew');
const governance = {
  by: 'role',
  role: 'townshipGovernanceOffice',
  level: 'township',
  body: 'governance-office',
} as const;
const found = [{ field: 'visitedOn' }, { field: 'state' }, { field: 'feelings', required: false }] as const;

const STEPS = {
  select: {
    key: 'select',
    title: { zh: '筛选', en: 'Selection' },
    basis: [selected],
    by: governance,
    form: [{ field: 'major' }, { field: 'visitor', required: false }],
    days: 5,
  },
  visit: {
    key: 'visit',
    title: { zh: '专人回访', en: 'Return visit by one person' },
    basis: [byOnePerson],
    by: { by: 'personField', field: 'visitor' },
    form: found,
    days: 10,
    atOnce: { title: { zh: '及时回访时限', en: 'Limit of the return visit' }, basis: [byOnePerson] },
  },
  jointVisit: {
    key: 'jointVisit',
    title: { zh: '上门回访', en: 'Visit together with village cadres' },
    basis: [together],
    by: governance,
    form: found,
    days: 10,
  },
  judge: {
    key: 'judgeRelapse',
    title: { zh: '复发处置研判', en: 'Judgement of the relapse' },
    basis: [takenUpAnew],
    by: governance,
    days: 3,
  },
} as const;

const outcomes = [
  { key: 'stable', title: { zh: '稳定', en: 'Stable' }, kind: 'complete', to: 'stable' },
  { key: 'unstable', title: { zh: '不稳定', en: 'Unstable' }, kind: 'refer', to: 'judgeRelapse' },
] as const;
const limits = limitsOf(Object.values(STEPS));

export const disputeReturnVisit = defineCase<string, string, string, string>({
  id: 'dispute-return-visit',
  field: 'disputes-safety',
  kind: 'mediation',
  tier: 1,
  title: { zh: '矛盾纠纷回访', en: 'Return visit after settlement' },
  basis: [byOnePerson, together],
  subject: { kind: 'village', uniqueness: 'none' },
  parameters: limits.map(({ parameter }) => parameter),
  filing: {
    level: 'village',
    by: [
      { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'responsiblePerson', level: 'village' },
    ],
    form: [
      { field: 'dispute' },
      { field: 'disputeKind', required: false },
      { field: 'parties', required: false },
      { field: 'major', required: false },
      { field: 'settledOn', required: false },
    ],
  },
  fields: [
    disputeField,
    disputeKindField,
    partiesField,
    flagField('major', '是否重大矛盾', 'A major dispute', [selected]),
    dateField('settledOn', '化解日期', 'Settled on'),
    { key: 'visitor', type: 'person', label: { zh: '回访人', en: 'Visitor' }, basis: [byOnePerson] },
    dateField('visitedOn', '回访日期', 'Visited on'),
    textField('state', '纠纷现状', 'State of the dispute', [together]),
    textField('feelings', '双方情绪', 'Feelings of both sides', [stated('fivePlans', '進一步消除雙方怨氣')]),
  ],
  stages: [
    decisionStage(STEPS.select, [
      {
        key: 'visit',
        title: { zh: '专人回访', en: 'By one person' },
        kind: 'approve',
        to: 'visit',
        rules: [
          {
            when: 'visitor != null',
            otherwise: { zh: '须明确回访人', en: 'Name the visitor' },
            basis: [byOnePerson],
          },
        ],
      },
      { key: 'joint', title: { zh: '上门回访', en: 'Together at the door' }, kind: 'approve', to: 'jointVisit' },
      {
        key: 'none',
        title: { zh: '不突出、不易反复，归档', en: 'Neither prominent nor likely to recur' },
        kind: 'reject',
        to: 'notSelected',
        rules: [
          {
            when: 'major = false',
            otherwise: { zh: '重大矛盾调解成功的都应回访', en: 'Every settled major dispute is visited' },
            basis: [majorAlways],
          },
        ],
      },
    ]),
    workStage(STEPS.visit, outcomes),
    workStage(STEPS.jointVisit, outcomes),
    decisionStage(STEPS.judge, [
      { key: 'reopen', title: { zh: '重新调解', en: 'Mediate anew' }, kind: 'approve', to: 'reopen' },
      { key: 'again', title: { zh: '再次上门回访', en: 'Visit once more' }, kind: 'return', to: 'jointVisit' },
    ]),
    {
      kind: 'link',
      key: 'reopen',
      title: { zh: '复发处置', en: 'The dispute is taken up anew' },
      basis: [takenUpAnew],
      mode: 'reopen',
      procedure: 'dispute-mediation',
      hands: [
        { to: 'dispute', from: 'dispute' },
        { to: 'disputeKind', from: 'disputeKind' },
        { to: 'parties', from: 'parties' },
        { to: 'major', from: 'major' },
      ],
      to: 'reopened',
    },
    endStage('stable', { zh: '稳定，办结', en: 'Stable' }, [stable], 'completed'),
    endStage('notSelected', { zh: '不需回访，归档', en: 'Not visited; filed' }, [selected], 'filed'),
    endStage('reopened', { zh: '复发，重新调解', en: 'Taken up anew' }, [takenUpAnew], 'referred'),
  ],
  clocks: limits.map(({ clock }) => clock),
  duties: [
    {
      key: 'monthlyMeeting',
      title: { zh: '每月例会', en: 'Monthly meeting' },
      basis: [registered],
      opens: { every: 'month', day: 20 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', bodies: ['governance-office'], role: 'townshipGovernanceOffice' },
      item: {
        key: 'registerMonthly',
        title: { zh: '月例会汇总登记', en: 'Register of closed disputes' },
        basis: [registered],
        fields: [
          textField('closedDispute', '调处结案的纠纷', 'Closed dispute', [registered]),
          textField('village', '所在村', 'Village', [registered], 100),
          dateField('closedOn', '结案日期', 'Closed on', [registered]),
          flagField('prominent', '突出或可能反复', 'Prominent or likely to recur', [selected]),
        ],
        form: [{ field: 'closedDispute' }, { field: 'village' }, { field: 'closedOn' }, { field: 'prominent' }],
      },
      ladder: reminders,
    },
  ],
});
