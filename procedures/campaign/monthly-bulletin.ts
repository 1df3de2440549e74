// 月通报: the supervision group inspects at least once a month; its report goes to the leaders and ends in a bulletin.
import { assumed, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { countField, fileField, textField } from '../shapes/working-fields.ts';

const rhythm = stated('tenActions2024', '“月通报、季调度、半年点评、年终总结”', 'D186');
const monthly = stated('tenActions2024', '每月至少1次深入镇(街道)、部门', 'D187');
const reported = stated('tenActions2024', '形成督查报告');
const group = { role: 'supervisionGroup', level: 'county' } as const;

export const monthlyBulletin = periodicReport({
  id: 'monthly-bulletin',
  field: 'campaign',
  tier: 1,
  title: { zh: '月通报', en: 'Monthly supervision and bulletin' },
  basis: [rhythm],
  reports: [
    {
      key: 'monthlyInspection',
      title: { zh: '每月督查通报', en: 'Inspection and bulletin of the month' },
      basis: [rhythm, monthly, assumed('通报日未规定，以月末为限', 'No day is given; the month’s end is the limit')],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: group,
      item: {
        key: 'inspect',
        title: { zh: '专项检查', en: 'Inspection' },
        basis: [monthly],
        atLeast: 1,
        nothingToReport: false,
        fields: [
          textField('units', '检查的镇（街道）、部门', 'Townships and departments inspected'),
          countField('problems', '发现问题数', 'Problems found'),
          textField('findings', '落实情况和问题', 'Findings'),
          fileField('supervisionReport', '督查报告', 'Supervision report', [reported]),
        ],
      },
      consolidation: [
        reportStep('report', { zh: '形成督查报告', en: 'Draw up the report' }, [reported], group),
        reportStep('submit', { zh: '送阅', en: 'Leaders read' }, [stated('tenActions2024', '主要领导及分管领导审阅')], {
          role: 'countyPrincipalLeaders',
          level: 'county',
        }),
      ],
      bulletin: reportStep(
        'circulate',
        { zh: '通报', en: 'Bulletin' },
        [stated('tenActions2024', '并进行通报')],
        group,
      ),
    },
  ],
});
