// 新型农业经营主体培育: support is tied to the income of farmers, townships cultivate farms and cooperatives, collectives link
// them with households; the year's numbers are judged at its end.
import { assumed, stated } from '../basis.ts';
import { type Target, targetTracker } from '../shapes/target-tracker.ts';
import { choiceField, countField, textField, tableField } from '../shapes/working-fields.ts';

const agriculture = { level: 'county', bodies: ['agriculture'], role: 'countyAgricultureBureau' } as const;
const PIECES = { zh: '家', en: 'entities' };

const cultivated = stated('tenActions2024', '培育家庭农场3家、农民专业合作社5家', 'D115');
const cityCooperatives = stated('tenActions2024', '创建市级以上专业合作社3家', 'D116');
const cityFarms = stated('tenActions2024', '家庭农场3家,培育高素质农民300名', 'D117');
const linkedToIncome = stated('tenActions2024', '扶持政策与带动农户增收挂钩机制');
const linkedBenefit = stated('tenActions2024', '鼓励以出租、合作开发、入股经营等方式');
const quarterly = assumed('文件未规定频次，默认每季度', 'The document gives no interval; each quarter by default');

const target = (key: string, zh: string, en: string, value: number, row: Target['basis'][0], unit = PIECES) => ({
  key,
  title: { zh, en },
  basis: [row],
  value,
  unit,
  reportedBy: agriculture,
});

export const agriculturalEntityCultivation = targetTracker({
  id: 'agricultural-entity-cultivation',
  field: 'credit-industry',
  tier: 3,
  title: { zh: '新型农业经营主体培育与联农带农', en: 'Cultivation of farms and cooperatives that benefit farmers' },
  basis: [cultivated, linkedToIncome, stated('eightOnes2022', '完善产业园联农带农机制')],
  targets: [
    {
      key: 'yearPlan',
      title: { zh: '全年培育计划', en: 'Plan of the year' },
      basis: [cultivated],
      figures: [
        target('familyFarms', '培育家庭农场', 'Family farms', 3, cultivated),
        target('cooperatives', '培育农民专业合作社', 'Cooperatives', 5, cultivated),
        target('cityCooperatives', '市级以上专业合作社', 'Cooperatives of city level', 3, cityCooperatives),
        target('cityFarms', '市级以上家庭农场', 'Family farms of city level', 3, cityFarms),
        target('trainedFarmers', '高素质农民', 'Trained farmers', 300, cityFarms, { zh: '名', en: 'farmers' }),
      ],
    },
  ],
  activities: [
    {
      key: 'policyRules',
      title: { zh: '扶持政策与增收挂钩', en: 'Support tied to income' },
      basis: [
        linkedToIncome,
        assumed('文件未规定时间，默认每年一季度', 'No date is given; the first quarter by default'),
      ],
      opens: { every: 'year', month: 1, day: 10 },
      due: { kind: 'monthDay', month: 3, day: 31 },
      owedBy: agriculture,
      item: {
        key: 'linkPolicy',
        title: { zh: '扶持政策挂钩', en: 'Rule of support' },
        basis: [linkedToIncome],
        nothingToReport: false,
        fields: [textField('rule', '挂钩办法', 'The rule', [linkedToIncome])],
      },
    },
    {
      key: 'cultivation',
      title: { zh: '培育创建', en: 'Cultivation' },
      basis: [cultivated, quarterly],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'cultivate',
        title: { zh: '培育的经营主体', en: 'An entity that is cultivated' },
        basis: [cultivated],
        fields: [
          tableField(
            'entities',
            '培育的经营主体',
            'Entities that are cultivated',
            [
              textField('entity', '经营主体名称', 'Entity', undefined, 200),
              choiceField('kind', '类型', 'Kind', [
                ['familyFarm', '家庭农场', 'Family farm'],
                ['cooperative', '农民专业合作社', 'Cooperative'],
                ['enterprise', '涉农企业', 'Enterprise'],
              ]),
              choiceField('level', '级别', 'Level', [
                ['county', '县级', 'County'],
                ['city', '市级以上', 'City or above'],
              ]),
            ],
            [cultivated],
          ),
        ],
      },
    },
    {
      key: 'benefit',
      title: { zh: '利益联结', en: 'Benefit for households' },
      basis: [linkedBenefit, quarterly],
      opens: { every: 'quarter', month: 3, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'villageCollective' },
      item: {
        key: 'linkBenefit',
        title: { zh: '联农带农', en: 'Households that are linked' },
        basis: [linkedBenefit],
        fields: [
          tableField(
            'links',
            '利益联结',
            'Links with households',
            [
              textField('entity', '经营主体名称', 'Entity', undefined, 200),
              choiceField(
                'form',
                '联结方式',
                'How they are linked',
                [
                  ['lease', '出租', 'Lease'],
                  ['joint', '合作开发', 'Joint development'],
                  ['shares', '入股经营', 'Shares'],
                ],
                [linkedBenefit],
              ),
              countField('households', '带动户数', 'Households linked'),
            ],
            [linkedBenefit],
          ),
        ],
      },
    },
  ],
});
