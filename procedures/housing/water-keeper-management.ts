// 农村供水管水员制度: the township fixes the duties, the county trains, the keeper records his work, and the village pays
// his allowance from collective and photovoltaic income.
import { assumed, stated } from '../basis.ts';
import { monthAndWeekBefore } from '../ladders.ts';
import { payeeFields, payoutCase } from '../shapes/payout.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, fenField, textField, workingModel } from '../shapes/working-fields.ts';

const duties = stated('tenActions2024', '明确农村供水管水员的岗位职责');
const training = stated('tenActions2024', '《农村供水管水员知识问答》');
const performing = stated('tenActions2024', '提高农村供水管水员履职能力');
const allowance = stated('tenActions2024', '对农村供水管水员给予相应补贴');
const funds = stated('tenActions2024', '通过村集体经营收益、光伏发电收入');
const yearly = assumed('文件未规定频次，每年一次', 'No interval is given: once a year');
const standard = assumed('文件未规定补贴标准，默认每月300元，县可调整', 'No amount is given: 300 yuan a month');

export const waterKeeperManagement = payoutCase({
  id: 'water-keeper-management',
  field: 'housing',
  tier: 2,
  title: { zh: '农村供水管水员制度', en: 'Village water-keeper duties and allowance' },
  basis: [duties, allowance],
  departments: ['water'],
  subject: { kind: 'person', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'monthlyFen',
      title: { zh: '每月补贴标准', en: 'Allowance of a month' },
      type: 'fen',
      value: 30_000,
      basis: [standard],
    },
  ],
  filing: {
    key: 'perform',
    level: 'village',
    by: [{ role: 'waterKeeper', level: 'village' }],
    form: [
      { field: 'payeeName' },
      { field: 'idNumber' },
      { field: 'bankAccount' },
      { field: 'periodFrom' },
      { field: 'months' },
      { field: 'patrolDays' },
      { field: 'workRecord' },
    ],
  },
  fields: [
    ...payeeFields(['villageCommittee', 'townshipGovernment', 'countyWaterDept']),
    dateField('periodFrom', '履职起始日期', 'First day of the period', [performing]),
    countField('months', '履职月数', 'Months', [workingModel], { min: 1, max: 12 }),
    countField('patrolDays', '巡访天数', 'Days of patrol', [performing]),
    textField('workRecord', '巡查维护记录', 'Record of patrols and repairs', [performing]),
    fenField('amountFen', '补贴金额', 'Allowance', [allowance]),
    choiceField(
      'fundingSource',
      '资金来源',
      'Source of the money',
      [
        ['collectiveIncome', '村集体经营收益', 'Income of the village collective'],
        ['photovoltaicIncome', '光伏发电收入', 'Photovoltaic income'],
        ['other', '其他', 'Other'],
      ],
      [funds],
    ),
  ],
  duties: [
    reportDuty({
      key: 'defineDuty',
      title: { zh: '明确岗位职责', en: 'Fixing the duties' },
      basis: [duties, yearly],
      opens: { every: 'year', month: 1, day: 1 },
      due: { kind: 'monthDay', month: 1, day: 31 },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      warnings: monthAndWeekBefore.slice(1),
      item: {
        key: 'dutyList',
        title: { zh: '岗位职责', en: 'List of duties' },
        basis: [duties],
        nothingToReport: false,
        fields: [
          textField('dutyText', '岗位职责', 'Duties', [duties]),
          countField('keepers', '管水员人数', 'Keepers', [workingModel], { min: 1 }),
        ],
      },
    }),
    reportDuty({
      key: 'train',
      title: { zh: '管水员培训', en: 'Training' },
      basis: [training, yearly],
      opens: { every: 'year', month: 3, day: 1 },
      due: { kind: 'monthDay', month: 6, day: 30 },
      owedBy: { level: 'county', bodies: ['water'], role: 'countyWaterDept' },
      warnings: monthAndWeekBefore,
      item: {
        key: 'trainingRecord',
        title: { zh: '培训记录', en: 'Record of the training' },
        basis: [training],
        nothingToReport: false,
        fields: [
          dateField('trainedOn', '培训日期', 'Date', [training]),
          textField('material', '培训教材（《农村供水管水员知识问答》等）', 'Material', [training], 200),
          countField('trained', '参训人数', 'Trained', [workingModel], { min: 1 }),
        ],
      },
    }),
  ],
  supplement: {
    form: [
      { field: 'bankAccount', required: false },
      { field: 'workRecord', required: false },
    ],
    days: 5,
  },
  checks: [
    {
      kind: 'decision',
      key: 'confirmWork',
      title: { zh: '履职核实', en: 'The work is confirmed' },
      basis: [assumed('补贴发放前由镇核实履职', 'The township confirms the work before the allowance')],
      assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
      form: [{ field: 'amountFen' }],
      days: 5,
      approve: { zh: '核实无误', en: 'Confirm' },
      reject: { zh: '未履职，不予补贴', en: 'Refuse' },
      rules: [
        {
          when: 'amountFen > 0 and amountFen <= months * parameter.monthlyFen',
          otherwise: { zh: '补贴超过标准', en: 'More than the standard' },
          basis: [standard],
        },
      ],
    },
  ],
  release: {
    kind: 'decision',
    key: 'pay',
    title: { zh: '发放补贴', en: 'Payment of the allowance' },
    basis: [allowance, funds],
    assignee: { by: 'role', role: 'villageCommittee', level: 'village' },
    form: [{ field: 'fundingSource' }],
    days: 10,
    approve: { zh: '同意发放', en: 'Release' },
  },
  payment: {
    payee: 'payeeName',
    account: 'bankAccount',
    amount: 'amountFen',
    purpose: { zh: '管水员补贴', en: 'Allowance of a water keeper' },
    register: 'waterKeeperLedger',
    fields: ['payeeName', 'periodFrom', 'months', 'amountFen', 'fundingSource'],
    basis: [allowance],
  },
  refusal: { title: { zh: '不予补贴告知书', en: 'Refusal of the allowance' }, fields: ['payeeName', 'periodFrom'] },
});
