// 联合执法巡回监督检查: checkpoints and patrols as duties; a breach that a patrol finds is a case until it is dealt with.
import { assumed, stated } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { type Report, reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, textField, workingModel } from '../shapes/working-fields.ts';

const guard = stated('spring2022', '加强卡点值班值守');
const team = stated('spring2022', '要研究组建联合执法队伍');
const patrol = stated('spring2022', '对商超、酒店、市场等人员密集场所');
const breach = stated('spring2022', '对违法违规操办酒席、宴会');
const weekly = assumed('文件未规定间隔，默认每周一次', 'The document gives no interval: weekly by default');
const enforcers = { by: 'role', role: 'jointEnforcementTeam', level: 'county' } as const;

const weeklyOf = (own: Pick<Report, 'key' | 'title' | 'basis' | 'item'>, role: string): Report => ({
  opens: { every: 'week', weekday: 1 },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'county', role },
  ...own,
});

export const epidemicJointEnforcement = approvalChain({
  id: 'epidemic-joint-enforcement',
  field: 'epidemic',
  kind: 'inspection',
  tier: 2,
  title: { zh: '联合执法巡回监督检查', en: 'Joint enforcement patrol' },
  basis: [guard, team, patrol, breach],
  subject: { kind: 'organisation', uniqueness: 'none' },
  filing: {
    key: 'patrol',
    level: 'township',
    by: [{ role: 'jointEnforcementTeam', level: 'county' }],
    form: [{ field: 'place' }, { field: 'placeKind' }, { field: 'breach' }, { field: 'facts' }],
  },
  fields: [
    textField('place', '场所', 'Place', [workingModel], 100),
    choiceField(
      'placeKind',
      '场所类别',
      'Kind of place',
      [
        ['shop', '商超', 'Shop'],
        ['hotel', '酒店', 'Hotel'],
        ['market', '市场', 'Market'],
        ['other', '其他人员密集场所', 'Other crowded place'],
      ],
      [patrol],
    ),
    choiceField(
      'breach',
      '违法违规情形',
      'Breach',
      [
        ['feast', '违规操办酒席、宴会', 'Unlawful feast'],
        ['gathering', '人员聚集', 'Gathering'],
        ['requirements', '不落实疫情防控要求', 'Requirements not met'],
      ],
      [breach],
    ),
    textField('facts', '检查发现的情况', 'What was found', [patrol]),
    textField('decision', '查处决定', 'Decision', [breach]),
  ],
  steps: [
    {
      do: 'work',
      key: 'punish',
      title: { zh: '查处', en: 'Handling' },
      basis: [breach],
      by: enforcers,
      limit: 5,
      form: [{ field: 'decision' }],
      done: { zh: '已查处', en: 'Handled' },
      others: [
        {
          key: 'unfounded',
          title: { zh: '不构成违规', en: 'No breach' },
          kind: 'reject',
          to: 'notEstablished',
          basis: [assumed('经核实不构成违规的不予查处', 'What is no breach is not punished')],
        },
      ],
    },
  ],
  stages: [
    {
      kind: 'end',
      key: 'notEstablished',
      title: { zh: '不构成违规', en: 'No breach' },
      basis: [assumed('经核实不构成违规的不予查处', 'What is no breach is not punished')],
      outcome: 'notEstablished',
    },
  ],
  granted: { title: { zh: '已查处', en: 'Handled' }, basis: [breach] },
  duties: [
    weeklyOf(
      {
        key: 'checkpoints',
        title: { zh: '卡点值守', en: 'Checkpoints' },
        basis: [guard, weekly],
        item: {
          key: 'guard',
          title: { zh: '卡点值守情况', en: 'State of the checkpoints' },
          basis: [guard],
          nothingToReport: false,
          fields: [
            countField('checkpoints', '卡点数', 'Checkpoints'),
            countField('onDuty', '值守人次', 'People on duty'),
          ],
        },
      },
      'epidemicHeadquarters',
    ),
    {
      ...weeklyOf(
        {
          key: 'team',
          title: { zh: '组建队伍', en: 'The team' },
          basis: [team],
          item: {
            key: 'formTeam',
            title: { zh: '联合执法队伍组成', en: 'Members of the team' },
            basis: [team],
            nothingToReport: false,
            fields: [textField('members', '队伍成员及分工', 'Members and their tasks', [team])],
          },
        },
        'epidemicHeadquarters',
      ),
      opens: { every: 'year', month: 1, day: 5 },
      due: { kind: 'period', amount: 10, unit: 'workingDay' },
    } satisfies Report,
    weeklyOf(
      {
        key: 'patrols',
        title: { zh: '巡回检查', en: 'Patrols' },
        basis: [patrol, weekly],
        item: {
          key: 'patrolRecord',
          title: { zh: '巡查记录', en: 'Record of the patrol' },
          basis: [patrol],
          fields: [countField('places', '检查场所数', 'Places'), countField('breaches', '发现违规数', 'Breaches')],
        },
      },
      'jointEnforcementTeam',
    ),
  ].map(reportDuty),
});
