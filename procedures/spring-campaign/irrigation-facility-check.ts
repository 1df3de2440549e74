// 春修农田水利: a facility is checked; slight damage the village repairs together, serious damage goes by letter to the
// county bureau, which joins the funds and builds; it ends when the facility works.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, stated } from '../basis.ts';
import { decisionStage, endStage, workStage } from '../shapes/human-steps.ts';
import { limitsOf } from '../shapes/step-limits.ts';
import { choiceField, dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';

const checked = stated('spring2022', '农田水利设施进行排查');
const slight = stated('spring2022', '一般性损毁、堵塞的');
const together = stated('spring2022', '要集中组织干部群众维修、清理');
const byLetter = stated('spring2022', '要及时函告县农业农村局', 'D032');
const funds = stated('spring2022', '整合历年结余高标准农田资金');
const builds = stated('spring2022', '集中新建、改扩建一批农田水利设施');
const works = stated('spring2022', '确保农田水利设施正常使用');
const accepted = assumed('修复、建成后由镇验收', 'The township accepts what was repaired or built');
const later = assumed(
  '资金不足的列入下批，暂由村维修',
  'Without money it waits for the next batch, and the village repairs',
);
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const bureau = { by: 'role', role: 'countyAgricultureBureau', level: 'county', body: 'agriculture' } as const;

const STEPS = {
  judge: {
    key: 'judge',
    title: { zh: '损毁程度认定', en: 'How bad it is' },
    basis: [checked],
    by: township,
    form: [{ field: 'damageClass' }],
    days: 3,
  },
  repairLocal: {
    key: 'repairLocal',
    title: { zh: '组织维修', en: 'Repair by the village' },
    basis: [slight, together],
    by: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
    form: [{ field: 'repair' }, { field: 'photos', required: false }],
    days: 15,
  },
  letter: {
    key: 'letter',
    title: { zh: '函告', en: 'Letter to the bureau' },
    basis: [byLetter],
    by: township,
    form: [{ field: 'letterNumber' }, { field: 'letterOn' }],
    days: 5,
    atOnce: { title: { zh: '及时函告时限', en: 'Limit of the letter' }, basis: [byLetter] },
  },
  integrate: {
    key: 'integrate',
    title: { zh: '整合资金', en: 'Joining of funds' },
    basis: [funds],
    by: bureau,
    form: [{ field: 'funds' }, { field: 'fundFen' }, { field: 'works' }],
    days: 20,
  },
  build: {
    key: 'build',
    title: { zh: '新建改扩建', en: 'New or extended works' },
    basis: [builds],
    by: bureau,
    form: [{ field: 'builtOn' }, { field: 'photos', required: false }],
    days: 60,
  },
  accept: {
    key: 'acceptWorks',
    title: { zh: '验收', en: 'Acceptance' },
    basis: [accepted],
    by: township,
    form: [{ field: 'acceptance' }],
    days: 5,
  },
} as const;
const limits = limitsOf(Object.values(STEPS));

export const irrigationFacilityCheck = defineCase<string, string, string, string>({
  id: 'irrigation-facility-check',
  field: 'spring-campaign',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '春修农田水利设施排查', en: 'Irrigation facility check and repair' },
  basis: [checked],
  subject: { kind: 'project', uniqueness: 'oneOpen' },
  parameters: limits.map(({ parameter }) => parameter),
  filing: {
    key: 'check',
    level: 'village',
    by: [
      { role: 'townshipGovernment', level: 'township' },
      { role: 'supportUnit', level: 'county', body: 'support-unit' },
      { role: 'villageTwoCommittees', level: 'village' },
    ],
    form: [{ field: 'facility' }, { field: 'finding' }, { field: 'checkedOn' }, { field: 'photos', required: false }],
  },
  fields: [
    textField('facility', '农田水利设施', 'Facility', [checked], 200),
    textField('finding', '排查情况', 'What was found', [checked]),
    dateField('checkedOn', '排查日期', 'Checked on', [checked]),
    choiceField(
      'damageClass',
      '损毁程度',
      'Damage',
      [
        ['none', '正常使用', 'It works'],
        ['slight', '一般性损毁、堵塞', 'Slight damage or blocked'],
        ['serious', '损毁严重', 'Serious damage'],
        ['wide', '集中连片农田灌溉困难', 'Large areas without irrigation'],
        ['backward', '设施落后', 'Backward'],
      ],
      [slight, stated('spring2022', '损毁严重或集中连片农田灌溉困难')],
    ),
    textField('repair', '维修、清理情况', 'Repair', [together]),
    textField('letterNumber', '函告文号', 'Number of the letter', [byLetter], 100),
    dateField('letterOn', '函告日期', 'Date of the letter', [byLetter]),
    choiceField(
      'funds',
      '资金来源',
      'Fund',
      [
        ['farmland', '历年结余高标准农田资金', 'Leftover farmland funds'],
        ['winterRepair', '冬修水利资金', 'Winter-repair funds'],
        ['general', '一般性农田水利设施建设资金', 'General irrigation funds'],
        ['joined', '以上资金整合', 'Several of these joined'],
      ],
      [funds],
    ),
    fenField('fundFen', '安排资金', 'Amount', [funds]),
    choiceField(
      'works',
      '建设方式',
      'Works',
      [
        ['newBuild', '新建', 'New'],
        ['rebuild', '改建', 'Rebuilt'],
        ['extend', '扩建', 'Extended'],
      ],
      [builds],
    ),
    dateField('builtOn', '建成日期', 'Built on', [builds]),
    textField('acceptance', '验收情况', 'Acceptance', [accepted]),
    fileField('photos', '照片', 'Photographs'),
  ],
  stages: [
    decisionStage(STEPS.judge, [
      {
        key: 'judged',
        title: { zh: '认定', en: 'Judged' },
        kind: 'approve',
        to: [
          { when: 'damageClass = "none"', to: 'inOrder' },
          { when: 'damageClass = "slight"', to: 'repairLocal' },
          { to: 'letter' },
        ],
      },
    ]),
    workStage(STEPS.repairLocal, [
      { key: 'repaired', title: { zh: '已维修、清理', en: 'Repaired' }, kind: 'complete', to: 'acceptWorks' },
      {
        key: 'tooBad',
        title: { zh: '无法自行维修，函告', en: 'Beyond the village; letter' },
        kind: 'refer',
        to: 'letter',
      },
    ]),
    workStage(STEPS.letter, [{ key: 'sent', title: { zh: '已函告', en: 'Sent' }, kind: 'complete', to: 'integrate' }]),
    decisionStage(STEPS.integrate, [
      { key: 'planned', title: { zh: '列入建设', en: 'Planned' }, kind: 'approve', to: 'build' },
      {
        key: 'later',
        title: { zh: '列入下批，暂由村维修', en: 'Next batch; the village repairs' },
        kind: 'return',
        to: 'repairLocal',
        basis: [later],
      },
    ]),
    workStage(STEPS.build, [
      { key: 'built', title: { zh: '已建成', en: 'Built' }, kind: 'complete', to: 'acceptWorks' },
    ]),
    decisionStage(STEPS.accept, [
      { key: 'pass', title: { zh: '正常使用', en: 'It works' }, kind: 'approve', to: 'working' },
      {
        key: 'failBuilt',
        title: { zh: '不合格，返工', en: 'Not accepted; build again' },
        kind: 'return',
        to: [{ when: 'builtOn != null', to: 'build' }, { to: 'repairLocal' }],
      },
    ]),
    endStage('inOrder', { zh: '设施正常', en: 'In order' }, [works], 'completed'),
    endStage('working', { zh: '恢复正常使用', en: 'It works again' }, [works], 'struckOff'),
  ],
  clocks: limits.map(({ clock }) => clock),
});
