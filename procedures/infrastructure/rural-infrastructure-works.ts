// 农村基础设施建设（“双基”建设）: approved through the reserve library, then built, then maintained.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, countField, fenField, textField } from '../shapes/working-fields.ts';

const works = stated('township2020', '积极推进“双基”建设');
const maintained = stated('tenActions2024', '“建管养运安”一体化');
const roads = stated('eightOnes2022', '解决好入户便道、农村路网改善');
const throughReserve = assumed('立项按储备项目库程序办理', 'It is approved as a project of the reserve library');

export const ruralInfrastructureWorks = projectPipeline({
  id: 'rural-infrastructure-works',
  field: 'infrastructure',
  tier: 3,
  title: { zh: '农村基础设施建设（“双基”建设）', en: 'Rural infrastructure works' },
  basis: [works, roads],
  subject: { kind: 'project', uniqueness: 'none' },
  filing: {
    level: 'village',
    by: [
      { role: 'villageCommittee', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
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
    textField('project', '项目名称', 'Project', undefined, 100),
    choiceField('projectKind', '储备项目类别', 'Kind in the reserve library', [
      ['infrastructure', '农村基础设施建设', 'Rural infrastructure'],
    ]),
    choiceField(
      'workKind',
      '工程类别',
      'Kind of work',
      [
        ['road', '道路（入户便道、农村路网）', 'Road'],
        ['power', '电力', 'Power'],
        ['logistics', '物流', 'Logistics'],
        ['network', '网络', 'Network'],
      ],
      [roads],
    ),
    textField('content', '建设内容和地点', 'What is built, and where'),
    fenField('budgetFen', '预算资金', 'Budget'),
    countField('percent', '形象进度（%）', 'Progress in percent', undefined, { max: 100 }),
    textField('upkeep', '管护安排', 'How it is maintained', [maintained]),
  ],
  steps: [
    {
      do: 'own',
      key: 'approve',
      stage: (next) => ({
        kind: 'link',
        key: 'approve',
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
          { outcome: 'notEstablished', to: 'notApproved' },
          { outcome: 'withdrawn', to: 'notApproved' },
        ],
      }),
    },
    {
      do: 'works',
      key: 'build',
      title: { zh: '建设', en: 'Construction' },
      basis: [works],
      by: { by: 'role', role: 'projectUnit', level: 'county', body: 'project-unit' },
      days: 200,
      form: [{ field: 'percent' }],
      rules: [{ when: 'percent = 100', otherwise: { zh: '尚未建成', en: 'Not yet built' }, basis: [works] }],
    },
    {
      do: 'work',
      key: 'maintain',
      title: { zh: '管护', en: 'Maintenance' },
      basis: [maintained],
      by: { by: 'role', role: 'townshipGovernment', level: 'township' },
      days: 20,
      form: [{ field: 'upkeep' }],
      done: { zh: '已落实管护', en: 'Maintenance is settled' },
    },
  ],
  completed: { title: { zh: '已建成并落实管护', en: 'Built and maintained' }, basis: [maintained] },
  ends: [
    {
      kind: 'end',
      key: 'notApproved',
      title: { zh: '未立项', en: 'Not approved' },
      basis: [throughReserve],
      outcome: 'refused',
    },
  ],
});
