// How many people are placed: not fewer than last year in all, and the four numbers that the document gives in brackets.
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import type { Target } from '../shapes/target-tracker.ts';

const notFewer = stated('tenActions2024', '安置脱贫人口数量不少于上年度', 'D129');
const employmentAndForest = stated('tenActions2024', '就业乡村公岗580人,护林员43人', 'D130');
const riverAndSolar = stated('tenActions2024', '护河员502人,光伏公岗527人', 'D131');
const asTargets = assumed('括号内数字按当年目标', 'The numbers in brackets are taken as this year’s targets');

const PEOPLE = { zh: '人', en: 'people' };

const posts = (
  key: string,
  zh: string,
  en: string,
  value: number,
  row: Target['basis'][0],
  [body, role]: readonly [string, string],
): Target => ({
  key,
  title: { zh, en },
  basis: [row, asTargets],
  value,
  unit: PEOPLE,
  reportedBy: { level: 'county', bodies: [body], role },
});

/** People placed by kind of post; each department reports its own. */
export const POSTS_BY_KIND: readonly Target[] = [
  posts('employmentPosts', '就业乡村公岗', 'Employment posts', 580, employmentAndForest, ['hr', 'countyHrBureau']),
  posts('forestRangers', '护林员', 'Forest rangers', 43, employmentAndForest, ['forestry', 'countyForestryDept']),
  posts('riverKeepers', '护河员', 'River keepers', 502, riverAndSolar, ['water', 'countyWaterDept']),
  posts('photovoltaicPosts', '光伏公岗', 'Photovoltaic posts', 527, riverAndSolar, [
    'revitalisation',
    'countyRevitalisationBureau',
  ]),
];

/** Formerly poor people placed in all, judged against last year’s number once it is set. */
export const PLACED_IN_ALL = {
  key: 'placedInAll',
  title: { zh: '乡村公岗安置脱贫人口数', en: 'Formerly poor people placed' },
  basis: [notFewer],
  measure: { type: 'integer', unit: PEOPLE },
  opens: { every: 'quarter', month: 3, day: 20 },
  due: { kind: 'endOfPeriod' },
  reportedBy: { level: 'township', role: 'townshipGovernment' },
  judged: 'together',
  gates: [
    {
      key: 'notFewerThanLastYear',
      title: { zh: '不少于上年度', en: 'Not fewer than last year' },
      on: { month: 12, day: 31 },
      compare: 'atLeast',
      value: { parameter: 'lastYearPlaced' },
      basis: [notFewer],
    },
  ],
  warnings: oneDayBefore,
  ladder: fixedDateLadder,
} as const;
