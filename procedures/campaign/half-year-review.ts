// 半年点评: the principal leaders review progress at the end of June; the lead departments push on what lags.
import { stated } from '../basis.ts';
import { reportStep } from '../shapes/periodic-report.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { textField } from '../shapes/working-fields.ts';

const rhythm = stated('tenActions2024', '“月通报、季调度、半年点评、年终总结”', 'D186');
const endOfJune = stated('tenActions2024', '“半年点评”,6月底', 'D189');
const meeting = stated('tenActions2024', '召开全县“十大提升行动”半年点评会', 'D190');
const pushing = stated('tenActions2024', '推进工作落实');

export const halfYearReview = visitSchedule({
  id: 'half-year-review',
  field: 'campaign',
  tier: 1,
  title: { zh: '半年点评', en: 'Half-year review' },
  basis: [rhythm, endOfJune],
  visits: [
    {
      key: 'reviewMeeting',
      title: { zh: '半年点评会', en: 'Half-year review meeting' },
      basis: [rhythm, endOfJune, meeting],
      opens: { every: 'year', month: 6, day: 20 },
      due: { kind: 'monthDay', month: 6, day: 30 },
      owedBy: { level: 'county', role: 'countyPrincipalLeaders' },
      item: {
        key: 'hold',
        title: { zh: '召开点评会', en: 'Hold the meeting' },
        basis: [meeting],
        fields: [
          textField('progress', '工作进展点评', 'Progress reviewed', [stated('tenActions2024', '点评工作进展')]),
          textField('gaps', '差距不足', 'Gaps'),
        ],
      },
      consolidation: [
        reportStep('push', { zh: '推进落实', en: 'Push on' }, [pushing], {
          role: 'leadDepartment',
          level: 'county',
          body: 'lead-department',
        }),
      ],
    },
  ],
});
