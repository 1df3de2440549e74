// 村庄清洁行动: every village cleans once in the autumn campaign; the township looks at it.
import { assumed, stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { choiceField, textField } from '../shapes/working-fields.ts';

const once = stated('eightOnes2022', '开展一次农村人居环境整治活动', 'D214');
const campaign = stated('eightOnes2022', '启动村庄清洁行动秋冬季战役');
const places = stated('eightOnes2022', '重点抓好农村路边、河边、沟边、房边');
const dates = assumed('专项行动11月1日起，11月底前完成', 'The campaign runs from 1 November to its end');

export const villageCleaningCampaign = visitSchedule({
  id: 'village-cleaning-campaign',
  field: 'village',
  tier: 2,
  title: { zh: '村庄清洁行动秋冬季战役', en: 'Village cleaning campaign' },
  basis: [campaign, places],
  merged: [{ stage: 'plan', into: 'clean', note: { zh: '部署在记录中填写', en: 'The plan is part of the record' } }],
  visits: [
    {
      key: 'campaign',
      title: { zh: '秋冬季集中整治', en: 'Autumn and winter campaign' },
      basis: [campaign, dates],
      opens: { every: 'year', month: 11, day: 1 },
      due: { kind: 'monthDay', month: 11, day: 30 },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'clean',
        title: { zh: '集中整治', en: 'Cleaning' },
        basis: [once],
        atLeast: 1,
        fields: [
          textField('plan', '部署（结合“三帮三促”）', 'Plan', [campaign]),
          choiceField(
            'mainProblem',
            '重点整治的问题',
            'Main problem',
            [
              ['piles', '乱堆乱放', 'Piles'],
              ['sheds', '乱搭乱建', 'Sheds'],
              ['drains', '乱排乱流', 'Drains'],
            ],
            [places],
          ),
        ],
      },
      check: {
        key: 'check',
        title: { zh: '复查', en: 'Second look' },
        basis: [assumed('由镇复查，不合格的重新整治', 'The township looks at it; what fails is done again')],
        by: { role: 'townshipGovernment', level: 'township' },
      },
    },
  ],
});
