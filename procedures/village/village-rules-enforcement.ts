// 村规民约监督奖惩: conduct is reported, the village's council votes on warning or reward, the committee carries it out,
// spirit before money, and it is recorded and shown.
import { assumed, implied, stated } from '../basis.ts';
import { deliberation } from '../shapes/deliberation.ts';
import { choiceField, countField, dateField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { committee, council, councilVote } from './village-posts.ts';

const mechanism = stated('eightOnes2022', '建立健全村规民约监督奖惩机制');
const councils = stated('eightOnes2022', '红白理事会、道德评议会、乡贤评理堂');
const spiritFirst = stated('eightOnes2022', '注重精神鼓励为主和物质奖励为辅');
const faults = stated('eightOnes2022', '着力解决有规不依、违约不究');

export const villageRulesEnforcement = deliberation({
  id: 'village-rules-enforcement',
  field: 'village',
  kind: 'mediation',
  tier: 2,
  title: { zh: '村规民约监督奖惩', en: 'Supervision and rewards under village rules' },
  basis: [mechanism, councils, stated('tenActions2024', '逐步推动解决高价彩礼、人情攀比')],
  subject: { kind: 'household', uniqueness: 'none' },
  filing: {
    key: 'findBreach',
    level: 'village',
    by: [
      { role: 'villagerGroupLeader', level: 'village' },
      { role: 'villageCouncil', level: 'village' },
    ],
    form: [{ field: 'person' }, { field: 'clause' }, { field: 'facts' }, { field: 'proposal' }],
  },
  fields: [
    textField('person', '当事人', 'Person', [workingModel], 50),
    textField('clause', '涉及的村规民约条款', 'Clause', [workingModel], 200),
    textField('facts', '事实', 'Facts'),
    choiceField(
      'proposal',
      '提请评议',
      'Proposal',
      [
        ['warning', '批评教育', 'Warning'],
        ['reward', '奖励', 'Reward'],
      ],
      [mechanism],
    ),
    countField('councilMembers', '理事会（评议会）人数', 'Members of the council', [councils], { min: 1 }),
    flagField('spiritual', '以精神鼓励（批评教育）为主', 'Spirit first', [spiritFirst]),
    textField('sanction', '奖惩内容', 'What was done', [spiritFirst]),
    dateField('postedOn', '公示日期', 'Shown on'),
  ],
  steps: [
    {
      do: 'vote',
      key: 'deliberate',
      title: { zh: '评议', en: 'Deliberation' },
      basis: [councils],
      by: council,
      days: 10,
      form: [{ field: 'councilMembers' }],
      meetings: [councilVote],
      notPassed: 'record',
    },
    {
      key: 'sanction',
      title: { zh: '奖惩', en: 'Reward or warning' },
      basis: [spiritFirst],
      by: committee,
      days: 5,
      form: [{ field: 'spiritual' }, { field: 'sanction' }],
      done: { zh: '已执行', en: 'Carried out' },
      rules: [
        {
          when: 'spiritual = true',
          otherwise: { zh: '应以精神鼓励（批评教育）为主', en: 'Spirit comes first, material second' },
          basis: [spiritFirst],
        },
      ],
      others: [
        {
          key: 'objected',
          title: { zh: '当事人有异议，重新评议', en: 'Objected: deliberated again' },
          kind: 'return',
          to: 'deliberate',
          basis: [assumed('当事人有异议的重新评议', 'On objection the council deliberates again')],
        },
      ],
    },
    {
      key: 'record',
      title: { zh: '记录公示', en: 'Recorded and shown' },
      basis: [faults, assumed('评议和奖惩结果记录公示', 'The result is recorded and shown')],
      by: committee,
      days: 5,
      form: [{ field: 'postedOn', required: false }],
      done: { zh: '已记录', en: 'Recorded' },
    },
  ],
  completed: {
    title: { zh: '已记录', en: 'Recorded' },
    basis: [implied('eightOnes2022', '建立健全村规民约监督奖惩机制')],
  },
});
