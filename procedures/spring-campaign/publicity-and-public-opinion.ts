// 宣传引导与舆情应对: what concerns the public is answered, and at once where the county says how soon; plans, publicity
// and good examples are reported besides.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { decisionStage, endStage, entryStage, workStage } from '../shapes/human-steps.ts';
import { limitsOf } from '../shapes/step-limits.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, dateField, organisationField, textField } from '../shapes/working-fields.ts';

const answers2022 = stated('eightOnes2022', '及时回应群众关切', 'D237');
const answers2020 = stated('township2020', '及时回应社会关切', 'D467');
const opinion = stated('township2020', '做好舆情应对,及时回应社会关切');
const spread = stated('spring2022', '强化宣传造势');
const rates = stated('fivePlans', '切實提高群眾知曉率');
const planned = implied('eightOnes2022', '要加强舆论引导');
const examples = stated('fivePlans', '及時上報,并抓好宣傳推廣', 'D431');
const checkedFirst = assumed('舆情先由综合部门研判交办', 'A concern is first judged and given to a department');
const yearly = { every: 'year', month: 1, day: 10 } as const;
const SECTORS = ['education', 'health', 'medical-insurance', 'housing', 'water', 'hr', 'civil-affairs'];

const STEPS = {
  assign: {
    key: 'assign',
    title: { zh: '研判交办', en: 'Judgement and assignment' },
    basis: [checkedFirst],
    by: { by: 'role', role: 'countyAuthority', level: 'county' },
    form: [{ field: 'department' }],
    days: 2,
  },
  answer: {
    key: 'answer',
    title: { zh: '舆情应对', en: 'Answer to the concern' },
    basis: [opinion, answers2022],
    by: { by: 'roleAtField', role: 'sectorDepartment', field: 'department' },
    form: [{ field: 'answerText' }, { field: 'answeredOn' }],
    days: 3,
    atOnce: { title: { zh: '及时回应时限', en: 'Limit of the answer' }, basis: [answers2022, answers2020] },
  },
} as const;
const limits = limitsOf(Object.values(STEPS));

export const publicityAndPublicOpinion = defineCase<string, string, string, string>({
  id: 'publicity-and-public-opinion',
  field: 'spring-campaign',
  kind: 'activitySchedule',
  tier: 3,
  title: { zh: '宣传引导与舆情应对', en: 'Publicity and answer to public opinion' },
  basis: [opinion, spread],
  departments: SECTORS,
  subject: { kind: 'organisation', uniqueness: 'none' },
  parameters: [
    ...limits.map(({ parameter }) => parameter),
    {
      key: 'examplesDays',
      title: { zh: '典型经验上报天数', en: 'Days in which good examples are reported' },
      type: 'integer',
      value: null,
      basis: [examples],
    },
  ],
  filing: {
    level: 'county',
    by: [
      { role: 'countyAuthority', level: 'county' },
      { role: 'countyBigData', level: 'county', body: 'big-data' },
    ],
    form: [{ field: 'concern' }, { field: 'channel' }],
  },
  fields: [
    textField('concern', '群众（社会）关切', 'Public concern', [opinion]),
    choiceField(
      'channel',
      '渠道',
      'Channel',
      [
        ['online', '网络媒体', 'Online'],
        ['press', '广播电视、报刊', 'Broadcast and press'],
        ['visit', '走访、来访', 'Visits'],
      ],
      [stated('spring2022', '充分利用广播电视、网络媒体、报纸报刊')],
    ),
    organisationField('department', '回应部门', 'Department that answers', [checkedFirst]),
    textField('answerText', '回应内容', 'Answer', [opinion]),
    dateField('answeredOn', '回应日期', 'Answered on', [opinion]),
  ],
  stages: [
    decisionStage(STEPS.assign, [
      { key: 'assign', title: { zh: '交办', en: 'Assign' }, kind: 'approve', to: 'answer' },
      { key: 'none', title: { zh: '无需回应', en: 'No answer needed' }, kind: 'reject', to: 'noAnswer' },
    ]),
    workStage(STEPS.answer, [
      { key: 'answered', title: { zh: '已回应', en: 'Answered' }, kind: 'complete', to: 'record' },
      { key: 'notOurs', title: { zh: '不属本部门，退回', en: 'Not ours' }, kind: 'return', to: 'assign' },
    ]),
    entryStage(
      { key: 'record', title: { zh: '登记回应', en: 'Entry of the answer' }, basis: [opinion], to: 'answered' },
      'publicOpinionRegister',
      'answered',
      ['concern', 'channel', 'answerText', 'answeredOn'],
    ),
    endStage('answered', { zh: '已回应', en: 'Answered' }, [opinion], 'completed'),
    endStage('noAnswer', { zh: '无需回应', en: 'No answer needed' }, [checkedFirst], 'filed'),
  ],
  clocks: limits.map(({ clock }) => clock),
  duties: [
    reportDuty({
      key: 'publicityPlan',
      title: { zh: '年度宣传计划', en: 'Publicity plan of the year' },
      basis: [planned],
      opens: yearly,
      due: { kind: 'period', amount: 30, unit: 'day' },
      owedBy: { level: 'county', bodies: SECTORS, role: 'sectorDepartment' },
      item: {
        key: 'plan',
        title: { zh: '制定宣传', en: 'Contents and channels' },
        basis: [planned],
        nothingToReport: false,
        fields: [
          textField('topics', '宣传内容', 'Topics', [planned]),
          textField('channels', '宣传渠道', 'Channels', [planned], 200),
        ],
      },
    }),
    reportDuty({
      key: 'publicity',
      title: { zh: '宣传活动', en: 'Publicity' },
      basis: [spread, rates],
      opens: { every: 'quarter', month: 1, day: 10 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'spread',
        title: { zh: '开展宣传', en: 'Broadcast, boards, letters, meetings' },
        basis: [spread],
        nothingToReport: false,
        fields: [
          dateField('heldOn', '日期', 'Date', [spread]),
          textField('topic', '主题', 'Topic', [spread], 200),
          textField('audience', '受众', 'Audience', [rates], 200),
        ],
      },
    }),
    reportDuty({
      key: 'goodExamples',
      title: { zh: '典型经验上报', en: 'Good examples' },
      basis: [examples],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'period', amount: { parameter: 'examplesDays' }, unit: 'day' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'sumUp',
        title: { zh: '总结典型', en: 'Summing up examples' },
        basis: [examples],
        fields: [textField('example', '典型经验', 'Example', [examples])],
      },
    }),
  ],
});
