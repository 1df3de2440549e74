// 机构饮食卫生管理: institutions look at canteen, goods and habits themselves; a breach is rectified as any loophole.
import { assumed, stated } from '../basis.ts';
import { periodicReport } from '../shapes/periodic-report.ts';
import { flagField, textField } from '../shapes/working-fields.ts';
import { institutionName } from './institution.ts';

const meals = stated('fivePlans', '原則上不提供學員就餐服務');
const goods = stated('fivePlans', '杜絕進口冷鏈食品');
const parcels = stated('fivePlans', '接收拆封快遞包裹時要做好個人防護');
const habits = stated('fivePlans', '戴口罩、勤洗手、常通風');
const loophole = stated('fivePlans', '疫情防控工作不到位或者存在漏洞');
const inOne = (stage: string, zh: string, en: string) => ({ stage, into: 'canteen', note: { zh, en } });

export const institutionCateringHygiene = periodicReport({
  id: 'institution-catering-hygiene',
  field: 'epidemic',
  kind: 'inspection',
  tier: 3,
  title: { zh: '机构饮食卫生管理', en: 'Catering and goods hygiene in institutions' },
  basis: [meals, goods],
  merged: [
    inOne('goods', '物品管理在同一自查中填报', 'Goods are part of the same self-check'),
    inOne('teach', '健康教育在同一自查中填报', 'Teaching is part of the same self-check'),
  ],
  reports: [
    {
      key: 'selfCheck',
      title: { zh: '饮食卫生自查', en: 'Self-check' },
      basis: [meals, assumed('文件未规定间隔，默认每周自查', 'The document gives no interval: weekly')],
      opens: { every: 'week', weekday: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', bodies: ['training-institution'], role: 'trainingInstitution' },
      item: {
        key: 'canteen',
        title: { zh: '食堂与物品管理', en: 'Canteen and goods' },
        basis: [meals],
        nothingToReport: false,
        fields: [
          institutionName,
          flagField('staffMealsOnly', '除员工外不提供学员就餐', 'Meals for staff only', [meals]),
          flagField('noImportedColdChain', '无进口冷链食品', 'No imported cold-chain food', [goods]),
          flagField('parcelsHandled', '快递包裹做好防护', 'Care with parcels', [parcels]),
          flagField('habitsTaught', '已开展健康教育', 'Habits taught', [habits]),
          textField('problem', '不符合要求的情况', 'What is not met', [loophole]),
        ],
        optional: ['problem'],
        rules: [
          {
            when: '(staffMealsOnly = true and noImportedColdChain = true) or problem != null',
            otherwise: { zh: '不符合要求的，须写明情况', en: 'Describe what is not met' },
            basis: [loophole],
          },
        ],
        opens: [
          {
            when: 'staffMealsOnly = false or noImportedColdChain = false',
            procedure: 'training-institution-rectification',
            hands: [
              { to: 'institutionName', from: 'institutionName' },
              { to: 'problem', from: 'problem' },
            ],
            subject: 'institutionName',
            basis: [loophole],
          },
        ],
      },
    },
  ],
});
