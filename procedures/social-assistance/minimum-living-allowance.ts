// 最低生活保障: applied for at the township, surveyed, published in the village, confirmed by the county, paid monthly and
// examined again. The documents name the policy and the assessment; the steps are those of the national rules.
import { countySetsLimits, stated, statute } from '../basis.ts';
import { reviewLadder } from '../ladders.ts';
import { approvalChain } from '../shapes/approval-chain.ts';
import { payeeFields } from '../shapes/payout.ts';
import {
  choiceField,
  countField,
  dateField,
  fenField,
  fileField,
  flagField,
  textField,
} from '../shapes/working-fields.ts';
import {
  amountIsPayable,
  BENEFIT_FIELDS,
  type MonthlyBenefit,
  monthlyPayment,
  paymentSteps,
  recheckLimits,
  recheckStages,
} from './monthly-benefit.ts';

const RULES = '民发〔2021〕57号';
const wider = stated('tenActions2024', '强化低保扩围增效');
const assessment = stated('tenActions2024', '完善低保家庭经济状况评估认定');
const all = stated('township2020', '全面落实落细低保、医保、养老保险');
const once = statute('A1', RULES, 'certain', '第11条');
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const civilAffairs = { by: 'role', role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' } as const;
const name = { zh: '最低生活保障金', en: 'Minimum living allowance' };
const integer = (key: string, zh: string, en: string, value: number, basis: typeof once) =>
  ({ key, title: { zh, en }, type: 'integer', value, basis: [basis, countySetsLimits] }) as const;

const benefit: MonthlyBenefit = {
  name,
  register: 'minimumLivingAllowance',
  fields: ['payeeName', 'idNumber', 'members', 'allowanceClass', 'amountFen'],
  payBasis: [statute('A8', RULES, 'certain')],
  reviewBasis: [statute('A10', RULES, 'likely')],
  recoveryBasis: [statute('A11', '社会救助暂行办法', 'certain', '第68条')],
  reviewKey: 'review',
  adjustTo: 'assess',
  intervals: [
    { key: 'halfYear', when: 'hasWorkingAbility = true', months: 'recheckMonthsAble' },
    { key: 'wholeYear', months: 'recheckMonths' },
  ],
};

const withinStandard = {
  when: 'incomePerPersonFen < parameter.standardFen and assetsWithinLimit = true',
  otherwise: { zh: '家庭人均收入或财产高于低保标准', en: 'Income or assets are above the standard' },
  basis: [assessment, once],
};

const recheck = recheckLimits(benefit);

export const minimumLivingAllowance = approvalChain({
  id: 'minimum-living-allowance',
  field: 'social-assistance',
  tier: 1,
  title: { zh: '最低生活保障', en: 'Minimum living allowance' },
  basis: [wider, all],
  departments: ['civil-affairs'],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    ...recheck.flatMap(({ parameter }) => parameter),
    {
      key: 'standardFen',
      title: { zh: '低保标准（人均月收入）', en: 'Standard: income per person and month' },
      type: 'fen',
      value: 50_000,
      basis: [countySetsLimits],
    },
    integer(
      'wholeDays',
      '受理至确认期限（工作日）',
      'From acceptance to confirmation (working days)',
      30,
      statute('A7', RULES, 'certain'),
    ),
    integer(
      'recheckMonthsAble',
      '有劳动能力、收入不稳定的复核间隔（月）',
      'Re-examination where income varies (months)',
      6,
      statute('A10', RULES, 'likely'),
    ),
    integer(
      'recheckMonths',
      '收入变化不大的复核间隔（月）',
      'Re-examination where it hardly does (months)',
      12,
      statute('A10', RULES, 'likely'),
    ),
  ],
  filing: {
    key: 'apply',
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'villageTwoCommittees', level: 'village' },
      { role: 'townshipGovernment', level: 'township' },
    ],
    selfFiling: true,
    form: [
      { field: 'payeeName' },
      { field: 'idNumber', required: false },
      { field: 'phone', required: false },
      { field: 'bankAccount', required: false },
      { field: 'members', required: false },
      { field: 'reason' },
      { field: 'papers', required: false },
    ],
  },
  fields: [
    ...payeeFields(['townshipGovernment', 'countyCivilAffairs', 'countyFinance']),
    countField('members', '家庭人口', 'Members of the household', undefined, { min: 1, max: 30 }),
    textField('reason', '申请理由', 'Why it is applied for'),
    fileField('papers', '申请材料', 'Papers'),
    dateField('surveyedOn', '入户调查日期', 'Date of the survey', [assessment]),
    fenField('incomePerPersonFen', '家庭人均月收入', 'Income per person and month', [assessment]),
    flagField('assetsWithinLimit', '家庭财产符合规定', 'Assets are within the limit', [assessment]),
    flagField('hasWorkingAbility', '有劳动能力、收入不稳定', 'Somebody can work and income varies', [
      statute('A10', RULES, 'likely'),
    ]),
    flagField('officialRelative', '与经办人员或村干部有近亲属关系', 'Relative of an official or village cadre', [
      statute('A9', RULES, 'certain'),
    ]),
    textField('assessment', '家庭经济状况评估意见', 'Assessment', [assessment]),
    choiceField('allowanceClass', '保障类别', 'Class', [
      ['a', 'A类', 'A'],
      ['b', 'B类', 'B'],
      ['c', 'C类', 'C'],
    ]),
    dateField('countyVisitedOn', '县级入户核查日期', 'Date of the county’s visit', [statute('A9', RULES, 'certain')]),
    ...BENEFIT_FIELDS,
  ],
  supplement: {
    by: { by: 'role', role: 'townshipVillageCadre', level: 'village' },
    form: [
      { field: 'idNumber', required: false },
      { field: 'bankAccount', required: false },
      { field: 'members', required: false },
      { field: 'papers', required: false },
    ],
  },
  steps: [
    {
      do: 'decide',
      key: 'accept',
      title: { zh: '受理', en: 'Acceptance' },
      basis: [once],
      by: township,
      form: [{ field: 'bankAccount' }, { field: 'members' }],
      limit: 3,
      approve: { zh: '材料齐全，受理', en: 'Complete; accepted' },
    },
    {
      do: 'work',
      key: 'startSurvey',
      title: { zh: '启动家庭经济状况调查', en: 'The survey starts' },
      basis: [statute('A2', RULES, 'likely')],
      by: township,
      form: [{ field: 'surveyedOn' }],
      limit: { value: 3, unit: 'workingDay', basis: [statute('A2', RULES, 'likely')] },
      done: { zh: '已入户调查', en: 'Surveyed at home' },
    },
    {
      do: 'decide',
      key: 'assess',
      title: { zh: '家庭经济状况评估认定', en: 'Assessment of the family’s means' },
      basis: [assessment],
      by: township,
      form: [
        { field: 'incomePerPersonFen' },
        { field: 'assetsWithinLimit' },
        { field: 'hasWorkingAbility' },
        { field: 'officialRelative' },
        { field: 'assessment' },
      ],
      limit: 5,
      approve: { zh: '符合标准，公示', en: 'Within the standard; to the notice' },
      rules: [withinStandard],
      reject: { zh: '高于标准，不予确认', en: 'Above the standard' },
      back: 'startSurvey',
    },
    {
      do: 'notice',
      key: 'publicise',
      title: { zh: '公示', en: 'Notice in the village' },
      basis: [statute('A3', RULES, 'certain'), statute('M6', '个人信息保护法', 'certain')],
      by: township,
      limit: 12,
      days: { value: 7, basis: [statute('A3', RULES, 'certain')] },
      publishes: ['payeeName', 'members'],
      inquiry: township,
      back: 'startSurvey',
    },
    {
      do: 'decide',
      key: 'confirm',
      title: { zh: '审核确认', en: 'Confirmation' },
      basis: [statute('A5', RULES, 'likely'), statute('A12', RULES, 'certain')],
      by: civilAffairs,
      form: [{ field: 'allowanceClass' }, { field: 'amountFen' }, { field: 'countyVisitedOn', required: false }],
      limit: { value: 10, unit: 'workingDay', basis: [statute('A5', RULES, 'likely')] },
      approve: { zh: '确认', en: 'Confirmed' },
      rules: [
        withinStandard,
        amountIsPayable,
        {
          when: 'officialRelative = false or countyVisitedOn != null',
          otherwise: { zh: '近亲属备案对象，县级必须入户核查', en: 'A relative of an official: the county must visit' },
          basis: [statute('A9', RULES, 'certain')],
        },
      ],
      reject: { zh: '不予确认（说明理由）', en: 'Not confirmed, with the reason' },
      back: 'assess',
    },
    ...paymentSteps(benefit),
  ],
  stages: recheckStages(benefit),
  refusal: { title: { zh: '不予确认低保告知书', en: 'Allowance not confirmed' }, fields: ['payeeName'], to: 'subject' },
  withdrawal: { notAfter: ['pay'] },
  clocks: [
    ...recheck.map(({ clock }) => clock),
    {
      key: 'whole',
      title: { zh: '受理至确认全程', en: 'From acceptance to confirmation' },
      basis: [statute('A7', RULES, 'certain')],
      scope: 'case',
      start: { on: 'left', stage: 'accept', outcome: 'approve' },
      stop: [{ on: 'entered', stage: 'pay' }, { on: 'ended' }],
      limit: { kind: 'period', amount: { parameter: 'wholeDays' }, unit: 'workingDay' },
      suspendedBy: ['supplement', 'notice'],
      warnings: [{ before: { amount: 5, unit: 'workingDay' } }],
      ladder: reviewLadder,
      statutory: true,
    },
  ],
  duties: [monthlyPayment(name, benefit.payBasis)],
});
