// 农村饮水水质检测: a plan for the year, a monthly test of 21 items at 210 points, two full analyses of 32 and two of 46
// items, one of 32 at the 71 works with a source of their own. What fails goes on the ledger of drinking-water-patrol.
import { defineDuty } from '../../domain/definition/builder.ts';
import { assumed, implied, stated, statute } from '../basis.ts';
import { wholeNumber } from '../parameters.ts';
import { waterPlan, waterTest } from './water-tests.ts';

const monthly = stated('tenActions2024', '210个检测点每月进行1次21项检测', 'D098');
const full = stated('tenActions2024', '全年进行2次32项全分析检测', 'D099');
const extended = stated('tenActions2024', '2次46项全分析检测', 'D100');
const ownSources = stated('tenActions2024', '全县71处自备水源供水工程', 'D101');
const ownSourceAnalysis = stated('tenActions2024', '全年进行1次32项全分析检测', 'D102');
const localSets = statute('E7', '县级检测计划', 'likely');
const samePoints = assumed(
  '按行文顺序，32项、46项全分析检测均覆盖210个检测点',
  'By the order of the text, the full analyses cover the 210 points too',
);

export const waterQualityTesting = defineDuty({
  id: 'water-quality-testing',
  field: 'housing',
  kind: 'inspection',
  tier: 1,
  title: { zh: '农村饮水水质检测', en: 'Rural water-quality testing' },
  basis: [monthly, full, extended, ownSources],
  departments: ['water'],
  parameters: [
    wholeNumber('points', 210, '检测点数', 'Testing points', [monthly]),
    wholeNumber('monthlyItems', 21, '每月检测项数', 'Items of the monthly test', [monthly, localSets]),
    wholeNumber('fullItems', 32, '全分析检测项数（32项）', 'Items of the full analysis', [full, localSets]),
    wholeNumber('extendedItems', 46, '全分析检测项数（46项）', 'Items of the larger analysis', [extended, localSets]),
    wholeNumber('ownSourceWorks', 71, '自备水源供水工程数', 'Works with a source of their own', [ownSources]),
    wholeNumber('ownSourceItems', 32, '自备水源检测项数', 'Items of the test of own sources', [ownSourceAnalysis]),
  ],
  merged: [
    {
      stage: 'fullAnalysis',
      into: 'fullAnalysis32',
      note: {
        zh: '全分析检测分为32项、46项两项职责',
        en: 'The full analysis is two duties, of 32 and of 46 items',
      },
    },
    {
      stage: 'handleFailure',
      into: 'pointResult',
      note: {
        zh: '不合格的结果即时列入所在村饮水安全台账',
        en: 'A failed result opens a case of the ledger in its village at once',
      },
    },
  ],
  duties: [
    waterPlan([implied('tenActions2024', '210个检测点每月进行1次21项检测')]),
    waterTest({
      key: 'monthlyTest',
      title: { zh: '月度检测', en: 'Monthly test' },
      basis: [monthly],
      opens: { every: 'month', day: 1 },
      points: 'points',
      items: 'monthlyItems',
    }),
    waterTest({
      key: 'fullAnalysis32',
      title: { zh: '全分析检测（32项）', en: 'Full analysis of 32 items' },
      basis: [full, samePoints],
      opens: { every: 'halfYear', month: 1, day: 1 },
      points: 'points',
      items: 'fullItems',
    }),
    waterTest({
      key: 'fullAnalysis46',
      title: { zh: '全分析检测（46项）', en: 'Full analysis of 46 items' },
      basis: [extended, samePoints],
      opens: { every: 'halfYear', month: 1, day: 1 },
      points: 'points',
      items: 'extendedItems',
    }),
    waterTest({
      key: 'ownSourceTest',
      title: { zh: '自备水源检测', en: 'Test of own sources' },
      basis: [ownSourceAnalysis, ownSources],
      opens: { every: 'year', month: 1, day: 1 },
      points: 'ownSourceWorks',
      items: 'ownSourceItems',
    }),
  ],
});
