// 分类推进产业发展: the towns choose their projects, the units that carry them out report progress, the lead department sums
// it up against the targets of two plans.
import { assumed, implied, stated } from '../basis.ts';
import { unsetDate } from '../parameters.ts';
import { reportStep } from '../shapes/periodic-report.ts';
import { type Target, targetTracker } from '../shapes/target-tracker.ts';
import { choiceField, countField, textField, tableField } from '../shapes/working-fields.ts';

const lead = { level: 'county', bodies: ['lead-department'], role: 'leadDepartment' } as const;

const MU = { zh: '亩', en: 'mu' };
const PIECES = { zh: '个', en: 'pieces' };
const HOUSEHOLDS = { zh: '家', en: 'households' };

const newFarmland = stated('tenActions2024', '新增高标准农田4.2万亩', 'D108');
const speciality = stated('tenActions2024', '持续提升“一镇一特”“一镇一园”');
const quickProjects = stated('township2020', '电商)等“短平快”项目');
const shared = stated('tenActions2024', '共享村落3个、共享庭院160家', 'D111');
const wholeYear = assumed('年度指标，年底评判', 'Targets of the year, judged at its end');

const target = (
  key: string,
  zh: string,
  en: string,
  value: Target['value'],
  unit: Target['unit'],
  row: Target['basis'][0],
) => ({
  key,
  title: { zh, en },
  basis: [row],
  value,
  unit,
  reportedBy: lead,
});
const ofPlanOne = (...figure: Parameters<typeof target>) => ({
  ...target(...figure),
  on: { parameter: 'planOneEnds' },
});

export const industryDevelopmentTargets = targetTracker({
  id: 'industry-development-targets',
  field: 'credit-industry',
  tier: 3,
  title: { zh: '分类推进产业发展', en: 'Industry development targets and projects' },
  basis: [newFarmland, speciality, quickProjects],
  parameters: [
    unsetDate('planOneEnds', '产业规划截止日（年份已隐去）', 'End of the industry plan (year hidden)', [
      stated('fivePlans', '龍頭企業(yè)8家'),
    ]),
  ],
  targets: [
    {
      key: 'yearPlan',
      title: { zh: '2024年产业发展指标', en: 'Industry targets of 2024' },
      basis: [newFarmland, wholeYear],
      figures: [
        target('farmland', '新增高标准农田', 'New high-standard farmland', 42_000, MU, newFarmland),
        target(
          'orchards',
          '“万元果”示范园',
          'Demonstration orchards',
          300,
          PIECES,
          stated('tenActions2024', '示范园300个,改造果园2000亩', 'D109'),
        ),
        target(
          'rebuiltOrchards',
          '改造果园',
          'Rebuilt orchards',
          2000,
          MU,
          stated('tenActions2024', '改造果园2000亩', 'D110'),
        ),
        target('sharedVillages', '共享村落', 'Shared villages', 3, PIECES, shared),
        target('sharedCourtyards', '共享庭院', 'Shared courtyards', 160, HOUSEHOLDS, shared),
        target(
          'heritageTown',
          '省级非遗示范名镇',
          'Provincial heritage town',
          1,
          PIECES,
          stated('tenActions2024', '打造省级非遗示范名镇1个', 'D112'),
        ),
        target(
          'courtyardHouseholds',
          '“庭院经济”示范户',
          'Courtyard-economy households',
          200,
          PIECES,
          stated('tenActions2024', '“庭院经济”示范户200个', 'D113'),
        ),
      ],
    },
    {
      key: 'industryPlan',
      title: { zh: '产业规划指标', en: 'Targets of the industry plan' },
      basis: [stated('fivePlans', '龍頭企業(yè)8家')],
      figures: [
        ofPlanOne(
          'leadingEnterprises',
          '龙头企业',
          'Leading enterprises',
          8,
          HOUSEHOLDS,
          stated('fivePlans', '龍頭企業(yè)8家', 'D251'),
        ),
        ofPlanOne(
          'plantingBase',
          '高效种植基地',
          'Planting base',
          286_000,
          MU,
          stated('fivePlans', '建設高效種植基地28.6萬畝', 'D252'),
        ),
        ofPlanOne(
          'breedingEnterprises',
          '养殖企业',
          'Breeding enterprises',
          { from: 20, to: 50 },
          PIECES,
          stated('fivePlans', '20-50個', 'D253'),
        ),
        ofPlanOne(
          'peopleAbsorbed',
          '产业吸附',
          'People absorbed',
          10_000,
          { zh: '人', en: 'people' },
          stated('fivePlans', '產(chǎn)業(yè)吸附1萬人', 'D254'),
        ),
      ],
    },
  ],
  activities: [
    {
      key: 'projectChoice',
      title: { zh: '确定年度产业项目', en: 'Projects of the year' },
      basis: [speciality],
      opens: { every: 'year', month: 1, day: 10 },
      due: { kind: 'monthDay', month: 3, day: 31 },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'choose',
        title: { zh: '确定项目', en: 'Choice of projects' },
        basis: [implied('tenActions2024', '持续提升“一镇一特”“一镇一园”'), quickProjects],
        atLeast: 1,
        nothingToReport: false,
        fields: [
          tableField(
            'projects',
            '年度产业项目',
            'Projects of the year',
            [
              textField('project', '项目名称', 'Project', [speciality], 200),
              choiceField(
                'form',
                '项目类型',
                'Kind of project',
                [
                  ['speciality', '一镇一特、一镇一园', 'Speciality or park of the town'],
                  ['farm', '家庭农场（种植）', 'Family farm: planting'],
                  ['pasture', '家庭牧场（养殖）', 'Family pasture: breeding'],
                  ['workshop', '家庭工厂（作坊）', 'Family workshop'],
                  ['market', '家庭市场（电商）', 'Family market: e-commerce'],
                ],
                [quickProjects],
              ),
              countField('quota', '计划数量', 'Planned number'),
            ],
            [speciality],
          ),
        ],
      },
    },
    {
      key: 'projectProgress',
      title: { zh: '产业项目进度', en: 'Progress of the projects' },
      basis: [assumed('文件未规定频次，默认每季度', 'The document gives no interval; each quarter by default')],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'dayOfMonth', day: 20 },
      owedBy: { level: 'county', bodies: ['project-unit'], role: 'projectUnit' },
      item: {
        key: 'run',
        title: { zh: '实施情况', en: 'What was carried out' },
        basis: [newFarmland],
        fields: [
          tableField('projects', '产业项目进度', 'Progress of the projects', [
            textField('project', '项目名称', 'Project', undefined, 200),
            countField('quantityDone', '已完成数量', 'Done so far'),
            textField('difficulties', '困难问题', 'Difficulties'),
          ]),
        ],
      },
      consolidation: [
        reportStep(
          'report',
          { zh: '统计进度', en: 'Progress against the targets' },
          [implied('tenActions2024', '新增高标准农田4.2万亩')],
          { role: 'leadDepartment', level: 'county', body: 'lead-department' },
        ),
      ],
    },
  ],
});
