// 造林培训: at least one training on technique and policy in the villages by a day that the document hides, and training
// on tending.
import { stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const byDate = stated('spring2022', '各林场务必于x月底前组织人员', 'D026');
const once = stated('spring2022', '开展至少1次造林技术', 'D027');
const policy = stated('spring2022', '开展至少1次造林技术和林业政策宣传');
const tending = stated('spring2022', '开展管护技术培训、指导');
const species = stated('spring2022', '杉木、油茶、板栗、竹子、核桃等树种');
const people = countField('people', '培训人数', 'People trained');
const place = textField('place', '地点', 'Place', [stated('spring2022', '村屯生产一线')], 200);

export const afforestationTraining = visitSchedule({
  id: 'afforestation-training',
  field: 'spring-campaign',
  tier: 2,
  title: { zh: '造林技术和林业政策培训、管护培训', en: 'Afforestation and tending training' },
  basis: [policy],
  departments: ['forestry'],
  parameters: [
    {
      key: 'trainingBy',
      title: { zh: '造林培训截止日', en: 'Last day of the training' },
      type: 'date',
      value: null,
      basis: [byDate],
    },
  ],
  visits: [
    {
      key: 'policyTrainings',
      title: { zh: '造林技术和林业政策宣传培训', en: 'Training on technique and policy' },
      basis: [byDate],
      opens: { every: 'year', month: 1, day: 5 },
      due: { parameter: 'trainingBy' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'policyTraining',
        title: { zh: '政策宣传培训', en: 'Training on policy' },
        basis: [once],
        atLeast: 1,
        fields: [place, people],
      },
    },
    {
      key: 'tendingTrainings',
      title: { zh: '植树造林管护技术培训', en: 'Training on tending' },
      basis: [tending],
      opens: { every: 'year', month: 3, day: 1 },
      due: { kind: 'period', amount: 90, unit: 'day' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'tendingTraining',
        title: { zh: '管护培训', en: 'Training on tending' },
        basis: [tending],
        fields: [
          place,
          people,
          textField('species', '树种（杉木、油茶、板栗、竹子、核桃等）', 'Species', [species], 200),
          textField('experts', '技术人员（专家）', 'Technicians', [tending], 200),
        ],
      },
    },
  ],
});
