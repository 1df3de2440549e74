// 年终总结: the principal leaders sum up, honour the best and spur the last. The document says only ‘at the year’s end’.
import { assumed, stated } from '../basis.ts';
import { unsetDate } from '../parameters.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { textField } from '../shapes/working-fields.ts';

const rhythm = stated('tenActions2024', '“月通报、季调度、半年点评、年终总结”', 'D186');
const meeting = stated('tenActions2024', '“年终总结”,年终县委', 'D191');
const yearEnd = stated('tenActions2024', '年终县委、县政府主要领导', 'D192');
const honours = stated('tenActions2024', '表彰先进,鞭策后进');

export const yearEndSummary = visitSchedule({
  id: 'year-end-summary',
  field: 'campaign',
  tier: 2,
  title: { zh: '年终总结', en: 'Year-end summary' },
  basis: [rhythm],
  parameters: [unsetDate('summaryBy', '年终总结会最迟日期', 'Last day of the summary meeting', [meeting, yearEnd])],
  visits: [
    {
      key: 'summaryMeeting',
      title: { zh: '年终总结会', en: 'Summary meeting of the year' },
      basis: [rhythm, assumed('自12月1日起筹备', 'Prepared from 1 December')],
      opens: { every: 'year', month: 12, day: 1 },
      due: { parameter: 'summaryBy' },
      owedBy: { level: 'county', role: 'countyPrincipalLeaders' },
      item: {
        key: 'hold',
        title: { zh: '召开总结会', en: 'Hold the meeting' },
        basis: [honours],
        fields: [
          textField('honoured', '表彰的先进', 'Who is honoured', [honours]),
          textField('spurred', '鞭策的后进', 'Who is spurred', [honours]),
          textField('ranking', '排名', 'Ranking'),
        ],
        optional: ['spurred', 'ranking'],
      },
    },
  ],
});
