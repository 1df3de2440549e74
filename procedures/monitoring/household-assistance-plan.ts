// 帮扶计划: the cadre learns the household, both agree on the year's plan with a measure for each person, the village
// optimises it; then it is carried out, and revised as the family changes, until the year is closed.
import { assumed, stated, statute } from '../basis.ts';
import { fixedDateLadder, monthAndWeekBefore, reviewLadder } from '../ladders.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { choiceField, countField, fenField, fileField, textField } from '../shapes/working-fields.ts';
import { householdHead } from './household-fields.ts';

const jointly = stated('spring2022', '与帮扶对象共同制定2022年帮扶计划');
const tenDays = stated('tenActions2024', '识别后10天内完成信息系统录入', 'D040');
const eachPerson = stated('township2020', '“一户一方案、一人一措施”', 'D457');
const analysed = stated('township2020', '逐人逐户逐项分析');
const revised = stated('tenActions2024', '增收目标和帮扶措施进行更新完善');
const support = stated('spring2022', '积极为帮扶对象争取各种政策扶持');
const cadre = { by: 'role', role: 'assistanceCadre', level: 'village' } as const;
const year = { zh: '年', en: 'year' };
const planForm = [
  { field: 'planYear' },
  { field: 'incomeTargetFen' },
  { field: 'measures' },
  { field: 'projects', required: false },
];
const eachHasOne = {
  when: 'count(measures) >= members',
  otherwise: { zh: '一人一措施：每个家庭成员都要有措施', en: 'Every member of the household needs a measure' },
  basis: [eachPerson],
};

export const householdAssistancePlan = approvalChain({
  id: 'household-assistance-plan',
  field: 'monitoring',
  tier: 2,
  title: { zh: '帮扶计划（一户一方案、一人一措施）', en: 'Household assistance plan' },
  basis: [jointly, eachPerson, stated('tenActions2024', '制定针对性帮扶计划')],
  departments: ['revitalisation'],
  subject: { kind: 'household', uniqueness: 'oneOpenPerYear' },
  plan: [
    {
      key: 'plannedYears',
      title: { zh: '文件要求制定（调整）计划的年度', en: 'Years for which the documents order plans' },
      basis: [assumed('三份文件各定一个年度', 'Three documents name a year each')],
      rows: [
        {
          key: 'adjusted',
          label: { zh: '优化调整', en: 'Adjusted' },
          value: 2020,
          unit: year,
          basis: [stated('township2020', '优化调整2020年“一户一方案', 'D456')],
        },
        {
          key: 'drawnUp',
          label: { zh: '共同制定', en: 'Drawn up' },
          value: 2022,
          unit: year,
          basis: [stated('spring2022', '共同制定2022年帮扶计划', 'D007')],
        },
        {
          key: 'renewed',
          label: { zh: '更新完善', en: 'Renewed' },
          value: 2024,
          unit: year,
          basis: [stated('tenActions2024', '对2024年度增收目标和帮扶措施', 'D050')],
        },
      ],
    },
  ],
  parameters: [
    {
      key: 'agreementDays',
      title: { zh: '新识别监测户制定计划的天数', en: 'Days to the plan of a newly identified household' },
      type: 'integer',
      value: 10,
      basis: [tenDays, statute('M7', '防止返贫监测帮扶国家工作指南', 'likely')],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'assistanceCadre', level: 'village' },
      { role: 'residentCadre', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
    ],
    form: [
      { field: 'householdHead' },
      { field: 'members', required: false },
      { field: 'livingConditions', required: false },
      { field: 'difficulties', required: false },
    ],
  },
  fields: [
    householdHead,
    textField('familySituation', '家庭基本情况', 'The family', [
      stated('spring2022', '进村入户了解帮扶对象家庭基本情况'),
    ]),
    textField('livingConditions', '生产生活条件', 'Conditions of work and life', [
      stated('spring2022', '生产生活条件及存在的困难'),
    ]),
    textField('difficulties', '存在的困难', 'Difficulties', [stated('spring2022', '生产生活条件及存在的困难')]),
    countField('members', '家庭人口', 'Members of the household', undefined, { min: 1, max: 30 }),
    countField('planYear', '计划年度', 'Year of the plan', undefined, { min: 2015, max: 2100 }),
    fenField('incomeTargetFen', '年度增收目标', 'Income target of the year', [revised]),
    choiceField(
      'orientation',
      '发展方向',
      'What suits the household',
      [
        ['trade', '宜商则商', 'Trade'],
        ['industry', '宜工则工', 'Work'],
        ['farming', '宜农则农', 'Farming'],
      ],
      [stated('spring2022', '宜商则商、宜工则工、宜农则农')],
    ),
    {
      key: 'measures',
      type: 'table',
      label: { zh: '帮扶措施（一人一措施）', en: 'Measures, one for each person' },
      columns: [
        { key: 'person', type: 'text', label: { zh: '家庭成员', en: 'Member' }, maxLength: 50 },
        { key: 'measure', type: 'text', label: { zh: '措施', en: 'Measure' } },
      ],
      maxRows: 60,
      basis: [eachPerson],
    },
    textField('householdOpinion', '农户意见', 'What the household says', [jointly]),
    fileField('signature', '农户签字', 'Signature of the household', [jointly]),
    textField('projects', '帮扶项目', 'Projects', [stated('township2020', '安排落实帮扶计划和帮扶项目')]),
    textField('progress', '落实情况', 'What was carried out', [support]),
  ],
  steps: [
    {
      do: 'work',
      key: 'learn',
      title: { zh: '了解户情', en: 'The household is learnt to know' },
      basis: [stated('spring2022', '进村入户了解帮扶对象家庭基本情况')],
      by: cadre,
      form: [
        { field: 'familySituation' },
        { field: 'livingConditions' },
        { field: 'difficulties' },
        { field: 'members' },
      ],
      limit: 3,
      done: { zh: '已了解', en: 'Recorded' },
    },
    {
      do: 'work',
      key: 'propose',
      title: { zh: '提出计划', en: 'The plan is proposed' },
      basis: [jointly],
      by: cadre,
      form: [...planForm, { field: 'orientation' }],
      limit: 3,
      done: { zh: '提交农户商定', en: 'To the household' },
      rules: [eachHasOne],
    },
    {
      do: 'work',
      key: 'draft',
      title: { zh: '共同制定计划', en: 'Plan agreed with the household' },
      basis: [
        jointly,
        assumed(
          '由帮扶干部与农户当面商定并请农户签字',
          'The cadre agrees it with the household face to face; it signs',
        ),
      ],
      by: cadre,
      form: [{ field: 'householdOpinion' }, { field: 'signature', required: false }],
      limit: 5,
      done: { zh: '农户同意', en: 'The household agrees' },
      others: [
        {
          key: 'notAgreed',
          title: { zh: '农户不同意，重新提出', en: 'Not agreed; propose again' },
          kind: 'return',
          to: 'propose',
        },
      ],
    },
    {
      do: 'decide',
      key: 'analyse',
      title: { zh: '逐人逐户逐项分析', en: 'Analysed person by person' },
      basis: [analysed],
      by: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
      form: planForm.map(({ field }) => ({ field, required: false })),
      limit: 3,
      approve: { zh: '优化后定稿', en: 'Optimised' },
      rules: [eachHasOne],
      back: 'propose',
    },
    {
      do: 'own',
      key: 'planFiled',
      stage: (to) => ({
        kind: 'link',
        key: 'planFiled',
        title: { zh: '计划报备', en: 'Whoever asked for the plan is told' },
        basis: [
          assumed(
            '计划定稿即答复提出方，不等年度结束',
            'The plan is reported when it stands, not at the end of the year',
          ),
        ],
        mode: 'reportBack',
        procedure: 'monitored-household-identification',
        to,
      }),
    },
    {
      do: 'work',
      key: 'implement',
      title: { zh: '落实措施', en: 'Measures are carried out' },
      basis: [support],
      by: cadre,
      form: [{ field: 'progress' }],
      limit: 'clocks',
      done: { zh: '年度结束', en: 'The year is over' },
      others: [
        {
          key: 'pending',
          title: { zh: '家庭情况变化，更新计划', en: 'The family has changed; revise' },
          kind: 'complete',
          to: 'revise',
        },
        {
          key: 'nextYear',
          title: { zh: '年度结束，启动下年计划', en: 'The year is over; open the next' },
          kind: 'complete',
          to: 'openNextYear',
        },
      ],
      next: 'granted',
    },
    {
      do: 'work',
      key: 'revise',
      title: { zh: '更新完善', en: 'Revised' },
      basis: [revised],
      by: { by: 'role', role: 'townshipGovernment', level: 'township' },
      form: planForm,
      limit: 5,
      done: { zh: '已更新', en: 'Revised' },
      rules: [eachHasOne],
      next: 'implement',
    },
  ],
  stages: [
    {
      kind: 'link',
      key: 'openNextYear',
      title: { zh: '启动下年计划', en: 'The next year’s plan opens' },
      basis: [assumed('每户每年一份计划', 'One plan for each household and year')],
      mode: 'reopen',
      procedure: 'household-assistance-plan',
      hands: [
        { to: 'householdHead', from: 'householdHead' },
        { to: 'members', from: 'members' },
        { to: 'livingConditions', from: 'livingConditions' },
        { to: 'difficulties', from: 'difficulties' },
      ],
      to: 'granted',
    },
  ],
  granted: { title: { zh: '年度结束', en: 'The year is closed' }, basis: [jointly] },
  clocks: [
    {
      key: 'agreement',
      title: { zh: '制定针对性帮扶计划10天', en: 'Ten days to the plan' },
      basis: [tenDays],
      scope: 'case',
      start: { on: 'started' },
      stop: [{ on: 'left', stage: 'draft', outcome: 'done' }],
      limit: { kind: 'period', amount: { parameter: 'agreementDays' }, unit: 'day' },
      warnings: [{ before: { amount: 3, unit: 'day' } }],
      ladder: reviewLadder,
    },
    {
      key: 'yearEnd',
      title: { zh: '计划年度结束', en: 'End of the year of the plan' },
      basis: [assumed('计划按年度结束', 'A plan ends with its year')],
      scope: 'visit',
      start: { on: 'entered', stage: 'implement' },
      stop: [{ on: 'left', stage: 'implement' }],
      limit: { kind: 'date', month: 12, day: 31 },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
  ],
});
