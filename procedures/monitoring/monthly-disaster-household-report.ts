// 受灾户情况月报: households that a disaster hit go on the emergency bureau's list, which it sends to the revitalisation
// bureau every month; that bureau takes each one over and opens the green channel for those at risk.
import { assumed, implied, stated } from '../basis.ts';
import { reviewLadder } from '../ladders.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, fileField, textField } from '../shapes/working-fields.ts';
import { AFFECTED_FIELDS, AFFECTED_HANDS, DISASTER_FIELDS } from './disaster-fields.ts';

const monthly = stated('tenActions2024', '每月向县乡村振兴局报送当月受灾户', 'D054');
const list = implied('tenActions2024', '报送当月受灾户情况');
const channel = stated('tenActions2024', '为因灾易致贫、返贫人口建立绿色通道');
const emergencyBureau = { role: 'countyEmergencyBureau', level: 'county', body: 'emergency' } as const;

export const monthlyDisasterHouseholdReport = approvalChain({
  id: 'monthly-disaster-household-report',
  field: 'monitoring',
  kind: 'periodicReport',
  tier: 2,
  title: { zh: '受灾户情况月报', en: 'Monthly report of disaster-affected households' },
  basis: [monthly],
  departments: ['emergency', 'revitalisation'],
  subject: { kind: 'household', uniqueness: 'none' },
  merged: [
    {
      stage: 'submit',
      into: 'monthlyList',
      note: { zh: '报送即每月名单', en: 'Sending is the monthly list' },
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      emergencyBureau,
    ],
    form: [
      { field: 'householdHead' },
      { field: 'disaster' },
      { field: 'disasterOn', required: false },
      { field: 'casualties', required: false },
      { field: 'lossFen', required: false },
    ],
  },
  fields: [
    ...DISASTER_FIELDS,
    ...AFFECTED_FIELDS.filter(({ key }) => key !== 'household'),
    textField('month', '所属月份名单', 'The month of the list', [monthly], 20),
  ],
  steps: [
    {
      do: 'work',
      key: 'compile',
      title: { zh: '汇总受灾户', en: 'Compiled into the list' },
      basis: [list],
      by: { by: 'role', ...emergencyBureau },
      form: [
        { field: 'month' },
        { field: 'casualties' },
        { field: 'lossFen' },
        { field: 'housingSafe', required: false },
        { field: 'waterSafe', required: false },
      ],
      limit: 'clocks',
      done: { zh: '列入当月名单报送', en: 'On the list of the month' },
    },
    {
      do: 'decide',
      key: 'judge',
      title: { zh: '接收研判', en: 'Received and judged' },
      basis: [list, channel],
      by: { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      form: [{ field: 'riskOfPoverty' }],
      limit: 3,
      approve: { zh: '已研判', en: 'Judged' },
      back: 'compile',
      next: [{ when: 'riskOfPoverty = true', to: 'receive' }, { to: 'received' }],
    },
    {
      do: 'own',
      key: 'receive',
      stage: (next) => ({
        kind: 'link',
        key: 'receive',
        title: { zh: '接收转办', en: 'Handed to the green channel' },
        basis: [channel],
        mode: 'open',
        procedure: 'green-channel-assistance',
        hands: AFFECTED_HANDS,
        to: next,
      }),
    },
  ],
  granted: { key: 'received', title: { zh: '已接收', en: 'Received' }, basis: [list] },
  clocks: [
    {
      key: 'compileLimit',
      title: { zh: '当月名单报送', en: 'The list of the month' },
      basis: [list, assumed('月末前报送', 'By the end of the month')],
      scope: 'visit',
      start: { on: 'entered', stage: 'compile' },
      stop: [{ on: 'left', stage: 'compile' }],
      limit: { kind: 'dayOfMonth', day: 31 },
      ladder: reviewLadder,
    },
  ],
  duties: [
    reportDuty({
      key: 'monthlyList',
      title: { zh: '当月受灾户情况', en: 'Affected households of the month' },
      basis: [monthly, assumed('未定日期的月报，月末前报送', 'No day is given: by the end of the month')],
      opens: { every: 'month', day: 20 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', bodies: ['emergency'], role: 'countyEmergencyBureau' },
      item: {
        key: 'affectedHouseholds',
        title: { zh: '当月受灾户名单', en: 'List of the month' },
        basis: [monthly],
        fields: [
          countField('households', '受灾户数', 'Households affected', [monthly]),
          countField('people', '受灾人数', 'People affected', [monthly]),
          textField('situation', '当月受灾户情况', 'State of the affected households', [monthly]),
          fileField('attachment', '名单附件', 'The list'),
        ],
        optional: ['attachment', 'people'],
      },
      bulletin: {
        key: 'listReceived',
        title: { zh: '接收名单', en: 'The list is received' },
        basis: [list],
        by: { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      },
    }),
  ],
});
