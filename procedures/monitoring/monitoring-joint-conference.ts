// 联席会议: sectors share and compare data, the bureau holds the conference in the last ten days of each month and
// circulates the state of work; townships are guided in their analysis.
import { assumed, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { countField, dateField, fileField, textField } from '../shapes/working-fields.ts';

const heading = stated('tenActions2024', '定期调度分析研判', 'D043');
const lastTenDays = stated('tenActions2024', '每月下旬组织相关部门召开', 'D044');
const circulates = stated('tenActions2024', '定期收集、汇总、通报全县', 'D045');
const guides = stated('tenActions2024', '常态化分析研判', 'D046');
const shares = stated('tenActions2024', '畅通部门数据共享和比对机制');
const bureau = { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;
const SECTORS = ['education', 'health', 'medical-insurance', 'housing', 'water', 'hr', 'civil-affairs'];

const unset = (key: string, zh: string, en: string, row: typeof heading) =>
  ({ key, title: { zh, en }, type: 'integer', value: null, basis: [row] }) as const;

export const monitoringJointConference = periodicReport({
  id: 'monitoring-joint-conference',
  field: 'monitoring',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '防止返贫动态监测帮扶工作联席会议', en: 'Monthly joint conference on monitoring' },
  basis: [lastTenDays],
  departments: ['revitalisation'],
  parameters: [
    unset('dispatchDay', '定期调度：每月几日', 'Regular dispatch: day of the month', heading),
    unset('collectionDay', '定期收集汇总：每月几日', 'Regular collection: day of the month', circulates),
    unset('guidanceDay', '指导镇级研判：每月几日', 'Guidance of the townships: day of the month', guides),
  ],
  reports: [
    {
      key: 'conference',
      title: { zh: '每月联席会议', en: 'Monthly conference' },
      basis: [lastTenDays],
      opens: { every: 'month', day: 21 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      item: {
        key: 'holdConference',
        title: { zh: '召开联席会议', en: 'The conference is held' },
        basis: [lastTenDays],
        nothingToReport: false,
        fields: [
          dateField('heldOn', '召开日期', 'Held on', [lastTenDays]),
          textField('attendees', '参会部门', 'Departments that took part', [
            stated('tenActions2024', '每月下旬组织相关部门召开'),
          ]),
          textField('agenda', '议题', 'Agenda'),
          textField('comparison', '数据共享和比对结果', 'Results of the comparison', [shares]),
          textField('tasks', '交办任务', 'Tasks'),
          fileField('minutes', '会议纪要', 'Minutes'),
        ],
        optional: ['minutes'],
      },
      bulletin: reportStep(
        'circulate',
        { zh: '通报', en: 'Circulated' },
        [stated('tenActions2024', '定期收集、汇总、通报全县')],
        bureau,
      ),
    },
    {
      key: 'sharing',
      title: { zh: '部门数据共享', en: 'Sharing of data by the sectors' },
      basis: [shares, assumed('联席会议前一周完成比对', 'In the week before the conference')],
      opens: { every: 'month', day: 12 },
      due: { kind: 'dayOfMonth', day: 20 },
      owedBy: { level: 'county', bodies: SECTORS, role: 'sectorDepartment' },
      item: {
        key: 'shareData',
        title: { zh: '数据共享和比对', en: 'Data are shared and compared' },
        basis: [shares],
        fields: [
          countField('compared', '比对人数', 'People compared', [shares]),
          countField('clues', '发现线索数', 'Clues', [shares]),
          fileField('clueList', '线索清单', 'List of clues'),
        ],
        optional: ['clueList'],
      },
    },
    ...(
      [
        ['dispatch', 'dispatchDay', heading, '定期调度', 'Regular dispatch', 'dispatchRecord'],
        ['collection', 'collectionDay', circulates, '定期收集汇总', 'Regular collection', 'collectionRecord'],
        ['guidance', 'guidanceDay', guides, '指导镇级研判', 'Guidance of the townships', 'guideTownships'],
      ] as const
    ).map(([key, day, row, zh, en, item]) => ({
      key,
      title: { zh, en },
      basis: [row],
      opens: { every: 'month' as const, day: { parameter: day } },
      due: { kind: 'period' as const, amount: 5, unit: 'workingDay' as const },
      owedBy: { level: 'county' as const, bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      item: {
        key: item,
        title: { zh, en },
        basis: [row],
        fields: [textField('record', '情况', 'Record', [row])],
      },
    })),
  ],
});
