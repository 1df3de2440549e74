// 季调度: the deputy leaders hear reports at the end of May, August and November; the lead departments set measures.
import { stated } from '../basis.ts';
import { reportStep } from '../shapes/periodic-report.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { textField } from '../shapes/working-fields.ts';

const rhythm = stated('tenActions2024', '“月通报、季调度、半年点评、年终总结”', 'D186');
const dates = stated('tenActions2024', '于5月底、8月底、11月底', 'D188');
const gaps = stated('tenActions2024', '查找问题不足');
const measures = stated('tenActions2024', '拟定整改措施');

const meeting = (key: string, zh: string, en: string, by: string) => ({
  key,
  label: { zh, en },
  value: 1,
  unit: { zh: '次', en: 'meeting' },
  by,
  basis: [dates],
});

export const quarterlyDispatch = visitSchedule({
  id: 'quarterly-dispatch',
  field: 'campaign',
  tier: 1,
  title: { zh: '季调度', en: 'Quarterly dispatch meeting' },
  basis: [rhythm, dates],
  plan: [
    {
      key: 'meetings',
      title: { zh: '调度会日程', en: 'Meetings of the year' },
      basis: [dates],
      rows: [
        meeting('may', '5月底调度会', 'End of May', '2024-05-31'),
        meeting('august', '8月底调度会', 'End of August', '2024-08-31'),
        meeting('november', '11月底调度会', 'End of November', '2024-11-30'),
      ],
    },
  ],
  visits: [
    {
      key: 'dispatchMeeting',
      title: { zh: '季度调度会', en: 'Dispatch meeting of the quarter' },
      basis: [rhythm, dates],
      opens: { every: 'month', day: 20, months: [5, 8, 11] },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', role: 'countyDeputyLeaders' },
      item: {
        key: 'hold',
        title: { zh: '召开调度会', en: 'Hold the meeting' },
        basis: [dates],
        fields: [
          textField('reportsHeard', '听取的工作汇报', 'Reports heard', [stated('tenActions2024', '听取工作汇报')]),
          textField('gaps', '问题不足', 'Gaps', [gaps]),
          textField('measures', '拟定的整改措施', 'Measures drafted', [measures]),
        ],
      },
      consolidation: [
        reportStep('measures', { zh: '拟定整改措施', en: 'Set the measures' }, [measures], {
          role: 'leadDepartment',
          level: 'county',
          body: 'lead-department',
        }),
      ],
    },
  ],
});
