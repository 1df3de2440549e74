// A benefit that is paid every month: finance releases it, the first payment and its proof follow, and the person is
// examined again at intervals; it goes on, is set anew, or is stopped, with recovery where statements were false.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredDutyPart, AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { type ChainStep, letterStage, payoutStep, stepLimits } from '../shapes/approval-chain.ts';
import { countField, fenField, textField } from '../shapes/working-fields.ts';
import { refusalDecision } from '../remedies.ts';

type Bases = readonly Basis[];

export interface MonthlyBenefit {
  /** Chinese and English name of the benefit, for titles. */
  name: Text;
  /** Register in which recipients stand, and the fields that go there. */
  register: string;
  fields: readonly string[];
  payBasis: Bases;
  reviewBasis: Bases;
  recoveryBasis: Bases;
  /** Key of the re-examination. */
  reviewKey: string;
  /** Where a changed amount is set anew. */
  adjustTo: string;
  /** Intervals of the re-examination in months, in order; the last has no condition. */
  intervals: readonly { key: string; when?: string; months: string }[];
}

/** Somebody who sets an amount sets one that can be paid. */
export const amountIsPayable = {
  when: 'amountFen > 0',
  otherwise: { zh: '金额须大于零', en: 'The amount is more than nothing' },
  basis: [assumed('发放金额须大于零', 'What is paid is more than nothing')],
};

const finance = { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' } as const;
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;

/** Payment and its proof, as the last steps of a chain. */
export function paymentSteps(benefit: MonthlyBenefit): ChainStep[] {
  const { name, payBasis, register, fields } = benefit;
  return [
    {
      do: 'decide',
      key: 'pay',
      title: { zh: '发放', en: 'Payment is released' },
      basis: payBasis,
      by: finance,
      limit: 10,
      approve: { zh: '同意发放，列入按月发放名册', en: 'Release; on the monthly roster' },
    },
    payoutStep(
      { key: 'payFirst', title: { zh: '首次发放', en: 'First payment' }, basis: payBasis },
      { payee: 'payeeName', account: 'bankAccount', amount: 'amountFen', purpose: name },
    ),
    {
      do: 'own',
      key: 'recordBenefit',
      stage: () => ({
        kind: 'service',
        key: 'recordBenefit',
        title: { zh: '登记享受人员', en: 'Entered in the register' },
        basis: payBasis,
        action: { do: 'registryEntry', register, entry: 'granted', fields },
        to: afterPayment(benefit),
      }),
    },
  ];
}

function afterPayment({ intervals }: MonthlyBenefit) {
  return intervals.map(({ key, when }) => ({ to: key, ...(when === undefined ? {} : { when }) }));
}

/** What follows while the benefit is paid. */
export function recheckStages(benefit: MonthlyBenefit): AuthoredStage[] {
  const { intervals, reviewKey, reviewBasis, recoveryBasis, adjustTo, name } = benefit;
  return [
    ...intervals.map(({ key, months }): AuthoredStage => ({
      kind: 'wait',
      key,
      title: { zh: '按月享受，等待复核', en: 'Paid monthly, until the next examination' },
      basis: reviewBasis,
      until: { kind: 'limit', limit: { kind: 'period', amount: { parameter: months }, unit: 'month' } },
      to: reviewKey,
    })),
    {
      kind: 'decision',
      key: reviewKey,
      title: { zh: '动态管理（复核）', en: 'Examined again' },
      basis: reviewBasis,
      assignee: township,
      form: [{ field: 'reviewFindings' }],
      outcomes: [
        { key: 'continue', title: { zh: '继续享受', en: 'Continue' }, kind: 'approve', to: afterPayment(benefit) },
        { key: 'adjust', title: { zh: '情况变化，重新核定', en: 'Adjust' }, kind: 'refer', to: adjustTo },
        { key: 'stop', title: { zh: '不再符合条件，停发', en: 'Stop' }, kind: 'reject', to: 'informStop' },
        {
          key: 'recover',
          title: { zh: '虚报冒领，停发追回', en: 'Stop and recover' },
          kind: 'reject',
          to: 'recoverBenefit',
        },
      ],
      sameDeciderAllowed: true,
    },
    {
      kind: 'work',
      key: 'recoverBenefit',
      title: { zh: '追回', en: 'Recovery' },
      basis: recoveryBasis,
      assignee: { by: 'role', role: 'countyCivilAffairs', level: 'county', body: 'civil-affairs' },
      form: [{ field: 'recoveredFen' }],
      outcomes: [{ key: 'recovered', title: { zh: '已追回', en: 'Recovered' }, kind: 'complete', to: 'informStop' }],
    },
    letterStage(
      { key: 'informStop', title: { zh: '告知停发', en: 'The stop is told' }, basis: reviewBasis },
      'stopped',
      {
        template: 'benefitStopped',
        ...refusalDecision,
        title: { zh: `停发${name.zh}告知书`, en: `Stop of: ${name.en}` },
        fields: ['payeeName', 'reviewFindings'],
        to: 'subject',
      },
    ),
    { kind: 'end', key: 'stopped', title: { zh: '已停发', en: 'Stopped' }, basis: reviewBasis, outcome: 'completed' },
  ];
}

/** Limits of the two stages of re-examination. */
export function recheckLimits({ reviewKey }: MonthlyBenefit) {
  return [
    { key: reviewKey, title: { zh: '复核', en: 'Re-examination' }, limit: 10, forVillage: false },
    { key: 'recoverBenefit', title: { zh: '追回', en: 'Recovery' }, limit: 30, forVillage: false },
  ].flatMap((step) => stepLimits(step));
}

/** Fields of payment and re-examination. */
export const BENEFIT_FIELDS: AuthoredCase['fields'] = [
  fenField('amountFen', '月发放金额', 'Amount a month'),
  textField('reviewFindings', '复核情况', 'Findings of the re-examination'),
  fenField('recoveredFen', '追回金额', 'Amount recovered'),
];

/** The monthly roster, which finance reports. */
export function monthlyPayment(name: Text, basis: Bases): AuthoredDutyPart {
  return reportDuty({
    key: 'monthlyPayment',
    title: { zh: `按月发放${name.zh}`, en: `Monthly payment: ${name.en}` },
    basis: [...basis, assumed('每月20日前发放到卡', 'Paid by the 20th of each month')],
    opens: { every: 'month', day: 1 },
    due: { kind: 'dayOfMonth', day: 20 },
    owedBy: { level: 'county', bodies: ['finance'], role: 'countyFinance' },
    item: {
      key: 'paymentRoster',
      title: { zh: '发放名册', en: 'Roster of the month' },
      basis,
      fields: [
        countField('people', '发放人数', 'People paid'),
        fenField('totalFen', '发放总额', 'Total'),
        countField('failed', '发放失败人数', 'Payments that failed'),
      ],
    },
  });
}
