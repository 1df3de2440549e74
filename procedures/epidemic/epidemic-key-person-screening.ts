// 重点人员再排查: a grid worker registers somebody from a risk area → test → control → nobody missed.
import { assumed, stated } from '../basis.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { oneDayBefore, reviewLadder } from '../ladders.ts';

const riskAreas = stated('spring2022', '做好国内中高风险地区、国（境）外');
const testing = stated('spring2022', '重点人员排查和组织开展核酸采样');
const nobodyMissed = stated('spring2022', '确保不漏一户、不落一人');
const third = stated('spring2022', '不少于三分之一的干部', 'D016');
const inTime = stated('township2020', '及时认真排查', 'D453');
const early = stated('township2020', '做到早发现、早报告、早隔离、早治疗');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

export const epidemicKeyPersonScreening = approvalChain({
  id: 'epidemic-key-person-screening',
  field: 'epidemic',
  kind: 'caseLedger',
  tier: 2,
  title: { zh: '重点人员再排查', en: 'Screening of key persons' },
  basis: [riskAreas, nobodyMissed, early],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'screeningWeekday',
      title: { zh: '贫困人口排查日（周一为1）', en: 'Weekday of screening the households (Monday is 1)' },
      type: 'integer',
      value: null,
      basis: [inTime],
    },
  ],
  filing: {
    key: 'screen',
    level: 'village',
    by: [
      { role: 'gridWorker', level: 'village' },
      { role: 'residentTeam', level: 'village' },
    ],
    form: [{ field: 'personName' }, { field: 'origin' }, { field: 'arrivedOn' }],
  },
  fields: [
    textField('personName', '姓名', 'Name', [workingModel], 50),
    choiceField(
      'origin',
      '来源地区',
      'Where from',
      [
        ['domesticRiskArea', '国内中高风险地区', 'A domestic risk area'],
        ['abroad', '国（境）外', 'Abroad'],
      ],
      [riskAreas],
    ),
    dateField('arrivedOn', '到达日期', 'Arrived on'),
    {
      ...choiceField(
        'testResult',
        '核酸检测结果',
        'Test',
        [
          ['negative', '阴性', 'Negative'],
          ['positive', '阳性', 'Positive'],
        ],
        [testing],
      ),
      sensitive: 'health',
      readableBy: ['townshipGovernment', 'supportUnit', 'gridWorker'],
    },
    textField('controlMeasure', '管控措施', 'Control', [stated('spring2022', '严格落实管控措施')]),
    flagField('householdsAllSeen', '不漏一户、不落一人', 'No household and no person missed', [nobodyMissed]),
  ],
  steps: [
    {
      do: 'work',
      key: 'test',
      title: { zh: '组织核酸', en: 'Test' },
      basis: [testing],
      by: { by: 'role', role: 'supportUnit', level: 'county', body: 'support-unit' },
      limit: 1,
      form: [{ field: 'testResult' }],
      done: { zh: '已采样检测', en: 'Tested' },
    },
    {
      do: 'work',
      key: 'control',
      title: { zh: '管控措施', en: 'Control' },
      basis: [stated('spring2022', '严格落实管控措施')],
      by: township,
      limit: 1,
      form: [{ field: 'controlMeasure' }],
      done: { zh: '已落实', en: 'Done' },
    },
    {
      do: 'work',
      key: 'verify',
      title: { zh: '核查', en: 'Check' },
      basis: [nobodyMissed],
      by: township,
      limit: 3,
      form: [{ field: 'householdsAllSeen' }],
      done: { zh: '核查无遗漏', en: 'Nobody missed' },
      rules: [
        {
          when: 'householdsAllSeen = true',
          otherwise: { zh: '仍有遗漏，不能办结', en: 'Somebody is still missed' },
          basis: [nobodyMissed],
        },
      ],
      others: [
        {
          key: 'gap',
          title: { zh: '有遗漏，补充检测管控', en: 'A gap: test and control again' },
          kind: 'return',
          to: 'test',
          basis: [assumed('发现遗漏的补充办理', 'What was missed is made good')],
        },
      ],
    },
  ],
  granted: { title: { zh: '已排查管控', en: 'Screened and controlled' }, basis: [nobodyMissed] },
  duties: [
    reportDuty({
      key: 'householdScreening',
      title: { zh: '贫困人口排查', en: 'Screening of poor households' },
      basis: [early],
      opens: { every: 'week', weekday: { parameter: 'screeningWeekday' } },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'residentTeam' },
      item: {
        key: 'householdReport',
        title: { zh: '排查情况', en: 'What was found' },
        basis: [early],
        fields: [
          countField('screened', '排查户数', 'Households screened'),
          textField('found', '发现的情况', 'What was found'),
        ],
      },
    }),
  ],
  indicators: [
    {
      key: 'cadresInVillages',
      title: { zh: '后援单位下沉干部比例', en: 'Share of cadres sent to villages' },
      basis: [stated('spring2022', '不少于三分之一的干部')],
      measure: {
        type: 'share',
        numerator: { zh: '下沉干部人数', en: 'Cadres sent' },
        denominator: { zh: '干部总数', en: 'Cadres' },
      },
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'county', bodies: ['support-unit'], role: 'supportUnit' },
      gates: [
        {
          key: 'oneThird',
          title: { zh: '不少于三分之一', en: 'At least a third' },
          on: 'everyReport',
          compare: 'atLeast',
          value: { numerator: 1, denominator: 3 },
          basis: [third],
        },
      ],
      warnings: oneDayBefore,
      ladder: reviewLadder,
    },
  ],
});
