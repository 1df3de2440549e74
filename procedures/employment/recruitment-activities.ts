// 春风行动、就业援助月、金秋招聘月: posts are collected, townships hold fairs and push posts to households; the number of people
// in work is judged at the end of the year.
import { assumed, stated } from '../basis.ts';
import { targetTracker } from '../shapes/target-tracker.ts';
import { choiceField, countField, dateField, textField, tableField } from '../shapes/working-fields.ts';

const named = stated('tenActions2024', '开展春风行动、就业援助月、金秋招聘月');
const theme = stated('spring2022', '以“春风送真情·就业暖民心”为主题');
const fairs = stated('spring2022', '有针对性地开展形式多样的线上线下');
const pushed = stated('spring2022', '将企业用工岗位推送告知有意愿外出');
const inWork = stated('tenActions2024', '务工规模不少于1.9万人', 'D122');
const months = assumed(
  '文件未规定月份，默认1月、2月、9月',
  'The document gives no months; January, February, September',
);

const SEASONS = { every: 'month', day: 1, months: [1, 2, 9] } as const;
const activity = choiceField(
  'activity',
  '活动',
  'Activity',
  [
    ['employmentAid', '就业援助月', 'Month of employment aid'],
    ['springAction', '春风行动', 'Spring action'],
    ['goldenAutumn', '金秋招聘月', 'Golden-autumn month of recruitment'],
  ],
  [named],
);

export const recruitmentActivities = targetTracker({
  id: 'recruitment-activities',
  field: 'employment',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '春风行动、就业援助月、金秋招聘月', en: 'Recruitment activities' },
  basis: [named, theme, inWork],
  targets: [
    {
      key: 'yearPlan',
      title: { zh: '年度务工规模', en: 'People in work' },
      basis: [inWork],
      figures: [
        {
          key: 'peopleInWork',
          title: { zh: '脱贫劳动力务工规模', en: 'Formerly poor people in work' },
          basis: [inWork],
          value: 19_000,
          unit: { zh: '人', en: 'people' },
          reportedBy: { level: 'township', role: 'townshipGovernment' },
        },
      ],
    },
  ],
  activities: [
    {
      key: 'posts',
      title: { zh: '企业用工岗位', en: 'Posts of enterprises' },
      basis: [named, months],
      opens: SEASONS,
      due: { kind: 'dayOfMonth', day: 10 },
      owedBy: { level: 'county', bodies: ['hr'], role: 'countyHrBureau' },
      item: {
        key: 'collectPosts',
        title: { zh: '征集岗位', en: 'Collecting posts' },
        basis: [theme],
        fields: [
          tableField(
            'posts',
            '用工岗位',
            'Posts',
            [
              activity,
              textField('enterprise', '用人单位', 'Enterprise', undefined, 200),
              countField('posts', '岗位数', 'Posts'),
            ],
            [theme],
          ),
        ],
      },
    },
    {
      key: 'fairs',
      title: { zh: '线上线下招聘会', en: 'Fairs' },
      basis: [fairs, months],
      opens: SEASONS,
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'holdFair',
        title: { zh: '招聘会', en: 'A fair' },
        basis: [fairs],
        nothingToReport: false,
        fields: [
          tableField(
            'fairs',
            '招聘会',
            'Fairs',
            [
              activity,
              dateField('heldOn', '举办日期', 'Held on', [fairs]),
              choiceField(
                'form',
                '形式',
                'Form',
                [
                  ['online', '线上', 'Online'],
                  ['offline', '线下', 'Offline'],
                ],
                [fairs],
              ),
              countField('registrations', '登记人数', 'Registrations'),
              countField('hires', '达成意向人数', 'Hires'),
            ],
            [fairs],
          ),
        ],
      },
    },
    {
      key: 'pushes',
      title: { zh: '岗位推送', en: 'Posts pushed to households' },
      basis: [pushed, months],
      opens: SEASONS,
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'pushToHouseholds',
        title: { zh: '推送农户', en: 'Pushing posts' },
        basis: [pushed],
        fields: [
          tableField(
            'pushes',
            '岗位推送',
            'Posts pushed',
            [
              activity,
              countField('households', '推送户数', 'Households', [pushed]),
              countField('matched', '匹配人数', 'Matched'),
            ],
            [pushed],
          ),
        ],
      },
    },
  ],
});
