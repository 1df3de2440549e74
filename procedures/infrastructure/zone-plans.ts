// Figures of the zoning plan: both zones, the split of the population, and the cover that must be kept.
import { stated } from '../basis.ts';
import { fixedDateLadder } from '../ladders.ts';

const HECTARES = { zh: '公顷', en: 'ha' };
const PERCENT = { zh: '%', en: '%' };
const split = stated('fivePlans', '按照“532”扶貧人口分流規(guī)劃', 'D238');

const figure = (
  key: string,
  zh: string,
  en: string,
  value: number | string,
  unit: { zh: string; en: string },
  phrase: string,
  row: string,
) => ({ key, label: { zh, en }, value, unit, basis: [stated('fivePlans', phrase, row)] });

const villages = { zh: '个', en: 'villages' };
const households = { zh: '户', en: 'households' };
const people = { zh: '人', en: 'people' };

const part = (key: string, zh: string, en: string, value: number, phrase: string, row: string) => {
  const { basis, ...rest } = figure(key, zh, en, value, PERCENT, phrase, row);
  return { ...rest, basis: [...basis, split] };
};

export const ZONE_PLANS = [
  {
    key: 'populationSplit',
    title: { zh: '“532”扶贫人口分流', en: 'Split of the population 50/30/20' },
    basis: [split],
    rows: [
      part('toTowns', '转移进城', 'Moves to towns', 50, '全縣50%的', 'D239'),
      part('inIndustry', '从事农牧业产业化和高效种养', 'Works in farming industry', 30, '30%從事', 'D240'),
      part('collectiveCare', '就地集中养老', 'Collective old-age support', 20, '20%就地集中養(yǎng)老', 'D241'),
    ],
  },
  {
    key: 'restrictedZone',
    title: { zh: '限制开发区', en: 'Restricted zone' },
    basis: [stated('fivePlans', '限制開發(fā)區(qū)')],
    rows: [
      figure('restrictedArea', '区域面积', 'Area', 158000, HECTARES, '區(qū)域面積15.8萬公頃', 'D261'),
      figure('restrictedArable', '耕地面积', 'Arable area', 52000, HECTARES, '耕地面積5.2萬公頃', 'D262'),
      figure('restrictedPasture', '三荒草场面积', 'Pasture area', 74000, HECTARES, '三荒草場面積7.4萬公頃', 'D263'),
      figure('restrictedVillages', '行政村', 'Villages', 51, villages, '包括51個行政村、274個自然村', 'D264'),
      figure('restrictedHamlets', '自然村', 'Hamlets', 274, villages, '包括51個行政村、274個自然村', 'D264'),
      figure('restrictedHouseholds', '户', 'Households', 10665, households, '涉及10665戶、2.9萬人', 'D265'),
      figure('restrictedPeople', '人', 'People', 29000, people, '涉及10665戶、2.9萬人', 'D265'),
    ],
  },
  {
    key: 'optimisedZone',
    title: { zh: '优化开发区', en: 'Optimised zone' },
    basis: [stated('fivePlans', '”兩大重點')],
    rows: [
      figure('optimisedArea', '区域面积', 'Area', 96000, HECTARES, '區(qū)域面積9.6萬公頃', 'D266'),
      figure('optimisedArable', '耕地面积', 'Arable area', 23000, HECTARES, '耕地面積2.3萬公頃', 'D267'),
      figure('optimisedPasture', '三荒草场面积', 'Pasture area', 59000, HECTARES, '三荒草場面積5.9萬公頃', 'D268'),
      figure('optimisedVillages', '行政村', 'Villages', 34, villages, '包括34個行政村、84個自然村', 'D269'),
      figure('optimisedHamlets', '自然村', 'Hamlets', 84, villages, '包括34個行政村、84個自然村', 'D269'),
      figure('optimisedHouseholds', '户', 'Households', 9723, households, '涉及9723戶、2.7萬人', 'D270'),
      figure('optimisedPeople', '人', 'People', 27000, people, '涉及9723戶、2.7萬人', 'D270'),
    ],
  },
];

const cover = (key: string, zh: string, en: string, percent: number, phrase: string, row: string) => ({
  key,
  title: { zh, en },
  basis: [stated('fivePlans', phrase, row)],
  measure: {
    type: 'share' as const,
    numerator: { zh: '覆盖面积（公顷）', en: 'Covered area (ha)' },
    denominator: { zh: '区域面积（公顷）', en: 'Whole area (ha)' },
  },
  opens: { every: 'year' as const, month: 12, day: 1 },
  due: { kind: 'endOfPeriod' as const },
  reportedBy: { level: 'county' as const, bodies: ['forestry'], role: 'countyForestryDept' },
  gates: [
    {
      key: 'cover',
      title: { zh: `不低于${percent}%`, en: `At least ${percent} %` },
      on: 'everyReport' as const,
      compare: 'atLeast' as const,
      value: { numerator: percent, denominator: 100 },
      basis: [stated('fivePlans', phrase, row)],
    },
  ],
  ladder: fixedDateLadder,
});

export const ZONE_INDICATORS = [
  cover('forestCover', '森林覆盖率', 'Forest cover', 22, '森林覆蓋率達到22%以上', 'D255'),
  cover('pastureCover', '植被覆盖率', 'Plant cover of pastures', 53, '植被覆蓋率保持在53%以上', 'D256'),
];
