// The parts of water testing: one entry for each point, complete only with all items of its set; what
// fails goes on the ledger of the village at once, and the water department tells the results of the round.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredDutyPart } from '../../domain/definition/authored.ts';
import { assumed, stated } from '../basis.ts';
import { monthAndWeekBefore } from '../ladders.ts';
import { inspectionRound } from '../shapes/inspection.ts';
import { reportDuty, reportStep } from '../shapes/periodic-report.ts';
import { countField, dateField, fileField, organisationField, textField } from '../shapes/working-fields.ts';

const water = { role: 'countyWaterDept', level: 'county', body: 'water' } as const;
const ledger = stated('tenActions2024', '及时建立问题清单和整改台账', 'D096');
const failures = assumed(
  '检测不合格的列入饮水安全问题清单和整改台账',
  'What fails a test goes on the ledger of drinking water',
);

interface WaterTest {
  key: string;
  title: Text;
  basis: readonly Basis[];
  opens: AuthoredDutyPart['opens'];
  /** Parameter with the number of points of a round. */
  points: string;
  /** Parameter with the number of items that each is tested for. */
  items: string;
}

/** One round of tests, due by the end of what it covers. */
export function waterTest({ key, title, basis, opens, points, items }: WaterTest): AuthoredDutyPart {
  return inspectionRound({
    key,
    title,
    basis,
    opens,
    due: { kind: 'endOfPeriod' },
    owedBy: { level: 'county', bodies: ['water-laboratory'], role: 'waterLaboratory' },
    item: {
      key: 'pointResult',
      title: { zh: '检测点结果', en: 'Result at a point' },
      basis,
      atLeast: { parameter: points },
      fields: [
        organisationField('village', '检测点所在村', 'Village of the point', basis),
        textField('point', '检测点', 'Testing point', basis, 100),
        dateField('sampledOn', '采样日期', 'Sampled on', basis),
        countField('itemsTested', '检测项数', 'Items tested', basis),
        countField('itemsFailed', '不合格项数', 'Items failed', basis),
        {
          key: 'itemResults',
          type: 'table',
          label: { zh: '逐项结果', en: 'Result by item' },
          columns: [
            { key: 'item', type: 'text', label: { zh: '检测项', en: 'Item' }, maxLength: 50 },
            { key: 'measured', type: 'text', label: { zh: '检测值', en: 'Measured' }, maxLength: 50 },
            { key: 'withinLimit', type: 'boolean', label: { zh: '合格', en: 'Within the limit' } },
          ],
          maxRows: 100,
          basis,
        },
        fileField('report', '检测报告', 'Report', basis),
      ],
      form: [
        { field: 'village' },
        { field: 'point' },
        { field: 'sampledOn' },
        { field: 'itemsTested' },
        { field: 'itemsFailed' },
        { field: 'itemResults', required: false },
        { field: 'report', required: false },
      ],
      rules: [
        {
          when: `itemsTested = parameter.${items}`,
          otherwise: { zh: '检测项数与规定的项数不符', en: 'Not the number of items that this test has' },
          basis,
        },
        {
          when: 'string length(village) = 12',
          otherwise: { zh: '须填写检测点所在的行政村', en: 'The village of the point is needed' },
          basis: [failures],
        },
        {
          when: '(result = "passed" and itemsFailed = 0) or (result = "failed" and itemsFailed > 0)',
          otherwise: { zh: '结果与不合格项数不符', en: 'The result does not fit the number of items that failed' },
          basis: [failures],
        },
      ],
      passed: { zh: '合格', en: 'Pass' },
      failed: { zh: '不合格', en: 'Fail' },
    },
    ledger: {
      procedure: 'drinking-water-patrol',
      subject: 'point',
      organisation: 'village',
      hands: [
        { to: 'place', from: 'point' },
        { to: 'problem', from: 'finding' },
        { to: 'foundOn', from: 'sampledOn' },
      ],
      basis: [failures, ledger],
    },
    bulletin: reportStep(
      'resultsOfRound',
      { zh: '通报检测结果和超标处置情况', en: 'Results of the round, and what became of failures' },
      [failures],
      water,
    ),
    warnings: [{ before: { amount: 5, unit: 'day' } }],
  });
}

/** The plan of the year, in January: points and works as many as the county has. */
export function waterPlan(basis: readonly Basis[]): AuthoredDutyPart {
  return reportDuty({
    key: 'plan',
    title: { zh: '编制检测计划', en: 'Plan of the tests' },
    basis: [...basis, assumed('每年1月编制', 'Drawn up every January')],
    opens: { every: 'year', month: 1, day: 1 },
    due: { kind: 'monthDay', month: 1, day: 31 },
    owedBy: { level: 'county', bodies: ['water'], role: 'countyWaterDept' },
    item: {
      key: 'yearPlan',
      title: { zh: '年度检测计划', en: 'Plan of the year' },
      basis,
      nothingToReport: false,
      fields: [
        countField('plannedPoints', '检测点数', 'Points', basis),
        countField('plannedWorks', '自备水源供水工程数', 'Works with own sources', basis),
        fileField('planFile', '检测计划', 'The plan', basis),
      ],
      rules: [
        {
          when: 'plannedPoints >= parameter.points and plannedWorks >= parameter.ownSourceWorks',
          otherwise: { zh: '计划未覆盖全部检测点和自备水源工程', en: 'The plan leaves points or works out' },
          basis,
        },
      ],
    },
    warnings: monthAndWeekBefore.slice(1),
  });
}
