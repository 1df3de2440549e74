// 驻村第一书记和驻村队员选派: the county chooses the village, a unit nominates, the county approves; who proves unfit is
// recalled at once and replaced in the same case.
import { assumed, implied, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, dateField, fileField, flagField, textField } from '../shapes/working-fields.ts';
import { oneDayBefore, reviewLadder } from '../ladders.ts';

const county = { by: 'role', role: 'countyAuthority', level: 'county' } as const;
const unit = { by: 'role', role: 'dispatchingUnit', level: 'county', body: 'dispatching-unit' } as const;

const chosenVillages = stated('tenActions2024', '党组织软弱涣散村,规范选派');
const ablePeople = stated('tenActions2024', '规范选派政治素质硬、业务能力强的');
const bound = stated('tenActions2024', '派出部门责任捆绑');
const recalledAtOnce = stated('tenActions2024', '对不胜任的及时召回', 'D139');
const countyApproves = assumed(
  '文件未写明审核人，由县级审核选派',
  'The document names nobody; the county approves who is sent',
);
const termInCase = assumed(
  '文件未规定任期，由选派时约定',
  'The document gives no term; it is agreed when the cadre is sent',
);

const fit = (field: 'politicallySound' | 'able', zh: string, en: string) => ({
  when: `${field} = true`,
  otherwise: { zh, en },
  basis: [ablePeople],
});

export const residentCadreSelection = projectPipeline({
  id: 'resident-cadre-selection',
  field: 'resident-cadres',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '驻村第一书记和驻村队员选派', en: 'Selection and dispatch of resident cadres' },
  basis: [chosenVillages, implied('township2020', '驻村扶贫工作队一律到岗履职')],
  subject: { kind: 'village', uniqueness: 'none' },
  filing: {
    key: 'chooseVillages',
    level: 'village',
    by: [{ role: 'countyAuthority', level: 'county' }],
    form: [{ field: 'villageKind' }, { field: 'remarks', required: false }, { field: 'recallReason', required: false }],
  },
  fields: [
    choiceField(
      'villageKind',
      '选派村类型',
      'Kind of village',
      [
        ['outOfPoverty', '脱贫村', 'Village out of poverty'],
        ['resettlement', '易地扶贫搬迁安置村（社区）', 'Resettlement village'],
        ['heavyTask', '乡村振兴任务重的村', 'Village with a heavy task of revitalisation'],
        ['weakParty', '党组织软弱涣散村', 'Village with a weak party organisation'],
      ],
      [chosenVillages],
    ),
    textField('remarks', '说明', 'Remarks'),
    textField('cadreName', '人选姓名', 'Cadre', [ablePeople], 50),
    choiceField('post', '派驻岗位', 'Post', [
      ['firstSecretary', '第一书记', 'First secretary'],
      ['teamMember', '驻村队员', 'Member of the team'],
    ]),
    textField('unitName', '派出单位', 'Dispatching unit', undefined, 100),
    flagField('politicallySound', '政治素质硬', 'Politically sound', [ablePeople]),
    flagField('able', '业务能力强', 'Able in the work', [ablePeople]),
    dateField('startsOn', '派驻开始日期', 'First day of the term', [termInCase], true),
    dateField('endsOn', '派驻期满日期', 'Last day of the term', [termInCase], true),
    dateField('arrivedOn', '到村日期', 'Arrived in the village on'),
    fileField('responsibility', '责任捆绑书', 'Deed that binds the three sides', [bound]),
    textField('recallReason', '召回原因', 'Why the cadre is recalled', [recalledAtOnce]),
    dateField('recalledOn', '召回日期', 'Recalled on', [recalledAtOnce]),
  ],
  steps: [
    {
      do: 'work',
      key: 'nominate',
      title: { zh: '推荐人选', en: 'Nomination' },
      basis: [implied('tenActions2024', '规范选派政治素质硬、业务能力强的')],
      by: unit,
      days: 10,
      form: [
        { field: 'cadreName' },
        { field: 'post' },
        { field: 'unitName' },
        { field: 'politicallySound' },
        { field: 'able' },
      ],
      rules: [
        fit('politicallySound', '人选须政治素质硬', 'The cadre must be politically sound'),
        fit('able', '人选须业务能力强', 'The cadre must be able in the work'),
      ],
    },
    {
      do: 'review',
      key: 'approve',
      title: { zh: '审核选派', en: 'Approval' },
      basis: [countyApproves],
      by: county,
      days: 10,
      form: [{ field: 'startsOn' }, { field: 'endsOn' }],
      rules: [
        {
          when: 'endsOn > startsOn',
          otherwise: { zh: '期满日期须晚于开始日期', en: 'The term must end after it begins' },
          basis: [termInCase],
        },
      ],
      // the village is chosen and the cadre approved by the same organ; another nomination follows a return
      reject: false,
      filerMayDecide: true,
    },
    {
      do: 'work',
      key: 'serve',
      title: { zh: '驻村履职（到岗）', en: 'Service in the village' },
      basis: [stated('tenActions2024', '做到“人到身到心到”')],
      by: { by: 'role', role: 'residentFirstSecretary', level: 'village' },
      days: 5,
      form: [{ field: 'arrivedOn' }],
    },
    {
      do: 'work',
      key: 'bindDuty',
      title: { zh: '责任捆绑', en: 'Binding of the three sides' },
      basis: [bound],
      by: { by: 'role', role: 'townshipParty', level: 'township' },
      days: 10,
      form: [{ field: 'responsibility' }],
    },
    {
      do: 'own',
      key: 'tenure',
      stage: (next) => ({
        kind: 'decision',
        key: 'tenure',
        title: { zh: '任期管理', en: 'The term' },
        basis: [termInCase],
        assignee: county,
        filerMayDecide: true,
        outcomes: [
          { key: 'termEnded', title: { zh: '任期届满', en: 'The term has ended' }, kind: 'approve', to: 'completed' },
          {
            key: 'unfit',
            title: { zh: '不胜任', en: 'Unfit' },
            kind: 'refer',
            to: next,
            basis: [recalledAtOnce],
          },
        ],
      }),
      clocks: [
        {
          key: 'tenureLimit',
          title: { zh: '派驻期满', en: 'End of the term' },
          basis: [termInCase],
          scope: 'visit',
          start: { on: 'entered', stage: 'tenure' },
          stop: [{ on: 'left', stage: 'tenure' }],
          limit: { kind: 'field', field: 'endsOn' },
          warnings: oneDayBefore,
          ladder: reviewLadder,
        },
      ],
    },
    {
      do: 'work',
      key: 'recall',
      title: { zh: '召回', en: 'Recall' },
      basis: [recalledAtOnce],
      by: county,
      days: { value: null, unit: 'day', basis: [recalledAtOnce] },
      form: [{ field: 'recallReason' }, { field: 'recalledOn' }],
      done: { zh: '已召回，另行选派', en: 'Recalled; another is chosen' },
      to: 'nominate',
    },
  ],
  completed: { title: { zh: '任期届满', en: 'The term has ended' }, basis: [termInCase] },
});
