// What recurs in medical insurance: home visits that explain the policy, the regular bulletin, the enrolment rate. Neither
// visits nor bulletin have an interval in the documents: they run once the county sets their day.
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder, monthAndWeekBefore, oneDayBefore, reviewLadder } from '../ladders.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, dateField, textField } from '../shapes/working-fields.ts';
import { visits } from '../shapes/visits.ts';

/** Basis of the regular bulletin, which two procedures share. */
export const bulletinBasis = stated('tenActions2024', '定期通报等工作机制', 'D068');
/** Basis of the home visits. */
export const visitBasis = stated('tenActions2024', '定期不定期进村入户', 'D069');
/** Basis of the rate and date that the older document hides. */
export const hiddenDate = stated('spring2022', '确保2022年x月底前稳定脱贫户', 'D009');
export const hiddenRate = stated('spring2022', '监测户参保率达到x％', 'D010');
const allOf2024 = stated('tenActions2024', '2024年全县脱贫人口、防返贫监测对象', 'D070');
const all = stated('tenActions2024', '防返贫监测对象100%参保', 'D071');

/** Monthly, on the day that the county sets in the parameter `visitDay`. */
export const publicise = visits({
  key: 'publicise',
  title: { zh: '参保政策宣传', en: 'Explaining the policy at home' },
  basis: [visitBasis],
  opens: { every: 'month', day: { parameter: 'visitDay' } },
  due: { kind: 'period', amount: 1, unit: 'month' },
  owedBy: { level: 'village', role: 'assistanceCadre' },
  item: {
    key: 'homeVisits',
    title: { zh: '上门宣传记录', en: 'Record of the visits' },
    basis: [visitBasis],
    fields: [
      countField('households', '走访户数', 'Households', [visitBasis]),
      countField('leaflets', '发放明白纸份数', 'Leaflets handed out', [
        stated('tenActions2024', '发放明白纸等宣传方式'),
      ]),
    ],
  },
});

/** Monthly, on the day that the county sets in the parameter `bulletinDay`. */
export const regularBulletin = reportDuty({
  key: 'regularBulletin',
  title: { zh: '定期通报', en: 'Regular bulletin' },
  basis: [bulletinBasis],
  opens: { every: 'month', day: { parameter: 'bulletinDay' } },
  due: { kind: 'period', amount: 5, unit: 'workingDay' },
  owedBy: { level: 'county', bodies: ['medical-insurance'], role: 'countyMedicalInsuranceDept' },
  item: {
    key: 'bulletinText',
    title: { zh: '通报内容', en: 'The bulletin' },
    basis: [bulletinBasis],
    nothingToReport: false,
    fields: [
      dateField('issuedOn', '通报日期', 'Issued on', [bulletinBasis]),
      textField('findings', '专项调度、动态监测情况', 'What dispatch and monitoring found', [bulletinBasis]),
    ],
  },
  ladder: reviewLadder,
});

/** Everybody enrolled by the end of the year; a lower rate by an earlier date once a county sets what the seed hides. */
export const enrolmentRate = {
  key: 'enrolmentRate',
  title: { zh: '脱贫人口、监测对象参保率', en: 'Enrolment of the assisted and the monitored' },
  basis: [all, allOf2024],
  measure: {
    type: 'share',
    numerator: { zh: '已参保人数', en: 'Enrolled' },
    denominator: { zh: '应参保人数', en: 'To be enrolled' },
  },
  opens: { every: 'month', day: 20 },
  due: { kind: 'endOfPeriod' },
  reportedBy: { level: 'township', role: 'townshipGovernment' },
  judged: 'together',
  gates: [
    {
      key: 'byTheHiddenDate',
      title: { zh: '月底前参保率', en: 'Rate by the end of the month' },
      on: { parameter: 'enrolledBy' },
      compare: 'atLeast',
      value: { numerator: { parameter: 'ratePercent' }, denominator: 100 },
      basis: [hiddenRate, hiddenDate],
    },
    {
      key: 'everybody',
      title: { zh: '全员参保', en: 'Everybody' },
      on: { month: 12, day: 31 },
      compare: 'equal',
      value: { numerator: 1, denominator: 1 },
      basis: [all, allOf2024, assumed('“2024年”按年底前', '‘In 2024’ is taken as by the end of the year')],
    },
  ],
  warnings: [...monthAndWeekBefore.slice(1), ...oneDayBefore],
  ladder: fixedDateLadder,
} as const;
