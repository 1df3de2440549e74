// 第二轮走访排查: blocks, villages and households are shared out, five kinds of households are visited to the last one
// by a date; problems are solved at once or enter the ledger, a risk of return goes to the identification.
import { defineDuty } from '../../domain/definition/builder.ts';
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { reportDuty, reportStep } from '../shapes/periodic-report.ts';
import { countField, textField } from '../shapes/working-fields.ts';
import { SECOND_ROUND_VISIT } from './second-round-visit.ts';

const secondRound = stated('eightOnes2022', '防止返贫监测帮扶第二轮走访排查', 'D200');
const byTheFirst = stated('eightOnes2022', '2022年11月1日前全覆盖入户走访', 'D201');
const shares = stated('eightOnes2022', '落实干部“包片+包村+包户”走访');
const byRisk = stated('eightOnes2022', '根据发现问题的风险程度分类梳理');
const opening = assumed(
  '通知印发即11月1日到期，实际须提前一个月部署',
  'The notice came the day before its own date: a round needs a month before',
);
const township = { role: 'townshipGovernment', level: 'township' } as const;
const due = { kind: 'monthDay', month: 11, day: 1 } as const;

export const secondRoundVisitScreening = defineDuty({
  id: 'second-round-visit-screening',
  field: 'monitoring',
  kind: 'activitySchedule',
  tier: 1,
  title: { zh: '第二轮走访排查工作', en: 'Second round of visits and screening' },
  basis: [secondRound, byTheFirst],
  departments: ['revitalisation'],
  merged: [
    {
      stage: 'classify',
      into: 'visit',
      note: { zh: '走访时即按风险程度分类，须持续整改的转台账', en: 'Sorted at the visit; the ledger opens from it' },
    },
    {
      stage: 'checkItems',
      into: 'visit',
      note: { zh: '五项排查内容在走访记录中逐项填写', en: 'The five items stand in the record of the visit' },
    },
    {
      stage: 'include',
      into: 'visit',
      note: { zh: '有返贫风险的转识别认定', en: 'A risk of return opens the identification' },
    },
  ],
  duties: [
    reportDuty({
      key: 'shareOut',
      title: { zh: '包片、包村、包户安排', en: 'Who visits whom' },
      basis: [shares, opening],
      opens: { every: 'year', month: 9, day: 25 },
      due: { kind: 'monthDay', month: 9, day: 30 },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'assignBlocks',
        title: { zh: '分片包干', en: 'Blocks, villages and households are shared out' },
        basis: [shares],
        nothingToReport: false,
        fields: [
          textField('blocks', '包片', 'Blocks', [shares]),
          textField('villages', '包村', 'Villages', [shares]),
          textField('households', '包户', 'Households', [shares]),
          countField('visitors', '走访干部人数', 'Cadres who visit'),
        ],
      },
    }),
    reportDuty({
      key: 'secondRound',
      title: { zh: '第二轮走访排查', en: 'Second round' },
      basis: [secondRound, byTheFirst, opening],
      opens: { every: 'year', month: 10, day: 1 },
      due,
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: SECOND_ROUND_VISIT,
      consolidation: [
        reportStep(
          'sortProblems',
          { zh: '镇级分类梳理汇总', en: 'Sorted by risk and summed up by the township' },
          [byRisk],
          township,
        ),
      ],
    }),
  ],
  indicators: [
    {
      key: 'coverage',
      title: { zh: '五类户走访覆盖面', en: 'Coverage of the five kinds' },
      basis: [byTheFirst],
      measure: {
        type: 'share',
        numerator: { zh: '已走访户数', en: 'Households visited' },
        denominator: { zh: '五类户总数', en: 'Households of the five kinds' },
      },
      opens: { every: 'year', month: 10, day: 1 },
      due,
      reportedBy: { level: 'township', role: 'townshipGovernment' },
      gates: [
        {
          key: 'all',
          title: { zh: '全覆盖', en: 'All of them' },
          on: 'everyReport',
          compare: 'equal',
          value: { numerator: 1, denominator: 1 },
          basis: [byTheFirst],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
  ],
});
