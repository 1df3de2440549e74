// 部门主要负责同志深入包抓村: at least once a month; problems go to the standing supervision ledger.
import { assumed, stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { flagField, textField } from '../shapes/working-fields.ts';

const monthly = stated('tenActions2024', '每月至少1次深入包抓村', 'D184');
const leaders = stated('tenActions2024', '各县级领导对照包联镇村任务');
const alsoMonthly = assumed('文件未规定次数，按每月一次', 'The document gives no number; once a month');
const recorded = assumed('发现的问题记入常态化督导台账', 'Problems go to the supervision ledger');

const place = textField('village', '包联（包抓）镇村', 'Linked township or village', undefined, 100);
const result = textField('result', '指导解决情况', 'What was guided or solved');
const eachMonth = { opens: { every: 'month', day: 1 }, due: { kind: 'endOfPeriod' } } as const;
const problems = {
  procedure: 'routine-supervision-ledger',
  hands: [
    { to: 'problem', from: 'problem' },
    { to: 'place', from: 'village' },
    { to: 'visitedOn', from: 'visitedOn' },
  ],
  basis: [recorded],
} as const;

export const departmentHeadMonthlyVisit = visitSchedule({
  id: 'department-head-monthly-visit',
  field: 'resident-cadres',
  tier: 2,
  title: { zh: '部门主要负责同志深入包抓村', en: 'Monthly visit of department heads to their village' },
  basis: [monthly, leaders],
  merged: [
    {
      stage: 'record',
      into: 'headVisit',
      note: { zh: '问题随走访记录，并开立督导台账', en: 'Problems are part of the visit and open the ledger’s case' },
    },
  ],
  visits: [
    {
      key: 'monthlyVisit',
      title: { zh: '每月深入包抓村', en: 'Monthly visit' },
      basis: [monthly],
      ...eachMonth,
      owedBy: { level: 'county', bodies: ['department'], role: 'departmentHead' },
      item: {
        key: 'headVisit',
        title: { zh: '深入包抓村', en: 'Visit of the head' },
        basis: [monthly],
        fields: [place, result],
      },
      problems,
    },
    {
      key: 'leaderVisit',
      title: { zh: '县级领导包联检查指导', en: 'Guidance by county leaders' },
      basis: [leaders, alsoMonthly],
      ...eachMonth,
      owedBy: { level: 'county', role: 'countyLeaders' },
      item: {
        key: 'leaderGuide',
        title: { zh: '包联检查指导', en: 'Guidance on the spot' },
        basis: [leaders],
        fields: [place, result, flagField('solvedOnSpot', '现场解决', 'Solved on the spot', [leaders])],
      },
      problems,
    },
  ],
});
