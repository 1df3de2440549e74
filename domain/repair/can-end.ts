// The proof that a case can still end: a way through its stages to an end, with values for the forms on it under which
// every condition on it holds. A way that is not found is no way: the answer never says wrongly that a case ends.
//
// It takes for granted what the proof of a definition does (domain/soundness): that posts are held, that effects and
// linked cases answer in the end. Nobody is counted on to withdraw, to correct, or to repair again.
import type { z } from 'zod';
import type { LocalDate } from '../calendar/index.ts';
import { followRoute } from '../conditions.ts';
import { limitWithData } from '../case/clock-run.ts';
import { requestOf } from '../case/effect-request.ts';
import type { CaseData, CaseState, Visit } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { EndStage, LeafStage, ParallelStage, Stage } from '../definition/stage.ts';
import { isEmptyValue } from '../field-value.ts';
import { branchSequences } from '../soundness/control.ts';
import { distanceFrom } from './distance.ts';
import { exitsOf } from './exits.ts';
import type { Exit } from './exits.ts';
import { constraint, dataAt, entryOf, plainValue, solve } from './valuation.ts';
import type { Ground, Way } from './valuation.ts';

/** `by`: the stages of a way to an end, in the order in which they are left. */
export type CanEnd =
  | {
      ends: true;
      by: string[];
      /** With which outcome each is left on that way; null where a stage has none, and at the end. */
      outcomes: (string | null)[];
      /** For each, what is filled in there so that every condition on that way holds, of the fields that conditions read. */
      values: CaseData[];
    }
  | { ends: false; why: Text };

/** How much one proof may look at: stages entered, and conditions evaluated. */
const MOST_STEPS = 4000;
const MOST_EVALUATIONS = 2500;

/**
 * Looks for a way from where a case stands to an end of its definition.
 *
 * @param today UTC+8, for dates that forms do not take from the future
 */
export function canCaseEnd(definition: CaseForm, state: CaseState, today: LocalDate): CanEnd {
  if (state.status === 'ended') return { ends: true, by: [], outcomes: [], values: [] };
  const proof = new Proof(definition, state, today);
  const found = proof.find();
  if (found === null) return { ends: false, why: proof.why() };
  const { by, values, constraints, asked } = found;
  const read = new Set(constraints.flatMap((one) => one.reads));
  const filled = (step: number): CaseData => {
    const seen = dataAt({ data: state.data }, { asked, values }, step);
    const fields = asked.filter((one) => one.step === step && read.has(one.field)).map(({ field }) => field);
    return Object.fromEntries(fields.map((field) => [field, seen[field] ?? null]));
  };
  return {
    ends: true,
    by: by.map(({ name }) => name),
    outcomes: by.map(({ outcome }) => outcome),
    // steps count from one
    values: by.map((_, index) => filled(index + 1)),
  };
}

/** A way as far as it has come. */
interface Course extends Way {
  by: readonly Left[];
}

/** A stage on a way, with the branches around it, and how it was left. */
interface Left {
  name: string;
  outcome: string | null;
}

type Found = Course | null;

/** A sequence of stages, and where a target leads that is none of them. */
interface Scope {
  stages: readonly Stage[];
  /** Branches around it, which tell the visits of a forEach apart. */
  prefix: string;
  out(target: string, course: Course): Found;
}

class Proof {
  private readonly definition: CaseForm;
  private readonly state: CaseState;
  private readonly ground: Ground;
  private steps = MOST_STEPS;
  private readonly obstacles: Text[] = [];

  constructor(definition: CaseForm, state: CaseState, today: LocalDate) {
    this.definition = definition;
    this.state = state;
    const parameters = Object.fromEntries(definition.parameters.map(({ key, value }) => [key, value]));
    const fields = new Map(definition.fields.map((field) => [field.key, field]));
    this.ground = { fields, data: state.data, parameters, today, left: MOST_EVALUATIONS, known: new WeakMap() };
  }

  find(): Found {
    const top: Scope = { stages: this.definition.stages, prefix: '', out: () => null };
    const [visit] = this.state.visits.filter((one) => one.within === null);
    if (visit === undefined) {
      this.obstacles.push({ zh: '没有在办环节', en: 'no stage is open' });
      return null;
    }
    return this.goOn(top, visit, { by: [], asked: [], values: {}, constraints: [] });
  }

  why(): Text {
    const told = [...new Map(this.obstacles.map((one) => [one.en, one])).values()].slice(0, 3);
    const [zh, en] = [told.map((one) => one.zh).join('；'), told.map((one) => one.en).join('; ')];
    const exhausted = this.steps <= 0 || this.ground.left <= 0;
    if (exhausted) {
      const more = { zh: '未能在限度内证明可以办结', en: 'no way to an end was found within the limits of the proof' };
      return { zh: `${more.zh}${zh && `（${zh}）`}`, en: `${more.en}${en && ` (${en})`}` };
    }
    return { zh: `找不到通向办结的路径：${zh}`, en: `no way leads to an end: ${en}` };
  }

  /** From a visit that is open. */
  private goOn(scope: Scope, visit: Visit, course: Course): Found {
    const stage = scope.stages.find((one) => one.key === visit.stage);
    if (stage === undefined) {
      this.obstacles.push({ zh: `环节“${visit.stage}”不在流程中`, en: `the definition has no stage "${visit.stage}"` });
      return null;
    }
    if (stage.kind === 'end') return { ...course, by: [...course.by, { name: stage.key, outcome: null }] };
    if (stage.kind !== 'parallel') return this.leave(scope, stage, course, visit);
    const branches = (visit.branches ?? []).map(({ key, state }): Branch => {
      const child = this.state.visits.find(
        (one) => one.within?.parallelVisit === visit.id && one.within.branch === key,
      );
      return { key, state: state === 'open' ? 'open' : state === 'failed' ? 'failed' : 'over', at: child ?? null };
    });
    return this.branchesOf(scope, stage, branches, course);
  }

  private enter(scope: Scope, target: string, course: Course): Found {
    const stage = scope.stages.find((one) => one.key === target);
    if (stage === undefined) return scope.out(target, course);
    if (stage.kind === 'end') return { ...course, by: [...course.by, { name: stage.key, outcome: null }] };
    this.steps -= 1;
    const name = scope.prefix + stage.key;
    // going round more than once shows nothing new
    if (this.steps <= 0 || course.by.filter((one) => one.name === name).length > 1) return null;
    if (stage.kind !== 'parallel') return this.leave(scope, stage, course, null);
    const branches = branchSequences(stage).map(({ key }): Branch => ({ key, state: 'open', at: null }));
    return this.branchesOf(scope, stage, branches, course);
  }

  /** Out of a leaf, by each of its ways, the one that is nearest to an end first. */
  private leave(scope: Scope, stage: Leaf, before: Course, visit: Visit | null): Found {
    const step = before.by.length;
    if (!this.canBegin(stage, dataAt(this.ground, before, step), visit)) return null;
    const exits = exitsOf(stage, { visit, quotas: this.state.quotas ?? [], declared: this.definition.quotas ?? [] });
    const ranked = exits
      .map((exit) => ({ exit, distance: distanceFrom(scope.stages, exit.to) }))
      .sort((a, b) => a.distance - b.distance);
    for (const { exit } of ranked) {
      const course = this.through(stage, exit, before, `${scope.prefix}${stage.key}`);
      const found = course === null ? null : this.enter(scope, exit.to, course);
      if (found !== null) return found;
    }
    return null;
  }

  /** The course after an exit, with values under which it and all before it can be taken; null where none are found. */
  private through(stage: Leaf, exit: Exit, before: Course, name: string): Course | null {
    const step = before.by.length + 1;
    const asked = [...before.asked, ...exit.form.map(({ field }) => ({ field, step }))];
    const values: CaseData = { ...before.values };
    const seen = dataAt(this.ground, before, step);
    for (const { field, required } of exit.form) {
      if (required && isEmptyValue(seen[field])) values[entryOf({ field, step })] = plainValue(this.ground, field);
    }
    const constraints = [...before.constraints, ...exit.goals.map((goal) => constraint(goal, step))];
    const solved = solve(this.ground, { asked, values, constraints });
    const by = [...before.by, { name, outcome: exit.outcome }];
    if (solved !== null) return { by, asked, values: solved, constraints };
    const { zh, en } = stage.title;
    this.obstacles.push({
      zh: `“${zh}”不能以“${exit.outcome ?? exit.to}”离开：条件无法满足`,
      en: `"${en}" can't be left by "${exit.outcome ?? exit.to}": its conditions can't be met`,
    });
    return null;
  }

  /** What a stage needs before it can begin at all; an effect that was asked for has had it. */
  private canBegin(stage: Leaf, data: CaseData, visit: Visit | null): boolean {
    const lacks = (field: string): false => {
      const label = this.ground.fields.get(field)?.label;
      this.obstacles.push({
        zh: `“${stage.title.zh}”缺少“${label?.zh ?? field}”`,
        en: `"${stage.title.en}" lacks "${label?.en ?? field}"`,
      });
      return false;
    };
    if (stage.kind === 'wait' && stage.until.kind === 'limit') {
      const { limit } = stage.until;
      return (
        visit !== null || limitWithData(limit, data) !== null || lacks(limit.kind === 'field' ? limit.field : stage.key)
      );
    }
    if (stage.kind !== 'service' && stage.kind !== 'link') return true;
    const asked = visit?.effect !== undefined || visit?.link !== undefined;
    if (asked) return true;
    const made = requestOf(stage, { ...this.state, data });
    return !('missing' in made) || lacks(made.missing);
  }

  /** One branch after the other; what each fills in the next one finds. */
  private branchesOf(scope: Scope, stage: ParallelStage, branches: readonly Branch[], course: Course): Found {
    const failed = branches.some((branch) => branch.state === 'failed');
    const open = branches.find((branch) => branch.state === 'open');
    if (open === undefined || (failed && stage.onFail === 'endAll')) {
      return this.join(scope, stage, failed ? 'failed' : 'passed', course);
    }
    const settled = (state: Branch['state']): Branch[] =>
      branches.map((branch) => (branch.key === open.key ? { ...branch, state } : branch));
    const stages = branchSequences(stage).find((one) => one.key === open.key)?.stages ?? [];
    const inner: Scope = {
      stages,
      prefix: `${scope.prefix}${open.key}/`,
      out: (target, after) => {
        if (target === '$join') return this.branchesOf(scope, stage, settled('over'), after);
        if (target === '$fail') return this.branchesOf(scope, stage, settled('failed'), after);
        return this.enter(scope, target, after);
      },
    };
    if (open.at !== null) return this.goOn(inner, open.at, course);
    const [first] = stages;
    return first === undefined ? null : this.enter(inner, first.key, course);
  }

  private join(scope: Scope, stage: ParallelStage, outcome: 'passed' | 'failed', before: Course): Found {
    const course = { ...before, by: [...before.by, { name: scope.prefix + stage.key, outcome }] };
    const data = dataAt(this.ground, course, course.by.length);
    const followed = followRoute(stage[outcome], data, this.ground.parameters);
    if ('to' in followed) return this.enter(scope, followed.to, course);
    this.obstacles.push({
      zh: `“${stage.title.zh}”汇合后的条件缺少数据`,
      en: `the condition after "${stage.title.en}" lacks data`,
    });
    return null;
  }
}

type Leaf = Exclude<LeafStage, z.infer<typeof EndStage>>;

interface Branch {
  key: string;
  state: 'open' | 'over' | 'failed';
  /** The visit at which it stands; null where it has not begun. */
  at: Visit | null;
}
