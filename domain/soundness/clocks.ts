// Clocks: what starts them and stops them can happen, and no way to an end leaves one running.
import type { Clock, EventRef } from '../definition/clock.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { ParallelStage, Stage } from '../definition/stage.ts';
import { branchSequences, outcomesOf, waysOf } from './control.ts';
import {
  type Avoid,
  type Beginning,
  exploreSequence,
  joinBranches,
  type Path,
  type SequenceRun,
  type StageEvent,
  stepOf,
} from './explore.ts';
import { fault, type Fault } from './fault.ts';
import { stagesInScope, type StageScope } from './walk.ts';

/**
 * @param paths shortest paths to all stages that can be entered
 * @returns faults of all clocks; a path is a way on which the clock is started and never stopped
 */
export function clockFaults(definition: CaseForm, paths: Map<string, Path>): Fault[] {
  const scopes = new Map(stagesInScope(definition.stages).map((scope) => [scope.stage.key, scope]));
  return definition.clocks.flatMap((clock) => {
    const faults = [...ruleFaults(clock, scopes), ...eventFaults(clock, scopes, paths)];
    return faults.length > 0 ? faults : leakFaults(definition, clock, paths);
  });
}

function ruleFaults(clock: Clock, scopes: Map<string, StageScope>): Fault[] {
  const place = ['clocks', clock.key];
  const faults: Fault[] = [];
  const startStage = 'stage' in clock.start ? scopes.get(clock.start.stage) : undefined;
  if (clock.statutory && clock.ladder.length === 0) {
    const message = `法定时限「${clock.title.zh}」没有逾期升级`;
    faults.push(
      fault('STATUTORY_WITHOUT_LADDER', message, `The statutory limit "${clock.title.en}" has no ladder`, place),
    );
  }
  if (clock.scope === 'visit' && clock.start.on !== 'entered') {
    const message = '按次计时须从进入环节起算';
    faults.push(fault('CLOCK_SCOPE', message, 'A clock of a visit starts when its stage is entered', place));
  }
  if (clock.scope === 'case' && startStage?.inForEach) {
    const message = '逐机构环节只能按次计时，否则只有第一家起算';
    faults.push(
      fault('CLOCK_SCOPE', message, 'In a forEach a clock is of the visit, or only the first body starts it', place),
    );
  }
  if (warnsAtStart(clock)) {
    faults.push(fault('WARNING_TOO_EARLY', '预警不早于起算', 'A warning would come before the clock starts', place));
  }
  return faults;
}

function warnsAtStart({ limit, warnings }: Clock): boolean {
  return warnings.some((warning) => {
    if ('atShare' in warning) return warning.atShare.numerator >= warning.atShare.denominator;
    return limit.kind === 'period' && warning.before.unit === limit.unit && warning.before.amount >= limit.amount;
  });
}

function eventFaults(clock: Clock, scopes: Map<string, StageScope>, paths: Map<string, Path>): Fault[] {
  const refs: [string, EventRef][] = [
    ['start', clock.start],
    ...clock.stop.map((ref): [string, EventRef] => ['stop', ref]),
  ];
  return refs.flatMap(([part, ref]) => {
    const place = ['clocks', clock.key, part];
    if (ref.on === 'ended' && part === 'start') {
      return [fault('CLOCK_EVENT', '时限不能从办结起算', 'A clock does not start at the end', place)];
    }
    if (!('stage' in ref)) return [];
    const stage = scopes.get(ref.stage)?.stage;
    const known =
      stage &&
      (ref.on !== 'left' ||
        ref.outcome === undefined ||
        outcomesOf(stage).includes(ref.outcome) ||
        stage.kind === 'link');
    if (!known) {
      const event = [ref.stage, 'outcome' in ref ? ref.outcome : undefined].filter(Boolean).join(':');
      return [fault('CLOCK_EVENT', `没有事件 ${event}`, `There is no event ${event}`, place)];
    }
    if (paths.has(ref.stage) && !(ref.on === 'left' && stage.kind === 'end')) return [];
    const message = `事件永远不会发生：${ref.stage}`;
    return [fault('CLOCK_EVENT_UNREACHABLE', message, `The event never happens: ${ref.stage}`, place)];
  });
}

/** A way from the start event to an end on which no stop event happens. */
function leakFaults(definition: CaseForm, clock: Clock, paths: Map<string, Path>): Fault[] {
  const stopsByItself =
    clock.stop.some(({ on }) => on === 'ended') || (clock.scope === 'visit' && clock.start.on === 'entered');
  if (stopsByItself) return [];
  const stops: Avoid = (event) => clock.stop.some((ref) => matches(ref, event));
  const ends = definition.stages.filter(({ kind }) => kind === 'end').map(({ key }) => key);
  const leaks = beginningsOf(definition, clock.start, paths, stops).map((beginnings) => {
    const run = exploreSequence(definition.stages, beginnings, stops, [], true);
    return shortest([
      ...ends.flatMap((end) => (run.reached.has(end) ? [run.reached.get(end) ?? []] : [])),
      ...withdrawals(definition, run, stops),
    ]);
  });
  const leak = shortest(leaks.filter((path) => path !== null));
  if (!leak) return [];
  return [
    fault(
      'CLOCK_NOT_STOPPED',
      `时限「${clock.title.zh}」在此路径上直到办结也不停止；如属有意，请加上 { on: 'ended' }`,
      `The clock "${clock.title.en}" runs on to the end of the case on this path; if that is meant, add { on: 'ended' }`,
      leak.map(({ label }) => label),
    ),
  ];
}

function matches(ref: EventRef, event: StageEvent): boolean {
  if (!('stage' in ref) || ref.on !== event.on || ref.stage !== event.stage) return false;
  return ref.on === 'entered' || ref.outcome === undefined || ref.outcome === event.outcome;
}

/** Withdrawal is a way out as well, as long as no stage has been entered after which it is too late. */
function withdrawals({ withdrawal }: CaseForm, run: SequenceRun, stops: Avoid): Path[] {
  if (!withdrawal) return [];
  return [...run.reached].flatMap(([key, path]) => {
    const entered = [key, ...path.map(({ stage }) => stage)];
    const late = entered.some((stage) => withdrawal.notAfter.includes(stage));
    const parks = run.parallels.get(key)?.park;
    if (late || parks === null || stops({ on: 'left', stage: key, outcome: null })) return [];
    return [[...path, ...(parks ?? []), { stage: key, label: `withdraw→${withdrawal.to}` }]];
  });
}

/** Where the case stands when the clock starts, in one sequence. */
interface Start {
  beginnings: Beginning[];
  /** The sequence was entered by the very step that starts the clock. */
  opening: boolean;
}

/** Where the case stands at the top level when the clock starts: one list of beginnings for each way. */
function beginningsOf(definition: CaseForm, start: EventRef, paths: Map<string, Path>, stops: Avoid): Beginning[][] {
  if (!('stage' in start)) return [[{ stage: definition.stages[0]?.key ?? '', path: [], entered: true }]];
  return startsIn(definition.stages, start, paths, stops, []).map(({ beginnings }) => beginnings);
}

/** Starts in a sequence: in itself, or through the parallel that holds the stage. */
function startsIn(
  stages: readonly Stage[],
  start: Extract<EventRef, { stage: string }>,
  paths: Map<string, Path>,
  stops: Avoid,
  scope: readonly string[],
): Start[] {
  const own = stages.find(({ key }) => key === start.stage);
  if (own) {
    const path = paths.get(own.key) ?? [];
    if (start.on === 'entered') {
      return [{ beginnings: [{ stage: own.key, path, entered: false }], opening: own === stages[0] }];
    }
    const beginnings = waysOf(own)
      .filter(({ outcome }) => start.outcome === undefined || outcome === start.outcome)
      .map(({ outcome, to }) => ({ stage: to, path: [...path, stepOf(own.key, outcome, to, scope)], entered: true }));
    return [{ beginnings, opening: false }];
  }
  return stages.flatMap((stage) => {
    if (stage.kind !== 'parallel') return [];
    return branchSequences(stage).flatMap((branch, index) =>
      startsIn(branch.stages, start, paths, stops, [...scope, branch.key]).map((inner) => ({
        beginnings: throughBranch(stage, index, inner, paths, stops, scope),
        opening: inner.opening && stage === stages[0],
      })),
    );
  });
}

/** Carries a start in one branch out to the sequence around the parallel. */
function throughBranch(
  parallel: ParallelStage,
  index: number,
  { beginnings, opening }: Start,
  paths: Map<string, Path>,
  stops: Avoid,
  scope: readonly string[],
): Beginning[] {
  const base = paths.get(parallel.key) ?? [];
  const relative = beginnings.map((beginning) => ({ ...beginning, path: beginning.path.slice(base.length) }));
  const sequences = branchSequences(parallel);
  const own = sequences[index];
  if (!own) return [];
  // at the opening the others have everything before them; later they may have ended before the clock started
  const others = sequences.flatMap(({ key, stages }, at) => {
    if (at === index) return [];
    const first = { stage: stages[0]?.key ?? '', path: [], entered: at > index };
    return [{ key, stages, run: exploreSequence(stages, [first], opening ? stops : undefined, [...scope, key]) }];
  });
  const run = exploreSequence(own.stages, relative, stops, [...scope, own.key], true);
  const { ways } = joinBranches(parallel, [...others, { ...own, run }], { scope, avoid: stops });
  return [...ways].map(([stage, path]) => ({ stage, path: [...base, ...path], entered: true }));
}

function shortest(paths: readonly Path[]): Path | null {
  return paths.reduce<Path | null>((best, path) => (!best || path.length < best.length ? path : best), null);
}
