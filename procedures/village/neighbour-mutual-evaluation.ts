// 邻里互评: a group's households score each other in five aspects; the village sums up, and the result goes into the
// evaluation at the end of the year.
import { implied, stated } from '../basis.ts';
import { deliberation } from '../shapes/deliberation.ts';
import { textField, workingModel } from '../shapes/working-fields.ts';
import { twoCommittees } from './village-posts.ts';

const fiveAspects = stated('eightOnes2022', '五个方面进行邻里互评', 'D219');
const aspects = stated('eightOnes2022', '五个方面进行邻里互评');
const atYearEnd = stated('eightOnes2022', '作为年底评比活动重要参考', 'D220');
const used = stated('eightOnes2022', '结果将作为年底评比活动重要参考');

export const neighbourMutualEvaluation = deliberation({
  id: 'neighbour-mutual-evaluation',
  field: 'village',
  tier: 2,
  title: { zh: '邻里互评', en: 'Neighbours’ mutual evaluation' },
  basis: [aspects, used],
  subject: { kind: 'village', uniqueness: 'none' },
  filing: {
    key: 'start',
    level: 'village',
    by: [{ role: 'villagerGroupLeader', level: 'village' }],
    form: [{ field: 'group' }],
  },
  fields: [
    textField('group', '村民小组', 'Group', [workingModel], 50),
    {
      key: 'scores',
      type: 'table',
      label: { zh: '互评得分', en: 'Scores' },
      columns: [
        { key: 'household', type: 'text', label: { zh: '被评农户', en: 'Household' }, maxLength: 50 },
        { key: 'scorer', type: 'text', label: { zh: '评分农户', en: 'Scorer' }, maxLength: 50 },
        {
          key: 'aspect',
          type: 'enum',
          label: { zh: '方面', en: 'Aspect' },
          options: [
            { key: 'collective', label: { zh: '热爱集体', en: 'Loves the collective' } },
            { key: 'family', label: { zh: '家庭和睦', en: 'Family in peace' } },
            { key: 'parents', label: { zh: '孝顺父母', en: 'Honours parents' } },
            { key: 'hygiene', label: { zh: '讲究卫生', en: 'Clean' } },
            { key: 'diligence', label: { zh: '勤劳友善', en: 'Diligent and friendly' } },
          ],
        },
        { key: 'score', type: 'integer', min: 0, max: 100, label: { zh: '得分', en: 'Score' } },
      ],
      maxRows: 500,
      basis: [fiveAspects],
    },
    textField('result', '汇总结果', 'Result', [implied('eightOnes2022', '五个方面进行邻里互评')], 5000),
    textField('use', '在年底评比中的运用', 'How it was used', [used]),
  ],
  steps: [
    {
      key: 'score',
      title: { zh: '评分', en: 'Scoring' },
      basis: [aspects],
      by: { by: 'applicant' },
      days: 10,
      form: [{ field: 'scores' }],
      done: { zh: '已评分', en: 'Scored' },
      rules: [
        {
          when: 'every s in scores satisfies s.household != s.scorer',
          otherwise: { zh: '不得给自己评分', en: 'Nobody scores himself' },
          basis: [aspects],
        },
      ],
    },
    {
      key: 'sum',
      title: { zh: '汇总', en: 'Summing up' },
      basis: [implied('eightOnes2022', '五个方面进行邻里互评')],
      by: twoCommittees,
      days: 10,
      form: [{ field: 'result' }],
      done: { zh: '已汇总', en: 'Summed up' },
      others: [
        {
          key: 'again',
          title: { zh: '评分不实，重新评分', en: 'Not true: scored again' },
          kind: 'return',
          to: 'score',
        },
      ],
    },
    {
      key: 'use',
      title: { zh: '年底评比', en: 'Year-end evaluation' },
      basis: [used],
      by: twoCommittees,
      days: { value: 60, inTime: [atYearEnd] },
      form: [{ field: 'use' }],
      done: { zh: '已运用', en: 'Used' },
    },
  ],
  completed: { title: { zh: '已用于年底评比', en: 'Used at year end' }, basis: [used] },
});
