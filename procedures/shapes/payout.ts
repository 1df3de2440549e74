// Money that goes out: application or entitlement list → checks (a decision, a piece of work or a public notice each)
// → release of the amount → payment through the payout service → proof in a register; returns, supplement, refusal.
import type { Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed, countySetsLimits } from '../basis.ts';
import { reviewLimit, supplementLimit } from '../clocks.ts';
import { refusalDecision } from '../remedies.ts';

type BasisList = AuthoredStage['basis'];
type Assignee = Extract<AuthoredStage, { kind: 'work' }>['assignee'];
type Outcome = Extract<AuthoredStage, { kind: 'decision' }>['outcomes'][number];
type Rules = NonNullable<Outcome['rules']>;
type Form = NonNullable<Extract<AuthoredStage, { kind: 'work' }>['form']>;
type Clocks = NonNullable<AuthoredCase['clocks']>;
type Parameters = NonNullable<AuthoredCase['parameters']>;

interface Step {
  key: string;
  title: Text;
  basis: BasisList;
  assignee: Assignee;
  form?: Form;
  /** Working days of this step: a default that becomes the parameter `<key>Days`, or the key of a parameter that there is. */
  days: number | string;
}

/** Somebody decides: agree, return to the step before (or the supplement), refuse. */
export interface PayoutDecision extends Step {
  kind: 'decision';
  /** Words of the outcome `approve`. */
  approve: Text;
  /** What must hold for `approve`. */
  rules?: Rules;
  /** Words of the outcome `reject`; without them nothing is refused here. */
  reject?: Text;
  /** Where `approve` leads, when not to the next step: one of the stages, or by condition. */
  to?: Outcome['to'];
  /** As in a decision stage. */
  filerMayDecide?: boolean;
  sameDeciderAllowed?: boolean;
}

/** Somebody does something and says that it is done. */
interface PayoutWork extends Step {
  kind: 'work';
  done: Text;
  /** What must hold for `done`. */
  rules?: Rules;
}

/** The list hangs for `period` days; an objection that is upheld leads back to the step before. */
interface PayoutNotice extends Step {
  kind: 'notice';
  /** Parameter with the days of the notice. */
  period: string;
  publishes: readonly string[];
  inquiry: Assignee;
}

/** Parts of a case that pass through a shape unchanged. */
type Passed = Pick<
  AuthoredCase,
  | 'id'
  | 'field'
  | 'tier'
  | 'title'
  | 'basis'
  | 'subject'
  | 'filing'
  | 'fields'
  | 'parameters'
  | 'departments'
  | 'quotas'
  | 'duties'
  | 'indicators'
  | 'plan'
  | 'merged'
>;

export interface Payout extends Passed {
  kind?: AuthoredCase['kind'];
  /** What the applicant, or whoever filed for him, adds when papers are missing; `days` as in a step. */
  supplement: { form: Form; days: number | string };
  /** The steps before the money is released, in their order; the first follows the filing. */
  checks: readonly (PayoutDecision | PayoutWork | PayoutNotice)[];
  /** Who releases the amount; its `approve` sends it to the payout service. */
  release: PayoutDecision;
  /** Names of the fields that hold payee, account and amount, and the register in which the payment is proved. */
  payment: {
    payee: string;
    account: string;
    amount: string;
    purpose: Text;
    register: string;
    fields: readonly string[];
    basis: BasisList;
  };
  /** The letter that tells a refusal. */
  refusal: { title: Text; fields: readonly string[] };
  /** Where it goes after the proof: one of `stages`, or by condition; `paid` when absent. */
  afterwards?: Outcome['to'];
  /** Stages of the procedure's own, after the proof or between. */
  stages?: readonly AuthoredStage[];
  clocks?: Clocks;
}

const missing = assumed('材料不全的一次性告知补正', 'Missing papers are asked for, all at once');
const told = assumed('不予发放的书面告知并说明理由', 'A refusal is told in writing, with its reason');
const open = assumed('审核开始后、拨付前可以撤回', 'It may be withdrawn until the money is released');

/** A case that pays once; see the first line of this file for its way. */
export function payoutCase(payout: Payout): { form: 'case' } & AuthoredCase {
  const { supplement, checks, release, payment, refusal, afterwards, stages, clocks, kind, ...passed } = payout;
  const steps = [...checks, release];
  const limits = [...steps, { ...supplement, key: 'supplement', title: { zh: '补正', en: 'Supplement' } }];
  const own: AuthoredStage[] = [
    ...steps.map((step, at) => stageOf(step, { before: steps[at - 1]?.key, next: steps[at + 1]?.key ?? 'payout' })),
    supplementStage(supplement.form, steps[0]?.key ?? 'payout'),
    ...paymentStages(payment, afterwards ?? 'paid'),
    ...(stages ?? []),
    ...endings(payment.basis, refusal, steps.some(refuses)),
  ];
  return {
    form: 'case',
    ...passed,
    kind: kind ?? 'payout',
    parameters: [...(passed.parameters ?? []), ...limits.flatMap(limitParameter)],
    withdrawal: { to: 'withdrawn', notAfter: ['payout'], basis: [open] },
    stages: own,
    clocks: [
      ...limits.map(({ key, title, days }) => {
        const limit = { stage: key, days: parameterOf(key, days), zh: `${title.zh}期限`, en: `Limit of: ${title.en}` };
        return key === 'supplement' ? supplementLimit(limit) : reviewLimit(limit);
      }),
      ...(clocks ?? []),
    ],
  };
}

const parameterOf = (key: string, days: number | string): string => (typeof days === 'string' ? days : `${key}Days`);

function limitParameter({ key, title, days }: Pick<Step, 'key' | 'title' | 'days'>): Parameters {
  if (typeof days === 'string') return [];
  const words = { zh: `${title.zh}期限（工作日）`, en: `${title.en} (working days)` };
  return [{ key: `${key}Days`, title: words, type: 'integer', value: days, basis: [countySetsLimits] }];
}

function refuses(step: Payout['checks'][number]): boolean {
  return step.kind === 'decision' && step.reject !== undefined;
}

function stageOf(
  step: Payout['checks'][number],
  { before, next }: { before: string | undefined; next: string },
): AuthoredStage {
  const { key, title, basis, assignee } = step;
  const head = { key, title, basis, assignee, form: step.form ?? [] };
  if (step.kind === 'work') {
    return {
      ...head,
      kind: 'work',
      outcomes: [{ key: 'done', title: step.done, kind: 'complete', to: next, rules: step.rules ?? [] }],
    };
  }
  if (step.kind === 'notice') {
    return {
      ...head,
      kind: 'notice',
      suspends: 'notice',
      period: { kind: 'period', amount: { parameter: step.period }, unit: 'day' },
      publishes: step.publishes,
      inquiry: { assignee: step.inquiry },
      undisputed: next,
      upheld: before ?? 'supplement',
    };
  }
  const back = { zh: before === undefined ? '退回补正' : '退回上一环节', en: 'Return' };
  return {
    ...head,
    kind: 'decision',
    filerMayDecide: step.filerMayDecide ?? false,
    sameDeciderAllowed: step.sameDeciderAllowed ?? false,
    outcomes: [
      { key: 'approve', title: step.approve, kind: 'approve', to: step.to ?? next, rules: step.rules ?? [] },
      { key: 'return', title: back, kind: 'return', to: before ?? 'supplement', basis: [missing] },
      ...(step.reject === undefined
        ? []
        : [{ key: 'reject', title: step.reject, kind: 'reject' as const, to: 'informApplicant', basis: [told] }]),
    ],
    returnTo: '$visited',
  };
}

function supplementStage(form: Form, to: string): AuthoredStage {
  return {
    kind: 'work',
    key: 'supplement',
    title: { zh: '补正材料', en: 'Supplement' },
    basis: [missing],
    suspends: 'supplement',
    assignee: { by: 'applicant' },
    form,
    outcomes: [{ key: 'submit', title: { zh: '提交补正', en: 'Submit' }, kind: 'complete', to }],
  };
}

/** Payment and proof: the payout service, then the entry in the register. Their keys: `payout`, `recordPayment`. */
function paymentStages(payment: Payout['payment'], to: Outcome['to']): AuthoredStage[] {
  const { payee, account, amount, purpose, register, fields, basis } = payment;
  return [
    {
      kind: 'service',
      key: 'payout',
      title: { zh: '资金支付', en: 'Payment' },
      basis,
      action: { do: 'payout', payee, account, amount, purpose },
      to: 'recordPayment',
    },
    {
      kind: 'service',
      key: 'recordPayment',
      title: { zh: '登记支付凭证', en: 'Proof of the payment' },
      basis,
      action: { do: 'registryEntry', register, entry: 'paid', fields },
      to,
    },
  ];
}

function endings(basis: BasisList, refusal: Payout['refusal'], refused: boolean): AuthoredStage[] {
  const ends: AuthoredStage[] = [
    { kind: 'end', key: 'paid', title: { zh: '已发放', en: 'Paid' }, basis, outcome: 'completed' },
    { kind: 'end', key: 'withdrawn', title: { zh: '已撤回', en: 'Withdrawn' }, basis: [open], outcome: 'withdrawn' },
  ];
  if (!refused) return ends;
  return [
    ...ends,
    {
      kind: 'service',
      key: 'informApplicant',
      title: { zh: '告知不予发放', en: 'The refusal is told' },
      basis: [told],
      action: {
        do: 'letter',
        template: 'payoutRefused',
        ...refusalDecision,
        title: refusal.title,
        fields: refusal.fields,
        to: 'applicant',
      },
      to: 'refused',
    },
    { kind: 'end', key: 'refused', title: { zh: '不予发放', en: 'Refused' }, basis: [told], outcome: 'refused' },
  ];
}

/** Name, identity number, phone and account of a person who is paid: `payeeName`, `idNumber`, `phone`, `bankAccount`. */
export function payeeFields(readers: readonly string[]): AuthoredCase['fields'] {
  const needed = [assumed('发放需要的信息', 'What the payment needs')];
  return [
    { key: 'payeeName', type: 'text', label: { zh: '姓名', en: 'Name' }, maxLength: 50, basis: needed },
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
      label: { zh: '银行账号（一卡通）', en: 'Bank account' },
      sensitive: 'bankAccount',
      readableBy: readers,
      basis: needed,
    },
  ];
}
