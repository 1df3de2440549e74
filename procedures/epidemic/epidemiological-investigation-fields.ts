// What an investigation of an infected person carries. See docs/domain/procedures.md,
// epidemiological-investigation-1-2-12.
import { stated } from '../basis.ts';
import { choiceField, countField, textField, workingModel } from '../shapes/working-fields.ts';

const readers = ['epidemicHeadquarters', 'epiInvestigationTeam'] as const;
const core = [stated('spring2022', '2小时内完成核心信息调查')];
const full = [stated('spring2022', '12小时内完成感染者全面信息')];
const leader = [stated('spring2022', '明确流调组牵头负责人')];

const health = { sensitive: 'health', readableBy: readers } as const;

export const INVESTIGATION_FIELDS = [
  {
    ...textField('infectedPerson', '感染者姓名', 'Infected person', [workingModel], 50),
    sensitive: 'other',
    readableBy: readers,
  },
  {
    ...textField('idNumber', '身份证号', 'Identity number'),
    format: 'idNumber',
    sensitive: 'idNumber',
    readableBy: readers,
  },
  { ...textField('phone', '联系电话', 'Phone'), format: 'phone', sensitive: 'phone', readableBy: readers },
  { key: 'reportedAt', type: 'dateTime', label: { zh: '接报时间', en: 'Reported at' }, basis: [workingModel] },
  textField('reportedBy', '报告单位（人）', 'Reported by', [workingModel], 100),
  textField('teamLeader', '流调组牵头负责人', 'Leader of the team', leader, 50),
  { key: 'arrivedAt', type: 'dateTime', label: { zh: '到达时间', en: 'Arrived at' }, basis: core },
  textField('siteLeader', '现场负责人', 'In charge on site', leader, 50),
  { ...textField('coreFacts', '核心信息', 'Core facts', core, 5000), ...health },
  { ...textField('fullFacts', '感染者全面信息', 'Full facts of the infected person', full, 20000), ...health },
  countField('closeContacts', '密切接触者人数', 'Close contacts'),
  choiceField(
    'dataRights',
    '数据开放权限',
    'Data rights',
    [
      ['granted', '已开放', 'Opened'],
      ['notNeeded', '本次不需要', 'Not needed'],
    ],
    [stated('spring2022', '保障数据开放权限')],
  ),
  textField('dataSets', '开放的数据', 'Data that were opened', [stated('spring2022', '数据供给与流调需求同步')]),
  textField('blockingMeasures', '阻断措施', 'Measures', [stated('spring2022', '迅速阻断疫情的扩散蔓延')]),
  countField('controlledPeople', '管控人数', 'People under control'),
  { key: 'report', type: 'file', label: { zh: '流调报告', en: 'Report' }, basis: full },
] as const;
