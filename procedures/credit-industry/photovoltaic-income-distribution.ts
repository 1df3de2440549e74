// 村级光伏收益分配: the plant is kept, its income accounted, the representatives vote on how it is used, the village hangs the
// plan out and pays.
import type { AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed, implied, stated, statute } from '../basis.ts';
import { wholeNumber, workingDays } from '../parameters.ts';
import { reviewLimit } from '../clocks.ts';
import { deliberation } from '../shapes/deliberation.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';

const LAW = '村民委员会组织法（2018）';
const committee = { by: 'role', role: 'villageCommittee', level: 'village' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

const distributing = stated('township2020', '规范村级光伏扶贫收益分配');
const keeping = stated('township2020', '加强村级光伏扶贫电站智能运维管理');
const accounting = implied('township2020', '规范村级光伏扶贫收益分配');
const voting = statute('V6', LAW, 'certain', '第24条');
const purposes = stated('tenActions2024', '通过村集体经营收益、光伏发电收入补贴');
const hanging = assumed('分配方案公示后执行', 'The plan hangs out before it is paid');

const notice = (next: string): AuthoredStage => ({
  kind: 'notice',
  key: 'planNotice',
  title: { zh: '分配方案公示', en: 'Notice of the plan' },
  basis: [hanging],
  suspends: 'notice',
  assignee: committee,
  period: { kind: 'period', amount: { parameter: 'noticeDays' }, unit: 'day' },
  publishes: ['incomeFen', 'distribution'],
  inquiry: { assignee: township },
  undisputed: next,
  upheld: 'plan',
});

export const photovoltaicIncomeDistribution = deliberation({
  id: 'photovoltaic-income-distribution',
  field: 'credit-industry',
  kind: 'payout',
  tier: 2,
  title: { zh: '村级光伏扶贫收益分配', en: 'Distribution of village photovoltaic income' },
  basis: [distributing, keeping, purposes],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  parameters: [
    wholeNumber('noticeDays', 7, '公示天数', 'Days of the notice', [hanging]),
    workingDays('noticeStageDays', 15, '公示环节期限', 'Notice stage'),
  ],
  filing: {
    key: 'account',
    level: 'village',
    by: [{ role: 'villageCommittee', level: 'village' }],
    form: [{ field: 'accountedUntil' }, { field: 'outputKwh' }, { field: 'incomeFen' }, { field: 'statement' }],
  },
  fields: [
    dateField('accountedUntil', '核算截止日', 'Accounted until', [accounting]),
    countField('outputKwh', '发电量', 'Output', [keeping], { unit: { zh: '千瓦时', en: 'kWh' } }),
    fenField('incomeFen', '收益金额', 'Income', [accounting]),
    fileField('statement', '结算单', 'Statement', [accounting]),
    {
      key: 'distribution',
      type: 'table',
      label: { zh: '分配方案', en: 'Plan of distribution' },
      columns: [
        choiceField('purpose', '用途', 'Purpose', [
          ['posts', '光伏公岗工资', 'Photovoltaic posts'],
          ['waterKeeper', '供水管水员补贴', 'Water keepers'],
          ['publicWork', '村级小型公益事业', 'Small public works'],
          ['reward', '奖励补助', 'Rewards and aid'],
        ]),
        textField('recipient', '对象', 'Recipient', undefined, 100),
        fenField('amountFen', '金额', 'Amount'),
      ],
      basis: [distributing, purposes],
    },
    fenField('distributedFen', '分配总额', 'Distributed in all', [distributing]),
    dateField('paidOn', '发放日期', 'Paid on', [distributing]),
    fileField('proof', '发放凭证', 'Proof of the payment', [distributing]),
  ],
  steps: [
    {
      do: 'work',
      key: 'draftPlan',
      title: { zh: '拟定分配方案', en: 'Draft of the plan' },
      basis: [distributing],
      by: committee,
      days: 20,
      form: [{ field: 'distribution' }, { field: 'distributedFen' }],
      rules: [
        {
          when: 'distributedFen <= incomeFen and sum(distribution.amountFen) = distributedFen',
          otherwise: {
            zh: '各项金额之和须等于分配总额，且不超过收益',
            en: 'The rows make the whole, within the income',
          },
          basis: [distributing],
        },
      ],
    },
    {
      do: 'vote',
      key: 'plan',
      title: { zh: '表决分配方案', en: 'Vote on the plan' },
      basis: [
        assumed('文件未写表决方式，按集体收益使用办理', 'The document names no vote; use of collective income'),
        voting,
      ],
      by: committee,
      days: 20,
      notPassed: 'draftPlan',
      meetings: [
        {
          key: 'representatives',
          title: { zh: '村民代表会议', en: 'Meeting of representatives' },
          roll: { from: 'role', role: 'villageRepresentatives', level: 'village' },
          quorum: { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' },
          majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
          basis: [statute('V10', LAW, 'certain', '第26条'), voting],
        },
      ],
    },
    { do: 'own', key: 'planNotice', stage: notice },
    {
      do: 'work',
      key: 'pay',
      title: { zh: '分配发放', en: 'Payment' },
      basis: [distributing],
      by: committee,
      days: 10,
      form: [{ field: 'paidOn' }, { field: 'proof' }],
    },
  ],
  completed: { title: { zh: '已分配', en: 'Distributed' }, basis: [distributing] },
  clocks: [reviewLimit({ stage: 'planNotice', days: 'noticeStageDays', zh: '公示环节期限', en: 'Notice stage' })],
  duties: [
    reportDuty({
      key: 'plantReport',
      title: { zh: '光伏电站运维月报', en: 'Monthly report on the plant' },
      basis: [keeping, assumed('文件未规定频次，默认每月', 'The document gives no interval; each month by default')],
      opens: { every: 'month', day: 25 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'villageCommittee' },
      item: {
        key: 'maintain',
        title: { zh: '运维情况', en: 'State of the plant' },
        basis: [keeping],
        fields: [
          textField('plant', '电站名称', 'Plant', [keeping], 100),
          countField('outputKwh', '当月发电量', 'Output of the month', [keeping], {
            unit: { zh: '千瓦时', en: 'kWh' },
          }),
          textField('faults', '故障与处理', 'Faults and repairs', [keeping]),
        ],
        optional: ['faults'],
      },
    }),
  ],
});
