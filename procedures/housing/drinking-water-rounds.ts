// 日巡访、周汇总: the daily round of every village's water keeper and the weekly summary of every township.
import { assumed, stated } from '../basis.ts';
import { oneDayBefore } from '../ladders.ts';
import { inspectionRound } from '../shapes/inspection.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, dateField, fileField, textField } from '../shapes/working-fields.ts';

const rounds = stated('tenActions2024', '“日巡访、周汇总”', 'D093');
const found = stated('tenActions2024', '及时建立问题清单和整改台账', 'D096');
const keepers = assumed(
  '文件未写明巡访人员，由村管水员巡访',
  'The document names nobody; the village water keeper goes',
);

/** A missed round is told at once, and a day later to the township; no document orders it. */
const missedPatrol = [
  { after: { amount: 0, unit: 'day' }, action: 'remindOwner' },
  { after: { amount: 1, unit: 'day' }, action: 'notifySuperior' },
  {
    after: { amount: 3, unit: 'day' },
    action: 'yellowCard',
    to: { role: 'countyWaterDept', level: 'county', body: 'water' },
  },
] as const;

export const dailyPatrol = inspectionRound({
  key: 'dailyPatrol',
  title: { zh: '日巡访', en: 'Daily patrol' },
  basis: [rounds, keepers],
  opens: { every: 'day' },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'village', role: 'waterKeeper' },
  item: {
    key: 'patrolRecord',
    title: { zh: '巡访记录', en: 'Record of the patrol' },
    basis: [rounds],
    fields: [
      dateField('patrolledOn', '巡访日期', 'Date', [rounds]),
      textField('place', '巡访点位', 'Place', [rounds], 200),
      fileField('photos', '现场照片', 'Photos', [rounds]),
    ],
    form: [{ field: 'patrolledOn' }, { field: 'place' }, { field: 'photos', required: false }],
  },
  ledger: {
    procedure: 'drinking-water-patrol',
    subject: 'place',
    hands: [
      { to: 'foundOn', from: 'patrolledOn' },
      { to: 'place', from: 'place' },
      { to: 'problem', from: 'finding' },
      { to: 'photos', from: 'photos' },
    ],
    basis: [found],
  },
  ladder: missedPatrol,
});

export const weeklySummary = reportDuty({
  key: 'weeklySummary',
  title: { zh: '周汇总', en: 'Weekly summary' },
  basis: [rounds, assumed('文件未规定汇总日，每周最后一日前报送', 'No day is given: by the last day of the week')],
  opens: { every: 'week', weekday: 1 },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'township', role: 'townshipGovernment' },
  item: {
    key: 'weekOfTownship',
    title: { zh: '本镇一周巡访情况', en: 'The week of the township' },
    basis: [rounds],
    nothingToReport: false,
    fields: [
      countField('patrols', '巡访次数', 'Patrols', [rounds]),
      countField('missedPatrols', '漏巡次数', 'Missed patrols', [rounds]),
      countField('problemsFound', '发现问题数', 'Problems found', [rounds]),
      countField('problemsSolved', '已解决问题数', 'Problems solved', [rounds]),
      textField('remarks', '情况说明', 'Remarks', [rounds]),
    ],
    optional: ['remarks'],
  },
  warnings: oneDayBefore,
});
