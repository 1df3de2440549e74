// 衔接资金项目督导检查: in June, September and November a joint team forms, the units check themselves, the team inspects.
// A problem is a case: rectified by the unit, verified by the team.
import { assumed, stated } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { countField, flagField, organisationField, textField } from '../shapes/working-fields.ts';

const team = { role: 'specialInspectionGroup', level: 'county' } as const;

const months = stated('tenActions2024', '分别于6月、9月、11月围绕2024年', 'D155');
const twoSteps = stated('tenActions2024', '“项目实施单位自查、县级联合检查”');
const fiveDepartments = stated('tenActions2024', '发改等部门成立专项督查组');
const rectified = assumed(
  '检查发现的问题建立台账，整改后由督查组核实',
  'Problems are rectified and verified by the team',
);
const dayInMonth = assumed(
  '文件未规定日期：自查15日前，联合检查当月完成',
  'No day is given: self-check by day 15, inspection in the month',
);

/** The five departments of the team; each sends somebody. */
const DEPARTMENTS = [
  ['revitalisation', '乡村振兴', 'revitalisation'],
  ['agriculture', '农业', 'agriculture'],
  ['finance', '财政', 'finance'],
  ['fruit', '果业', 'fruit'],
  ['developmentReform', '发改', 'development and reform'],
] as const;

const rounds = { every: 'month', day: 1, months: [6, 9, 11] } as const;

const project = textField('project', '项目', 'Project', [twoSteps], 100);
const problem = textField('problem', '发现的问题', 'The problem', [rectified]);
const unit = organisationField('unit', '项目实施单位', 'Unit that carries out the project', [twoSteps]);
const found = flagField('problemFound', '是否发现问题', 'A problem was found', [rectified]);
const problemNamed = {
  when: 'problemFound = false or (project != null and problem != null and unit != null)',
  otherwise: { zh: '发现问题的，须写明项目、问题和单位', en: 'A problem is named with its project and unit' },
  basis: [rectified],
};
const opensCase = {
  when: 'problemFound = true',
  procedure: 'fund-project-joint-inspection',
  hands: [
    { to: 'project', from: 'project' },
    { to: 'problem', from: 'problem' },
    { to: 'unit', from: 'unit' },
  ],
  subject: 'project',
  basis: [rectified],
};
const problemFields = [found, project, problem, unit];
const problemOptional = ['project', 'problem', 'unit'];

export const fundProjectJointInspection = projectPipeline({
  id: 'fund-project-joint-inspection',
  field: 'funds-projects',
  kind: 'inspection',
  tier: 1,
  title: { zh: '衔接资金项目督导检查', en: 'Joint inspection of fund projects and assets' },
  basis: [months, twoSteps, fiveDepartments],
  departments: ['revitalisation', 'agriculture', 'finance', 'fruit', 'development-reform'],
  subject: { kind: 'project', uniqueness: 'none' },
  filing: {
    level: 'county',
    by: [team],
    form: [{ field: 'project' }, { field: 'problem' }, { field: 'unit' }],
  },
  fields: [
    project,
    problem,
    unit,
    textField('measures', '整改措施', 'What was done', [rectified]),
    textField('verification', '核实意见', 'Finding of the verification', [rectified]),
  ],
  steps: [
    {
      do: 'work',
      key: 'rectify',
      title: { zh: '反馈整改', en: 'Rectification' },
      basis: [rectified],
      by: { by: 'roleAtField', role: 'projectUnit', field: 'unit' },
      days: 20,
      form: [{ field: 'measures' }],
      done: { zh: '已整改', en: 'Rectified' },
    },
    {
      do: 'review',
      key: 'verify',
      title: { zh: '核实销号', en: 'Verification' },
      basis: [rectified],
      by: { by: 'role', ...team },
      days: 10,
      form: [{ field: 'verification' }],
      approve: { zh: '核实销号', en: 'Struck off' },
      reject: false,
      filerMayDecide: true,
    },
  ],
  completed: { title: { zh: '已整改销号', en: 'Rectified and struck off' }, basis: [rectified], outcome: 'struckOff' },
  duties: [
    reportDuty({
      key: 'teams',
      title: { zh: '成立专项督查组', en: 'The joint team' },
      basis: [months, fiveDepartments],
      opens: rounds,
      due: { kind: 'dayOfMonth', day: 5 },
      owedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      item: {
        key: 'formTeam',
        title: { zh: '督查组组成', en: 'Members of the team' },
        basis: [fiveDepartments],
        nothingToReport: false,
        fields: DEPARTMENTS.map(([key, zh, en]) =>
          textField(`${key}Members`, `${zh}部门人员`, `Members of ${en}`, [fiveDepartments], 200),
        ),
      },
    }),
    reportDuty({
      key: 'selfChecks',
      title: { zh: '项目实施单位自查', en: 'Self-checks of the units' },
      basis: [months, twoSteps, dayInMonth],
      opens: rounds,
      due: { kind: 'dayOfMonth', day: 15 },
      owedBy: { level: 'county', bodies: ['project-unit'], role: 'projectUnit' },
      item: {
        key: 'selfCheck',
        title: { zh: '自查结果', en: 'Result of the self-check' },
        basis: [twoSteps],
        nothingToReport: false,
        fields: [
          countField('projects', '自查项目数', 'Projects checked', [twoSteps]),
          textField('result', '自查情况', 'Result', [twoSteps]),
          ...problemFields,
        ],
        optional: problemOptional,
        rules: [problemNamed],
        opens: [opensCase],
      },
    }),
    reportDuty({
      key: 'inspections',
      title: { zh: '县级联合检查', en: 'Joint inspections' },
      basis: [months, twoSteps, dayInMonth],
      opens: rounds,
      due: { kind: 'endOfPeriod' },
      owedBy: team,
      item: {
        key: 'inspect',
        title: { zh: '联合检查结果', en: 'Result of the inspection' },
        basis: [twoSteps],
        nothingToReport: false,
        fields: [
          countField('projects', '检查项目数', 'Projects inspected', [twoSteps]),
          textField('result', '检查情况', 'Result', [twoSteps]),
          ...problemFields,
        ],
        optional: problemOptional,
        rules: [problemNamed],
        opens: [opensCase],
      },
      bulletin: {
        key: 'inspectionBulletin',
        title: { zh: '通报检查情况', en: 'Bulletin on the inspection' },
        basis: [assumed('每轮检查后通报', 'Each round ends with a bulletin')],
        by: { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' },
      },
    }),
  ],
});
