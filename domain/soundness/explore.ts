// Exploration of the control graph, exact for block structure and without multiplying branches out.
//
// The branches of a parallel do not see each other until one leaves or all have ended. So each branch is explored by
// itself, its results (joined, failed, gone out to a stage further out) are summed up, and the parallel is one node with
// those results in the sequence around it. Shortest paths add up in the same way.
import type { ParallelStage, Stage } from '../definition/stage.ts';
import { branchSequences, targetsOf, waysOf } from './control.ts';

/** What the engine tells clocks. `outcome` is null when a stage is closed from outside. */
export interface StageEvent {
  on: 'entered' | 'left';
  stage: string;
  outcome: string | null;
}

/** A step: `housing/inspect:pass→$join` is outcome `pass` of stage `inspect` in branch `housing`, leading to the join. */
export interface Step {
  label: string;
  /** The stage that is left by this step. */
  stage: string;
  /** Made before the event from which a clock is followed: `others` by other branches, `own` on the way to the event. */
  before?: 'others' | 'own';
}
export type Path = readonly Step[];

/** Which events may not happen on the way; none for plain reachability. */
export type Avoid = (event: StageEvent) => boolean;

/** What one sequence of stages can come to. */
export interface SequenceRun {
  /** Stages of this sequence that can be entered, with the shortest path. */
  reached: Map<string, Path>;
  /** For each reached stage, what directly follows it: stages of this sequence, or ways out of it. */
  follows: Map<string, string[]>;
  /** Shortest paths out of the sequence: `$join`, `$fail`, or a stage further out. */
  out: Map<string, Path>;
  /** Parallels of this sequence that were entered. */
  parallels: Map<string, ParallelRun>;
}

export interface BranchRun {
  key: string;
  stages: readonly Stage[];
  run: SequenceRun;
  /** A path to a point, besides those of the run, at which the branch may be closed from outside. */
  park?: Path | null;
}

export interface ParallelRun {
  branches: BranchRun[];
  /** Shortest ways through, by target. */
  ways: Map<string, Path>;
  /** Shortest path to a point at which all branches may be closed from outside; null when there is none. */
  park: Path | null;
}

/** Where an exploration begins: a stage that is entered, or (`entered` false) one that is open already. */
export interface Beginning {
  stage: string;
  path: Path;
  entered: boolean;
  /** Of a parallel that is open already: its branches have been opened too, at every depth. */
  opened?: boolean;
}

interface Context {
  scope: readonly string[];
  avoid: Avoid;
  /** Whether people may send back to a stage that the path has visited. */
  returns: boolean;
}

/**
 * Explores a sequence by shortest paths.
 *
 * @param stages the sequence
 * @param beginnings where to begin, with the steps made before
 * @param avoid events that may not happen
 * @param scope keys of the branches around the sequence
 */
export function exploreSequence(
  stages: readonly Stage[],
  beginnings: readonly Beginning[],
  avoid: Avoid = () => false,
  scope: readonly string[] = [],
  returns = false,
): SequenceRun {
  const context: Context = { scope, avoid, returns };
  const run: SequenceRun = { reached: new Map(), follows: new Map(), out: new Map(), parallels: new Map() };
  const waiting = new Map<string, Path>();
  const offer = (target: string, path: Path, entered: boolean) => {
    if (!stages.some((stage) => stage.key === target)) {
      keepShorter(run.out, target, path);
    } else if (!run.reached.has(target) && !(entered && avoid({ on: 'entered', stage: target, outcome: null }))) {
      keepShorter(waiting, target, path);
    }
  };
  for (const { stage, path, entered } of beginnings) offer(stage, path, entered);
  // entered again, such a parallel opens its branches anew; but every way out of it is then known already
  const opened = new Set(beginnings.filter((one) => one.opened === true).map(({ stage }) => stage));
  for (let next = nearest(waiting); next; next = nearest(waiting)) {
    const [key, path] = next;
    waiting.delete(key);
    run.reached.set(key, path);
    const stage = stages.find((candidate) => candidate.key === key);
    if (!stage) continue;
    const ways =
      stage.kind === 'parallel'
        ? throughParallel(stage, context, run, opened.has(key))
        : leafWays(stage, stages, path, context);
    run.follows.set(key, [...new Set(ways.map(({ to }) => to))]);
    for (const way of ways) offer(way.to, [...path, ...way.path], true);
  }
  return run;
}

function throughParallel(
  stage: ParallelStage,
  context: Context,
  run: SequenceRun,
  opened: boolean,
): { to: string; path: Path }[] {
  const through = exploreParallel(stage, context, opened);
  run.parallels.set(stage.key, through);
  return [...through.ways].map(([to, path]) => ({ to, path }));
}

function leafWays(stage: Stage, stages: readonly Stage[], path: Path, context: Context): { to: string; path: Path }[] {
  const ways = [...waysOf(stage)];
  if (context.returns && 'returnTo' in stage) {
    const visited = stages.filter(({ key, kind }) => isReturnable(kind) && path.some((step) => step.stage === key));
    const allowed = stage.returnTo;
    ways.push(
      ...visited
        .filter(({ key }) => key !== stage.key && (allowed === '$visited' || allowed.includes(key)))
        .map(({ key }) => ({ outcome: 'returnTo', to: key, returns: true })),
    );
  }
  return ways
    .filter(({ outcome }) => !context.avoid({ on: 'left', stage: stage.key, outcome }))
    .map(({ outcome, to }) => ({ to, path: [stepOf(stage.key, outcome, to, context.scope)] }));
}

function isReturnable(kind: Stage['kind']): boolean {
  return kind !== 'end' && kind !== 'service' && kind !== 'link';
}

/** The step of leaving a stage. */
export function stepOf(stage: string, outcome: string | null, to: string, scope: readonly string[]): Step {
  return { stage, label: `${[...scope, stage].join('/')}:${outcome ?? 'done'}→${to}` };
}

/** Explores a parallel from its opening, or (`opened`) from just after it. */
function exploreParallel(parallel: ParallelStage, context: Context, opened: boolean): ParallelRun {
  const branches = branchSequences(parallel).map(({ key, stages }) => {
    const beginning = { stage: stages[0]?.key ?? '', path: [], entered: !opened, opened };
    const scope = [...context.scope, key];
    return { key, stages, run: exploreSequence(stages, [beginning], context.avoid, scope, context.returns) };
  });
  return joinBranches(parallel, branches, context);
}

/** What a parallel comes to, from what its branches come to. Steps of the last branch come last. */
export function joinBranches(
  parallel: ParallelStage,
  branches: readonly BranchRun[],
  context: Omit<Context, 'returns'>,
): ParallelRun {
  const parks = branches.map((branch) =>
    shorter(branch.park, parkOf(branch.stages, branch.run, parallel.onFail, context.avoid)),
  );
  const ways = new Map<string, Path>();
  // a branch that can't even be entered without the avoided event bars the whole parallel
  if (branches.some(({ run, park }) => !park && run.reached.size + run.out.size === 0))
    return { branches: [...branches], ways, park: null };
  const close = (outcome: 'passed' | 'failed', path: Path | null) => {
    if (!path || context.avoid({ on: 'left', stage: parallel.key, outcome })) return;
    for (const to of targetsOf(parallel[outcome])) {
      keepShorter(ways, to, [...path, stepOf(parallel.key, outcome, to, context.scope)]);
    }
  };
  close('passed', concatenate(branches.map(({ run }) => run.out.get('$join') ?? null)));
  const isClosable = !context.avoid({ on: 'left', stage: parallel.key, outcome: null });
  for (const [index, { run }] of branches.entries()) {
    const others = (path: (at: number) => Path | null) =>
      concatenate(branches.flatMap((_, at) => (at === index ? [] : [path(at)])));
    const parked = others((at) => parks[at] ?? null);
    const ended = others((at) => shorter(branches[at]?.run.out.get('$join'), branches[at]?.run.out.get('$fail')));
    const fail = run.out.get('$fail') ?? null;
    close('failed', concatenate([parallel.onFail === 'endAll' ? parked : ended, fail]));
    for (const [target, path] of run.out) {
      if (target === '$join' || target === '$fail' || !isClosable) continue;
      const whole = concatenate([parked, path]);
      if (whole) keepShorter(ways, target, whole);
    }
  }
  return { branches: [...branches], ways, park: isClosable ? concatenate(parks) : null };
}

/**
 * What a branch may come to from wherever it stands at some moment: the steps up to then are free (and marked), those
 * after it avoid the events.
 */
export function exploreFromAnywhere(
  stages: readonly Stage[],
  avoid: Avoid,
  scope: readonly string[],
  onFail: 'block' | 'endAll',
): SequenceRun {
  const free = exploreSequence(stages, [{ stage: stages[0]?.key ?? '', path: [], entered: false }], undefined, scope);
  const run: SequenceRun = { ...free, out: new Map(), parallels: new Map() };
  const marked = (path: Path) => path.map((step): Step => ({ ...step, before: 'others' }));
  for (const target of onFail === 'block' ? ['$join', '$fail'] : ['$join']) {
    const ended = free.out.get(target);
    if (ended) run.out.set(target, marked(ended));
  }
  for (const [key, path] of free.reached) {
    run.reached.set(key, marked(path));
    const stage = stages.find((candidate) => candidate.key === key);
    if (!stage) continue;
    const ways =
      stage.kind === 'parallel'
        ? innerWays(stage, avoid, scope, run)
        : leafWays(stage, stages, path, { scope, avoid, returns: false });
    for (const way of ways) {
      if (!free.reached.has(way.to)) keepShorter(run.out, way.to, [...marked(path), ...way.path]);
    }
  }
  return run;
}

function innerWays(
  parallel: ParallelStage,
  avoid: Avoid,
  scope: readonly string[],
  run: SequenceRun,
): { to: string; path: Path }[] {
  const branches = branchSequences(parallel).map(({ key, stages }) => {
    return { key, stages, run: exploreFromAnywhere(stages, avoid, [...scope, key], parallel.onFail) };
  });
  const through = joinBranches(parallel, branches, { scope, avoid });
  run.parallels.set(parallel.key, through);
  return [...through.ways].map(([to, path]) => ({ to, path }));
}

/** Shortest path to a point at which a branch may be closed from outside without an avoided event. */
function parkOf(stages: readonly Stage[], run: SequenceRun, onFail: 'block' | 'endAll', avoid: Avoid): Path | null {
  let best = shorter(run.out.get('$join'), onFail === 'block' ? run.out.get('$fail') : undefined);
  for (const [key, path] of run.reached) {
    const isParallel = stages.some((stage) => stage.key === key && stage.kind === 'parallel');
    const inner = isParallel ? (run.parallels.get(key)?.park ?? null) : [];
    if (!inner || avoid({ on: 'left', stage: key, outcome: null })) continue;
    best = shorter(best, [...path, ...inner]);
  }
  return best;
}

function nearest(waiting: Map<string, Path>): [string, Path] | undefined {
  let best: [string, Path] | undefined;
  for (const entry of waiting) if (!best || entry[1].length < best[1].length) best = entry;
  return best;
}

function keepShorter(paths: Map<string, Path>, key: string, path: Path): void {
  const known = paths.get(key);
  if (!known || path.length < known.length) paths.set(key, path);
}

function shorter(a: Path | null | undefined, b: Path | null | undefined): Path | null {
  if (!a || !b) return a ?? b ?? null;
  return b.length < a.length ? b : a;
}

function concatenate(paths: readonly (Path | null)[]): Path | null {
  return paths.every((path) => path !== null) ? paths.flat() : null;
}
