// 乡村振兴“拼搏赶超”擂台赛: once a quarter the townships compete, the county ranks them, and results are kept up.
import { assumed, implied, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const contest = stated('tenActions2024', '每季度举办乡村振兴', 'D174');
const held = stated('tenActions2024', '每季度举办乡村振兴“拼搏赶超”擂台赛');
const kept = stated('tenActions2024', '持续巩固示范镇村创建成果');
const owedBy = { level: 'township', role: 'townshipGovernment' } as const;

export const quarterlyArenaContest = periodicReport({
  id: 'quarterly-arena-contest',
  field: 'village',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '乡村振兴“拼搏赶超”擂台赛', en: 'Quarterly contest' },
  basis: [held, kept],
  merged: [
    {
      stage: 'prepare',
      into: 'hold',
      note: { zh: '开启时由县级布置比赛内容', en: 'The county sets the items as it opens' },
    },
  ],
  reports: [
    {
      key: 'contest',
      title: { zh: '每季度擂台赛', en: 'Contest of the quarter' },
      basis: [contest],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy,
      item: {
        key: 'hold',
        title: { zh: '擂台赛', en: 'Entry' },
        basis: [held],
        nothingToReport: false,
        fields: [textField('entry', '参赛内容', 'Entry', [held]), countField('score', '得分', 'Score')],
      },
      bulletin: reportStep(
        'ranking',
        { zh: '排名通报', en: 'Ranking' },
        [implied('tenActions2024', '每季度举办乡村振兴“拼搏赶超”擂台赛')],
        { role: 'countyAuthority', level: 'county' },
      ),
    },
    {
      key: 'results',
      title: { zh: '创建成果', en: 'Results' },
      basis: [kept, assumed('擂台赛后的下一季度报送', 'Reported in the quarter after')],
      opens: { every: 'quarter', month: 1, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy,
      item: {
        key: 'followUp',
        title: { zh: '巩固成果', en: 'Kept up' },
        basis: [kept],
        fields: [textField('progress', '巩固情况', 'State', [kept])],
      },
    },
  ],
});
