// 村民小组院坝会: held in every group by the end of November; the secretary reports, suggestions are collected and taken
// into the year's plan or not, and local talent is named for one-to-one contact, one case each.
import { assumed, implied, stated } from '../basis.ts';
import { fixedDateLadder, monthAndWeekBefore } from '../ladders.ts';
import { deliberation } from '../shapes/deliberation.ts';
import { visits } from '../shapes/visits.ts';
import { choiceField, countField, dateField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { committee, secretary, stationedLeader, twoCommittees } from './village-posts.ts';

const heading = stated('eightOnes2022', '召开一次村民小组院坝会', 'D224');
const byNovember = stated('eightOnes2022', '11月底前，各驻村领导', 'D225');
const inEachGroup = stated('eightOnes2022', '召开1次院坝会，着重做好3件事', 'D226');
const held = stated('eightOnes2022', '深入到每个村（居）民小组');
const fiveYears = stated('eightOnes2022', '诉说过去五年的重大变化', 'D227');
const yearOfPlan = stated('eightOnes2022', '纳入2023年度村（社区）建设计划', 'D228');
const standing = stated('eightOnes2022', '常态化开展走访和院坝会', 'D236');
const report = stated('eightOnes2022', '等方面工作情况现场述职');
const answers = stated('eightOnes2022', '一一回应政策兑现情况');
const suggestions = stated('eightOnes2022', '引导村民代表踊跃建言献策');
const talent = stated('eightOnes2022', '明确专人“一对一”联系、“点对点”回引');

const answered = (key: string, zh: string, en: string) => flagField(key, `已回应${zh}`, `Answered: ${en}`, [answers]);

export const courtyardMeeting = deliberation({
  id: 'courtyard-meeting',
  field: 'village',
  tier: 1,
  title: { zh: '村民小组院坝会', en: 'Village group courtyard meeting' },
  basis: [held, report, suggestions, talent],
  subject: { kind: 'village', uniqueness: 'none' },
  parameters: [
    {
      key: 'reportYears',
      title: { zh: '述职回顾的年数', en: 'Years that the report covers' },
      type: 'integer',
      value: 5,
      basis: [fiveYears],
    },
    {
      key: 'planYear',
      title: { zh: '建议纳入哪一年度建设计划', en: 'Year of the plan' },
      type: 'integer',
      value: 2023,
      basis: [yearOfPlan],
    },
    {
      key: 'standingDay',
      title: { zh: '常态化院坝会每月安排日', en: 'Day of the month of the standing meetings' },
      type: 'integer',
      value: null,
      basis: [standing],
    },
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'stationedLeader', level: 'township' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'residentTeam', level: 'village' },
    ],
    form: [{ field: 'group' }, { field: 'plannedOn' }],
  },
  fields: [
    textField('group', '村民小组', 'Group', [workingModel], 50),
    dateField('plannedOn', '计划召开日期', 'Planned for', [workingModel], true),
    dateField('heldOn', '召开日期', 'Held on', [held]),
    countField('attendees', '到会人数', 'Present', [workingModel], { min: 1 }),
    choiceField(
      'topics',
      '重点事项',
      'Topic',
      [
        ['report', '通报年度工作成效', 'Report on the year'],
        ['advice', '收集发展建议', 'Suggestions'],
        ['talent', '回引本土人才', 'Local talent'],
      ],
      [inEachGroup],
    ),
    textField('yearReport', '述职内容（工作情况和重大变化）', 'Report', [report], 5000),
    countField('yearsCovered', '回顾的年数', 'Years covered', [stated('eightOnes2022', '诉说过去五年的重大变化')]),
    answered('policyAnswered', '政策兑现情况', 'policies kept'),
    answered('disputesAnswered', '矛盾纠纷化解情况', 'disputes settled'),
    answered('urgentAnswered', '群众“急难愁盼”问题解决情况', 'urgent needs met'),
    {
      key: 'advice',
      type: 'table',
      label: { zh: '发展建议', en: 'Suggestions' },
      columns: [
        { key: 'from', type: 'text', label: { zh: '提出人', en: 'From' }, maxLength: 50 },
        { key: 'suggestion', type: 'text', label: { zh: '建议', en: 'Suggestion' }, maxLength: 1000 },
      ],
      basis: [suggestions],
    },
    countField('planYearUsed', '纳入计划的年度', 'Year of the plan used', [
      stated('eightOnes2022', '纳入2023年度村（社区）建设计划'),
    ]),
    textField('adopted', '纳入计划的建议及答复', 'What was adopted', [
      stated('eightOnes2022', '将符合村情实际、群众认可的发展建议'),
    ]),
    textField('talentName', '有意向返乡人员姓名', 'Who may return', [talent], 50),
    textField('talentTrade', '行业、特长', 'Trade', [workingModel], 200),
    {
      ...textField('talentPhone', '联系电话', 'Phone', [talent], 20),
      format: 'phone',
      sensitive: 'phone',
      readableBy: ['stationedLeader', 'villageTwoCommittees', 'responsiblePerson'],
    },
  ],
  steps: [
    {
      do: 'talk',
      key: 'hold',
      title: { zh: '召开院坝会', en: 'The meeting' },
      basis: [held, stated('eightOnes2022', '11月底前，各驻村领导')],
      by: stationedLeader,
      days: 20,
      form: [{ field: 'heldOn' }, { field: 'attendees' }],
      again: 'hold',
    },
    {
      key: 'report',
      title: { zh: '现场述职', en: 'Report on duty' },
      basis: [report, answers],
      by: secretary,
      days: 2,
      form: [
        { field: 'yearReport' },
        { field: 'yearsCovered' },
        { field: 'policyAnswered' },
        { field: 'disputesAnswered' },
        { field: 'urgentAnswered' },
      ],
      done: { zh: '已述职并回应', en: 'Reported and answered' },
      rules: [
        {
          when: 'yearsCovered >= parameter.reportYears',
          otherwise: { zh: '须回顾过去五年的重大变化', en: 'The changes of the years before are told' },
          basis: [stated('eightOnes2022', '诉说过去五年的重大变化')],
        },
        {
          when: 'policyAnswered = true and disputesAnswered = true and urgentAnswered = true',
          otherwise: { zh: '三方面问题须一一回应', en: 'Each of the three is answered' },
          basis: [answers],
        },
      ],
    },
    {
      key: 'collectAdvice',
      title: { zh: '收集发展建议', en: 'Suggestions' },
      basis: [suggestions],
      by: twoCommittees,
      days: 2,
      form: [{ field: 'advice', required: false }],
      done: { zh: '已收集', en: 'Collected' },
    },
    {
      key: 'intoPlan',
      title: { zh: '纳入年度计划', en: 'Into the year’s plan' },
      basis: [stated('eightOnes2022', '将符合村情实际、群众认可的发展建议')],
      by: committee,
      days: 20,
      form: [{ field: 'planYearUsed', required: false }, { field: 'adopted' }],
      done: { zh: '纳入年度建设计划', en: 'Taken into the plan' },
      to: 'namesTalent',
      rules: [
        {
          when: 'planYearUsed = parameter.planYear',
          otherwise: { zh: '须纳入规定年度的建设计划', en: 'It goes in the plan of the set year' },
          basis: [stated('eightOnes2022', '纳入2023年度村（社区）建设计划')],
        },
      ],
      others: [
        {
          key: 'notAdopted',
          title: { zh: '不宜纳入，已答复', en: 'Not suitable; answered' },
          kind: 'complete',
          to: 'namesTalent',
          opinion: true,
          basis: [implied('eightOnes2022', '将符合村情实际、群众认可的发展建议')],
        },
      ],
    },
    {
      key: 'namesTalent',
      title: { zh: '宣传政策、登记人才', en: 'Policy for returnees' },
      basis: [stated('eightOnes2022', '对在外务工返乡人员进行政策宣传')],
      by: stationedLeader,
      days: 10,
      form: [
        { field: 'talentName', required: false },
        { field: 'talentTrade', required: false },
        { field: 'talentPhone', required: false },
      ],
      done: { zh: '登记一人，明确专人联系', en: 'One more: to be contacted' },
      rules: [
        {
          when: 'talentName != null',
          otherwise: { zh: '须填写人员姓名', en: 'Name the person' },
          basis: [talent],
        },
      ],
      others: [
        {
          key: 'noMore',
          title: { zh: '没有（其他）人员', en: 'Nobody (else)' },
          kind: 'complete',
          to: 'completed',
        },
      ],
    },
    {
      do: 'own',
      key: 'inviteTalent',
      stage: () => ({
        kind: 'link',
        key: 'inviteTalent',
        title: { zh: '回引人才', en: 'Local talent' },
        basis: [talent],
        mode: 'open',
        procedure: 'talent-return-contact',
        subject: 'talentName',
        hands: [
          { to: 'talentName', from: 'talentName' },
          { to: 'talentTrade', from: 'talentTrade' },
          { to: 'talentPhone', from: 'talentPhone' },
        ],
        to: 'namesTalent',
      }),
    },
  ],
  clocks: [
    {
      key: 'byEndOfNovember',
      title: { zh: '11月底前召开', en: 'By the end of November' },
      basis: [byNovember],
      scope: 'case',
      start: { on: 'entered', stage: 'hold' },
      stop: [{ on: 'left', stage: 'hold', outcome: 'held' }],
      limit: { kind: 'date', month: 11, day: 30 },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
  ],
  completed: {
    title: { zh: '已召开，建议已答复', en: 'Held and answered' },
    basis: [held, implied('eightOnes2022', '将符合村情实际、群众认可的发展建议')],
  },
  duties: [
    visits({
      key: 'inEachGroup',
      title: { zh: '每个村民小组召开一次', en: 'Once in each group' },
      basis: [heading, stated('eightOnes2022', '11月底前，各驻村领导')],
      opens: { every: 'year', month: 11, day: 1 },
      due: { kind: 'monthDay', month: 11, day: 30 },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'groupMeeting',
        title: { zh: '院坝会召开情况', en: 'Meetings of the groups' },
        basis: [inEachGroup, assumed('一村一报，逐组填写', 'One report for the village, a row for each group')],
        atLeast: 1,
        fields: [
          countField('groupsInVillage', '村民小组数', 'Groups of the village', [held], { min: 1 }),
          {
            key: 'meetings',
            type: 'table',
            label: { zh: '各小组院坝会', en: 'Meetings by group' },
            columns: [
              { key: 'group', type: 'text', label: { zh: '村民小组', en: 'Group' }, maxLength: 50 },
              { key: 'heldOn', type: 'date', label: { zh: '召开日期', en: 'Held on' } },
            ],
            basis: [held],
          },
        ],
        rules: [
          {
            when: 'count(meetings) >= groupsInVillage',
            otherwise: { zh: '仍有村民小组没有召开院坝会', en: 'Some group has had no meeting' },
            basis: [held],
          },
        ],
      },
    }),
    visits({
      key: 'standingMeetings',
      title: { zh: '常态化院坝会', en: 'Standing meetings' },
      basis: [stated('eightOnes2022', '常态化开展走访和院坝会')],
      opens: { every: 'month', day: { parameter: 'standingDay' } },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'standingMeeting',
        title: { zh: '院坝会情况', en: 'Meeting' },
        basis: [stated('eightOnes2022', '常态化开展走访和院坝会')],
      },
    }),
  ],
});
