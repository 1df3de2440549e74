// Clocks: what starts them and stops them can happen, and no way to an end leaves one running.
import type { Clock, EventRef } from '../definition/clock.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { ParallelStage, Stage } from '../definition/stage.ts';
import { branchSequences, outcomesOf, waysOf } from './control.ts';
import {
  type Avoid,
  type Beginning,
  exploreFromAnywhere,
  exploreSequence,
  joinBranches,
  type Path,
  type SequenceRun,
  type Step,
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
  return [...faults, ...extensionFaults(clock)];
}

function extensionFaults({ key, limit, extension }: Clock): Fault[] {
  if (extension === undefined) return [];
  const inHours = limit.kind === 'period' && limit.unit === 'hour';
  if (limit.kind !== 'earliest' && inHours === (extension.most.unit === 'hour')) return [];
  const message = '以小时计的期限只能按小时延长，其他期限不能按小时延长，“先届满者”不能延长';
  const english = 'Hours are extended by hours and nothing else is; "whichever ends first" is not extended';
  return [fault('CLOCK_EXTENSION', message, english, ['clocks', key, 'extension'])];
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
  const leaks = startsOf(definition, clock.start, paths, stops).map(({ beginnings, park }) => {
    const run = exploreSequence(definition.stages, beginnings, stops, [], true);
    const ended = ends.flatMap((end) => (run.reached.has(end) ? [run.reached.get(end) ?? []] : []));
    return shortest([...ended, ...withdrawals(definition, run, park, stops)]);
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
function withdrawals({ withdrawal, stages }: CaseForm, run: SequenceRun, park: Path | null, stops: Avoid): Path[] {
  if (!withdrawal) return [];
  const open = [...run.reached].flatMap(([key, path]): { key: string; path: Path }[] => {
    const inner = run.parallels.get(key)?.park;
    const isEnd = stages.some((stage) => stage.key === key && stage.kind === 'end');
    if (isEnd || inner === null || stops({ on: 'left', stage: key, outcome: null })) return [];
    return [{ key, path: [...path, ...(inner ?? [])] }];
  });
  if (park) open.push({ key: '', path: park });
  return open
    .filter(
      ({ key, path }) => ![key, ...path.map(({ stage }) => stage)].some((one) => withdrawal.notAfter.includes(one)),
    )
    .map(({ key, path }) => [...path, { stage: key, label: `withdraw→${withdrawal.to}` }]);
}

/** Where the case stands when the clock starts, in one sequence. */
interface Start {
  beginnings: Beginning[];
  /** The sequence was entered by the very step that starts the clock. */
  opening: boolean;
  /** A path to a point, with the clock running, at which all may be closed from outside; besides the beginnings. */
  park: Path | null;
}

/** Where the case stands at the top level when the clock starts: one for each branch that may start it. */
function startsOf(definition: CaseForm, start: EventRef, paths: Map<string, Path>, stops: Avoid): Start[] {
  if ('stage' in start) return startsIn(definition.stages, start, paths, stops, []);
  const beginning = { stage: definition.stages[0]?.key ?? '', path: [], entered: true };
  return [{ beginnings: [beginning], opening: true, park: null }];
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
      const first = { beginnings: [{ stage: own.key, path, entered: false }], opening: own === stages[0], park: null };
      return withReentry(first, own, stages, path, scope);
    }
    const beginnings = waysOf(own)
      .filter(({ outcome }) => start.outcome === undefined || outcome === start.outcome)
      .map(({ outcome, to }) => ({ stage: to, path: [...path, stepOf(own.key, outcome, to, scope)], entered: true }));
    return [{ beginnings, opening: false, park: null }];
  }
  return stages.flatMap((stage) => {
    if (stage.kind !== 'parallel') return [];
    return branchSequences(stage).flatMap((branch, index) =>
      startsIn(branch.stages, start, paths, stops, [...scope, branch.key]).flatMap((inner) => {
        const through = throughBranch(stage, index, inner, paths, stops, scope);
        const opening = inner.opening && stage === stages[0];
        return withReentry({ ...through, opening }, stage, stages, paths.get(stage.key) ?? [], scope);
      }),
    );
  });
}

/** A clock runs anew when its matter comes round again: then the other branches need no longer stand at their opening. */
function withReentry(
  start: Start,
  own: Stage,
  stages: readonly Stage[],
  base: Path,
  scope: readonly string[],
): Start[] {
  if (!start.opening) return [start];
  const here = { stage: own.key, path: [], entered: false };
  const inner = exploreSequence(stages, [here], undefined, scope).parallels.get(own.key)?.ways;
  const ways =
    own.kind === 'parallel'
      ? [...(inner ?? [])]
      : waysOf(own).map(({ outcome, to }): [string, Path] => [to, [stepOf(own.key, outcome, to, scope)]]);
  const beginnings = ways.map(([stage, path]) => ({ stage, path: [...base, ...path], entered: true }));
  const again = exploreSequence(stages, beginnings, undefined, scope).reached.get(own.key);
  if (!again) return [start];
  const from = (path: Path) => [...again, ...path.slice(base.length)];
  const later = start.beginnings.map((beginning) => ({ ...beginning, path: from(beginning.path) }));
  return [start, { beginnings: later, opening: false, park: start.park && from(start.park) }];
}

/** Carries a start in one branch out to the sequence around the parallel. */
function throughBranch(
  parallel: ParallelStage,
  index: number,
  { beginnings, opening, park }: Start,
  paths: Map<string, Path>,
  stops: Avoid,
  scope: readonly string[],
): Omit<Start, 'opening'> {
  const base = paths.get(parallel.key) ?? [];
  const inside = (path: Path) => path.slice(base.length).map((step): Step => ({ ...step, before: 'own' }));
  const relative = beginnings.map((beginning) => ({ ...beginning, path: inside(beginning.path) }));
  const sequences = branchSequences(parallel);
  const own = sequences[index];
  if (!own) return { beginnings: [], park: null };
  const others = sequences.flatMap(({ key, stages }, at) => {
    if (at === index) return [];
    const first = { stage: stages[0]?.key ?? '', path: [], entered: at > index, opened: at < index };
    // at the opening the others have everything before them; later they may stand anywhere, or have ended
    const run = opening
      ? exploreSequence(stages, [first], stops, [...scope, key])
      : exploreFromAnywhere(stages, stops, [...scope, key], parallel.onFail);
    return [{ key, stages, run }];
  });
  const run = exploreSequence(own.stages, relative, stops, [...scope, own.key], true);
  const carried = { ...own, run, park: park && inside(park) };
  const through = joinBranches(parallel, [...others, carried], { scope, avoid: stops });
  const whole = (path: Path) => [...base, ...inOrder(path)];
  return {
    beginnings: [...through.ways].map(([stage, path]) => ({ stage, path: whole(path), entered: true })),
    park: through.park && whole(through.park),
  };
}

/** Branches are independent, so what was done before the clock started can stand before it. */
function inOrder(path: Path): Path {
  const order = [
    path.filter(({ before }) => before === 'others'),
    path.filter(({ before }) => before === 'own'),
    path.filter(({ before }) => before === undefined),
  ];
  return order.flat();
}

function shortest(paths: readonly Path[]): Path | null {
  return paths.reduce<Path | null>((best, path) => (!best || path.length < best.length ? path : best), null);
}
