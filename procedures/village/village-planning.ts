// “多规合一”实用性村庄规划: drafted with the land inventory, discussed by the villagers, shown, approved by the county and
// published.
import { assumed, countySetsLimits, stated, statute } from '../basis.ts';
import { reviewLimit, supplementLimit } from '../clocks.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, countField, dateField, fileField, textField } from '../shapes/working-fields.ts';
import { committee, county, township } from './village-posts.ts';

const planning = stated('tenActions2024', '“多规合一”实用性村庄规划');
const scope = stated('tenActions2024', '3个省级重点帮扶村,12个省市级', 'D164');
const land = stated('tenActions2024', '合理确定村庄用地布局');
const LAW = '城乡规划法';
const discussed = statute('F15', LAW, 'certain', '第22、26条');
const published = statute('F16', '自然资源部办公厅关于加强村庄规划促进乡村振兴的通知（2019）', 'likely');

const redrafted = assumed('未通过或有异议的修改后再讨论', 'What fails is redrafted and discussed again');
const days = (key: string, value: number, zh: string, en: string) => ({
  key,
  title: { zh, en },
  type: 'integer' as const,
  value,
  basis: [countySetsLimits],
});

export const villagePlanning = projectPipeline({
  id: 'village-planning',
  field: 'village',
  tier: 2,
  title: { zh: '“多规合一”实用性村庄规划', en: 'Village planning' },
  basis: [planning, land],
  subject: { kind: 'village', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'draftNoticeDays',
      title: { zh: '规划草案公告天数', en: 'Days that the draft is shown' },
      type: 'integer',
      value: 30,
      basis: [discussed],
    },
    days('discussDays', 20, '村民讨论期限（工作日）', 'Discussion (working days)'),
    days('redraftDays', 20, '修改草案期限（工作日）', 'Redraft (working days)'),
    days('showDays', 40, '草案公告环节期限（工作日）', 'Posting, notice, inquiry (working days)'),
  ],
  filing: {
    key: 'draft',
    level: 'village',
    by: [{ role: 'townshipGovernment', level: 'township' }],
    form: [{ field: 'villageKind' }, { field: 'plan' }, { field: 'layout' }],
  },
  fields: [
    choiceField(
      'villageKind',
      '村庄类别',
      'Kind of village',
      [
        ['keyVillage', '省级重点帮扶村', 'Key village'],
        ['demonstration', '乡村振兴示范村', 'Demonstration village'],
        ['tenThousand', '“千万工程”示范村', 'Village of the programme'],
        ['other', '其他村庄', 'Other'],
      ],
      [stated('tenActions2024', '3个省级重点帮扶村,12个省市级')],
    ),
    fileField('plan', '规划草案', 'Draft', [planning]),
    textField('layout', '用地布局和存量土地', 'Layout and land', [land]),
    countField('representatives', '村民代表人数', 'Representatives', [discussed], { min: 1 }),
    dateField('shownOn', '公告日期', 'Shown on', [discussed]),
    dateField('publishedOn', '公布日期', 'Published on', [published]),
  ],
  steps: [
    {
      do: 'own',
      key: 'villagersDiscuss',
      clocks: [
        supplementLimit({ stage: 'villagersDiscuss', days: 'discussDays', zh: '村民讨论期限', en: 'Discussion' }),
      ],
      stage: () => ({
        kind: 'vote',
        key: 'villagersDiscuss',
        title: { zh: '村民讨论', en: 'The villagers discuss' },
        basis: [discussed, statute('V10', '村民委员会组织法（2018）', 'certain', '第26条')],
        assignee: committee,
        form: [{ field: 'representatives' }],
        meetings: [
          {
            key: 'representatives',
            title: { zh: '村民代表会议', en: 'Representatives' },
            roll: { from: 'field', field: 'representatives' },
            quorum: { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' },
            majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
            basis: [statute('V10', '村民委员会组织法（2018）', 'certain', '第26条')],
          },
        ],
        passed: 'showDraft',
        notPassed: 'redraft',
      }),
    },
    {
      do: 'own',
      key: 'redraft',
      clocks: [reviewLimit({ stage: 'redraft', days: 'redraftDays', zh: '修改期限', en: 'Redraft' })],
      stage: () => ({
        kind: 'work',
        key: 'redraft',
        title: { zh: '修改草案', en: 'Redraft' },
        basis: [redrafted],
        assignee: township,
        form: [{ field: 'plan' }, { field: 'layout' }],
        outcomes: [
          {
            key: 'redrafted',
            title: { zh: '修改完成，再次讨论', en: 'Redrafted' },
            kind: 'complete',
            to: 'villagersDiscuss',
          },
        ],
      }),
    },
    {
      do: 'own',
      key: 'showDraft',
      clocks: [reviewLimit({ stage: 'showDraft', days: 'showDays', zh: '草案公告环节期限', en: 'Showing the draft' })],
      stage: (next) => ({
        kind: 'notice',
        key: 'showDraft',
        title: { zh: '草案公告', en: 'The draft is shown' },
        basis: [discussed],
        assignee: township,
        form: [{ field: 'shownOn' }],
        period: { kind: 'period', amount: { parameter: 'draftNoticeDays' }, unit: 'day' },
        publishes: ['layout'],
        inquiry: { assignee: township },
        undisputed: next,
        upheld: 'redraft',
      }),
    },
    {
      do: 'review',
      key: 'approve',
      title: { zh: '审批', en: 'Approval' },
      basis: [discussed, assumed('文件未指明审批机关，由县级审批', 'The document names no organ: the county')],
      by: county,
      days: 20,
      returnTo: 'redraft',
    },
    {
      do: 'work',
      key: 'publish',
      title: { zh: '公布实施', en: 'Published' },
      basis: [published],
      by: township,
      days: { value: 20, basis: [published] },
      form: [{ field: 'publishedOn' }],
      done: { zh: '已公布', en: 'Published' },
    },
  ],
  completed: { title: { zh: '规划已批准公布', en: 'Approved and published' }, basis: [planning] },
  plan: [
    {
      key: 'scope',
      title: { zh: '规划编制任务', en: 'Villages in scope' },
      basis: [planning],
      rows: [
        {
          key: 'keyVillages',
          label: { zh: '省级重点帮扶村', en: 'Key villages' },
          value: 3,
          unit: { zh: '个', en: 'villages' },
          basis: [scope],
        },
        {
          key: 'demonstrationVillages',
          label: { zh: '省市级乡村振兴示范村', en: 'Demonstration villages' },
          value: 12,
          unit: { zh: '个', en: 'villages' },
          basis: [scope],
        },
      ],
    },
  ],
});
