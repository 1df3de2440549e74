// 跨市县交通补贴、一次性创业补贴、一次求职补贴: a worker applies, human resources reviews, finance pays; the last two only once.
import { assumed, implied, stated } from '../basis.ts';
import { wholeNumber, workingDays } from '../parameters.ts';
import { payeeFields, payoutCase } from '../shapes/payout.ts';
import { choiceField, countField, fenField, fileField, textField } from '../shapes/working-fields.ts';

const kinds = stated('tenActions2024', '跨市县交通补贴、一次性创业补贴');
const startUpOnce = stated('tenActions2024', '一次性创业补贴', 'D133');
const jobSearchOnce = stated('tenActions2024', '一次求职补贴', 'D134');
const applying = implied('tenActions2024', '跨市县交通补贴、一次性创业补贴');
const standards = assumed('文件未规定标准，由县确定', 'The document gives no amount; the county sets it');

const standard = <const K extends string>(key: K, value: number, zh: string, en: string) =>
  ({ key, title: { zh, en }, type: 'fen', value, basis: [standards] }) as const;

export const employmentAndStartupSubsidies = payoutCase({
  id: 'employment-and-startup-subsidies',
  field: 'employment',
  tier: 2,
  title: { zh: '跨市县交通补贴、创业补贴、求职补贴', en: 'Transport, start-up and job-search subsidies' },
  basis: [kinds, startUpOnce, jobSearchOnce],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    standard('crossCountyFen', 30_000, '跨市县交通补贴标准', 'Cross-county transport'),
    standard('startUpFen', 500_000, '一次性创业补贴标准', 'Start-up'),
    standard('jobSearchFen', 50_000, '求职补贴标准', 'Job search'),
    wholeNumber('startUpTimes', 1, '创业补贴次数', 'Times of the start-up subsidy', [startUpOnce]),
    wholeNumber('jobSearchTimes', 1, '求职补贴次数', 'Times of the job-search subsidy', [jobSearchOnce]),
    workingDays('reviewDays', 10, '审核期限', 'Review'),
    workingDays('payDays', 10, '发放期限', 'Payment'),
    workingDays('supplementDays', 10, '补正期限', 'Supplement'),
  ],
  filing: {
    key: 'apply',
    level: 'village',
    by: [
      { role: 'assistanceCadre', level: 'village' },
      { role: 'townshipVillageCadre', level: 'village' },
    ],
    selfFiling: true,
    form: [
      { field: 'payeeName' },
      { field: 'idNumber' },
      { field: 'phone' },
      { field: 'bankAccount' },
      { field: 'subsidyKind' },
      { field: 'proof' },
      { field: 'remarks', required: false },
    ],
  },
  fields: [
    ...payeeFields(['assistanceCadre', 'countyHrBureau', 'countyFinance']),
    choiceField(
      'subsidyKind',
      '补贴种类',
      'Kind of subsidy',
      [
        ['crossCounty', '跨市县交通补贴', 'Cross-county transport'],
        ['startUp', '一次性创业补贴', 'Start-up'],
        ['jobSearch', '一次求职补贴', 'Job search'],
      ],
      [kinds],
    ),
    fileField('proof', '证明材料', 'Proof', [applying]),
    textField('remarks', '说明', 'Remarks'),
    countField('paidBefore', '此前领取同类补贴次数', 'Times this kind was paid before', [startUpOnce, jobSearchOnce]),
    fenField('payFen', '补贴金额', 'Amount', [standards]),
  ],
  supplement: {
    days: 'supplementDays',
    form: [
      { field: 'proof', required: false },
      { field: 'bankAccount', required: false },
      { field: 'remarks', required: false },
    ],
  },
  checks: [
    {
      kind: 'decision',
      key: 'review',
      title: { zh: '审核', en: 'Review' },
      basis: [assumed('文件未写审核环节，由县人社局审核', 'The document names no review; human resources reviews')],
      assignee: { by: 'role', role: 'countyHrBureau', level: 'county', body: 'hr' },
      days: 'reviewDays',
      form: [{ field: 'paidBefore' }, { field: 'payFen' }],
      approve: { zh: '审核通过', en: 'Agree' },
      reject: { zh: '不予补贴', en: 'Refuse' },
      rules: [
        {
          when: 'subsidyKind != "startUp" or paidBefore < parameter.startUpTimes',
          otherwise: { zh: '创业补贴只能领取一次', en: 'The start-up subsidy is paid once' },
          basis: [startUpOnce],
        },
        {
          when: 'subsidyKind != "jobSearch" or paidBefore < parameter.jobSearchTimes',
          otherwise: { zh: '求职补贴只能领取一次', en: 'The job-search subsidy is paid once' },
          basis: [jobSearchOnce],
        },
        {
          when: 'payFen > 0 and ((subsidyKind = "crossCounty" and payFen <= parameter.crossCountyFen) or (subsidyKind = "startUp" and payFen <= parameter.startUpFen) or (subsidyKind = "jobSearch" and payFen <= parameter.jobSearchFen))',
          otherwise: { zh: '补贴金额超过标准', en: 'The amount is above the standard' },
          basis: [standards],
        },
      ],
    },
  ],
  release: {
    kind: 'decision',
    key: 'pay',
    title: { zh: '发放', en: 'Payment' },
    basis: [kinds],
    assignee: { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' },
    days: 'payDays',
    approve: { zh: '同意发放', en: 'Pay' },
  },
  payment: {
    payee: 'payeeName',
    account: 'bankAccount',
    amount: 'payFen',
    purpose: { zh: '就业创业补贴', en: 'Employment and start-up subsidy' },
    register: 'employmentSubsidyLedger',
    fields: ['payeeName', 'subsidyKind', 'payFen'],
    basis: [kinds],
  },
  refusal: {
    title: { zh: '就业创业补贴不予发放告知书', en: 'Refusal of the subsidy' },
    fields: ['payeeName', 'subsidyKind'],
  },
});
