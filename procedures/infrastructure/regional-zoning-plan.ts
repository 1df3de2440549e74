// 重点区域规划: a case is one zone, assessed, planned and applied; the figures of both zones stand in the plan.
import { assumed, implied, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, countField, fileField, organisationField, textField } from '../shapes/working-fields.ts';
import { ZONE_INDICATORS, ZONE_PLANS } from './zone-plans.ts';

const county = { by: 'role', role: 'countyAuthority', level: 'county' } as const;
const zones = stated('fivePlans', '限制開發(fā)區(qū)');
const conditions = stated('fivePlans', '區(qū)域面積15.8萬公頃');
const applied = implied('fivePlans', '按照分區(qū)規(guī)劃的原則');
const noChain = assumed('文件未规定审批，由县级编制', 'No approval is given; the county drafts it');

const hectares = { unit: { zh: '公顷', en: 'ha' } };

export const regionalZoningPlan = projectPipeline({
  id: 'regional-zoning-plan',
  field: 'infrastructure',
  tier: 3,
  title: { zh: '重点区域规划（限制开发区、优化开发区）', en: 'Zoning plan' },
  basis: [zones],
  subject: { kind: 'project', uniqueness: 'oneOpen' },
  filing: {
    level: 'county',
    by: [{ role: 'countyAuthority', level: 'county' }],
    form: [{ field: 'zone' }, { field: 'leadTownship' }],
  },
  fields: [
    choiceField(
      'zone',
      '区域',
      'Zone',
      [
        ['restricted', '限制开发区', 'Restricted zone'],
        ['optimised', '优化开发区', 'Optimised zone'],
      ],
      [stated('fivePlans', '”兩大重點', 'D260')],
    ),
    organisationField('leadTownship', '实施镇（牵头）', 'Township that leads'),
    countField('area', '区域面积', 'Area', [conditions], hectares),
    countField('arableArea', '耕地面积', 'Arable area', [conditions], hectares),
    countField('pastureArea', '三荒草场面积', 'Pasture area', [conditions], hectares),
    countField('villages', '行政村', 'Villages', [conditions]),
    countField('hamlets', '自然村', 'Hamlets', [conditions]),
    countField('households', '户', 'Households', [conditions]),
    countField('people', '人', 'People', [conditions]),
    fileField('planText', '区域规划文本', 'Text of the plan'),
    textField('progress', '实施进度', 'Progress'),
  ],
  steps: [
    {
      do: 'work',
      key: 'assess',
      title: { zh: '评价条件', en: 'Assessment' },
      basis: [conditions],
      by: county,
      days: 60,
      form: [
        { field: 'area' },
        { field: 'arableArea' },
        { field: 'pastureArea' },
        { field: 'villages' },
        { field: 'hamlets' },
        { field: 'households' },
        { field: 'people' },
      ],
      rules: [
        {
          when: 'arableArea + pastureArea <= area',
          otherwise: { zh: '耕地与草场面积之和超过区域面积', en: 'Arable and pasture land exceed the area' },
          basis: [conditions],
        },
      ],
    },
    {
      do: 'work',
      key: 'draft',
      title: { zh: '编制规划', en: 'Drafting' },
      basis: [zones, noChain],
      by: county,
      days: 60,
      form: [{ field: 'planText' }],
    },
    {
      do: 'works',
      key: 'run',
      title: { zh: '实施', en: 'Application' },
      basis: [applied],
      by: { by: 'roleAtField', role: 'townshipGovernment', field: 'leadTownship' },
      days: 240,
      form: [{ field: 'progress' }],
    },
  ],
  completed: { title: { zh: '规划已实施', en: 'Applied' }, basis: [applied] },
  plan: ZONE_PLANS,
  indicators: ZONE_INDICATORS,
});
