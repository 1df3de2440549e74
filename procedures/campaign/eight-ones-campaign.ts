// “八个一”专项行动推进: villages mobilise, carry out eight activities from 1 November, and sum up in its last ten days.
import { assumed, implied, stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { choiceField, fileField } from '../shapes/working-fields.ts';

const issued = stated('eightOnes2022', '2022年10月31日', 'D194');
const eight = stated('eightOnes2022', '实施“八个一”专项行动', 'D196');
const from = stated('eightOnes2022', '11月1日起，按照“八个一”', 'D233');
const summing = stated('eightOnes2022', '11月下旬为总结提高阶段', 'D234');
const owedBy = { level: 'village', role: 'villageTwoCommittees' } as const;

const activity = choiceField(
  'activity',
  '专项行动',
  'Activity',
  [
    ['visits', '大走访', 'Visits to every household'],
    ['talk', '村民代表恳谈会', 'Talk with village representatives'],
    ['needs', '群众“急难愁盼”问题', 'Urgent needs'],
    ['disputes', '化解矛盾纠纷', 'Disputes settled'],
    ['policy', '解读民生政策', 'Policies explained'],
    ['courtyard', '村民小组院坝会', 'Courtyard meeting'],
    ['rules', '村规民约', 'Village rules'],
    ['models', '选树先进典型', 'Models chosen'],
  ],
  [eight],
);

export const eightOnesCampaign = visitSchedule({
  id: 'eight-ones-campaign',
  field: 'campaign',
  tier: 2,
  title: { zh: '“八个一”专项行动推进', en: 'Eight-ones campaign rhythm' },
  basis: [issued, eight],
  visits: [
    {
      key: 'mobilisation',
      title: { zh: '宣传动员', en: 'Mobilisation' },
      basis: [issued, assumed('方案印发后3日内动员', 'Within three days of the plan')],
      opens: { every: 'date', dates: [{ month: 10, day: 31 }] },
      due: { kind: 'period', amount: 3, unit: 'day' },
      owedBy,
      item: {
        key: 'mobilise',
        title: { zh: '宣传动员', en: 'Mobilise' },
        basis: [implied('eightOnes2022', '分层做好宣传动员')],
      },
    },
    {
      key: 'activities',
      title: { zh: '逐项开展', en: 'The eight activities' },
      basis: [from, eight],
      opens: { every: 'date', dates: [{ month: 11, day: 1 }] },
      due: { kind: 'monthDay', month: 11, day: 30 },
      owedBy,
      item: {
        key: 'carryOut',
        title: { zh: '逐项开展', en: 'Carry out' },
        basis: [from],
        atLeast: 8,
        fields: [activity],
      },
    },
    {
      key: 'summary',
      title: { zh: '总结提高', en: 'Summary' },
      basis: [summing],
      opens: { every: 'date', dates: [{ month: 11, day: 21 }] },
      due: { kind: 'monthDay', month: 11, day: 30 },
      owedBy,
      item: {
        key: 'sumUp',
        title: { zh: '总结梳理', en: 'Sum up' },
        basis: [summing],
        fields: [fileField('summary', '总结材料', 'Summary', [summing])],
      },
    },
  ],
});
