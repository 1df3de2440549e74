// 供水巩固提升工程: approved through the reserve library, built or renewed, accepted and kept in repair by the township.
import { assumed, implied, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { targetIndicator } from '../shapes/target-tracker.ts';
import { choiceField, countField, fenField, textField } from '../shapes/working-fields.ts';

const works = stated('tenActions2024', '13处供水巩固提升工程', 'D097');
const renewal = stated('tenActions2024', '改造提升老旧供水管网和设施');
const faster = stated('tenActions2024', '加快实施底庙镇店子河村');
const keeping = implied('tenActions2024', '巩固维护好已建农村供水工程成果');
const throughReserve = assumed('立项按储备项目库程序办理', 'It is approved as a project of the reserve library');
const unit = { by: 'role', role: 'projectUnit', level: 'county', body: 'project-unit' } as const;

export const waterSupplyWorks = projectPipeline({
  id: 'water-supply-works',
  field: 'housing',
  tier: 2,
  title: { zh: '供水巩固提升工程', en: 'Water-supply consolidation works' },
  basis: [works, renewal],
  departments: ['water'],
  subject: { kind: 'project', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [
      { role: 'villageCommittee', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
      { role: 'countyWaterDept', level: 'county', body: 'water' },
    ],
    form: [
      { field: 'project' },
      { field: 'projectKind' },
      { field: 'workKind' },
      { field: 'content' },
      { field: 'budgetFen' },
    ],
  },
  fields: [
    textField('project', '工程名称', 'Works', undefined, 100),
    choiceField('projectKind', '储备项目类别', 'Kind in the reserve library', [
      ['infrastructure', '农村基础设施建设', 'Rural infrastructure'],
    ]),
    choiceField(
      'workKind',
      '工程类别',
      'Kind of works',
      [
        ['network', '老旧供水管网改造', 'Renewal of the network'],
        ['facility', '供水设施提升', 'Better facilities'],
        ['household', '供水入户', 'Water to the house'],
      ],
      [renewal],
    ),
    textField('content', '建设内容和地点（如底庙镇店子河村、张洪镇秦家村）', 'What is built, and where', [faster]),
    fenField('budgetFen', '预算资金', 'Budget'),
    countField('percent', '形象进度（%）', 'Progress in percent', undefined, { max: 100 }),
    textField('acceptance', '验收意见', 'Finding of the acceptance'),
    textField('upkeep', '管护责任', 'Who keeps it in repair', [keeping]),
    textField('rectification', '整改情况', 'What was rectified'),
  ],
  steps: [
    {
      do: 'own',
      key: 'approveProject',
      stage: (next) => ({
        kind: 'link',
        key: 'approveProject',
        title: { zh: '立项', en: 'Approval' },
        basis: [throughReserve],
        mode: 'openAndAwait',
        procedure: 'project-reserve-library',
        hands: [
          { to: 'project', from: 'project' },
          { to: 'projectKind', from: 'projectKind' },
          { to: 'content', from: 'content' },
          { to: 'budgetFen', from: 'budgetFen' },
        ],
        to: 'notApproved',
        byOutcome: [
          { outcome: 'completed', to: next },
          { outcome: 'refused', to: 'notApproved' },
          { outcome: 'withdrawn', to: 'notApproved' },
        ],
      }),
    },
    {
      do: 'works',
      key: 'build',
      title: { zh: '实施', en: 'Building' },
      basis: [faster, renewal],
      by: unit,
      days: 150,
      form: [{ field: 'percent' }],
      rules: [{ when: 'percent = 100', otherwise: { zh: '尚未完工', en: 'Not finished' }, basis: [works] }],
    },
    {
      do: 'accept',
      key: 'handOver',
      title: { zh: '验收管护', en: 'Acceptance and upkeep' },
      basis: [keeping],
      by: { by: 'role', role: 'townshipGovernment', level: 'township' },
      filerMayDecide: true,
      days: 15,
      form: [{ field: 'acceptance' }, { field: 'upkeep' }],
      rectify: { by: unit, days: 20, form: [{ field: 'rectification' }] },
    },
  ],
  completed: { title: { zh: '已建成并落实管护', en: 'Built and kept in repair' }, basis: [works] },
  ends: [
    {
      kind: 'end',
      key: 'notApproved',
      title: { zh: '未立项', en: 'Not approved' },
      basis: [throughReserve],
      outcome: 'refused',
    },
  ],
  indicators: [
    targetIndicator({
      key: 'worksFinished',
      title: { zh: '已完工供水巩固提升工程', en: 'Works finished' },
      basis: [works, assumed('年底前完工', 'By the end of the year')],
      value: 13,
      unit: { zh: '处', en: 'works' },
      reportedBy: { level: 'county', bodies: ['water'], role: 'countyWaterDept' },
    }),
  ],
});
