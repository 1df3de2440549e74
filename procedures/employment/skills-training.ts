// 劳动力技能培训: townships collect what people and enterprises need, human resources designs courses, trains and connects to
// jobs; the numbers of people trained are judged.
import { assumed, stated } from '../basis.ts';
import { unsetDate } from '../parameters.ts';
import { type Target, targetTracker } from '../shapes/target-tracker.ts';
import { choiceField, countField, dateField, flagField, textField, tableField } from '../shapes/working-fields.ts';

const hr = { level: 'county', bodies: ['hr'], role: 'countyHrBureau' } as const;

const trained = stated('tenActions2024', '技能培训不少于1400人', 'D135');
const eachYear = stated('fivePlans', '每年培訓1.6萬人次', 'D402');
const period = stated('fivePlans', '20xx—20xx年,全縣“雨露計劃”', 'D403');
const inAll = stated('fivePlans', '培訓12萬人', 'D405');
const online = stated('township2020', '创新网络培训方式');
const quarterly = assumed('文件未规定频次，默认每季度', 'The document gives no interval; each quarter by default');

const target = (
  key: string,
  zh: string,
  en: string,
  value: number,
  row: Target['basis'][0],
  unit: Target['unit'],
): Target => ({ key, title: { zh, en }, basis: [row], value, unit, reports: 'increment', reportedBy: hr });

const PEOPLE = { zh: '人', en: 'people' };
const TIMES = { zh: '人次', en: 'person-times' };

export const skillsTraining = targetTracker({
  id: 'skills-training',
  field: 'employment',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '劳动力技能培训', en: 'Skills training' },
  basis: [trained, online, eachYear],
  parameters: [
    unsetDate('planFrom', '规划起始日（年份已隐去）', 'First day of the plan (year hidden)', [period]),
    unsetDate('planUntil', '规划截止日（年份已隐去）', 'Last day of the plan (year hidden)', [period]),
  ],
  targets: [
    {
      key: 'yearPlan',
      title: { zh: '年度培训指标', en: 'Training of the year' },
      basis: [trained],
      figures: [
        target('trainees', '脱贫劳动力技能培训', 'Formerly poor people trained', 1400, trained, PEOPLE),
        target('practicalTimes', '实用技术培训', 'Practical training', 16_000, eachYear, TIMES),
      ],
    },
    {
      key: 'wholePlan',
      title: { zh: '规划期培训总量', en: 'Training of the whole plan' },
      basis: [inAll, period],
      figures: [
        {
          ...target('trainedInAll', '累计培训', 'Trained in all', 120_000, inAll, TIMES),
          on: { parameter: 'planUntil' },
        },
      ],
    },
  ],
  activities: [
    {
      key: 'needs',
      title: { zh: '培训需求', en: 'Needs' },
      basis: [stated('township2020', '就业意愿和技能培训情况'), quarterly],
      opens: { every: 'quarter', month: 1, day: 5 },
      due: { kind: 'period', amount: 10, unit: 'workingDay' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'collectNeeds',
        title: { zh: '需求征集', en: 'Needs of people and enterprises' },
        basis: [stated('township2020', '就业意愿和技能培训情况')],
        fields: [
          tableField('needs', '培训需求', 'Needs', [
            textField('course', '需要的课程', 'Course', undefined, 200),
            countField('people', '报名人数', 'People'),
            textField('enterprise', '用工企业', 'Enterprise', undefined, 200),
          ]),
        ],
      },
    },
    {
      key: 'courses',
      title: { zh: '课程设置', en: 'Courses' },
      basis: [trained, quarterly],
      opens: { every: 'quarter', month: 1, day: 25 },
      due: { kind: 'period', amount: 10, unit: 'workingDay' },
      owedBy: hr,
      item: {
        key: 'designCourse',
        title: { zh: '设置课程', en: 'A course' },
        basis: [trained],
        fields: [
          tableField('courses', '课程', 'Courses', [
            textField('course', '课程', 'Course', undefined, 200),
            choiceField(
              'mode',
              '培训方式',
              'Mode',
              [
                ['order', '订单式', 'On order'],
                ['targeted', '定向式', 'Targeted'],
                ['online', '网络培训', 'Online'],
              ],
              [online],
            ),
            dateField('startsOn', '开班日期', 'Starts on', undefined, true),
            countField('hours', '课时', 'Hours'),
          ]),
        ],
      },
    },
    {
      key: 'trainings',
      title: { zh: '培训班', en: 'Trainings' },
      basis: [trained, quarterly],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: hr,
      item: {
        key: 'train',
        title: { zh: '开展培训', en: 'A training' },
        basis: [trained, online],
        fields: [
          tableField(
            'trainings',
            '培训班',
            'Trainings',
            [
              textField('course', '课程', 'Course', undefined, 200),
              countField('attended', '参训人数', 'Attended', [trained]),
              countField('certified', '合格取证人数', 'With a certificate'),
              flagField('online', '网络培训', 'Online', [online]),
            ],
            [trained],
          ),
        ],
        rules: [
          {
            when: 'every r in trainings satisfies r.certified <= r.attended',
            otherwise: { zh: '取证人数不得超过参训人数', en: 'No more certificates than people' },
            basis: [trained],
          },
        ],
      },
    },
    {
      key: 'jobs',
      title: { zh: '培训后就业', en: 'Jobs after training' },
      basis: [trained, quarterly],
      opens: { every: 'quarter', month: 3, day: 10 },
      due: { kind: 'endOfPeriod' },
      owedBy: hr,
      item: {
        key: 'placeJob',
        title: { zh: '就业对接', en: 'Connection to jobs' },
        basis: [stated('tenActions2024', '开展脱贫劳动力技能培训不少于')],
        fields: [
          countField('placed', '实现就业人数', 'Placed'),
          countField('notPlaced', '尚未就业人数', 'Not placed'),
          textField('employers', '吸纳单位', 'Employers', undefined, 500),
        ],
        optional: ['employers'],
      },
    },
  ],
});
