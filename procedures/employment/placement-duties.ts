// Before anybody is placed: departments say what posts they have, human resources puts them together, townships publish.
import { assumed, stated } from '../basis.ts';
import { reportDuty, reportStep } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, fileField, textField, tableField } from '../shapes/working-fields.ts';

const putTogether = stated('tenActions2024', '梳理整合人社、林业、水利、发改等部门');
const yearly = assumed('文件未规定时间，默认每年初', 'The document gives no date; early in the year by default');
const publishing = assumed(
  '文件未写发布，由镇（街道）发布岗位',
  'The document names no publication; townships publish',
);

export const POST_KINDS = [
  ['employment', '就业乡村公岗', 'Employment post'],
  ['forestRanger', '护林员', 'Forest ranger'],
  ['riverKeeper', '护河员', 'River keeper'],
  ['photovoltaic', '光伏公岗', 'Photovoltaic post'],
  ['temporary', '临时公益性岗位（公共卫生、消毒保洁、宣传防控）', 'Temporary post'],
] as const;

export const PLACEMENT_DUTIES = [
  reportDuty({
    key: 'yearlyPosts',
    title: { zh: '公益性岗位梳理', en: 'Posts of the departments' },
    basis: [putTogether, yearly],
    opens: { every: 'year', month: 1, day: 10 },
    due: { kind: 'monthDay', month: 1, day: 31 },
    owedBy: {
      level: 'county',
      bodies: ['hr', 'forestry', 'water', 'development-reform'],
      role: 'sectorDepartment',
    },
    item: {
      key: 'departmentPosts',
      title: { zh: '部门岗位', en: 'Posts of a department' },
      basis: [putTogether],
      fields: [
        tableField(
          'posts',
          '部门岗位',
          'Posts of the department',
          [
            choiceField('postKind', '岗位类型', 'Kind of post', POST_KINDS, [
              putTogether,
              stated('township2020', '合理开发乡村公共卫生、消毒保洁'),
            ]),
            countField('posts', '岗位数', 'Posts', [putTogether]),
            textField('source', '补贴来源', 'Where the pay comes from', undefined, 200),
          ],
          [putTogether],
        ),
      ],
    },
    consolidation: [
      reportStep('integratePosts', { zh: '岗位整合', en: 'Posts put together' }, [putTogether], {
        role: 'countyHrBureau',
        level: 'county',
        body: 'hr',
      }),
    ],
  }),
  reportDuty({
    key: 'yearlyPublication',
    title: { zh: '公益性岗位发布', en: 'Publication of posts' },
    basis: [publishing, yearly],
    opens: { every: 'year', month: 2, day: 1 },
    due: { kind: 'monthDay', month: 2, day: 20 },
    owedBy: { level: 'township', role: 'townshipGovernment' },
    item: {
      key: 'publishPost',
      title: { zh: '发布岗位', en: 'Publication' },
      basis: [publishing],
      fields: [
        countField('posts', '发布岗位数', 'Posts published', [publishing]),
        dateField('publishedOn', '发布日期', 'Published on', [publishing]),
        fileField('notice', '岗位公告', 'Notice', [publishing]),
      ],
    },
  }),
];
