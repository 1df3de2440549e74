// 人居环境整治与改厕: a toilet is listed, rebuilt and accepted one by one; model villages and the waste chain are counted
// beside it.
import { assumed, implied, stated } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { targetIndicator } from '../shapes/target-tracker.ts';
import { countField, fileField, flagField, textField, workingModel } from '../shapes/working-fields.ts';
import { township } from './village-posts.ts';

const action = stated('tenActions2024', '“三清、两拆、两改、一转变”', 'D165');
const threeYears = stated('tenActions2024', '绿美家园”三年行动', 'D166');
const modelVillages = stated('tenActions2024', '全年建成美丽宜居示范村23个', 'D167');
const toilets = stated('tenActions2024', '全年改建卫生厕所2600座', 'D168');
const oneByOne = stated('tenActions2024', '确保改一户、成一户', 'D169');
const inTime = stated('tenActions2024', '及时清运处置', 'D170');
const rebuilt = stated('tenActions2024', '全年改建卫生厕所2600座');
const waste = stated('tenActions2024', '健全农村生活垃圾收运处置体系');
const builder = { by: 'role', role: 'projectUnit', level: 'county', body: 'project-unit' } as const;
const owedBy = { level: 'township', role: 'townshipGovernment' } as const;

const row = (
  key: string,
  value: number,
  zh: string,
  en: string,
  unit: { zh: string; en: string },
  basis: typeof action,
) => ({
  key,
  label: { zh, en },
  value,
  unit,
  basis: [basis],
});
const items = { zh: '项', en: 'items' };

export const livingEnvironmentRenovation = projectPipeline({
  id: 'living-environment-renovation',
  field: 'village',
  tier: 2,
  title: { zh: '农村人居环境整治与改厕', en: 'Rural living environment and toilet renovation' },
  basis: [rebuilt, stated('tenActions2024', '确保改一户、成一户')],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'removalWeekday',
      title: { zh: '垃圾清运报送日（周一为1）', en: 'Weekday of the report on removal (Monday is 1)' },
      type: 'integer',
      value: null,
      basis: [inTime],
    },
  ],
  filing: {
    key: 'register',
    level: 'village',
    by: [{ role: 'villageTwoCommittees', level: 'village' }],
    form: [{ field: 'householdHead' }, { field: 'toilet' }],
  },
  fields: [
    textField('householdHead', '户主', 'Head of household', [implied('tenActions2024', '确保改一户、成一户')], 50),
    textField('toilet', '厕所现状及改建方式', 'The toilet and how it is rebuilt', [rebuilt], 500),
    textField('progress', '施工进度', 'Progress', [workingModel], 500),
    flagField('works', '改建后可正常使用', 'It works', [oneByOne]),
    fileField('photos', '验收照片', 'Photos'),
  ],
  steps: [
    {
      do: 'works',
      key: 'build',
      title: { zh: '施工', en: 'Building' },
      basis: [rebuilt],
      by: builder,
      days: 60,
      form: [{ field: 'progress' }],
    },
    {
      do: 'accept',
      key: 'acceptEach',
      title: { zh: '逐户验收', en: 'Accepted one by one' },
      basis: [oneByOne],
      by: township,
      days: 10,
      form: [{ field: 'works' }, { field: 'photos', required: false }],
      rules: [
        {
          when: 'works = true',
          otherwise: { zh: '不能正常使用的不得验收', en: 'What does not work is not accepted' },
          basis: [oneByOne],
        },
      ],
      rectify: { by: builder, days: 20, form: [{ field: 'progress' }] },
    },
  ],
  completed: {
    title: { zh: '改一户、成一户', en: 'Rebuilt and accepted' },
    basis: [stated('tenActions2024', '确保改一户、成一户')],
  },
  indicators: [
    targetIndicator({
      key: 'toilets',
      title: { zh: '改建卫生厕所', en: 'Toilets rebuilt' },
      basis: [toilets],
      value: 2600,
      unit: { zh: '座', en: 'toilets' },
      reportedBy: owedBy,
    }),
    targetIndicator({
      key: 'modelVillage',
      title: { zh: '美丽宜居示范村', en: 'Model villages' },
      basis: [modelVillages],
      value: 23,
      unit: { zh: '个', en: 'villages' },
      reportedBy: owedBy,
    }),
  ],
  duties: [
    reportDuty({
      key: 'wasteAndSewage',
      title: { zh: '生活垃圾污水治理', en: 'Waste and sewage' },
      basis: [waste, assumed('默认每季度报送', 'Reported quarterly by default')],
      opens: { every: 'quarter', month: 3, day: 20 },
      due: { kind: 'endOfPeriod' },
      owedBy,
      item: {
        key: 'wasteChain',
        title: { zh: '生活垃圾污水', en: 'The chain of disposal' },
        basis: [waste],
        fields: [
          countField('villagesCovered', '收运处置覆盖村数', 'Villages covered', [waste]),
          textField('gaps', '存在的问题', 'Gaps'),
        ],
      },
    }),
    reportDuty({
      key: 'wasteRemoval',
      title: { zh: '垃圾清运', en: 'Removal' },
      basis: [stated('tenActions2024', '及时清运处置')],
      opens: { every: 'week', weekday: { parameter: 'removalWeekday' } },
      due: { kind: 'endOfPeriod' },
      owedBy,
      item: {
        key: 'removal',
        title: { zh: '清运情况', en: 'Removal' },
        basis: [stated('tenActions2024', '及时清运处置')],
        fields: [countField('notRemoved', '未及时清运的点位', 'Places not cleared')],
      },
    }),
  ],
  plan: [
    {
      key: 'actions',
      title: { zh: '整治行动', en: 'Actions' },
      basis: [stated('tenActions2024', '“三清、两拆、两改、一转变”')],
      rows: [
        row('clears', 3, '三清', 'Clear three', items, action),
        row('demolitions', 2, '两拆', 'Demolish two', items, action),
        row('rebuildings', 2, '两改', 'Rebuild two', items, action),
        row('changes', 1, '一转变', 'Change one', items, action),
        row(
          'years',
          3,
          '“送树进村·增萌添彩·绿美家园”三年行动',
          'The greening action',
          { zh: '年', en: 'years' },
          threeYears,
        ),
      ],
    },
  ],
});
