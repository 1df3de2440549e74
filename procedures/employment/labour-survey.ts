// 劳动力调查摸底: villages survey labour, wishes and training; human resources matches posts; townships send people in batches.
import { assumed, stated } from '../basis.ts';
import { periodicReport } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, flagField, textField, tableField } from '../shapes/working-fields.ts';

const surveying = stated('township2020', '开展贫困户家庭劳动力调查摸底');
const content = stated('township2020', '贫困劳动力信息、就业意愿和技能培训情况');
const matching = stated('township2020', '贫困劳动力就业意愿与就业岗位精准对接');
const batches = stated('township2020', '引导贫困劳动力分批有序错峰外出务工');
const yearly = assumed('文件未规定时间，默认每年初开展', 'The document gives no date; each spring by default');

export const labourSurvey = periodicReport({
  id: 'labour-survey',
  field: 'employment',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '劳动力调查摸底与培训需求', en: 'Labour survey' },
  basis: [surveying, content],
  reports: [
    {
      key: 'yearlySurvey',
      title: { zh: '年度劳动力摸底', en: 'Survey of the year' },
      basis: [surveying, yearly],
      opens: { every: 'year', month: 2, day: 1 },
      due: { kind: 'monthDay', month: 2, day: 28 },
      owedBy: { level: 'village', role: 'residentCadre' },
      item: {
        key: 'survey',
        title: { zh: '信息化摸底', en: 'Survey' },
        basis: [surveying],
        fields: [
          {
            key: 'labourers',
            type: 'table',
            label: { zh: '贫困劳动力信息', en: 'Labour' },
            columns: [
              textField('name', '姓名', 'Name', [content], 50),
              choiceField(
                'wish',
                '就业意愿',
                'Wish',
                [
                  ['goOut', '外出务工', 'To work elsewhere'],
                  ['nearby', '就近就业', 'To work nearby'],
                  ['startUp', '自主创业', 'To start up'],
                  ['none', '无意愿', 'None'],
                ],
                [content],
              ),
              textField('skill', '技能培训情况', 'Skills and training', [content], 200),
              flagField('wantsTraining', '有培训需求', 'Wants training', [content]),
              {
                key: 'health',
                type: 'text',
                label: { zh: '健康状况', en: 'Health' },
                sensitive: 'health',
                readableBy: ['residentCadre', 'countyHrBureau'],
                basis: [content],
              },
            ],
            basis: [content],
          },
        ],
      },
    },
    {
      key: 'yearlyMatching',
      title: { zh: '岗位精准对接', en: 'Matching of posts' },
      basis: [matching, yearly],
      opens: { every: 'year', month: 3, day: 1 },
      due: { kind: 'monthDay', month: 3, day: 20 },
      owedBy: { level: 'county', bodies: ['hr'], role: 'countyHrBureau' },
      item: {
        key: 'match',
        title: { zh: '岗位匹配', en: 'Posts that fit' },
        basis: [matching],
        fields: [
          countField('wishing', '有就业意愿人数', 'People who wish to work', [matching]),
          countField('offered', '已推荐岗位人数', 'Offered a post', [matching]),
          countField('withoutOffer', '暂无合适岗位人数', 'No post yet', [matching]),
        ],
        rules: [
          {
            when: 'offered + withoutOffer = wishing',
            otherwise: { zh: '推荐与暂无之和须等于有意愿人数', en: 'Offered and without offer make all who wish' },
            basis: [matching],
          },
        ],
      },
    },
    {
      key: 'yearlyDeparture',
      title: { zh: '分批有序外出', en: 'Departure in batches' },
      basis: [batches, yearly],
      opens: { every: 'year', month: 3, day: 10 },
      due: { kind: 'monthDay', month: 4, day: 30 },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'sendInBatches',
        title: { zh: '分批外出', en: 'One batch' },
        basis: [batches],
        fields: [
          tableField(
            'batches',
            '分批外出',
            'Batches',
            [
              dateField('leftOn', '出发日期', 'Left on', [batches]),
              countField('people', '人数', 'People', [batches]),
              textField('destination', '目的地', 'Destination', [batches], 200),
            ],
            [batches],
          ),
        ],
      },
    },
  ],
});
