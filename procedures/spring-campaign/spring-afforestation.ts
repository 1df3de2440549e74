// 春季植树造林: one planting at the county's main site, one at each township's, and the spring quota done by a day that
// the document hides.
import { stated } from '../basis.ts';
import { visits, visitSchedule } from '../shapes/visits.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const onceEach = stated('spring2022', '分别组织开展一次植树造林活动', 'D028');
const main = stated('spring2022', '分现场分别组织开展一次植树造林活动');
const quota = stated('spring2022', '月底前实施完成春季植树造林任务');
const byDate = stated('spring2022', '在2022年x月底前实施完成春季植树', 'D029');
const plantingDay = { every: 'year', month: 3, day: 1 } as const;
const inThreeWeeks = { kind: 'period', amount: 21, unit: 'day' } as const;
const mu = { unit: { zh: '亩', en: 'mu' } };
const planted = [
  textField('site', '植树现场', 'Site', [main], 200),
  textField('species', '树种', 'Species', undefined, 200),
  countField('people', '参加人数', 'People'),
];

export const springAfforestation = visitSchedule({
  id: 'spring-afforestation',
  field: 'spring-campaign',
  tier: 2,
  title: { zh: '春季植树造林', en: 'Spring afforestation' },
  basis: [main],
  departments: ['forestry'],
  parameters: [
    {
      key: 'completeBy',
      title: { zh: '春季植树造林任务截止日', en: 'Last day of the spring quota' },
      type: 'date',
      value: null,
      basis: [byDate],
    },
  ],
  visits: [
    {
      key: 'mainPlanting',
      title: { zh: '县级主现场植树', en: 'Planting at the main site' },
      basis: [onceEach],
      opens: plantingDay,
      due: inThreeWeeks,
      owedBy: { level: 'county', role: 'countyLeaders' },
      item: {
        key: 'mainEvent',
        title: { zh: '主现场植树', en: 'Planting at the main site' },
        basis: [onceEach],
        atLeast: 1,
        fields: planted,
      },
    },
    {
      key: 'branchPlanting',
      title: { zh: '分现场植树', en: 'Planting at the branch sites' },
      basis: [onceEach],
      opens: plantingDay,
      due: inThreeWeeks,
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'branchEvent',
        title: { zh: '分现场植树', en: 'Planting at a branch site' },
        basis: [onceEach],
        atLeast: 1,
        fields: planted,
      },
    },
  ],
  duties: [
    visits({
      key: 'springQuota',
      title: { zh: '春季造林任务', en: 'Spring quota' },
      basis: [byDate],
      opens: { every: 'year', month: 1, day: 5 },
      due: { parameter: 'completeBy' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'complete',
        title: { zh: '完成任务', en: 'Quota done' },
        basis: [quota],
        fields: [
          countField('quotaMu', '年度造林任务', 'Quota', [stated('spring2022', '对照年度造林目标任务')], mu),
          countField('plantedMu', '已造林面积', 'Planted', [quota], mu),
        ],
        rules: [
          {
            when: 'plantedMu >= quotaMu',
            otherwise: { zh: '未完成春季植树造林任务', en: 'The spring quota is not done' },
            basis: [quota],
          },
        ],
      },
    }),
  ],
});
