// 议事评议: called and prepared → held (a talk with a roll, or a vote with quorum and majority; too few: called again)
// → what follows, step by step (record, publish, answer) → done.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits } from '../basis.ts';
import { reviewLimit, supplementLimit, wordLimit } from '../clocks.ts';

type Clock = NonNullable<AuthoredCase['clocks']>[number];
type Parameter = NonNullable<AuthoredCase['parameters']>[number];
type Human = Extract<AuthoredStage, { kind: 'work' }>;
type Vote = Extract<AuthoredStage, { kind: 'vote' }>;
type Outcome = Human['outcomes'][number];
type Rules = NonNullable<Outcome['rules']>;

interface Step {
  key: string;
  title: Text;
  basis: readonly Basis[];
  by: Human['assignee'];
  /**
   * Working days, a default of ours that the county may change as `<key>Days`. With `inTime` the document has a time
   * word without a number besides: its clock, in calendar days, runs once the county sets `<key>InTimeDays`.
   */
  days: number | { value: number; inTime: readonly Basis[] };
  form?: Human['form'];
}

/** What the villages do one after the other: preparing, recording, publishing, answering. */
export interface DeliberationStep extends Step {
  do?: 'work';
  /** Words of the way on; its key is `done`. */
  done?: Text;
  /** Where it leads; the next step when absent. */
  to?: Outcome['to'];
  rules?: Rules;
  others?: readonly Outcome[];
}

/** People speak; a roll with the share that must be present is optional. */
export interface Talk extends Omit<DeliberationStep, 'do'> {
  do: 'talk';
  /** Names of the fields with those present and the roll, and the least share of it. */
  quorum?: {
    present: string;
    roll: string;
    share: { numerator: number; denominator: number };
    basis: readonly Basis[];
  };
  /** Where a meeting that did not come about leads; the first step when absent, or this one again. */
  again?: string;
}

/** People vote; without quorum the meeting has not met and is held again. */
export interface Ballot extends Step {
  do: 'vote';
  meetings: Vote['meetings'];
  /** Where it leads when passed; the next step when absent. */
  passed?: Vote['passed'];
  notPassed: Vote['notPassed'];
}

/** A stage of the procedure's own; `next` is where it goes on. */
interface OwnStage {
  do: 'own';
  key: string;
  stage: (next: string) => AuthoredStage;
}

type Any = DeliberationStep | Talk | Ballot | OwnStage;

/** A meeting or evaluation of villagers. */
export interface Deliberation extends Omit<AuthoredCase, 'stages' | 'clocks' | 'kind'> {
  kind?: AuthoredCase['kind'];
  steps: readonly [Any, ...Any[]];
  completed: { title: Text; basis: readonly Basis[]; outcome?: 'completed' | 'filed' };
  /** Ends to which other ways lead. */
  ends?: readonly Extract<AuthoredStage, { kind: 'end' }>[];
  clocks?: readonly Clock[];
}

const heldAgain = assumed('会议未开成的，重新召集', 'A meeting that did not come about is called again');

/** A deliberation as a case; see the first lines of this file for its way. */
export function deliberation(authored: Deliberation): AuthoredDefinition {
  const { steps, completed, ends = [], clocks = [], parameters, ...head } = authored;
  const keys = [...steps.map(({ key }) => key), 'completed'];
  const limits = steps.flatMap((step) => (step.do === 'own' ? [] : limitsOf(step)));
  return defineCase<string, string, string, string>({
    ...head,
    kind: head.kind ?? 'vote',
    parameters: [...(parameters ?? []), ...limits.map(({ parameter }) => parameter)],
    stages: [
      ...steps.map((step, at) => stageOf(step, keys[at + 1] ?? 'completed', steps[0].key)),
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

function stageOf(step: Any, next: string, first: string): AuthoredStage {
  if (step.do === 'own') return step.stage(next);
  const { key, title, basis, by: assignee, form = [] } = step;
  if (step.do === 'vote') {
    const { meetings, passed, notPassed } = step;
    return { kind: 'vote', key, title, basis, assignee, form, meetings, passed: passed ?? next, notPassed };
  }
  const { rules = [], others = [], to, done } = step;
  const way: Outcome = { key: 'done', title: done ?? { zh: '已完成', en: 'Done' }, kind: 'complete', to: to ?? next };
  if (step.do !== 'talk') {
    return { kind: 'work', key, title, basis, assignee, form, outcomes: [{ ...way, rules }, ...others] };
  }
  const held: Outcome = { ...way, key: 'held', title: done ?? { zh: '已召开', en: 'Held' } };
  const again: Outcome = {
    key: 'notHeld',
    title: { zh: '未开成，重新召集', en: 'Not held; to be called again' },
    kind: 'return',
    to: step.again ?? first,
    basis: [heldAgain],
  };
  const outcomes = [{ ...held, rules: [...quorumRules(step.quorum), ...rules] }, again, ...others];
  return { kind: 'work', key, title, basis, assignee, form, outcomes };
}

function quorumRules(quorum: Talk['quorum']): Rules {
  if (quorum === undefined) return [];
  const { present, roll, share, basis } = quorum;
  const { numerator, denominator } = share;
  return [
    {
      when: `${present} * ${denominator} >= ${roll} * ${numerator}`,
      otherwise: {
        zh: `到会人数不足应到人数的${denominator}分之${numerator}`,
        en: `Fewer than ${numerator}/${denominator} of the roll are present`,
      },
      basis: [...basis],
    },
  ];
}

/** Limits of one step: the village is reminded, an organ's step has the ladder of a review. */
function limitsOf({ key: stage, title, by, days }: Step): { parameter: Parameter; clock: Clock }[] {
  const { value, inTime } = typeof days === 'number' ? { value: days, inTime: undefined } : days;
  const words = { zh: `${title.zh}期限`, en: `Limit: ${title.en}` };
  const byVillage = by.by !== 'role' || by.level === 'village';
  const parameter = (key: string, unit: Text, own: number | null, basis: readonly Basis[]): Parameter => ({
    key,
    title: { zh: `${words.zh}（${unit.zh}）`, en: `${words.en} (${unit.en})` },
    type: 'integer',
    value: own,
    basis,
  });
  const limit = { stage, days: `${stage}Days`, ...words };
  const usual = {
    parameter: parameter(`${stage}Days`, { zh: '工作日', en: 'working days' }, value, [countySetsLimits]),
    clock: byVillage ? supplementLimit(limit) : reviewLimit(limit),
  };
  if (inTime === undefined) return [usual];
  const inTimeDays = `${stage}InTimeDays`;
  return [
    usual,
    {
      parameter: parameter(inTimeDays, { zh: '天，文件未给出', en: 'days, not in the document' }, null, inTime),
      clock: wordLimit({ ...limit, days: inTimeDays, basis: inTime }),
    },
  ];
}
