// 应急计时: an event files the case and starts hour clocks that run day and night, side by side; what is late is told
// upward in the same instant; the tracks of the response join, then it is closed.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineCase } from '../../domain/definition/builder.ts';
import type { Post } from '../../domain/definition/post.ts';
import { assumed } from '../basis.ts';

type Clock = NonNullable<AuthoredCase['clocks']>[number];
type Parameter = NonNullable<AuthoredCase['parameters']>[number];
type Human = Extract<AuthoredStage, { kind: 'work' }>;
type Outcome = Human['outcomes'][number];

const countySetsHours = assumed(
  '文件未规定小时数，按应急处置常见要求设为默认值，县可调整',
  'The document gives no hours; a usual limit of an emergency is the default, which the county may change',
);
const toldAtOnce = assumed(
  '文件未规定超时处置，应急事项一经超时立即报上级',
  'The document does not say what follows when it is late: the superior is told at once',
);

/**
 * How long a step may take, in hours. A number is a default of ours. Else what the document says: with `value: null` it
 * has a time word without a number; that clock runs once the county sets it, and until then `otherwise` is the default.
 */
export type Hours =
  | number
  | { value: number; basis: readonly Basis[]; rows?: readonly Basis[] }
  | { value: null; basis: readonly Basis[]; otherwise: number };

/** One thing that somebody must do in time. */
export interface TimedStep {
  do?: 'step';
  key: string;
  title: Text;
  basis: readonly Basis[];
  by: Human['assignee'];
  hours: Hours;
  /** From when the hours run: the event that filed the case, or the moment at which this step is reached. */
  from?: 'event' | 'reached';
  form?: Human['form'];
  /** Words of the way on; its key is `done`. */
  done?: Text;
  /** Where it leads; the next step when absent, in a branch at last `$join`. */
  to?: Outcome['to'];
  rules?: NonNullable<Outcome['rules']>;
  /** Ways out besides. */
  others?: readonly Outcome[];
  /** Who is addressed can't pass it on. */
  keepsOwner?: true;
}

/** A stage of the procedure's own; `next` is where the track goes on. */
export interface OwnStep {
  do: 'own';
  key: string;
  stage: (next: string) => AuthoredStage;
  /** Human stages in it, with the hours that each may take once it is reached. */
  timed?: readonly { key: string; title: Text; hours: Hours }[];
}

type Step = TimedStep | OwnStep;
type Timed = Pick<TimedStep, 'key' | 'title' | 'hours' | 'from'>;

/** Steps in their order; tracks run side by side. */
export interface Track {
  key: string;
  title: Text;
  steps: readonly [Step, ...Step[]];
}

export interface Emergency extends Omit<AuthoredCase, 'stages' | 'clocks' | 'kind' | 'withdrawal'> {
  kind?: AuthoredCase['kind'];
  /** Who is told in the same instant that something is late. */
  superior: Post;
  /** One track is a plain sequence; several are the parallel `response`. */
  tracks: readonly [Track, ...Track[]];
  /** Basis of running the tracks side by side. */
  together?: readonly Basis[];
  /** Steps after all tracks have joined. */
  after?: readonly Step[];
  completed: { title: Text; basis: readonly Basis[]; outcome?: 'completed' | 'struckOff' };
  /** Ends to which `others` lead. */
  ends?: readonly Extract<AuthoredStage, { kind: 'end' }>[];
  clocks?: readonly Clock[];
}

/** Whoever is late is reminded and his superior told at the due instant; then cards, by the hour. */
export function emergencyLadder({ role, level, body }: Post): NonNullable<Clock['ladder']> {
  const to = { role, level, ...(body === undefined ? {} : { body }) };
  return [
    { after: { amount: 0, unit: 'hour' }, action: 'remindOwner' },
    { after: { amount: 0, unit: 'hour' }, action: 'notifySuperior', to },
    { after: { amount: 1, unit: 'hour' }, action: 'yellowCard', to },
    { after: { amount: 4, unit: 'hour' }, action: 'redCard', to },
    { after: { amount: 12, unit: 'hour' }, action: 'superviseCase', to },
  ];
}

/**
 * A clock in hours that stops on no rest day and no night, warned at three quarters of its time.
 *
 * @param limit `hours` is the parameter that holds the number; `from: 'event'` runs from the filing, once, until the
 * stage is left or one of `ends` is reached
 */
export function hourClock(limit: {
  key: string;
  title: Text;
  basis: readonly Basis[];
  stage: string;
  hours: string;
  from?: 'event' | 'reached';
  ends: readonly string[];
  superior: Post;
}): Clock {
  const { key, title, basis, stage, hours, from = 'event', ends, superior } = limit;
  const left = { on: 'left', stage } as const;
  // not `on: 'ended'`: with it the clock would be taken for a limit of the whole case
  const closed = ends.map((end) => ({ on: 'entered', stage: end }) as const);
  return {
    key,
    title,
    basis: [...basis, toldAtOnce],
    ...(from === 'event'
      ? { scope: 'case', start: { on: 'started' }, stop: [left, ...closed] }
      : { scope: 'visit', start: { on: 'entered', stage }, stop: [left] }),
    limit: { kind: 'period', amount: { parameter: hours }, unit: 'hour' },
    warnings: [{ atShare: { numerator: 3, denominator: 4 } }],
    ladder: emergencyLadder(superior),
  };
}

/** An emergency as a case; see the first lines of this file for its way. */
export function emergency(authored: Emergency): AuthoredDefinition {
  const { superior, tracks, together, after = [], completed, ends = [], clocks = [], parameters, ...head } = authored;
  const [only] = tracks;
  const next = after[0]?.key ?? 'completed';
  const response: AuthoredStage[] =
    tracks.length === 1 ? sequence(only.steps, next) : [parallel(tracks, next, together ?? head.basis)];
  const timed = [...tracks.flatMap(({ steps }) => steps), ...after].flatMap((step): Timed[] =>
    step.do === 'own' ? (step.timed ?? []).map((own) => ({ ...own, from: 'reached' })) : [step],
  );
  const closing = ['completed', ...ends.map(({ key }) => key)];
  const limits = timed.flatMap((step) => limitsOf(step, { superior, ends: closing }));
  return defineCase<string, string, string, string>({
    ...head,
    kind: head.kind ?? 'emergencyClock',
    parameters: [...(parameters ?? []), ...limits.map(({ parameter }) => parameter)],
    stages: [
      ...response,
      ...sequence(after, 'completed'),
      {
        kind: 'end',
        key: 'completed',
        title: completed.title,
        basis: completed.basis,
        outcome: completed.outcome ?? 'completed',
      },
      ...ends,
    ],
    clocks: [...limits.map(({ clock }) => clock), ...clocks],
  });
}

function sequence(steps: readonly Step[], last: string): AuthoredStage[] {
  return steps.map((step, at) => stageOf(step, steps[at + 1]?.key ?? last));
}

function stageOf(step: Step, next: string): AuthoredStage {
  if (step.do === 'own') return step.stage(next);
  const { key, title, basis, by: assignee, form = [], rules = [], others = [], to, keepsOwner } = step;
  const words = step.done ?? { zh: '已完成', en: 'Done' };
  const done = { key: 'done', title: words, kind: 'complete', to: to ?? next } as const;
  const kept = keepsOwner === undefined ? {} : { keepsOwner };
  return { kind: 'work', key, title, basis, assignee, form, outcomes: [{ ...done, rules }, ...others], ...kept };
}

function parallel(tracks: readonly Track[], next: string, basis: readonly Basis[]): AuthoredStage {
  return {
    kind: 'parallel',
    key: 'response',
    title: { zh: '同步处置', en: 'Response' },
    basis,
    branches: tracks.map(({ key, title, steps }) => ({ key, title, stages: sequence(steps, '$join') })),
    onFail: 'block',
    passed: next,
    failed: next,
  };
}

function limitsOf(
  step: Timed,
  whole: { superior: Post; ends: readonly string[] },
): { parameter: Parameter; clock: Clock }[] {
  const { key, hours, from } = step;
  const stated = typeof hours === 'number' ? null : hours;
  const fallback = typeof hours === 'number' ? hours : hours.value === null ? hours.otherwise : null;
  const limit = (name: string, words: Text, value: number | null, bases: readonly Basis[], more: readonly Basis[]) => ({
    parameter: {
      key: `${name}Hours`,
      title: { zh: `${words.zh}（小时）`, en: `${words.en} (hours)` },
      type: 'integer' as const,
      value,
      basis: bases,
    },
    clock: hourClock({
      key: `${name}Clock`,
      title: words,
      basis: [...bases, ...more],
      stage: key,
      hours: `${name}Hours`,
      ...(from === undefined ? {} : { from }),
      ...whole,
    }),
  });
  const words = { zh: `${step.title.zh}时限`, en: `Limit: ${step.title.en}` };
  const spare = { zh: `${step.title.zh}时限（默认）`, en: `Limit by default: ${step.title.en}` };
  return [
    ...(stated === null ? [] : [limit(key, words, stated.value, stated.basis, 'rows' in stated ? stated.rows : [])]),
    ...(fallback === null
      ? []
      : [
          limit(
            stated === null ? key : `${key}Default`,
            stated === null ? words : spare,
            fallback,
            [countySetsHours],
            [],
          ),
        ]),
  ];
}
