// The visits behind the clearing of basic guarantees. Their intervals are words without numbers: a county sets them.
import { stated } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, flagField, textField } from '../shapes/working-fields.ts';
import { household, householdHead } from './household-fields.ts';

const standing = stated('eightOnes2022', '常态化开展走访，发现一户', 'D215');
const regular = stated('township2020', '定期开展走访', 'D463');
const needs = stated('township2020', '及时解决吃穿、住房', 'D464');
const include = stated('eightOnes2022', '符合纳入监测的，必须按操作流程纳入监测');
const infected = stated('township2020', '家庭成员中有确诊病例和疑似病例');

const unset = (key: string, zh: string, en: string, row: typeof standing) =>
  ({ key, title: { zh, en }, type: 'integer', value: null, basis: [row] }) as const;

/** Parameters and duties of the procedure. */
export const clearanceVisits = {
  parameters: [
    unset('visitWeekday', '常态化走访：每周几汇总（1至7）', 'Standing visits: day of the week (1 to 7)', standing),
    unset('revisitDay', '定期走访：每月几日部署', 'Regular visits: day of the month', regular),
    unset('needsDays', '及时解决生活困难：天数', 'Days to meet a need', needs),
  ],
  duties: [
    reportDuty({
      key: 'standingVisits',
      title: { zh: '常态化走访', en: 'Standing visits' },
      basis: [standing],
      opens: { every: 'week', weekday: { parameter: 'visitWeekday' } },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        key: 'standingVisit',
        title: { zh: '走访记录', en: 'Record of a visit' },
        basis: [standing],
        fields: [
          household,
          householdHead,
          textField('findings', '走访情况', 'Findings', [standing]),
          flagField('atRisk', '符合纳入监测条件', 'Meets the conditions of monitoring', [include]),
          choiceField(
            'clueSource',
            '线索来源',
            'Source of the clue',
            [['cadreScreening', '基层干部排查', 'Screening by cadres']],
            [include],
          ),
        ],
        optional: ['clueSource'],
        rules: [
          {
            when: 'atRisk = false or clueSource != null',
            otherwise: { zh: '符合纳入条件的，须写明线索来源', en: 'Name the source of the clue' },
            basis: [include],
          },
        ],
        opens: [
          {
            when: 'atRisk = true',
            procedure: 'monitored-household-identification',
            hands: [
              { to: 'householdHead', from: 'householdHead' },
              { to: 'clueSource', from: 'clueSource' },
              { to: 'clue', from: 'findings' },
            ],
            subject: 'household',
            basis: [include],
          },
        ],
      },
    }),
    reportDuty({
      key: 'regularVisits',
      title: { zh: '重点户定期走访', en: 'Regular visits to households with infection' },
      basis: [regular, infected],
      opens: { every: 'month', day: { parameter: 'revisitDay' } },
      due: { kind: 'period', amount: { parameter: 'needsDays' }, unit: 'day' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        key: 'revisit',
        title: { zh: '定期走访', en: 'Regular visit' },
        basis: [regular, needs],
        fields: [
          countField('households', '走访户数', 'Households visited', [regular]),
          countField('confirmed', '确诊、疑似病例（人）', 'Confirmed and suspected cases', [infected]),
          choiceField(
            'need',
            '生活困难',
            'Need',
            [
              ['none', '无', 'None'],
              ['met', '有，已解决', 'Met'],
              ['open', '有，正在解决', 'Open'],
            ],
            [needs],
          ),
          textField('needDetail', '吃穿、住房、医疗、教育、饮水方面困难', 'The need', [needs]),
        ],
        optional: ['needDetail'],
      },
    }),
  ],
} as const;
