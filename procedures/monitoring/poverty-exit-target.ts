// 年度脱贫目标任务: what is left to do in the year, the help of its spring, the check of each household, and the goals of
// the county's programme with their figures.
import { assumed, implied, stated } from '../basis.ts';
import { reportStep } from '../shapes/periodic-report.ts';
import { targetTracker } from '../shapes/target-tracker.ts';
import { countField, flagField, textField } from '../shapes/working-fields.ts';
import { povertyExitIndicators, povertyExitParameters, povertyExitPlan } from './poverty-exit-figures.ts';

const task = stated('township2020', '年度脱贫目标任务');
const spring = stated('township2020', '于2020年2-4月开展脱贫攻坚', 'D450');
const standard = stated('township2020', '“两不愁三保障一安全”', 'D452');
const exitCheck = assumed('退出程序文件未载，由县级核验', 'The document has no exit procedure: the county verifies');
const township = { level: 'township', role: 'townshipGovernment' } as const;
const STANDARDS = [
  ['foodSecured', '不愁吃', 'Food'],
  ['clothingSecured', '不愁穿', 'Clothing'],
  ['educationSecured', '义务教育有保障', 'Education'],
  ['medicalCareSecured', '基本医疗有保障', 'Medical care'],
  ['housingSecured', '住房安全有保障', 'Housing'],
  ['waterSecured', '饮水安全', 'Water'],
] as const;
const ALL_SECURED = STANDARDS.map(([key]) => `row.${key} = true`).join(' and ');

export const povertyExitTarget = targetTracker({
  id: 'poverty-exit-target',
  field: 'monitoring',
  tier: 3,
  title: { zh: '年度脱贫目标任务', en: 'Yearly poverty-exit target' },
  basis: [task, stated('fivePlans', '3.49萬貧困人口解決溫飽和脫貧')],
  parameters: povertyExitParameters,
  indicators: povertyExitIndicators,
  plan: povertyExitPlan,
  activities: [
    {
      key: 'remaining',
      title: { zh: '剩余贫困户', en: 'Remaining households' },
      basis: [implied('township2020', '全面完成剩余23户71人'), exitCheck],
      opens: { every: 'year', month: 1, day: 5 },
      due: { kind: 'monthDay', month: 12, day: 20 },
      owedBy: township,
      item: {
        key: 'list',
        title: { zh: '确定对象', en: 'A remaining household' },
        basis: [task],
        fields: [
          {
            key: 'households',
            type: 'table',
            label: { zh: '剩余贫困户', en: 'Remaining households' },
            columns: [
              textField('householdHead', '户主姓名', 'Head of household', [task], 50),
              countField('members', '家庭人口', 'Members', [task], { min: 1, max: 30 }),
              ...STANDARDS.map(([key, zh, en]) => flagField(key, zh, en, [standard])),
              flagField('exits', '申请退出', 'To be struck off', [exitCheck]),
            ],
            basis: [task],
          },
        ],
        rules: [
          {
            when: `every row in households satisfies (row.exits = false or (${ALL_SECURED}))`,
            otherwise: { zh: '“两不愁三保障一安全”未全部达标，不得退出', en: 'All six standards hold before an exit' },
            basis: [standard],
          },
        ],
      },
      check: reportStep('verify', { zh: '达标核验', en: 'The county verifies' }, [exitCheck], {
        role: 'countyAuthority',
        level: 'county',
      }),
    },
    {
      key: 'springHelp',
      title: { zh: '脱贫攻坚“春季攻势”', en: 'Help of the spring' },
      basis: [spring],
      opens: { every: 'month', day: 1 },
      from: { parameter: 'springFrom' },
      until: { parameter: 'springUntil' },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        key: 'help',
        title: { zh: '落实帮扶', en: 'Plans and measures' },
        basis: [implied('township2020', '年度脱贫目标任务')],
        fields: [
          countField('households', '帮扶户数', 'Households helped'),
          textField('measures', '帮扶措施', 'Measures'),
        ],
      },
    },
  ],
});
