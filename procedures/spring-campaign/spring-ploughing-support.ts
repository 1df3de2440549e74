// 闹春耕帮扶: townships plough with the villagers, support units solve what is missing, the bureau guides in the fields.
import { stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { textField } from '../shapes/working-fields.ts';

const together = stated('spring2022', '一起“闹春耕”');
const solves = stated('spring2022', '技术欠缺、化肥紧缺等困难和问题');
const guides = stated('spring2022', '深入田间地头指导群众科学种植');
const spring = { every: 'year', month: 3, day: 1 } as const;
const twoMonths = { kind: 'period', amount: 61, unit: 'day' } as const;
const village = textField('village', '村（社区）', 'Village', [together], 100);

export const springPloughingSupport = visitSchedule({
  id: 'spring-ploughing-support',
  field: 'spring-campaign',
  tier: 3,
  title: { zh: '闹春耕帮扶', en: 'Spring-ploughing support' },
  basis: [together],
  visits: [
    {
      key: 'ploughing',
      title: { zh: '闹春耕', en: 'Ploughing' },
      basis: [together],
      opens: spring,
      due: twoMonths,
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'organise',
        title: { zh: '组织春耕', en: 'Ploughing with villagers' },
        basis: [together],
        fields: [village, textField('crop', '特色品种', 'Crop', [stated('spring2022', '因地制宜优选特色品种')], 100)],
      },
    },
    {
      key: 'difficulties',
      title: { zh: '解决春耕困难', en: 'Difficulties of ploughing' },
      basis: [solves],
      opens: spring,
      due: twoMonths,
      owedBy: { level: 'county', bodies: ['support-unit'], role: 'supportUnit' },
      item: {
        key: 'solve',
        title: { zh: '解决困难', en: 'A difficulty solved' },
        basis: [solves],
        fields: [village, textField('difficulty', '困难和问题', 'Difficulty', [solves])],
      },
    },
    {
      key: 'guidance',
      title: { zh: '田间技术指导', en: 'Guidance in the fields' },
      basis: [guides],
      opens: spring,
      due: twoMonths,
      owedBy: { level: 'county', bodies: ['agriculture'], role: 'countyAgricultureBureau' },
      item: { key: 'guide', title: { zh: '技术指导', en: 'Guidance' }, basis: [guides], fields: [village] },
    },
  ],
});
