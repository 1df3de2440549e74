// 跨省就业交通补助: every household is told, the worker travels on an eligible vehicle and applies, human resources reviews,
// finance pays: 500 yuan, once for each person and year.
import { assumed, implied, stated } from '../basis.ts';
import { unsetDate, unsetNumber, wholeNumber, workingDays } from '../parameters.ts';
import { payeeFields, payoutCase } from '../shapes/payout.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import {
  choiceField,
  countField,
  dateField,
  fenField,
  fileField,
  flagField,
  textField,
} from '../shapes/working-fields.ts';

const hr = { by: 'role', role: 'countyHrBureau', level: 'county', body: 'hr' } as const;
const finance = { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' } as const;

const publicised = stated('spring2022', '全力做好跨省就业交通补助政策的宣传');
const target = stated('spring2022', '确保我县脱贫劳动力（含监测对象）');
const travelWindow = stated('spring2022', '在2022年x月x日—x月x日自行乘坐', 'D033');
const vehicles = stated('spring2022', '不含出租车）前往区外务工', 'D034');
const applying = stated('spring2022', '要及时组织全体帮扶干部', 'D035');
const amount = stated('tenActions2024', '每人每年一次性500元', 'D132');
const outside = stated('tenActions2024', '持续落实省外务工人口');
const everyone = implied('spring2022', '做到应享尽享');
const reviewed = assumed('文件未写审核环节，由县人社局审核', 'The document names no review; human resources reviews');

export const crossProvinceTransportSubsidy = payoutCase({
  id: 'cross-province-transport-subsidy',
  field: 'employment',
  tier: 1,
  title: { zh: '跨省就业交通补助', en: 'Cross-province transport subsidy' },
  basis: [publicised, vehicles, amount],
  subject: { kind: 'person', uniqueness: 'oneOpenPerYear' },
  merged: [
    {
      stage: 'travel',
      into: 'apply',
      note: {
        zh: '乘车在申请之前，申请时填报日期、工具和票据',
        en: 'The travel comes before; the application tells it',
      },
    },
  ],
  parameters: [
    {
      key: 'subsidyFen',
      title: { zh: '补助标准', en: 'Amount for a person' },
      type: 'fen',
      value: 50_000,
      basis: [amount],
    },
    wholeNumber('timesPerYear', 1, '每人每年次数', 'Times for each person and year', [amount]),
    unsetDate('travelFrom', '乘车起始日（日期已隐去）', 'First day of travel (hidden)', [travelWindow]),
    unsetDate('travelUntil', '乘车截止日（日期已隐去）', 'Last day of travel (hidden)', [travelWindow]),
    unsetNumber('helpWordDays', '“及时帮助申请”天数', 'Days of ‘help to apply in time’', [applying]),
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
      { field: 'workerType' },
      { field: 'travelledOn' },
      { field: 'vehicle' },
      { field: 'tickets' },
      { field: 'destination' },
      { field: 'outsideProvince' },
      { field: 'employer', required: false },
    ],
    rules: [
      {
        when: 'workerType != "other"',
        otherwise: { zh: '不是脱贫劳动力（含监测对象）', en: 'Neither a formerly poor nor a monitored worker' },
        basis: [target],
      },
      {
        when: 'outsideProvince = true',
        otherwise: { zh: '务工地点不在省（区）外', en: 'The place of work is not outside the province' },
        basis: [outside],
      },
      {
        when: '(parameter.travelFrom = null or date(travelledOn) >= date(parameter.travelFrom)) and (parameter.travelUntil = null or date(travelledOn) <= date(parameter.travelUntil))',
        otherwise: { zh: '乘车日期不在规定时段内', en: 'The day of travel lies outside the window' },
        basis: [travelWindow],
      },
    ],
  },
  fields: [
    ...payeeFields(['assistanceCadre', 'countyHrBureau', 'countyFinance']),
    choiceField(
      'workerType',
      '劳动力类别',
      'Type of worker',
      [
        ['formerPoor', '脱贫劳动力', 'Formerly poor'],
        ['monitored', '监测对象', 'Monitored'],
        ['other', '以上都不是', 'None of these'],
      ],
      [target],
    ),
    dateField('travelledOn', '乘车日期', 'Travelled on', [travelWindow]),
    choiceField(
      'vehicle',
      '乘坐的公共交通工具（不含出租车）',
      'Public transport used (no taxi)',
      [
        ['coach', '客运汽车', 'Coach'],
        ['hardSeat', '火车硬席', 'Hard seat of a train'],
        ['secondClass', '高铁／动车二等座', 'Second class of a fast train'],
        ['softSeat', '全列软席列车二等软座', 'Second-class soft seat of an all-soft train'],
      ],
      [vehicles],
    ),
    fileField('tickets', '乘车票据', 'Tickets', [vehicles]),
    textField('destination', '务工地点', 'Place of work', undefined, 200),
    flagField('outsideProvince', '在省（区）外务工', 'Works outside the province', [outside]),
    textField('employer', '务工单位', 'Employer', undefined, 200),
    countField('paidThisYear', '本年度已领取次数', 'Times paid this year', [amount]),
    fenField('payFen', '补助金额', 'Amount', [amount]),
  ],
  supplement: {
    days: 'supplementDays',
    form: [
      { field: 'phone', required: false },
      { field: 'bankAccount', required: false },
      { field: 'tickets', required: false },
      { field: 'employer', required: false },
    ],
  },
  checks: [
    {
      kind: 'decision',
      key: 'review',
      title: { zh: '审核', en: 'Review' },
      basis: [reviewed, everyone],
      assignee: hr,
      days: 'reviewDays',
      form: [{ field: 'paidThisYear' }, { field: 'payFen' }],
      approve: { zh: '审核通过', en: 'Agree' },
      reject: { zh: '不予补助', en: 'Refuse' },
      rules: [
        {
          when: 'paidThisYear < parameter.timesPerYear',
          otherwise: { zh: '本年度已领取过补助', en: 'It was paid this year already' },
          basis: [amount],
        },
        {
          when: 'payFen = parameter.subsidyFen',
          otherwise: { zh: '补助金额与标准不符', en: 'The amount is not the standard' },
          basis: [amount],
        },
      ],
    },
  ],
  release: {
    kind: 'decision',
    key: 'pay',
    title: { zh: '发放', en: 'Payment' },
    basis: [everyone],
    assignee: finance,
    days: 'payDays',
    approve: { zh: '同意发放', en: 'Pay' },
  },
  payment: {
    payee: 'payeeName',
    account: 'bankAccount',
    amount: 'payFen',
    purpose: { zh: '跨省就业交通补助', en: 'Cross-province transport subsidy' },
    register: 'transportSubsidyLedger',
    fields: ['payeeName', 'travelledOn', 'vehicle', 'destination', 'payFen'],
    basis: [amount],
  },
  refusal: {
    title: { zh: '跨省就业交通补助不予发放告知书', en: 'Refusal of the transport subsidy' },
    fields: ['payeeName', 'travelledOn'],
  },
  duties: [
    reportDuty({
      key: 'yearlyPublicity',
      title: { zh: '交通补助政策宣讲', en: 'The subsidy is explained' },
      basis: [publicised, amount, assumed('每年春季外出前宣讲一次', 'Once a year, before people leave in spring')],
      opens: { every: 'year', month: 2, day: 1 },
      due: { kind: 'monthDay', month: 3, day: 31 },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        key: 'publicise',
        title: { zh: '政策宣讲', en: 'Explaining the policy' },
        basis: [publicised],
        nothingToReport: false,
        fields: [
          countField('households', '应知晓户数', 'Households to be told', [publicised]),
          countField('informed', '已知晓户数', 'Households told', [publicised]),
        ],
        rules: [
          {
            when: 'informed = households',
            otherwise: { zh: '尚有农户不知晓，政策须全知晓', en: 'Not every household has been told' },
            basis: [publicised],
          },
        ],
      },
    }),
    reportDuty({
      key: 'helpApply',
      title: { zh: '帮助申请交通补助', en: 'Help with applications' },
      basis: [applying],
      opens: { every: 'month', day: 1 },
      due: { kind: 'period', amount: { parameter: 'helpWordDays' }, unit: 'day' },
      owedBy: { level: 'village', role: 'assistanceCadre' },
      item: {
        key: 'helped',
        title: { zh: '帮助申请情况', en: 'Who was helped' },
        basis: [applying],
        fields: [
          countField('travelled', '跨省务工人数', 'People who travelled'),
          countField('applied', '已申请人数', 'People who applied'),
        ],
      },
    }),
  ],
});
