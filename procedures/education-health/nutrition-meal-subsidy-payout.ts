// 农村义务教育学生营养膳食补助: the school runs the meal plan and reports its headcount, the county computes the amount,
// finance pays in time and in full.
import { assumed, stated } from '../basis.ts';
import { wordLimit } from '../clocks.ts';
import { unsetNumber } from '../parameters.ts';
import { payoutCase } from '../shapes/payout.ts';
import { countField, fenField, fileField, textField, workingModel } from '../shapes/working-fields.ts';

const plan = stated('tenActions2024', '农村义务教育学生营养改善计划');
const paying = stated('tenActions2024', '及时足额拨付营养膳食补助金', 'D060');
const standard = assumed('文件未规定标准，按每生每天5元', 'No amount is given: 5 yuan for a pupil and day');

export const nutritionMealSubsidyPayout = payoutCase({
  id: 'nutrition-meal-subsidy-payout',
  field: 'education-health',
  tier: 2,
  title: { zh: '农村义务教育学生营养膳食补助', en: 'Nutrition meal subsidy payout' },
  basis: [plan, paying],
  departments: ['education'],
  subject: { kind: 'organisation', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'perMealFen',
      title: { zh: '每生每天标准', en: 'For a pupil and day' },
      type: 'fen',
      value: 500,
      basis: [standard],
    },
    unsetNumber('payWordDays', '“及时拨付”天数', 'Days of ‘pay in time’', [paying]),
  ],
  filing: {
    key: 'runPlan',
    level: 'township',
    by: [{ role: 'school', level: 'township', body: 'school' }],
    form: [
      { field: 'schoolName' },
      { field: 'schoolAccount' },
      { field: 'period' },
      { field: 'headcount' },
      { field: 'mealDays' },
      { field: 'mealRecords', required: false },
    ],
  },
  fields: [
    textField('schoolName', '学校', 'School', [workingModel], 100),
    {
      key: 'schoolAccount',
      type: 'text',
      format: 'bankAccount',
      label: { zh: '学校银行账号', en: 'Account of the school' },
      sensitive: 'bankAccount',
      readableBy: ['school', 'countyEducationDept', 'countyFinance'],
      basis: [workingModel],
    },
    textField('period', '补助时段', 'Period', [workingModel], 50),
    countField('headcount', '就餐学生数', 'Pupils who eat', [plan], { min: 1 }),
    countField('mealDays', '供餐天数', 'Days with a meal', [plan], { min: 1, max: 200 }),
    fileField('mealRecords', '供餐记录', 'Records of the meals'),
    fenField('amountFen', '核定金额', 'Amount', [workingModel]),
  ],
  supplement: {
    form: [{ field: 'headcount' }, { field: 'mealDays' }, { field: 'mealRecords', required: false }],
    days: 5,
  },
  checks: [
    {
      kind: 'decision',
      key: 'computeAmount',
      title: { zh: '核定金额', en: 'Computing the amount' },
      basis: [assumed('由县教育部门按人数、天数核定', 'The county computes it by pupils and days')],
      assignee: { by: 'role', role: 'countyEducationDept', level: 'county', body: 'education' },
      form: [{ field: 'amountFen' }],
      days: 5,
      approve: { zh: '核定', en: 'Confirm' },
      rules: [
        {
          when: 'amountFen = headcount * mealDays * parameter.perMealFen',
          otherwise: { zh: '金额不等于人数×天数×标准，不能足额', en: 'Not pupils × days × standard: not in full' },
          basis: [paying, standard],
        },
      ],
    },
  ],
  release: {
    kind: 'decision',
    key: 'pay',
    title: { zh: '拨付补助金', en: 'Payment' },
    basis: [paying],
    assignee: { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' },
    days: 10,
    approve: { zh: '同意拨付', en: 'Release' },
  },
  payment: {
    payee: 'schoolName',
    account: 'schoolAccount',
    amount: 'amountFen',
    purpose: { zh: '营养膳食补助', en: 'Meal subsidy' },
    register: 'mealSubsidyLedger',
    fields: ['schoolName', 'period', 'headcount', 'mealDays', 'amountFen'],
    basis: [paying],
  },
  refusal: { title: { zh: '补助核定结果', en: 'Result' }, fields: ['schoolName'] },
  clocks: [wordLimit({ stage: 'pay', days: 'payWordDays', zh: '及时拨付', en: 'Payment in time', basis: [paying] })],
});
