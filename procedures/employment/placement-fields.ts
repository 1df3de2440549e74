// What a placement in a public-welfare post carries, from the application to the pay of each month.
import { assumed, stated } from '../basis.ts';
import { choiceField, countField, dateField, fenField, fileField, textField } from '../shapes/working-fields.ts';
import { POST_KINDS } from './placement-duties.ts';

const households = [
  stated('tenActions2024', '优先安置脱贫户、边缘易致贫户'),
  stated('tenActions2024', '农村低收入人口等重点群体'),
];
const labour = [stated('eightOnes2022', '优先安置弱劳力、半劳力和无法外出')];
const kinds = [stated('tenActions2024', '其中,就业乡村公岗580人,护林员43人')];
const needed = [assumed('办理与发薪需要的信息', 'What placement and pay need')];
const readers = ['villageCommittee', 'townshipGovernment'] as const;

export const PLACEMENT_FIELDS = [
  textField('applicantName', '申请人姓名', 'Applicant', needed, 50),
  {
    key: 'idNumber',
    type: 'text',
    format: 'idNumber',
    label: { zh: '身份证号', en: 'Identity number' },
    sensitive: 'idNumber',
    readableBy: readers,
    basis: needed,
  },
  {
    key: 'phone',
    type: 'text',
    format: 'phone',
    label: { zh: '联系电话', en: 'Phone' },
    sensitive: 'phone',
    readableBy: readers,
    basis: needed,
  },
  {
    key: 'bankAccount',
    type: 'text',
    format: 'bankAccount',
    label: { zh: '银行账号', en: 'Bank account' },
    sensitive: 'bankAccount',
    readableBy: ['townshipGovernment'],
    basis: needed,
  },
  choiceField(
    'householdType',
    '农户类别',
    'Type of household',
    [
      ['formerPoor', '脱贫户', 'Formerly poor'],
      ['atMargin', '边缘易致贫户', 'At the margin of poverty'],
      ['lowIncome', '农村低收入人口', 'Low income'],
      ['other', '以上都不是', 'None of these'],
    ],
    households,
  ),
  choiceField(
    'labourType',
    '劳动能力',
    'Ability to work',
    [
      ['weak', '弱劳力', 'Weak'],
      ['half', '半劳力', 'Half'],
      ['cannotLeave', '无法外出', 'Can’t leave'],
      ['able', '有劳动能力且能外出', 'Able, and can leave'],
    ],
    labour,
  ),
  choiceField('postKind', '岗位类型', 'Kind of post', POST_KINDS, kinds),
  textField('remarks', '说明', 'Remarks'),
  countField('priorityRank', '安置次序', 'Rank', labour, { min: 1 }),
  choiceField(
    'rankReason',
    '优先理由',
    'Reason of the priority',
    [
      ['labour', '弱劳力、半劳力', 'Weak or half labour'],
      ['cannotLeave', '无法外出', 'Can’t leave'],
      ['noJob', '无业可就', 'No job to be had'],
    ],
    labour,
  ),
  textField('postName', '岗位名称', 'Post', undefined, 100),
  textField('duty', '岗位职责', 'Duty', undefined, 500),
  dateField('startedOn', '上岗日期', 'Started on'),
  fileField('agreement', '劳务协议', 'Agreement'),
  textField('appraisedMonth', '考核月份', 'Month', needed, 7),
  textField('appraisal', '考核情况', 'Appraisal', needed, 500),
  fenField('payFen', '当月补贴', 'Pay of the month', needed),
] as const;
