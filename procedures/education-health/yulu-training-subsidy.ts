// “雨露计划”补助: cadres trace the students of assisted families, the student applies for the term, the county reviews and
// pays. The older document's training under the same name is a number of trainees a year.
import { assumed, stated, statute } from '../basis.ts';
import { fixedDateLadder, monthAndWeekBefore, oneDayBefore } from '../ladders.ts';
import { unsetDate, unsetNumber, wholeNumber } from '../parameters.ts';
import { payeeFields, payoutCase } from '../shapes/payout.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, fenField, fileField, textField, workingModel } from '../shapes/working-fields.ts';

const helped = stated('spring2022', '跟踪、协助符合条件的帮扶对象');
const term = stated('spring2022', '2022年度春季学期“雨露计划”', 'D011');
const paidBy = stated('spring2022', '确保x月底前完成补助资金发放', 'D012');
const trainees = stated('fivePlans', '每年培訓210人', 'D401');
const period = stated('fivePlans', '20xx—20xx年,全縣“雨露計劃”', 'D403');
const total = stated('fivePlans', '“雨露計劃”培訓20xx人', 'D404');
const juniorSecondary = stated('fivePlans', '具有初中文化水平的青少年');
const standard = statute('A33', '国开办发〔2015〕19号', 'likely');
const county = assumed('文件未写明审核层级，由县级审核', 'The levels are not given; the county reviews');

export const yuluTrainingSubsidy = payoutCase({
  id: 'yulu-training-subsidy',
  field: 'education-health',
  tier: 1,
  title: { zh: '“雨露计划”补助', en: 'Yulu plan education subsidy' },
  basis: [helped, term, paidBy],
  departments: ['revitalisation', 'education'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    { key: 'term', title: { zh: '学期', en: 'Term' }, type: 'text', value: '2022-spring', basis: [term] },
    unsetDate('paidBy', '补助发放截止日（文件隐去月份）', 'Last day of payment (hidden in the document)', [paidBy]),
    {
      key: 'perTermFen',
      title: { zh: '每学期补助标准', en: 'Subsidy for a term' },
      type: 'fen',
      value: 150_000,
      basis: [standard, assumed('全年约3000元，分学期发放', 'About 3000 yuan a year, paid by the term')],
    },
    wholeNumber('traineesPerYear', 210, '每年培训人数', 'Trainees a year', [trainees]),
    unsetNumber('traineesInAll', '规划期培训总人数（文件隐去）', 'Trainees of the plan (hidden)', [total]),
    unsetDate('planUntil', '规划期截止日（文件隐去）', 'Last day of the plan (hidden)', [period]),
  ],
  filing: {
    key: 'apply',
    level: 'village',
    by: [{ role: 'assistanceCadre', level: 'village' }],
    selfFiling: true,
    form: [
      { field: 'payeeName' },
      { field: 'idNumber' },
      { field: 'phone', required: false },
      { field: 'bankAccount' },
      { field: 'householdType' },
      { field: 'schoolName' },
      { field: 'schoolTerm' },
      { field: 'enrolmentProof', required: false },
    ],
    rules: [
      {
        when: 'householdType != "other"',
        otherwise: { zh: '不是脱贫户或监测户学生，不属于补助对象', en: 'The family is not an assisted one' },
        basis: [helped],
      },
      {
        when: 'schoolTerm = parameter.term',
        otherwise: { zh: '不是本批补助的学期', en: 'It is not the term that is paid now' },
        basis: [term],
      },
    ],
  },
  fields: [
    ...payeeFields(['assistanceCadre', 'countyAuthority', 'countyFinance']),
    choiceField('householdType', '家庭类别', 'Type of the family', [
      ['liftedHousehold', '脱贫户', 'Lifted from poverty'],
      ['monitoredHousehold', '监测户', 'Monitored'],
      ['other', '以上都不是', 'Neither'],
    ]),
    textField('schoolName', '就读职业院校', 'Vocational school', [workingModel], 100),
    textField('schoolTerm', '学期（如2022-spring）', 'Term', [term], 20),
    fileField('enrolmentProof', '学籍证明', 'Proof of enrolment'),
    fenField('amountFen', '补助金额', 'Amount', [workingModel]),
  ],
  duties: [
    reportDuty({
      key: 'helpApply',
      title: { zh: '跟踪协助申请', en: 'Tracing and helping students' },
      basis: [helped, assumed('每学期开学跟踪一次', 'Once at the start of each term')],
      opens: {
        every: 'date',
        dates: [
          { month: 3, day: 1 },
          { month: 9, day: 1 },
        ],
      },
      due: { kind: 'period', amount: 30, unit: 'day' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        key: 'studentsTraced',
        title: { zh: '学生跟踪情况', en: 'Students traced' },
        basis: [helped],
        fields: [
          countField('eligibleStudents', '符合条件学生数', 'Eligible students', [helped]),
          countField('appliedStudents', '已协助申请人数', 'Applied', [helped]),
          textField('notApplied', '未申请原因', 'Why some did not apply', [helped]),
        ],
        optional: ['notApplied'],
        rules: [
          {
            when: 'appliedStudents = eligibleStudents or (appliedStudents < eligibleStudents and notApplied != null)',
            otherwise: { zh: '有学生未申请的，须说明原因', en: 'Say why some did not apply' },
            basis: [helped],
          },
        ],
      },
    }),
  ],
  indicators: [
    {
      key: 'trainees',
      title: { zh: '“雨露计划”培训人数（初中文化青少年）', en: 'Trainees with junior-secondary education' },
      basis: [trainees, juniorSecondary],
      measure: { type: 'integer', unit: { zh: '人', en: 'people' } },
      reports: 'increment',
      opens: { every: 'quarter', month: 3, day: 20 },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      judged: 'together',
      gates: [
        {
          key: 'thisYear',
          title: { zh: '每年培训210人', en: '210 a year' },
          on: { month: 12, day: 31 },
          compare: 'atLeast',
          value: { parameter: 'traineesPerYear' },
          basis: [trainees],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
    {
      key: 'traineesOfPlan',
      title: { zh: '规划期“雨露计划”培训人数', en: 'Trainees of the whole plan' },
      basis: [total, period],
      measure: { type: 'integer', unit: { zh: '人', en: 'people' } },
      opens: { every: 'year', month: 12, day: 1 },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      judged: 'together',
      gates: [
        {
          key: 'wholePlan',
          title: { zh: '规划期培训总人数', en: 'All trainees of the plan' },
          on: { parameter: 'planUntil' },
          compare: 'atLeast',
          value: { parameter: 'traineesInAll' },
          basis: [total, period],
        },
      ],
      warnings: oneDayBefore,
      ladder: fixedDateLadder,
    },
  ],
  supplement: {
    form: [
      { field: 'bankAccount', required: false },
      { field: 'schoolName', required: false },
      { field: 'enrolmentProof', required: false },
    ],
    days: 10,
  },
  checks: [
    {
      kind: 'decision',
      key: 'review',
      title: { zh: '审核', en: 'Review' },
      basis: [county],
      assignee: { by: 'role', role: 'countyAuthority', level: 'county' },
      form: [{ field: 'amountFen' }],
      days: 10,
      approve: { zh: '审核同意', en: 'Approve' },
      reject: { zh: '不符合条件', en: 'Refuse' },
      rules: [
        {
          when: 'amountFen > 0 and amountFen <= parameter.perTermFen',
          otherwise: { zh: '补助金额超过每学期标准', en: 'More than the standard of a term' },
          basis: [standard],
        },
      ],
    },
  ],
  release: {
    kind: 'decision',
    key: 'pay',
    title: { zh: '发放补助资金', en: 'Payment of the subsidy' },
    basis: [paidBy, assumed('文件未写明发放单位，由财政部门发放', 'No payer is named; finance pays')],
    assignee: { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' },
    days: 10,
    approve: { zh: '同意发放', en: 'Release' },
  },
  payment: {
    payee: 'payeeName',
    account: 'bankAccount',
    amount: 'amountFen',
    purpose: { zh: '“雨露计划”补助', en: 'Yulu plan subsidy' },
    register: 'yuluLedger',
    fields: ['payeeName', 'schoolName', 'schoolTerm', 'amountFen'],
    basis: [paidBy],
  },
  refusal: {
    title: { zh: '不予“雨露计划”补助告知书', en: 'Refusal of the subsidy' },
    fields: ['payeeName', 'schoolTerm'],
  },
  clocks: [
    {
      key: 'paidInTime',
      title: { zh: '补助资金发放截止', en: 'Last day of payment' },
      basis: [paidBy],
      scope: 'case',
      start: { on: 'entered', stage: 'review' },
      stop: [{ on: 'left', stage: 'pay', outcome: 'approve' }, { on: 'ended' }],
      limit: { parameter: 'paidBy' },
      warnings: monthAndWeekBefore,
      ladder: fixedDateLadder,
    },
  ],
});
