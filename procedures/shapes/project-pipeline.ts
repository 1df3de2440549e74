// 项目管道: filing → reviews → works with progress → acceptance (rectified until accepted) → hand-over → completed; a
// refusal is told in writing and ends it.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits } from '../basis.ts';
import { oneDayBefore, fixedDateLadder, monthAndWeekBefore, reminders, reviewLadder } from '../ladders.ts';

type Clock = NonNullable<AuthoredCase['clocks']>[number];
type Parameter = NonNullable<AuthoredCase['parameters']>[number];
type Human = Extract<AuthoredStage, { kind: 'decision' }>;
type Outcome = Human['outcomes'][number];
type Rules = NonNullable<Outcome['rules']>;

/**
 * How long a step may take. A number: working days, a default of ours that the county may change as `<step>Days`. Else
 * what the document says; `value: null` is a time word without a number, whose clock runs once the county sets it.
 */
export type StepLimit = number | { value: number | null; unit?: 'day' | 'workingDay'; basis: readonly Basis[] };

interface HumanStep {
  key: string;
  title: Text;
  basis: readonly Basis[];
  by: Human['assignee'];
  days: StepLimit;
  form?: Human['form'];
  /** Conditions of going on. */
  rules?: Rules;
  /** Ways out besides those of the step. */
  others?: readonly Outcome[];
  /** Where it leads; the next step when absent. */
  to?: string;
  /** Whoever filed may decide here too. */
  filerMayDecide?: true;
}

/** One step of a pipeline. */
export type PipelineStep =
  /** Somebody decides: approve, return (to the step before, or to the filer's supplement), reject. */
  | (HumanStep & { do: 'review'; approve?: Text; returnTo?: string; reject?: false })
  /** Somebody does something once. */
  | (HumanStep & { do: 'work'; done?: Text })
  /** Works that take a while: progress is reported as often as need be, until they are finished. */
  | (HumanStep & { do: 'works' })
  /** Acceptance: who built rectifies until it is accepted, in a stage of the key `rectify`. */
  | (HumanStep & {
      do: 'accept';
      rectify: { key?: string; by: Human['assignee']; days: StepLimit; form: NonNullable<Human['form']> };
    })
  /** A stage of the procedure's own; `next` is where the pipeline goes on. */
  | { do: 'own'; key: string; stage: (next: string) => AuthoredStage; clocks?: readonly Clock[] };

/** A date that the plan fixes: from entering one step (the first when absent) until leaving another. */
export interface PipelineDate {
  key: string;
  title: Text;
  basis: readonly Basis[];
  from?: string;
  until: string;
  limit: Clock['limit'];
}

export interface ProjectPipeline extends Omit<AuthoredCase, 'stages' | 'clocks' | 'kind' | 'withdrawal'> {
  kind?: AuthoredCase['kind'];
  steps: readonly [PipelineStep, ...PipelineStep[]];
  /** The end of the main way. */
  completed: { title: Text; basis: readonly Basis[]; outcome?: 'completed' | 'struckOff' | 'filed' };
  /** Ends to which `others` of steps lead. */
  ends?: readonly Extract<AuthoredStage, { kind: 'end' }>[];
  dates?: readonly PipelineDate[];
  /** Clocks of the procedure's own. */
  clocks?: readonly Clock[];
  /** Fields that a letter of refusal repeats; the first of the filing when absent. */
  refusalTells?: readonly string[];
  /** The filer may withdraw until one of these steps is entered. */
  withdrawableUntil?: readonly string[];
}

const refusals = assumed('不予通过的书面告知并说明理由', 'A refusal is told in writing, with its reason');
const supplements = assumed('材料不全的一次性告知补正', 'Missing papers are asked for, all at once');
const withdrawals = assumed('开工前可以撤回', 'It may be withdrawn until work begins');

/** A project, fund or quota from its proposal to its end, as a case. */
export function projectPipeline(pipeline: ProjectPipeline): AuthoredDefinition {
  const { steps, completed, ends, dates, clocks, refusalTells, withdrawableUntil, parameters, ...head } = pipeline;
  const keys = [...steps.map(({ key }) => key), 'completed'];
  const [first] = steps;
  const needsSupplement = first.do === 'review' && first.returnTo === undefined;
  const refuses = steps.some((step) => step.do === 'review' && step.reject !== false);
  const filed = head.filing.form.map(({ field }) => field);
  const stages: AuthoredStage[] = steps.flatMap((step, index) => [
    ...stagesOf(step, keys[index + 1] ?? 'completed', keys[index - 1] ?? 'supplement'),
    ...(index === 0 && needsSupplement ? [supplementOf(first.key, filed)] : []),
  ]);
  const limits = [
    ...steps.flatMap(limitsOf),
    ...(needsSupplement ? [limitOf('supplement', SUPPLEMENT, 10, reminders)] : []),
  ];
  return defineCase<string, string, string, string>({
    ...head,
    kind: head.kind ?? 'projectPipeline',
    parameters: [...(parameters ?? []), ...limits.map(({ parameter }) => parameter)],
    ...(withdrawableUntil === undefined
      ? {}
      : { withdrawal: { to: 'withdrawn', notAfter: withdrawableUntil, basis: [withdrawals] } }),
    stages: [
      ...stages,
      ...(refuses ? refusalStages(refusalTells ?? filed.slice(0, 1)) : []),
      end('completed', completed.title, completed.basis, completed.outcome ?? 'completed'),
      ...(ends ?? []),
      ...(withdrawableUntil === undefined
        ? []
        : [end('withdrawn', { zh: '已撤回', en: 'Withdrawn' }, [withdrawals], 'withdrawn')]),
    ],
    clocks: [
      ...limits.map(({ clock }) => clock),
      ...steps.flatMap((step) => (step.do === 'own' ? (step.clocks ?? []) : [])),
      ...(dates ?? []).map((date) => dateClock(date, steps)),
      ...(clocks ?? []),
    ],
  });
}

const SUPPLEMENT = { zh: '补正材料', en: 'Supplement' };

function stagesOf(step: PipelineStep, next: string, before: string): AuthoredStage[] {
  if (step.do === 'own') return [step.stage(next)];
  const { key, title, basis, by: assignee, form = [], rules = [], others = [], filerMayDecide = false } = step;
  const common = { key, title, basis, assignee, form };
  const onward = step.to ?? next;
  const way = (outcome: string, words: Text, kind: Outcome['kind'], to: string, own: Rules = []): Outcome => ({
    key: outcome,
    title: words,
    kind,
    to,
    rules: own,
  });
  switch (step.do) {
    case 'review': {
      const outcomes = [
        way('approve', step.approve ?? { zh: '同意', en: 'Agree' }, 'approve', onward, rules),
        way('return', { zh: '退回', en: 'Return' }, 'return', step.returnTo ?? before),
        ...(step.reject === false ? [] : [way('reject', { zh: '不予通过', en: 'Refuse' }, 'reject', 'informRefused')]),
        ...others,
      ];
      return [{ ...common, kind: 'decision', filerMayDecide, outcomes }];
    }
    case 'work': {
      const done = way('done', step.done ?? { zh: '已完成', en: 'Done' }, 'complete', onward, rules);
      return [{ ...common, kind: 'work', outcomes: [done, ...others] }];
    }
    case 'works': {
      const outcomes = [
        way('progress', { zh: '报送进度', en: 'Report progress' }, 'complete', key),
        way('finished', { zh: '已完工', en: 'Finished' }, 'complete', onward, rules),
        ...others,
      ];
      return [{ ...common, kind: 'work', outcomes }];
    }
    case 'accept': {
      const { rectify } = step;
      const rectifyKey = rectify.key ?? 'rectify';
      const outcomes = [
        way('pass', { zh: '验收合格', en: 'Accepted' }, 'approve', onward, rules),
        way('rectify', { zh: '限期整改', en: 'To be rectified' }, 'return', rectifyKey),
        ...others,
      ];
      const again = way('rectified', { zh: '已整改', en: 'Rectified' }, 'complete', key);
      return [
        { ...common, kind: 'decision', filerMayDecide, outcomes },
        {
          kind: 'work',
          key: rectifyKey,
          title: { zh: '验收整改', en: 'Rectification after acceptance' },
          basis: [assumed('验收不合格的整改后再验收', 'Work that is not accepted is rectified and looked at again')],
          assignee: rectify.by,
          form: rectify.form,
          outcomes: [again],
        },
      ];
    }
  }
}

function supplementOf(first: string, filed: readonly string[]): AuthoredStage {
  return {
    kind: 'work',
    key: 'supplement',
    title: SUPPLEMENT,
    basis: [supplements],
    suspends: 'supplement',
    assignee: { by: 'applicant' },
    form: filed.map((field) => ({ field, required: false })),
    outcomes: [{ key: 'submit', title: { zh: '再次提交', en: 'Submit again' }, kind: 'complete', to: first }],
  };
}

function refusalStages(fields: readonly string[]): AuthoredStage[] {
  return [
    {
      kind: 'service',
      key: 'informRefused',
      title: { zh: '告知不予通过', en: 'The refusal is told' },
      basis: [refusals],
      action: {
        do: 'letter',
        template: 'projectRefused',
        title: { zh: '项目审核结果告知书', en: 'Result of the review' },
        fields,
        to: 'organisation',
      },
      to: 'refused',
    },
    end('refused', { zh: '不予通过', en: 'Refused' }, [refusals], 'refused'),
  ];
}

function end(
  key: string,
  title: Text,
  basis: readonly Basis[],
  outcome: 'completed' | 'struckOff' | 'filed' | 'refused' | 'withdrawn',
): Extract<AuthoredStage, { kind: 'end' }> {
  return { kind: 'end', key, title, basis, outcome };
}

interface Limit {
  parameter: Parameter;
  clock: Clock;
}

function limitsOf(step: PipelineStep): Limit[] {
  if (step.do === 'own') return [];
  const own = limitOf(step.key, step.title, step.days, reviewLadder, step.do === 'works');
  if (step.do !== 'accept') return [own];
  const { key = 'rectify', days } = step.rectify;
  return [own, limitOf(key, { zh: '验收整改', en: 'Rectification' }, days, reviewLadder)];
}

/** A limit of one visit; of works a limit of the whole, which no report of progress begins anew. */
function limitOf(stage: string, title: Text, days: StepLimit, ladder: Clock['ladder'] & {}, whole = false): Limit {
  const { value, unit = 'workingDay', basis } = typeof days === 'number' ? { value: days, basis: undefined } : days;
  const words = unit === 'day' ? { zh: '天', en: 'days' } : { zh: '工作日', en: 'working days' };
  const bases = basis ?? [countySetsLimits];
  const stop: Clock['stop'] = whole
    ? [{ on: 'left', stage, outcome: 'finished' }, { on: 'ended' }]
    : [{ on: 'left', stage }];
  return {
    parameter: {
      key: `${stage}Days`,
      title: { zh: `${title.zh}期限（${words.zh}）`, en: `${title.en}: limit (${words.en})` },
      type: 'integer',
      value,
      basis: bases,
    },
    clock: {
      key: `${stage}Limit`,
      title: { zh: `${title.zh}期限`, en: `Limit: ${title.en}` },
      basis: bases,
      scope: whole ? 'case' : 'visit',
      start: { on: 'entered', stage },
      stop,
      limit: { kind: 'period', amount: { parameter: `${stage}Days` }, unit },
      warnings: oneDayBefore,
      ladder,
    },
  };
}

/** The outcome by which a step goes on, where it has others too: only that one meets a date. */
const PASSES = { review: 'approve', work: 'done', works: 'finished', accept: 'pass' } as const;

function dateClock(date: PipelineDate, steps: ProjectPipeline['steps']): Clock {
  const { key, title, basis, from, until, limit } = date;
  const last = steps.find((step) => step.key === until);
  const passed = last === undefined || last.do === 'own' ? {} : { outcome: PASSES[last.do] };
  return {
    key,
    title,
    basis,
    scope: 'case',
    start: { on: 'entered', stage: from ?? steps[0].key },
    stop: [{ on: 'left', stage: until, ...passed }, { on: 'ended' }],
    limit,
    warnings: monthAndWeekBefore,
    ladder: fixedDateLadder,
  };
}
