// 审批链: an applicant files; ordered levels decide (approve, return, reject, refer), between them work, public notice
// and a parallel of sectors; then registry, letter or payment, and an end. Each step has its limit and ladder.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineCase } from '../../domain/definition/builder.ts';
import { assumed } from '../basis.ts';
import { type ChainOwn, letterStage, type LetterTo } from './chain-effects.ts';
import { type Limit, type StepLimit, stepLimits } from './chain-limits.ts';
import { refusalDecision } from '../remedies.ts';

export { type ChainOwn, letterStage, letterStep, openStep, payoutStep, registryStep } from './chain-effects.ts';
export { stepLimits } from './chain-limits.ts';

type Bases = readonly Basis[];
type Human = Extract<AuthoredStage, { kind: 'work' }>;
type Outcome = Human['outcomes'][number];
type Rules = NonNullable<Outcome['rules']>;
type Parameter = NonNullable<AuthoredCase['parameters']>[number];
type EndStage = Extract<AuthoredStage, { kind: 'end' }>;

interface Step {
  key: string;
  title: Text;
  basis: Bases;
  limit: StepLimit;
}

interface HumanStep extends Step {
  by: Human['assignee'];
  form?: Human['form'];
  /** Ways out besides. */
  others?: readonly Outcome[];
  /** Where the step leads when it is done or approved; the next step when absent. */
  next?: Outcome['to'];
}

/** A level decides: approve, return (to the step before, or the supplement), reject where it may. */
export interface ChainDecision extends HumanStep {
  do: 'decide';
  /** Words of `approve`. */
  approve: Text;
  rules?: Rules;
  /** Words of `reject`; without them nothing is refused here. */
  reject?: Text;
  /** Where `return` leads; `null` when nothing is returned. */
  back?: string | null;
}

/** Somebody does something: an assessment, a deliberation, an entry, a visit. */
export interface ChainWork extends HumanStep {
  do: 'work';
  /** Words of `done`. */
  done: Text;
  rules?: Rules;
}

/** The result hangs for `days` calendar days; an objection that is upheld leads back to the step before. */
export interface ChainNotice extends Step {
  do: 'notice';
  by: Human['assignee'];
  form?: Human['form'];
  days: { value: number; basis: Bases };
  publishes: readonly string[];
  inquiry: Human['assignee'];
  back?: string;
}

/** Departments check side by side; one that fails blocks, and `findings` deals with it. */
export interface ChainSectors extends Step {
  do: 'sectors';
  /** Parameter with the departments. */
  over: string;
  /** Key of the check of one department, and of the follow-up when one failed. */
  check: { key: string; title: Text };
  findings: { key: string; title: Text; by: Human['assignee']; limit: StepLimit };
}

export type ChainStep = ChainDecision | ChainWork | ChainNotice | ChainSectors | ChainOwn;

export interface ApprovalChain extends Omit<AuthoredCase, 'stages' | 'kind' | 'withdrawal'> {
  kind?: AuthoredCase['kind'];
  /** In their order; the first follows the filing. */
  steps: readonly [ChainStep, ...ChainStep[]];
  /**
   * What is added when papers are missing: by the applicant or who filed for him, unless `by` says otherwise. A case
   * that another opens has no person who filed it: name a role there.
   */
  supplement?: {
    by?: Human['assignee'];
    form: NonNullable<Human['form']>;
    limit?: StepLimit;
    key?: string;
    title?: Text;
    basis?: Bases;
  };
  /** The end of the main way, `granted` unless it has a key; without it the last step leads on by itself. */
  granted?: { key?: string; title: Text; basis: Bases; outcome?: EndStage['outcome'] };
  /** The letter that tells a refusal, and its end; needed where a step rejects. */
  refusal?: { title: Text; fields: readonly string[]; ended?: Text; outcome?: EndStage['outcome']; to?: LetterTo };
  /** Stages from which on it is too late to withdraw. */
  withdrawal?: { notAfter: readonly string[] };
  /** Stages that the steps reach by ways of their own, and further ends. */
  stages?: readonly AuthoredStage[];
}

const missing = assumed('材料不全或情况不清的，一次性告知补正', 'What is missing is asked for, all at once');
const told = assumed('不予同意的，书面告知并说明理由', 'A refusal is told in writing, with its reason');
const open = assumed('作出决定前可以撤回', 'It may be withdrawn until the decision');
const sameTime = assumed(
  '各部门同时核查，一家不通过即不通过；再次核查时已通过的不重复核查',
  'Departments check at the same time and one that fails blocks; on a second round those that passed are not asked',
);

/** A case that goes up the levels; see the first lines of this file for its way. */
export function approvalChain(chain: ApprovalChain): AuthoredDefinition {
  const { steps, supplement, granted, refusal, withdrawal, stages = [], clocks = [], parameters = [], ...head } = chain;
  const end = granted?.key ?? 'granted';
  const supplementKey = supplement === undefined ? undefined : (supplement.key ?? 'supplement');
  const limits = [
    ...steps.flatMap(limitsOfStep),
    ...(supplement === undefined ? [] : limitsOfSupplement(supplement, supplementKey ?? 'supplement')),
  ];
  const own = steps.flatMap((step, at) => {
    const before = steps.slice(0, at).findLast((one) => one.do === 'decide' || one.do === 'work');
    const first = steps[0].key;
    return stagesOf(step, steps[at + 1]?.key ?? end, before?.key ?? supplementKey ?? first);
  });
  return defineCase<string, string, string, string>({
    ...head,
    kind: head.kind ?? 'approvalChain',
    parameters: [...parameters, ...limits.flatMap(({ parameter }) => parameter)],
    ...(withdrawal === undefined
      ? {}
      : { withdrawal: { to: 'withdrawn', notAfter: [...withdrawal.notAfter], basis: [open] } }),
    stages: [
      ...own,
      ...(supplement === undefined ? [] : [supplementStage(supplement, supplementKey ?? 'supplement', steps[0].key)]),
      ...stages,
      ...(refusal === undefined ? [] : refusalStages(refusal)),
      ...(granted === undefined ? [] : [grantedEnd(granted, end)]),
      ...(withdrawal === undefined ? [] : [withdrawnEnd]),
    ],
    clocks: [...limits.map(({ clock }) => clock), ...clocks],
  });
}

function grantedEnd({ title, basis, outcome }: NonNullable<ApprovalChain['granted']>, key: string): AuthoredStage {
  return { kind: 'end', key, title, basis, outcome: outcome ?? 'completed' };
}

const withdrawnEnd: EndStage & { key: string } = {
  kind: 'end',
  key: 'withdrawn',
  title: { zh: '已撤回', en: 'Withdrawn' },
  basis: [open],
  outcome: 'withdrawn',
};

function stagesOf(step: ChainStep, next: string, before: string): AuthoredStage[] {
  if (step.do === 'own') return [step.stage(next)];
  if (step.do === 'sectors') return sectorStages(step, next, before);
  const { key, title, basis, by: assignee, form = [] } = step;
  const head = { key, title, basis, assignee, form };
  if (step.do === 'notice') {
    return [
      {
        ...head,
        kind: 'notice',
        suspends: 'notice',
        period: { kind: 'period', amount: { parameter: `${key}PeriodDays` }, unit: 'day' },
        publishes: step.publishes,
        inquiry: { assignee: step.inquiry },
        undisputed: next,
        upheld: step.back ?? before,
      },
    ];
  }
  const { others = [], rules = [] } = step;
  const to = step.next ?? next;
  if (step.do === 'work') {
    return [
      { ...head, kind: 'work', outcomes: [{ key: 'done', title: step.done, kind: 'complete', to, rules }, ...others] },
    ];
  }
  return [{ ...head, kind: 'decision', outcomes: decisionOutcomes(step, to, before), returnTo: '$visited' }];
}

function decisionOutcomes(
  { approve, rules = [], reject, back, others = [] }: ChainDecision,
  to: Outcome['to'],
  before: string,
) {
  const outcomes: Outcome[] = [{ key: 'approve', title: approve, kind: 'approve', to, rules }];
  if (back !== null) {
    const title = { zh: '退回', en: 'Return' };
    outcomes.push({ key: 'return', title, kind: 'return', to: back ?? before, basis: [missing] });
  }
  if (reject !== undefined) {
    outcomes.push({ key: 'reject', title: reject, kind: 'reject', to: 'informRefusal', basis: [told] });
  }
  return [...outcomes, ...others];
}

function sectorStages(step: ChainSectors, next: string, before: string): AuthoredStage[] {
  const { key, title, basis, over, check, findings } = step;
  return [
    {
      kind: 'parallel',
      key,
      title,
      basis: [...basis, sameTime],
      onFail: 'block',
      keepPassed: true,
      passed: next,
      failed: findings.key,
      forEach: {
        over: { parameter: over },
        stages: [
          {
            kind: 'decision',
            key: check.key,
            title: check.title,
            basis,
            assignee: { by: 'role', role: 'sectorDepartment', level: 'county', body: '$branch' },
            outcomes: [
              { key: 'pass', title: { zh: '核查通过', en: 'Passes' }, kind: 'approve', to: '$join', opinion: true },
              { key: 'fail', title: { zh: '核查不通过', en: 'Fails' }, kind: 'reject', to: '$fail' },
            ],
          },
        ],
      },
    },
    {
      kind: 'decision',
      key: findings.key,
      title: findings.title,
      basis: [sameTime],
      assignee: findings.by,
      outcomes: [
        {
          key: 'solved',
          title: { zh: '问题已解决，再次核查', en: 'Solved; check again' },
          kind: 'approve',
          to: key,
          opinion: true,
        },
        { key: 'return', title: { zh: '退回', en: 'Return' }, kind: 'return', to: before },
        { key: 'reject', title: { zh: '不予同意', en: 'Refuse' }, kind: 'reject', to: 'informRefusal', basis: [told] },
      ],
    },
  ];
}

function supplementStage(
  { by, form, title, basis }: NonNullable<ApprovalChain['supplement']>,
  key: string,
  to: string,
): AuthoredStage {
  return {
    kind: 'work',
    key,
    title: title ?? { zh: '补正材料', en: 'Supplement' },
    basis: basis ?? [missing],
    suspends: 'supplement',
    assignee: by ?? { by: 'applicant' },
    form,
    outcomes: [{ key: 'submit', title: { zh: '提交', en: 'Submit' }, kind: 'complete', to }],
  };
}

function refusalStages({ title, fields, ended, outcome, to }: NonNullable<ApprovalChain['refusal']>): AuthoredStage[] {
  return [
    letterStage(
      { key: 'informRefusal', title: { zh: '告知不予同意', en: 'The refusal is told' }, basis: [told] },
      'refused',
      {
        template: 'refusal',
        title,
        fields,
        to: to ?? 'applicant',
        ...(to === 'organisation' ? {} : refusalDecision),
      },
    ),
    {
      kind: 'end',
      key: 'refused',
      title: ended ?? { zh: '不予同意', en: 'Refused' },
      basis: [told],
      outcome: outcome ?? 'refused',
    },
  ];
}

function limitsOfStep(step: ChainStep): Limit[] {
  if (step.do === 'own') return [];
  if (step.do === 'sectors') {
    const { check, findings, limit } = step;
    return [...stepLimits({ ...check, limit, forVillage: false }), ...stepLimits({ ...findings, forVillage: false })];
  }
  const forVillage = step.by.by !== 'role' || step.by.level === 'village';
  const { key, title, limit } = step;
  const limits = stepLimits({ key, title, limit, forVillage });
  if (step.do !== 'notice') return limits;
  const words = { zh: `${title.zh}天数`, en: `Days of: ${title.en}` };
  const { value, basis } = step.days;
  const [first] = limits;
  const period: Parameter = { key: `${key}PeriodDays`, title: words, type: 'integer', value, basis };
  if (first === undefined) throw new Error(`${key}: a notice has a limit of its own`);
  return [{ ...first, parameter: [period, ...first.parameter] }, ...limits.slice(1)];
}

function limitsOfSupplement({ limit, title }: NonNullable<ApprovalChain['supplement']>, key: string): Limit[] {
  const words = title ?? { zh: '补正材料', en: 'Supplement' };
  return stepLimits({ key, title: words, limit: limit ?? 10, forVillage: true });
}
