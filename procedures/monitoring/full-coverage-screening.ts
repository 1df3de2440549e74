// 集中全覆盖排查: a round over every rural household; a clue opens the identification on the spot, so that its 15 days
// run from the clue; the township looks for who should be in and is not, and no household may be left out.
import { defineDuty } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits, implied, stated, statute } from '../basis.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';
import { reportDuty, reportStep } from '../shapes/periodic-report.ts';
import { choiceField, dateField, textField } from '../shapes/working-fields.ts';
import { household, householdHead, SCREENING_FIELDS, SCREENING_HANDS } from './household-fields.ts';

const everyHousehold = stated('tenActions2024', '对所有农户开展集中全覆盖排查');
const defects = stated('tenActions2024', '重点核查是否存在应纳未纳、体外循环');
const fromTheClue = stated('tenActions2024', '到完成监测对象识别认定不超过15天', 'D039');
const bureau = { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;
const township = { role: 'townshipGovernment', level: 'township' } as const;

export const fullCoverageScreening = defineDuty<string>({
  id: 'full-coverage-screening',
  field: 'monitoring',
  kind: 'activitySchedule',
  tier: 1,
  title: { zh: '集中全覆盖排查', en: 'Full-coverage household screening' },
  basis: [everyHousehold],
  departments: ['revitalisation'],
  parameters: [
    {
      key: 'roundMonth',
      title: { zh: '每半年第几个月部署排查（1至6）', en: 'Month of each half-year in which a round opens (1 to 6)' },
      type: 'integer',
      value: 4,
      basis: [
        statute('M13', '年度排查通知', 'likely'),
        assumed('文件未定排查起止，默认每年4月、10月部署', 'No dates are given: April and October by default'),
      ],
    },
    {
      key: 'roundDays',
      title: { zh: '一轮排查天数', en: 'Days of a round' },
      type: 'integer',
      value: 60,
      basis: [countySetsLimits],
    },
  ],
  merged: [
    {
      stage: 'referClue',
      into: 'visitHousehold',
      note: { zh: '发现线索即转识别认定，15天从线索起算', en: 'A clue opens the identification at once' },
    },
  ],
  duties: [
    reportDuty({
      key: 'launchRound',
      title: { zh: '部署排查', en: 'A round of screening' },
      basis: [implied('tenActions2024', '对所有农户开展集中全覆盖排查')],
      opens: { every: 'halfYear', month: { parameter: 'roundMonth' }, day: 1 },
      due: { kind: 'period', amount: { parameter: 'roundDays' }, unit: 'day' },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'visitHousehold',
        title: { zh: '入户排查', en: 'A household is visited' },
        basis: [everyHousehold],
        nothingToReport: false,
        fields: [
          household,
          householdHead,
          dateField('visitedOn', '入户日期', 'Date of the visit'),
          ...SCREENING_FIELDS,
          choiceField(
            'finding',
            '排查结果',
            'Finding',
            [
              ['noRisk', '无风险', 'No risk'],
              ['riskClue', '有风险线索', 'A clue of risk'],
            ],
            [everyHousehold],
          ),
          choiceField(
            'clueSource',
            '线索来源',
            'Source of the clue',
            [['cadreScreening', '基层干部排查', 'Screening by cadres']],
            [fromTheClue],
          ),
          textField('clue', '风险线索', 'The clue', [stated('tenActions2024', '从发现风险线索')]),
        ],
        optional: ['clueSource', 'clue'],
        rules: [
          {
            when: 'finding = "noRisk" or (clue != null and clueSource != null)',
            otherwise: { zh: '有风险线索的，须写明线索和来源', en: 'A clue is written down with its source' },
            basis: [fromTheClue],
          },
        ],
        opens: [
          {
            when: 'finding = "riskClue"',
            procedure: 'monitored-household-identification',
            hands: [
              { to: 'householdHead', from: 'householdHead' },
              { to: 'clueSource', from: 'clueSource' },
              { to: 'clue', from: 'clue' },
              ...SCREENING_HANDS,
            ],
            subject: 'household',
            basis: [fromTheClue],
          },
        ],
      },
      consolidation: [
        reportStep(
          'checkDefects',
          { zh: '核查突出问题（应纳未纳、体外循环）', en: 'Defects are looked for' },
          [defects, assumed('线索即时转办，不等镇级核查', 'A clue is handed over at once, before the township checks')],
          township,
        ),
      ],
      bulletin: reportStep(
        'roundResult',
        { zh: '排查结果通报', en: 'Result of the round' },
        [stated('tenActions2024', '定期收集、汇总、通报全县')],
        bureau,
      ),
    }),
  ],
  indicators: [
    {
      key: 'coverage',
      title: { zh: '排查覆盖面', en: 'Coverage of the screening' },
      basis: [everyHousehold],
      measure: {
        type: 'share',
        numerator: { zh: '已排查户数', en: 'Households screened' },
        denominator: { zh: '农户总数', en: 'Rural households' },
      },
      opens: { every: 'halfYear', month: { parameter: 'roundMonth' }, day: 1 },
      due: { kind: 'period', amount: { parameter: 'roundDays' }, unit: 'day' },
      reportedBy: { level: 'township', role: 'townshipGovernment' },
      gates: [
        {
          key: 'all',
          title: { zh: '所有农户', en: 'All of them' },
          on: 'everyReport',
          compare: 'equal',
          value: { numerator: 1, denominator: 1 },
          basis: [everyHousehold],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
  ],
});
