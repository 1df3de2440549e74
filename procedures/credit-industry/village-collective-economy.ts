// 村集体经济“清零消薄”: a village's project goes through the reserve library, the collective operates it, the township looks
// at the risk and at the year's income. The share of villages that reach the income is judged at the end of the year.
import { assumed, implied, stated } from '../basis.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, countField, fenField, textField } from '../shapes/working-fields.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const collective = { by: 'role', role: 'villageCollective', level: 'village' } as const;

const supporting = stated('tenActions2024', '用足用活有效衔接项目资金');
const operating = stated('tenActions2024', '扶持壮大村集体经济发展');
const risk = stated('tenActions2024', '严格控制农村集体经营风险');
const fortyPercent = stated('tenActions2024', '年收入10万元村达到40%以上', 'D114');
const reporting = implied('tenActions2024', '年收入10万元村达到40%以上');

export const villageCollectiveEconomy = projectPipeline({
  id: 'village-collective-economy',
  field: 'credit-industry',
  tier: 2,
  title: { zh: '村集体经济“清零消薄”', en: 'Village collective economy support' },
  basis: [supporting, risk, fortyPercent],
  departments: ['revitalisation'],
  subject: { kind: 'village', uniqueness: 'oneOpenPerYear' },
  parameters: [
    {
      key: 'incomeLineFen',
      title: { zh: '村集体年收入目标（10万元村）', en: 'Yearly income that a village is to reach' },
      type: 'fen',
      value: 10_000_000,
      basis: [fortyPercent],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'villageCollective', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
    ],
    form: [{ field: 'project' }, { field: 'projectKind' }, { field: 'content' }, { field: 'budgetFen' }],
  },
  fields: [
    textField('project', '项目名称', 'Project', undefined, 100),
    choiceField(
      'projectKind',
      '项目类别',
      'Kind of project',
      [
        ['villageCollective', '村集体经济', 'Village collective economy'],
        ['industry', '产业发展', 'Industry'],
      ],
      [operating],
    ),
    textField('content', '建设内容', 'What is to be done'),
    fenField('budgetFen', '预算资金', 'Budget'),
    textField('operation', '经营情况', 'How it is operated', [operating]),
    fenField('yearIncomeFen', '村集体年收入', 'Income of the year', [fortyPercent]),
    textField('riskNotes', '风险记录', 'Notes on the risk', [risk]),
    choiceField(
      'incomeLine',
      '是否达到10万元',
      'Whether the line is reached',
      [
        ['reached', '达到', 'Reached'],
        ['below', '未达到', 'Below'],
      ],
      [fortyPercent],
    ),
    countField('reportYear', '统计年度', 'Year', [reporting], { min: 2020, max: 2100 }),
  ],
  steps: [
    {
      do: 'own',
      key: 'supportProject',
      stage: (next) => ({
        kind: 'link',
        key: 'supportProject',
        title: { zh: '立项扶持', en: 'Project through the reserve library' },
        basis: [supporting],
        mode: 'openAndAwait',
        procedure: 'project-reserve-library',
        subject: 'project',
        hands: [
          { to: 'project', from: 'project' },
          { to: 'projectKind', from: 'projectKind' },
          { to: 'content', from: 'content' },
          { to: 'budgetFen', from: 'budgetFen' },
        ],
        to: 'notSupported',
        byOutcome: [
          { outcome: 'completed', to: next },
          { outcome: 'refused', to: 'notSupported' },
        ],
      }),
    },
    {
      do: 'work',
      key: 'operate',
      title: { zh: '经营', en: 'Operation' },
      basis: [operating],
      by: collective,
      days: { value: 365, unit: 'day', basis: [assumed('默认经营满一年后统计', 'A year of operation by default')] },
      form: [{ field: 'operation' }, { field: 'yearIncomeFen' }],
    },
    {
      do: 'review',
      key: 'controlRisk',
      title: { zh: '风险控制', en: 'Risk' },
      basis: [risk],
      by: township,
      days: 10,
      form: [{ field: 'riskNotes' }],
      approve: { zh: '风险可控', en: 'In order' },
      reject: false,
    },
    {
      do: 'work',
      key: 'report',
      title: { zh: '统计村集体年收入', en: 'Income of the year' },
      basis: [reporting],
      by: township,
      days: 10,
      form: [{ field: 'reportYear' }, { field: 'incomeLine' }],
      rules: [
        {
          when: '(incomeLine = "reached" and yearIncomeFen >= parameter.incomeLineFen) or (incomeLine = "below" and yearIncomeFen < parameter.incomeLineFen)',
          otherwise: { zh: '是否达到10万元与年收入不符', en: 'It does not fit the income of the year' },
          basis: [fortyPercent],
        },
      ],
    },
  ],
  completed: { title: { zh: '已统计', en: 'Reported' }, basis: [reporting] },
  ends: [
    {
      kind: 'end',
      key: 'notSupported',
      title: { zh: '未获立项', en: 'Not supported' },
      basis: [supporting],
      outcome: 'notEstablished',
    },
  ],
  indicators: [
    {
      key: 'villagesWithIncome',
      title: { zh: '年收入10万元村占比', en: 'Share of villages that reach the income' },
      basis: [fortyPercent],
      measure: {
        type: 'share',
        numerator: { zh: '年收入10万元以上的村', en: 'Villages that reach it' },
        denominator: { zh: '行政村', en: 'All villages' },
      },
      opens: { every: 'quarter', month: 3, day: 20 },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'township', role: 'townshipGovernment' },
      judged: 'together',
      gates: [
        {
          key: 'fortyPercent',
          title: { zh: '达到40%以上', en: '40 % at least' },
          on: { month: 12, day: 31 },
          compare: 'atLeast',
          value: { numerator: 40, denominator: 100 },
          basis: [fortyPercent],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
  ],
});
