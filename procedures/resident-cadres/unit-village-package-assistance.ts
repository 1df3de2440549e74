// 包村扶贫（不脱贫不脱钩）: a unit bound to a village brings it support until it is appraised as out of poverty; until
// then it stays bound.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { fenField, flagField, textField } from '../shapes/working-fields.ts';

const leadingGroup = { by: 'role', role: 'countyLeadingGroup', level: 'county' } as const;

const system = stated('fivePlans', '包村扶貧工作制度');
const support = stated('fivePlans', '為貧困村爭取更多的項目資金和物資扶');
const appraisal = stated('fivePlans', '加大對包村扶貧工作的考核力度');
const staysBound = stated('fivePlans', '不脫貧不脫鉤', 'D409');
const yearly = assumed('按年度推进', 'In the rhythm of a year');

export const unitVillagePackageAssistance = projectPipeline({
  id: 'unit-village-package-assistance',
  field: 'resident-cadres',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '包村扶贫（不脱贫不脱钩）', en: 'Unit-to-village package assistance' },
  basis: [system],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  filing: {
    key: 'assign',
    level: 'village',
    by: [{ role: 'countyLeadingGroup', level: 'county' }],
    form: [{ field: 'unitName' }, { field: 'leader' }],
  },
  fields: [
    textField('unitName', '包村单位', 'Unit bound to the village', [system], 100),
    textField('leader', '包村领导', 'Leader bound to the village', [system], 50),
    textField('support', '争取的项目、资金、物资', 'Projects, money and goods obtained', [support]),
    fenField('supportFen', '资金物资折价', 'Value of money and goods', [support]),
    textField('appraisal', '考核意见', 'Finding of the appraisal', [appraisal]),
    flagField('outOfPoverty', '村已脱贫', 'The village is out of poverty', [staysBound]),
  ],
  steps: [
    {
      do: 'works',
      key: 'seekSupport',
      title: { zh: '争取项目资金物资', en: 'Obtaining support' },
      basis: [support],
      by: { by: 'role', role: 'supportUnit', level: 'county', body: 'support-unit' },
      days: { value: 365, unit: 'day', basis: [yearly] },
      form: [{ field: 'support' }, { field: 'supportFen' }],
    },
    {
      do: 'review',
      key: 'appraise',
      title: { zh: '考核', en: 'Appraisal' },
      basis: [appraisal],
      by: leadingGroup,
      days: 20,
      form: [{ field: 'appraisal' }],
      approve: { zh: '考核合格', en: 'Passed' },
      reject: false,
      filerMayDecide: true,
    },
    {
      do: 'review',
      key: 'release',
      title: { zh: '脱钩', en: 'Release' },
      basis: [staysBound],
      by: leadingGroup,
      days: 10,
      form: [{ field: 'outOfPoverty' }],
      approve: { zh: '村已脱贫，脱钩', en: 'Out of poverty; released' },
      rules: [
        {
          when: 'outOfPoverty = true',
          otherwise: { zh: '不脱贫不脱钩', en: 'Not released until it is out of poverty' },
          basis: [staysBound],
        },
      ],
      returnTo: 'seekSupport',
      reject: false,
      filerMayDecide: true,
    },
  ],
  completed: { title: { zh: '已脱钩', en: 'Released' }, basis: [staysBound] },
});
