// 春季大行动督促检查与总结: townships send progress tables, the supervision group checks and reports, all is filed at the
// end. The plan hides its dates: what hangs on them runs once the county sets them.
import { assumed, stated } from '../basis.ts';
import { unsetDate, unsetNumber, wholeNumber } from '../parameters.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { fileField, textField } from '../shapes/working-fields.ts';

const season = stated('spring2022', '在2022年春耕时期开展', 'D001');
const dates = stated('spring2022', '2022年x月x日—x月x日。', 'D002');
const solving = stated('spring2022', '要及时研究、协调解决', 'D036');
const tables = stated('spring2022', '定期上报活动进度表', 'D037');
const reporting = stated('spring2022', '形成督查报告');
const group = { role: 'supervisionGroup', level: 'county' } as const;
const bounds = { from: { parameter: 'campaignFrom' }, until: { parameter: 'campaignUntil' } } as const;

export const springCampaignSupervision = periodicReport({
  id: 'spring-campaign-supervision',
  field: 'campaign',
  tier: 2,
  title: { zh: '春季大行动督促检查与总结', en: 'Spring campaign supervision and summary' },
  basis: [reporting],
  parameters: [
    wholeNumber('campaignYear', 2022, '大行动年度', 'Year of the campaign', [season]),
    unsetDate('campaignFrom', '大行动开始日期', 'First day of the campaign', [dates]),
    unsetDate('campaignUntil', '大行动结束日期', 'Last day of the campaign', [dates]),
    unsetNumber('solveDays', '“及时研究、协调解决”天数', 'Days to solve a problem ‘in time’', [solving]),
    unsetNumber('tableWeekday', '进度表报送日（1为周一，7为周日）', 'Weekday of the progress table', [tables]),
  ],
  reports: [
    {
      key: 'progressTables',
      title: { zh: '活动进度表', en: 'Progress tables' },
      basis: [tables],
      opens: { every: 'week', weekday: { parameter: 'tableWeekday' } },
      ...bounds,
      due: { kind: 'period', amount: 2, unit: 'day' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'progress',
        title: { zh: '上报进度表', en: 'Progress table' },
        basis: [tables],
        fields: [
          fileField('progressTable', '活动进度表', 'Progress table', [tables]),
          textField('problems', '存在问题', 'Problems'),
        ],
        optional: ['problems'],
      },
      consolidation: [
        reportStep('inspect', { zh: '督促检查', en: 'Check' }, [stated('spring2022', '强化督促检查')], group),
      ],
      bulletin: reportStep('report', { zh: '形成督查报告', en: 'Report' }, [reporting], group),
    },
    {
      key: 'leadersSupervise',
      title: { zh: '县级领导自行督导', en: 'Leaders supervise' },
      basis: [solving, assumed('每周一次', 'Once a week')],
      opens: { every: 'week', weekday: 1 },
      ...bounds,
      due: { kind: 'period', amount: { parameter: 'solveDays' }, unit: 'day' },
      owedBy: { level: 'county', role: 'countyLeaders' },
      item: {
        key: 'guide',
        title: { zh: '自行督导', en: 'Supervise and solve' },
        basis: [solving],
        fields: [textField('solved', '研究、协调解决的问题', 'Problems solved', [solving])],
      },
    },
    {
      key: 'archives',
      title: { zh: '整理归档总结', en: 'Files and summary' },
      basis: [dates, assumed('结束后10个工作日内归档', 'Filed within ten working days of the end')],
      opens: { every: 'date', dates: [{ parameter: 'campaignUntil' }] },
      due: { kind: 'period', amount: 10, unit: 'workingDay' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'archive',
        title: { zh: '收集、整理、归档', en: 'Collect and file' },
        basis: [stated('spring2022', '认真做好工作总结')],
        nothingToReport: false,
        fields: [fileField('archive', '归档材料', 'Filed material'), fileField('summary', '工作总结', 'Summary')],
      },
    },
  ],
});
