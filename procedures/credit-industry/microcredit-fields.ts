// What the procedures of micro-credit carry: the loan, its borrower, and what is overdue of it.
import { stated, statute } from '../basis.ts';
import {
  choiceField,
  countField,
  dateField,
  fenField,
  fileField,
  flagField,
  textField,
} from '../shapes/working-fields.ts';

const terms = [statute('F1', '银保监发〔2021〕6号', 'certain')];
const kindsOfLoan = [stated('township2020', '对符合申贷、续贷、展期、追加贷款等条件的')];
const epidemic = [stated('township2020', '期间发生逾期的不纳入征信失信记录')];

/** Borrower and loan: in every case of micro-credit. */
export const LOAN_FIELDS = [
  textField('borrowerName', '借款人姓名', 'Borrower', undefined, 50),
  choiceField(
    'product',
    '贷款品种',
    'Loan product',
    [
      ['microcredit', '脱贫人口小额信贷', 'Micro-credit for the formerly poor'],
      ['enrichment', '富民贷', '“Enrichment” loan'],
    ],
    [stated('eightOnes2022', '宣传小额信贷”“富民贷”政策')],
  ),
  textField('loanNumber', '贷款合同号', 'Number of the loan', undefined, 50),
  fenField('loanFen', '贷款金额', 'Amount of the loan'),
] as const;

/** Day on which the loan is due; it lies ahead until it is overdue. */
export const DUE_DATE = dateField('dueOn', '到期日', 'Due date', undefined, true);

/** What only the application carries. */
export const APPLICATION_FIELDS = [
  {
    key: 'idNumber',
    type: 'text',
    format: 'idNumber',
    label: { zh: '身份证号', en: 'Identity number' },
    sensitive: 'idNumber',
    readableBy: ['villageTwoCommittees', 'bank'],
    basis: terms,
  },
  {
    key: 'phone',
    type: 'text',
    format: 'phone',
    label: { zh: '联系电话', en: 'Phone' },
    sensitive: 'phone',
    readableBy: ['assistanceCadre', 'villageTwoCommittees', 'bank'],
    basis: terms,
  },
  choiceField(
    'borrowerType',
    '借款人类别',
    'Type of borrower',
    [
      ['formerPoor', '脱贫人口', 'Formerly poor'],
      ['atMargin', '边缘易致贫人口', 'At the margin of poverty'],
      ['monitored', '监测对象', 'Monitored'],
      ['other', '以上都不是', 'None of these'],
    ],
    [
      stated('tenActions2024', '脱贫人口和监测对象做到“应贷尽贷”'),
      stated('tenActions2024', '支持脱贫人口及边缘易致贫人口'),
    ],
  ),
  choiceField(
    'requestKind',
    '申请事项',
    'What is asked for',
    [
      ['newLoan', '申贷', 'New loan'],
      ['renewal', '续贷', 'Renewal'],
      ['extension', '展期', 'Extension'],
      ['additional', '追加贷款', 'Additional loan'],
    ],
    kindsOfLoan,
  ),
  choiceField(
    'channel',
    '申请渠道',
    'Channel',
    [
      ['village', '村级代办', 'Through the village'],
      ['online', '线上', 'Online'],
      ['servicePoint', '村村通金融服务点', 'Village service point'],
    ],
    [stated('township2020', '引导贫困户通过线上方式和村村通金融')],
  ),
  textField('demand', '资金需求', 'What the money is needed for', [
    stated('tenActions2024', '加大贷款需求摸排和投放力度'),
  ]),
  flagField('policyExplained', '已讲解政策', 'The policy was explained', [
    stated('spring2022', '脱贫人口小额信贷等方面的政策宣传'),
  ]),
  textField('purpose', '贷款用途', 'Purpose of the loan', terms, 500),
  countField('termMonths', '贷款期限', 'Term', terms, { min: 1, max: 120, unit: { zh: '个月', en: 'months' } }),
  fileField('personalFile', '人员资料', 'Papers of the applicant', [
    stated('eightOnes2022', '及时将有意愿申请贷款的人员资料', 'D217'),
  ]),
  textField('bankNote', '银行审批意见', 'Decision of the bank', undefined, 500),
  fenField('requestedFen', '申请金额', 'Amount asked for', terms),
  dateField('disbursedOn', '放款日期', 'Disbursed on'),
  flagField('interestSubsidy', '财政贴息', 'Fiscal interest subsidy', [
    stated('tenActions2024', '充分发挥财政贴息资金引导作用'),
  ]),
  textField('useRecord', '资金使用检查记录', 'Record of the use of the money', [
    stated('tenActions2024', '细化信贷资金使用管理'),
  ]),
  textField('correction', '用途纠正情况', 'How the use was corrected'),
  fenField('recoveredFen', '提前收回金额', 'Recovered early'),
] as const;

/** What is known of a loan that is due or overdue. */
export const OVERDUE_FIELDS = [
  fenField('outstandingFen', '未还本息', 'Outstanding'),
  dateField('checkedOn', '核对日期', 'Checked on'),
  flagField('epidemicHit', '受疫情影响', 'Hit by the epidemic', epidemic),
  flagField('badCreditRecord', '纳入征信失信记录', 'Entered as a bad credit record', epidemic),
] as const;

/** Day from which the cadre mobilises the repayment. */
export const REMINDER_DATE = dateField(
  'remindOn',
  '还款动员起始日',
  'Mobilise from',
  [stated('spring2022', '提前做好贷款偿还动员工作')],
  true,
);
