// What a project of the reserve library carries, and what a township says of its projects in each half-year.
import { implied, stated } from '../basis.ts';
import {
  choiceField,
  countField,
  fenField,
  fileField,
  flagField,
  organisationField,
  textField,
} from '../shapes/working-fields.ts';

const kinds = [stated('tenActions2024', '聚焦产业发展、农村基础设施建设、村集体')];
const fits = [stated('tenActions2024', '确保项目契合政策、符合实际')];
const reserve = [stated('tenActions2024', '建好储备项目库')];
const adjusted = [implied('tenActions2024', '每半年对储备项目进行一次动态调整')];

export const RESERVE_FIELDS = [
  textField('project', '项目名称', 'Project', undefined, 100),
  choiceField(
    'projectKind',
    '项目类别',
    'Kind of project',
    [
      ['industry', '产业发展', 'Industry'],
      ['infrastructure', '农村基础设施建设', 'Rural infrastructure'],
      ['villageCollective', '村集体经济', 'Village collective economy'],
      ['livingEnvironment', '人居环境改善', 'Living environment'],
    ],
    kinds,
  ),
  textField('content', '建设内容', 'What is to be done'),
  fenField('budgetFen', '预算资金', 'Budget'),
  countField('beneficiaries', '受益人口', 'People who benefit'),
  fileField('attachments', '申请材料', 'Papers'),
  organisationField('department', '审核部门', 'Department that reviews'),
  flagField('policyFit', '契合政策', 'Fits policy', fits),
  flagField('feasible', '符合实际', 'Feasible', fits),
  textField('fundSource', '资金来源', 'Source of the money', undefined, 200),
  textField('reserveNumber', '储备项目库编号', 'Number in the reserve library', reserve, 50),
  countField('rank', '库内排序', 'Rank in the reserve', adjusted, { min: 1 }),
  textField('adjustment', '调整说明', 'Why it is adjusted', adjusted),
  countField(
    'planYear',
    '年度项目实施计划年度',
    'Year of the project plan',
    [stated('tenActions2024', '编制年度项目实施计划')],
    { min: 2000, max: 2100 },
  ),
] as const;

export const RESERVE_REVIEW_FIELDS = [
  countField('inReserve', '在库项目数', 'Projects in the reserve', adjusted),
  countField('added', '新增入库数', 'Added', adjusted),
  countField('dropped', '建议出库数', 'To be dropped', adjusted),
  {
    key: 'adjustments',
    type: 'table',
    label: { zh: '逐项调整意见', en: 'What becomes of each' },
    columns: [
      textField('reserveNumber', '储备项目库编号', 'Number', adjusted, 50),
      choiceField(
        'action',
        '调整',
        'Adjustment',
        [
          ['add', '新增', 'Add'],
          ['keep', '保留', 'Keep'],
          ['rerank', '重新排序', 'Rank anew'],
          ['drop', '出库', 'Drop'],
        ],
        adjusted,
      ),
      countField('rank', '排序', 'Rank', adjusted),
      textField('reason', '理由', 'Reason', adjusted, 500),
    ],
    basis: adjusted,
  },
] as const;
