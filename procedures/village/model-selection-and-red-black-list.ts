// 先进典型选树与红黑榜: nominated → assessed by the council → publicised → on the board and made known; who stands on the
// black board is taken down after a while.
import { assumed, countySetsLimits, implied, stated } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { deliberation } from '../shapes/deliberation.ts';
import { choiceField, countField, dateField, textField, workingModel } from '../shapes/working-fields.ts';
import { committee, council, councilVote, township, twoCommittees } from './village-posts.ts';

const models = stated('eightOnes2022', '农村道德模范、感动人物、身边好人');
const boards = stated('eightOnes2022', '各村（社区）在村公示栏设立红黑榜');
const contests = stated('eightOnes2022', '清洁户、整洁庭院、赡养老人、邻里和谐');
const honourAndExposure = stated('eightOnes2022', '推行上光荣榜、登曝光台等方式');
const known = stated('eightOnes2022', '多渠道多形式广泛宣传');
const noticeDays = assumed('公示默认5天', 'The notice hangs for 5 days by default');
const takenDown = assumed(
  '文件未规定撤榜，曝光满90天或已改正的撤下',
  'Taken down when 90 days are over; the document has no rule',
);

export const modelSelectionAndRedBlackList = deliberation({
  id: 'model-selection-and-red-black-list',
  field: 'village',
  tier: 2,
  title: { zh: '先进典型选树与红黑榜', en: 'Selecting models; red and black boards' },
  basis: [models, boards, stated('tenActions2024', '道德模范评选等活动')],
  subject: { kind: 'household', uniqueness: 'none' },
  parameters: [
    {
      key: 'noticeDays',
      title: { zh: '公示天数', en: 'Days of the notice' },
      type: 'integer',
      value: 5,
      basis: [noticeDays],
    },
    {
      key: 'exposureDays',
      title: { zh: '曝光天数', en: 'Days on the black board' },
      type: 'integer',
      value: 90,
      basis: [takenDown],
    },
    {
      key: 'publiciseDays',
      title: { zh: '公示环节期限，含张贴和异议核查（工作日）', en: 'Posting, notice and inquiry (working days)' },
      type: 'integer',
      value: 15,
      basis: [countySetsLimits],
    },
  ],
  filing: {
    key: 'nominate',
    level: 'village',
    by: [
      { role: 'villagerGroupLeader', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
    ],
    selfFiling: true,
    form: [{ field: 'nominee' }, { field: 'honour' }, { field: 'board' }, { field: 'facts' }],
  },
  fields: [
    textField(
      'nominee',
      '人员或家庭',
      'Person or family',
      [implied('eightOnes2022', '农村道德模范、感动人物、身边好人')],
      50,
    ),
    choiceField(
      'honour',
      '类别',
      'Kind',
      [
        ['model', '道德模范、身边好人等', 'Moral model'],
        ['cleanHousehold', '清洁户', 'Clean household'],
        ['tidyYard', '整洁庭院', 'Tidy yard'],
        ['caresForElders', '赡养老人', 'Cares for elders'],
        ['goodNeighbour', '邻里和谐', 'Good neighbour'],
        ['badHabit', '不良习惯', 'Bad habit'],
      ],
      [models, contests],
    ),
    choiceField(
      'board',
      '榜',
      'Board',
      [
        ['red', '红榜（光荣榜）', 'Red board (honour)'],
        ['black', '黑榜（曝光台）', 'Black board (exposure)'],
      ],
      [boards, honourAndExposure],
    ),
    textField('facts', '事迹或情况', 'Facts'),
    countField('councilMembers', '评议会人数', 'Members of the council', [workingModel], { min: 1 }),
    dateField('postedOn', '上榜日期', 'Posted on', [boards]),
  ],
  steps: [
    {
      do: 'vote',
      key: 'assess',
      title: { zh: '评议', en: 'Assessment' },
      basis: [contests],
      by: council,
      days: 10,
      form: [{ field: 'councilMembers' }],
      meetings: [councilVote],
      notPassed: 'notElected',
    },
    {
      do: 'own',
      key: 'publicise',
      stage: (next) => ({
        kind: 'notice',
        key: 'publicise',
        title: { zh: '公示', en: 'Public notice' },
        basis: [boards, noticeDays],
        assignee: committee,
        form: [{ field: 'postedOn' }],
        period: { kind: 'period', amount: { parameter: 'noticeDays' }, unit: 'day' },
        publishes: ['nominee', 'honour', 'board'],
        inquiry: { assignee: township },
        undisputed: next,
        upheld: 'assess',
      }),
    },
    {
      key: 'spread',
      title: { zh: '宣传激励', en: 'Made known' },
      basis: [known],
      by: twoCommittees,
      days: 10,
      done: { zh: '已宣传', en: 'Done' },
      to: [{ when: 'board = "black"', to: 'exposed' }, { to: 'completed' }],
    },
    {
      do: 'own',
      key: 'exposed',
      stage: (next) => ({
        kind: 'wait',
        key: 'exposed',
        title: { zh: '曝光期', en: 'On the black board' },
        basis: [takenDown],
        until: { kind: 'limit', limit: { kind: 'period', amount: { parameter: 'exposureDays' }, unit: 'day' } },
        to: next,
      }),
    },
    {
      key: 'takeDown',
      title: { zh: '撤榜', en: 'Taken down' },
      basis: [takenDown],
      by: committee,
      days: 2,
      done: { zh: '已撤下', en: 'Taken down' },
    },
  ],
  clocks: [reviewLimit({ stage: 'publicise', days: 'publiciseDays', zh: '公示环节期限', en: 'Notice' })],
  ends: [
    {
      kind: 'end',
      key: 'notElected',
      title: { zh: '未评上', en: 'Not elected' },
      basis: [contests],
      outcome: 'notEstablished',
    },
  ],
  completed: { title: { zh: '已上榜宣传', en: 'Posted' }, basis: [boards] },
});
