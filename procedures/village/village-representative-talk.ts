// 村民代表恳谈会: wishes are collected, an agenda prepared, elders, group leaders and critics invited; what can be solved is
// solved on the spot, the rest is promised with a date; minutes, duty list and task list; every item is answered.
import { assumed, implied, stated } from '../basis.ts';
import { fixedDateLadder } from '../ladders.ts';
import { deliberation } from '../shapes/deliberation.ts';
import { countField, dateField, fileField, textField, workingModel } from '../shapes/working-fields.ts';
import { visits } from '../shapes/visits.ts';
import { committee, residentTeam, twoCommittees } from './village-posts.ts';

const heading = stated('eightOnes2022', '召开一次村民代表恳谈会', 'D209');
const oncePerVillage = stated('eightOnes2022', '召开1次村民代表恳谈会', 'D210');
const talk = stated('eightOnes2022', '召开1次村民代表恳谈会');
const onTheSpot = stated('eightOnes2022', '能立即解决的现场解决', 'D211');
const promised = stated('eightOnes2022', '做出承诺限期解决', 'D212');
const collected = stated('eightOnes2022', '收集村情民意');
const invited = stated('eightOnes2022', '邀请村里德高望重长者、村民小组组长');
const everybodySpeaks = stated('eightOnes2022', '让村民代表逐一发表意见建议');
const recorded = stated('eightOnes2022', '明确相关事项的责任清单、任务清单');
const answered = stated('eightOnes2022', '做到件件有着落、事事有回音');
const promiseMissed = assumed('承诺逾期的，说明理由重新承诺', 'Who misses a promise gives the reason and a new date');
const campaign = assumed('专项行动期间每村至少一次', 'Once at least in each village during the campaign');

const text = (key: string, zh: string, en: string, maxLength = 500) =>
  ({ key, type: 'text', label: { zh, en }, maxLength }) as const;
const matter = text('matter', '事项', 'Matter');
const responsible = text('responsible', '责任人', 'Responsible', 100);

const asked = (kind: string, zh: string, en: string) => ({
  when: `some p in invited satisfies p.kind = "${kind}"`,
  otherwise: { zh: `尚未邀请${zh}`, en: `No ${en} is invited` },
  basis: [stated('eightOnes2022', '邀请村里德高望重长者、村民小组组长')],
});

export const villageRepresentativeTalk = deliberation({
  id: 'village-representative-talk',
  field: 'village',
  tier: 1,
  title: { zh: '村民代表恳谈会', en: 'Village representatives’ talk' },
  basis: [talk, everybodySpeaks, answered],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  filing: {
    level: 'village',
    by: [
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'residentTeam', level: 'village' },
    ],
    form: [{ field: 'plannedOn' }],
  },
  fields: [
    dateField('plannedOn', '计划召开日期', 'Planned for', [workingModel], true),
    textField('wishes', '会前收集的村情民意', 'Wishes collected before', [collected], 5000),
    textField('agenda', '议程及准备情况', 'Agenda', [stated('eightOnes2022', '确保准备充分')], 5000),
    {
      key: 'invited',
      type: 'table',
      label: { zh: '邀请的代表', en: 'Invited' },
      columns: [
        text('name', '姓名', 'Name', 50),
        {
          key: 'kind',
          type: 'enum',
          label: { zh: '类别', en: 'Kind' },
          options: [
            { key: 'elder', label: { zh: '德高望重长者', en: 'Respected elder' } },
            { key: 'groupLeader', label: { zh: '村民小组组长', en: 'Head of a group' } },
            { key: 'critic', label: { zh: '对村党组织意见较大的村民', en: 'Critic' } },
            { key: 'other', label: { zh: '其他代表', en: 'Other' } },
          ],
        },
      ],
      basis: [invited],
    },
    dateField('heldOn', '召开日期', 'Held on', [talk]),
    textField(
      'townshipOfficial',
      '镇级到会负责同志',
      'Official of the township',
      [stated('eightOnes2022', '镇级派出相关负责同志到每个村')],
      100,
    ),
    countField('attendees', '到会人数', 'Present', [workingModel], { min: 1 }),
    {
      key: 'opinions',
      type: 'table',
      label: { zh: '意见建议', en: 'Opinions' },
      columns: [text('speaker', '发言人', 'Speaker', 50), text('opinion', '意见建议', 'Opinion', 1000)],
      basis: [everybodySpeaks],
    },
    textField('solvedNow', '现场解决的事项', 'Solved on the spot', [stated('eightOnes2022', '能立即解决的现场解决')]),
    countField('openItems', '暂时解决不了的事项数', 'Items that can’t be solved at once', [
      stated('eightOnes2022', '暂时解决不了的，做出承诺'),
    ]),
    {
      key: 'promises',
      type: 'table',
      label: { zh: '承诺限期解决的事项', en: 'Promises' },
      columns: [matter, responsible, { key: 'dueOn', type: 'date', future: true, label: { zh: '承诺期限', en: 'By' } }],
      basis: [promised],
    },
    dateField('lastPromisedOn', '最迟的承诺期限', 'Latest promised day', [promised], true),
    fileField('minutesFile', '会议纪要', 'Minutes', [stated('eightOnes2022', '会后，形成会议纪要')]),
    {
      key: 'dutyList',
      type: 'table',
      label: { zh: '责任清单', en: 'Duty list' },
      columns: [matter, responsible],
      basis: [recorded],
    },
    {
      key: 'taskList',
      type: 'table',
      label: { zh: '任务清单', en: 'Task list' },
      columns: [matter, text('task', '任务', 'Task')],
      basis: [recorded],
    },
    {
      key: 'answers',
      type: 'table',
      label: { zh: '反馈情况', en: 'Answers' },
      columns: [
        matter,
        text('result', '结果', 'Result', 1000),
        { key: 'answered', type: 'boolean', label: { zh: '已回复', en: 'Answered' } },
      ],
      basis: [answered],
    },
  ],
  steps: [
    {
      key: 'collectBefore',
      title: { zh: '会前收集', en: 'Collecting wishes' },
      basis: [collected],
      by: residentTeam,
      days: 10,
      form: [{ field: 'wishes' }],
      done: { zh: '已收集', en: 'Collected' },
    },
    {
      key: 'prepare',
      title: { zh: '梳理准备', en: 'Preparation' },
      basis: [stated('eightOnes2022', '确保准备充分')],
      by: twoCommittees,
      days: 5,
      form: [{ field: 'agenda' }],
      done: { zh: '准备充分', en: 'Prepared' },
    },
    {
      key: 'invite',
      title: { zh: '邀请代表', en: 'Invitation' },
      basis: [invited],
      by: committee,
      days: 5,
      form: [{ field: 'invited' }],
      done: { zh: '已邀请', en: 'Invited' },
      rules: [
        asked('elder', '德高望重长者', 'respected elder'),
        asked('groupLeader', '村民小组组长', 'head of a group'),
        asked('critic', '对村党组织意见较大的村民', 'critic'),
      ],
    },
    {
      do: 'talk',
      key: 'hold',
      title: { zh: '召开恳谈会', en: 'The talk' },
      basis: [talk, everybodySpeaks],
      by: twoCommittees,
      days: 5,
      form: [{ field: 'heldOn' }, { field: 'townshipOfficial' }, { field: 'attendees' }, { field: 'opinions' }],
      again: 'invite',
    },
    {
      key: 'solveNow',
      title: { zh: '现场解决', en: 'On the spot' },
      basis: [stated('eightOnes2022', '能立即解决的现场解决')],
      by: twoCommittees,
      days: { value: 2, inTime: [onTheSpot] },
      form: [{ field: 'solvedNow', required: false }, { field: 'openItems' }],
      done: { zh: '现场处理完毕', en: 'Dealt with' },
      to: [{ when: 'openItems > 0', to: 'promise' }, { to: 'minutes' }],
    },
    {
      key: 'promise',
      title: { zh: '承诺限期', en: 'Promise with a date' },
      basis: [stated('eightOnes2022', '做出承诺限期解决')],
      by: twoCommittees,
      days: 3,
      form: [{ field: 'promises' }, { field: 'lastPromisedOn' }],
      done: { zh: '已承诺', en: 'Promised' },
      rules: [
        {
          when: 'count(promises) >= openItems',
          otherwise: { zh: '每个未解决事项都须有承诺', en: 'Every open item needs a promise' },
          basis: [promised],
        },
      ],
    },
    {
      key: 'minutes',
      title: { zh: '形成纪要', en: 'Minutes' },
      basis: [recorded],
      by: twoCommittees,
      days: 5,
      form: [{ field: 'minutesFile' }, { field: 'dutyList' }, { field: 'taskList' }],
      done: { zh: '已印发', en: 'Issued' },
    },
    {
      key: 'feedback',
      title: { zh: '反馈', en: 'Answers' },
      basis: [answered],
      by: twoCommittees,
      days: 60,
      form: [{ field: 'answers' }],
      done: { zh: '件件已回复', en: 'Every item answered' },
      rules: [
        {
          when: 'count(answers) >= count(opinions)',
          otherwise: { zh: '仍有意见没有反馈', en: 'Some opinions are not answered' },
          basis: [answered],
        },
        {
          when: 'every a in answers satisfies a.answered = true',
          otherwise: { zh: '仍有事项没有回音', en: 'Some items are not answered' },
          basis: [answered],
        },
      ],
      others: [
        {
          key: 'promiseAgain',
          title: { zh: '未能按期解决，重新承诺', en: 'Missed: a new date' },
          kind: 'return',
          to: 'promise',
          basis: [promiseMissed],
        },
      ],
    },
  ],
  clocks: [
    {
      key: 'promisedDate',
      title: { zh: '承诺期限', en: 'Promised day' },
      basis: [promised, promiseMissed],
      scope: 'visit',
      start: { on: 'entered', stage: 'feedback' },
      stop: [{ on: 'left', stage: 'feedback' }],
      limit: { kind: 'field', field: 'lastPromisedOn' },
      ladder: fixedDateLadder,
    },
  ],
  completed: { title: { zh: '事事有回音', en: 'Every item answered' }, basis: [answered] },
  duties: [
    visits({
      key: 'oncePerVillage',
      title: { zh: '每村召开一次', en: 'Once in each village' },
      basis: [heading, oncePerVillage, campaign],
      opens: { every: 'year', month: 11, day: 1 },
      due: { kind: 'monthDay', month: 11, day: 30 },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'talkHeld',
        title: { zh: '恳谈会召开情况', en: 'The talk that was held' },
        basis: [talk, implied('eightOnes2022', '做到件件有着落、事事有回音')],
        atLeast: 1,
      },
    }),
  ],
});
