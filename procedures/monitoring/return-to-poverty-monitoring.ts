// 返贫动态监测: cadres watch three kinds of households, the township checks every month; who newly qualifies goes to the
// identification, who lacks a helper to the pairing, whose risk is gone to the elimination.
import { defineDuty } from '../../domain/definition/builder.ts';
import { assumed, stated } from '../basis.ts';
import { reportDuty, reportStep } from '../shapes/periodic-report.ts';
import { choiceField, countField, textField } from '../shapes/working-fields.ts';
import { MONITORING_CHECK } from './monitoring-check.ts';

const everyMonth = stated('spring2022', '每月开展1次定期检查', 'D004');
const standing = stated('spring2022', '实施常态化监测', 'D003');
const analysis = stated('tenActions2024', '常态化分析研判', 'D046');
const systems = stated('township2020', '管好用好脱贫人口分类管理系统');
const organise = stated('spring2022', '各乡镇、各后援单位组织帮扶干部');
const township = { role: 'townshipGovernment', level: 'township' } as const;

/** One row for each system that the township keeps in step. */
const inStep = (key: string, zh: string, en: string) =>
  choiceField(
    key,
    zh,
    en,
    [
      ['inStep', '已同步更新', 'In step'],
      ['behind', '待更新', 'Behind'],
    ],
    [systems],
  );

export const returnToPovertyMonitoring = defineDuty<string>({
  id: 'return-to-poverty-monitoring',
  field: 'monitoring',
  kind: 'inspection',
  tier: 1,
  title: { zh: '返贫动态监测（返贫致贫监测预警）', en: 'Standing monitoring against return to poverty' },
  basis: [
    stated('spring2022', '每月开展1次定期检查、动态管理'),
    stated('township2020', '健全返贫致贫监测预警和动态帮扶机制'),
    analysis,
  ],
  departments: ['revitalisation'],
  parameters: [
    {
      key: 'routineWeekday',
      title: {
        zh: '常态化监测：每周几汇总（1至7）',
        en: 'Standing monitoring: day of the week of its record (1 to 7)',
      },
      type: 'integer',
      value: null,
      basis: [standing],
    },
    {
      key: 'analysisDay',
      title: { zh: '镇级常态化分析研判：每月几日', en: 'Analysis by the townships: day of the month' },
      type: 'integer',
      value: null,
      basis: [analysis],
    },
    {
      key: 'eliminationSteps',
      title: { zh: '本县风险消除程序的步数（3或4）', en: 'Steps of the county’s chain of elimination (3 or 4)' },
      type: 'integer',
      value: 4,
      basis: [
        assumed(
          '两份文件的程序不同（三步、四步），由县选定；默认较新的四步',
          'Two documents have two chains; the county chooses, the newer one is the default',
        ),
      ],
    },
  ],
  merged: [
    {
      stage: 'includeAsMonitored',
      into: 'householdCheck',
      note: { zh: '检查结果为符合条件的，转识别认定', en: 'A finding of the check' },
    },
    {
      stage: 'assignPair',
      into: 'householdCheck',
      note: { zh: '没有帮扶人的，转结对安排', en: 'A finding of the check' },
    },
    {
      stage: 'applyMeasures',
      into: 'householdCheck',
      note: { zh: '措施在检查记录中填写', en: 'Measures are written in the record' },
    },
    {
      stage: 'referToElimination',
      into: 'householdCheck',
      note: { zh: '风险已消除的，转风险消除', en: 'A finding of the check' },
    },
  ],
  duties: [
    reportDuty({
      key: 'monthlyCheck',
      title: { zh: '定期检查', en: 'Monthly check' },
      basis: [everyMonth],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: MONITORING_CHECK,
      consolidation: [
        reportStep(
          'townshipSummary',
          { zh: '镇（街道）核对汇总', en: 'Checked and summed up by the township' },
          [systems, assumed('线索即时转办，不等镇级核对', 'A clue is handed over at once, before the township checks')],
          township,
        ),
      ],
    }),
    reportDuty({
      key: 'unitPairing',
      title: { zh: '后援单位落实结对', en: 'Support units see to the pairing' },
      basis: [organise],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', bodies: ['support-unit'], role: 'supportUnit' },
      item: {
        key: 'unitReport',
        title: { zh: '组织帮扶干部情况', en: 'Cadres sent and households paired' },
        basis: [organise],
        fields: [
          countField('cadres', '参加监测的帮扶干部', 'Cadres that took part', [organise]),
          countField('newlyPaired', '本月新结对户数', 'Households newly paired', [organise]),
        ],
      },
    }),
    reportDuty({
      key: 'standingMonitoring',
      title: { zh: '常态化监测', en: 'Standing monitoring' },
      basis: [standing],
      opens: { every: 'week', weekday: { parameter: 'routineWeekday' } },
      due: { kind: 'period', amount: 2, unit: 'day' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        ...MONITORING_CHECK,
        key: 'routineMonitoring',
        title: { zh: '常态化监测', en: 'Standing monitoring' },
        basis: [standing],
      },
    }),
    reportDuty({
      key: 'analysis',
      title: { zh: '镇级分析研判', en: 'Analysis by the township' },
      basis: [analysis],
      opens: { every: 'month', day: { parameter: 'analysisDay' } },
      due: { kind: 'period', amount: 3, unit: 'workingDay' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'analysisReport',
        title: { zh: '分析研判意见', en: 'Analysis' },
        basis: [analysis],
        fields: [
          countField('clues', '发现线索数', 'Clues', [analysis]),
          textField('conclusion', '研判意见', 'Conclusion', [analysis]),
          inStep('classificationSystem', '脱贫人口分类管理系统', 'System of classified households'),
          inStep('warningSystem', '返贫监测预警系统', 'System of warnings'),
          inStep('marginalSystem', '边缘人口管理系统', 'System of marginal households'),
        ],
      },
    }),
  ],
});
