// 重点人员帮教: each person has one unit and one responsible person; migrants are served and known to the police; help
// goes on until a review says that it may end.
import { assumed, implied, stated } from '../basis.ts';
import { endStage } from '../shapes/human-steps.ts';
import { mediation } from '../shapes/mediation.ts';
import { choiceField, textField } from '../shapes/working-fields.ts';

const help = stated('fivePlans', '要加強刑釋解教人員');
const oneEach = stated('fivePlans', '逐個落實到具體組織、單位和責任人');
const migrants = stated('fivePlans', '嚴密管控外來人員');
const ended = assumed('文件未定结束条件，复核同意后解除帮教', 'The document names no end: a review ends it');
const governance = {
  by: 'role',
  role: 'townshipGovernanceOffice',
  level: 'township',
  body: 'governance-office',
} as const;
const READERS = ['townshipGovernanceOffice', 'responsiblePerson', 'policeStation'];

export const keyPopulationHelp = mediation({
  id: 'key-population-help',
  field: 'disputes-safety',
  kind: 'caseLedger',
  tier: 2,
  title: { zh: '刑释解教等重点人员帮教', en: 'Help for released and other key people' },
  basis: [help],
  departments: ['public-security', 'education'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  filing: {
    key: 'list',
    level: 'village',
    by: [
      { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
      { role: 'policeStation', level: 'township', body: 'police-station' },
    ],
    form: [{ field: 'personName' }, { field: 'personKind' }, { field: 'difficulties', required: false }],
  },
  fields: [
    {
      key: 'personName',
      type: 'text',
      label: { zh: '姓名', en: 'Name' },
      maxLength: 50,
      sensitive: 'other',
      readableBy: READERS,
      basis: [implied('fivePlans', '要加強刑釋解教人員')],
    },
    {
      ...choiceField(
        'personKind',
        '人员类别',
        'Kind',
        [
          ['released', '刑满释放人员', 'Released from prison'],
          ['youth', '失学失爱等问题青少年', 'Youth in difficulty'],
          ['minorOffender', '轻微违法犯罪人员', 'Minor offender'],
          ['community', '社区矫正对象', 'Under community correction'],
          ['migrant', '流动人口', 'Migrant'],
        ],
        [help, migrants, stated('fivePlans', '村居矯正')],
      ),
      sensitive: 'other',
      readableBy: READERS,
    },
    textField('difficulties', '实际困难', 'Difficulties', [help]),
    textField('helpUnit', '帮教单位', 'Helping unit', [oneEach], 100),
    { key: 'responsiblePerson', type: 'person', label: { zh: '责任人', en: 'Responsible person' }, basis: [oneEach] },
    textField('measures', '帮教措施', 'Measures', [oneEach]),
    textField('helpRecord', '帮教情况', 'What was done', [help]),
    textField('migrantRecord', '管理服务情况', 'Service and management', [migrants]),
    textField('review', '复核意见', 'Review', [ended]),
  ],
  prepare: [
    {
      key: 'assign',
      title: { zh: '落实责任人', en: 'One unit, one person each' },
      basis: [oneEach],
      by: governance,
      form: [{ field: 'helpUnit' }, { field: 'responsiblePerson' }, { field: 'measures' }],
      days: 5,
      others: [
        {
          key: 'migrant',
          title: { zh: '流动人口，转派出所管理', en: 'A migrant; to the police station' },
          kind: 'complete',
          to: 'manageMigrants',
          basis: [migrants],
        },
      ],
    },
  ],
  levels: [
    {
      key: 'help',
      title: { zh: '帮教', en: 'Help' },
      basis: [help],
      by: { by: 'personField', field: 'responsiblePerson' },
      form: [{ field: 'helpRecord' }],
      days: 60,
      settled: { zh: '情况稳定，申请解除', en: 'Stable; ask for the end' },
      notSettled: { zh: '重新违法犯罪，移交', en: 'Offended again' },
      others: [
        { key: 'recorded', title: { zh: '记录帮教', en: 'Record' }, kind: 'complete', to: 'help', basis: [help] },
        {
          key: 'changed',
          title: { zh: '更换责任人', en: 'Another person' },
          kind: 'return',
          to: 'assign',
          basis: [oneEach],
        },
      ],
    },
  ],
  beyond: 'offended',
  afterwards: 'reviewHelp',
  stages: [
    {
      kind: 'work',
      key: 'manageMigrants',
      title: { zh: '流动人口管理', en: 'Migrants' },
      basis: [migrants],
      assignee: { by: 'role', role: 'policeStation', level: 'township', body: 'police-station' },
      form: [{ field: 'migrantRecord' }],
      outcomes: [
        { key: 'recorded', title: { zh: '记录管理服务', en: 'Record' }, kind: 'complete', to: 'manageMigrants' },
        { key: 'left', title: { zh: '已离开或已落户', en: 'Left or settled' }, kind: 'complete', to: 'reviewHelp' },
        { key: 'offended', title: { zh: '违法犯罪，移交', en: 'Offended' }, kind: 'refer', to: 'offended' },
      ],
    },
    {
      kind: 'decision',
      key: 'reviewHelp',
      title: { zh: '解除复核', en: 'Review of the end' },
      basis: [ended],
      assignee: governance,
      filerMayDecide: true,
      form: [{ field: 'review' }],
      outcomes: [
        { key: 'end', title: { zh: '同意解除', en: 'It may end' }, kind: 'approve', to: 'settled' },
        { key: 'goOn', title: { zh: '继续帮教', en: 'Go on' }, kind: 'return', to: 'assign' },
      ],
    },
    endStage('settled', { zh: '解除帮教', en: 'Ended' }, [ended], 'completed'),
    endStage('offended', { zh: '重新违法犯罪，移交公安', en: 'Offended again; to the police' }, [ended], 'referred'),
  ],
  ownLimits: [
    { key: 'manageMigrants', title: { zh: '流动人口管理', en: 'Migrants' }, days: 60 },
    { key: 'reviewHelp', title: { zh: '解除复核', en: 'Review of the end' }, days: 10 },
  ],
});
