// 教育资助: the school surveys, the student applies, the school deliberates and publishes, the county's education
// department reviews, the aid is paid.
import { assumed, implied, stated, statute } from '../basis.ts';
import { wholeNumber } from '../parameters.ts';
import { payeeFields, payoutCase } from '../shapes/payout.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import {
  choiceField,
  countField,
  dateField,
  fenField,
  fileField,
  textField,
  workingModel,
} from '../shapes/working-fields.ts';

const school = { by: 'role', role: 'school', level: 'township', body: 'school' } as const;
const education = { by: 'role', role: 'countyEducationDept', level: 'county', body: 'education' } as const;

const schoolSteps = stated('tenActions2024', '学校摸底、学生申请、学校评议');
const laterSteps = stated('tenActions2024', '学校公示、县教育部门审核');
const paying = stated('tenActions2024', '落实教育资助政策,规范资金发放');
const supervised = stated('tenActions2024', '加强全过程监管');
const nobodyLeftOut = stated('tenActions2024', '应享尽享、应助尽助');
const yearly = statute('A31', '教财〔2018〕16号', 'likely');
const standards = assumed('文件未规定资助标准，由县确定', 'The document gives no amount; the county sets it');

export const studentAidApplication = payoutCase({
  id: 'student-aid-application',
  field: 'education-health',
  kind: 'approvalChain',
  tier: 1,
  title: { zh: '教育资助（家庭经济困难学生资助）', en: 'Aid for students from poor families' },
  basis: [schoolSteps, laterSteps, nobodyLeftOut],
  departments: ['education'],
  subject: { kind: 'person', uniqueness: 'oneOpenPerYear' },
  parameters: [
    wholeNumber('noticeDays', 5, '学校公示天数', 'Days of the school’s notice', [
      yearly,
      assumed('公示天数未规定，按5天', 'The length is not given: 5 days'),
    ]),
    {
      key: 'mostFen',
      title: { zh: '每学期资助上限', en: 'Most for a term' },
      type: 'fen',
      value: 150_000,
      basis: [standards],
    },
  ],
  filing: {
    key: 'studentApply',
    level: 'township',
    by: [{ role: 'school', level: 'township', body: 'school' }],
    selfFiling: true,
    form: [
      { field: 'payeeName' },
      { field: 'idNumber' },
      { field: 'phone', required: false },
      { field: 'bankAccount' },
      { field: 'schoolName' },
      { field: 'aidKind' },
      { field: 'familyCircumstances' },
      { field: 'evidence', required: false },
    ],
  },
  fields: [
    ...payeeFields(['school', 'countyEducationDept']),
    textField('schoolName', '就读学校', 'School', [workingModel], 100),
    choiceField('aidKind', '资助项目', 'Kind of aid', [
      ['preschool', '学前教育资助', 'Pre-school aid'],
      ['boarding', '义务教育家庭经济困难学生生活补助', 'Living allowance in compulsory education'],
      ['highSchool', '普通高中国家助学金', 'Grant for senior secondary school'],
      ['vocational', '中等职业教育国家助学金', 'Grant for vocational school'],
    ]),
    textField('familyCircumstances', '家庭经济情况', 'Circumstances of the family'),
    fileField('evidence', '证明材料', 'Evidence'),
    dateField('deliberatedOn', '评议日期', 'Date of the deliberation', [schoolSteps]),
    textField('deliberationResult', '评议意见', 'Result of the deliberation', [schoolSteps]),
    fenField('amountFen', '资助金额', 'Amount of the aid', [paying]),
    textField('supervisionRecord', '监管记录', 'Record of the supervision', [supervised]),
  ],
  duties: [
    reportDuty({
      key: 'schoolSurvey',
      title: { zh: '学校摸底', en: 'Survey by the school' },
      basis: [schoolSteps, yearly],
      opens: { every: 'year', month: 9, day: 1 },
      due: { kind: 'monthDay', month: 9, day: 30 },
      owedBy: { level: 'township', bodies: ['school'], role: 'school' },
      item: {
        key: 'candidateList',
        title: { zh: '困难学生名单', en: 'List of candidates' },
        basis: [schoolSteps],
        fields: [
          countField('surveyed', '摸底学生数', 'Students surveyed', [schoolSteps]),
          countField('candidates', '拟资助学生数', 'Candidates', [schoolSteps]),
          fileField('list', '名单', 'The list', [schoolSteps]),
        ],
        optional: ['list'],
        rules: [
          {
            when: 'candidates <= surveyed',
            otherwise: { zh: '拟资助人数多于摸底人数', en: 'More candidates than students' },
            basis: [schoolSteps],
          },
        ],
      },
    }),
  ],
  supplement: {
    form: [
      { field: 'bankAccount', required: false },
      { field: 'familyCircumstances', required: false },
      { field: 'evidence', required: false },
    ],
    days: 10,
  },
  checks: [
    {
      kind: 'decision',
      key: 'schoolDeliberate',
      title: { zh: '学校评议', en: 'Deliberation by the school' },
      basis: [schoolSteps, assumed('学校代学生申报的，由学校评议小组评议', 'The school deliberates as a group')],
      assignee: school,
      filerMayDecide: true,
      form: [{ field: 'deliberatedOn' }, { field: 'deliberationResult' }],
      days: 10,
      approve: { zh: '评议同意', en: 'Agree' },
      reject: { zh: '评议不同意', en: 'Not agreed' },
    },
    {
      kind: 'notice',
      key: 'schoolPublicise',
      title: { zh: '学校公示', en: 'Notice at the school' },
      basis: [laterSteps],
      assignee: school,
      period: 'noticeDays',
      days: 15,
      publishes: ['payeeName', 'schoolName', 'aidKind'],
      inquiry: education,
    },
    {
      kind: 'decision',
      key: 'countyEducationReview',
      title: { zh: '县教育部门审核', en: 'Review by the county' },
      basis: [laterSteps],
      assignee: education,
      form: [{ field: 'amountFen' }],
      days: 10,
      approve: { zh: '审核同意', en: 'Approve' },
      reject: { zh: '不予资助', en: 'Refuse' },
      rules: [
        {
          when: 'amountFen > 0 and amountFen <= parameter.mostFen',
          otherwise: { zh: '资助金额超过县定标准', en: 'More than the county’s standard' },
          basis: [standards],
        },
      ],
    },
  ],
  release: {
    kind: 'decision',
    key: 'pay',
    title: { zh: '发放资金', en: 'Payment of the aid' },
    basis: [
      paying,
      supervised,
      assumed('审核与发放同属教育部门，可由同一级办理', 'Review and payment lie with one department'),
    ],
    assignee: education,
    form: [{ field: 'supervisionRecord', required: false }],
    days: 10,
    sameDeciderAllowed: true,
    approve: { zh: '同意发放', en: 'Release' },
  },
  payment: {
    payee: 'payeeName',
    account: 'bankAccount',
    amount: 'amountFen',
    purpose: { zh: '家庭经济困难学生资助', en: 'Aid for a student' },
    register: 'studentAidLedger',
    fields: ['payeeName', 'schoolName', 'aidKind', 'amountFen'],
    basis: [paying, implied('tenActions2024', '加强全过程监管')],
  },
  refusal: {
    title: { zh: '不予教育资助告知书', en: 'Refusal of the aid' },
    fields: ['payeeName', 'schoolName', 'aidKind'],
  },
});
