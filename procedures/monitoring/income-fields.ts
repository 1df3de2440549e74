// The record of one household's income and expenditure in a quarter, cumulated since the beginning of the year.
import { stated } from '../basis.ts';
import type { Report } from '../shapes/periodic-report.ts';
import { choiceField, countField, fenField, textField } from '../shapes/working-fields.ts';
import { household, householdHead } from './household-fields.ts';

const collected = [stated('tenActions2024', '2024年收入支出信息')];
const compared = [stated('tenActions2024', '结合2023年脱贫户和监测户收支数据')];
const focus = [stated('tenActions2024', '把收入骤降、收入过低的户作为帮扶重点')];
const groups = [stated('tenActions2024', '特别是老人户、重病重残等群体')];
const updated = [stated('tenActions2024', '增收目标和帮扶措施进行更新完善')];

export const INCOME_FIELDS = [
  household,
  householdHead,
  countField('members', '家庭人口', 'Members of the household', undefined, { min: 1, max: 30 }),
  countField('year', '年度', 'Year', collected, { min: 2015, max: 2100 }),
  countField('quarter', '季度', 'Quarter', collected, { min: 1, max: 4 }),
  fenField('wageFen', '工资性收入', 'Wages', collected),
  fenField('businessFen', '生产经营性收入', 'Business', collected),
  fenField('propertyFen', '财产性收入', 'Property', collected),
  fenField('transferFen', '转移性收入', 'Transfers', collected),
  fenField('incomeFen', '收入合计（本年累计）', 'Income of the year so far', collected),
  fenField('expenditureFen', '支出合计（本年累计）', 'Expenditure of the year so far', collected),
  countField('previousYear', '比对年度', 'Year of comparison', compared, { min: 2015, max: 2100 }),
  fenField('previousIncomeFen', '上年同期收入', 'Income of the same time in the year before', compared),
  choiceField(
    'focus',
    '帮扶重点',
    'Focus',
    [
      ['none', '否', 'None'],
      ['drop', '收入骤降', 'Sudden drop'],
      ['low', '收入过低', 'Too low'],
    ],
    focus,
  ),
  choiceField(
    'group',
    '重点群体',
    'Group',
    [
      ['elderly', '老人户', 'Elderly'],
      ['seriouslyIll', '重病', 'Seriously ill'],
      ['disabled', '重残', 'Severely disabled'],
    ],
    groups,
  ),
  textField('reason', '收入骤降、过低的原因', 'Why', focus),
] as const;

/** What may be left empty. */
export const incomeFieldsOptional = ['group', 'reason'];

/** The update of one household on the focus list: it opens the plan of the year, or names the one that is open. */
export const PLAN_UPDATE: Report['item'] = {
  key: 'updatePlan',
  title: { zh: '更新增收目标和措施', en: 'Target and measures of a household' },
  basis: updated,
  fields: [
    household,
    householdHead,
    countField('members', '家庭人口', 'Members of the household', undefined, { min: 1, max: 30 }),
    textField('difficulties', '家庭变化和帮扶需求', 'Changes and needs', [
      stated('tenActions2024', '根据家庭发展变化和帮扶需求'),
    ]),
    fenField('incomeTargetFen', '年度增收目标', 'Income target of the year', updated),
    textField('measures', '帮扶措施', 'Measures', updated),
    choiceField(
      'revision',
      '更新方式',
      'How it is updated',
      [
        ['plan', '制定或更新帮扶计划', 'Through the plan'],
        ['none', '计划无需更新', 'The plan stands'],
      ],
      updated,
    ),
  ],
  opens: [
    {
      when: 'revision = "plan"',
      procedure: 'household-assistance-plan',
      hands: [
        { to: 'householdHead', from: 'householdHead' },
        { to: 'members', from: 'members' },
        { to: 'difficulties', from: 'difficulties' },
      ],
      subject: 'household',
      basis: updated,
    },
  ],
};
