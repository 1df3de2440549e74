// Reachability and liveness over the explored control graph.
import type { CaseForm } from '../definition/forms.ts';
import type { Stage } from '../definition/stage.ts';
import { type Path, exploreSequence, type SequenceRun } from './explore.ts';
import { fault, type Fault } from './fault.ts';
import { stagesInScope } from './walk.ts';

export interface Reachability {
  faults: Fault[];
  /** Shortest path to every stage that can be entered, at any depth. */
  paths: Map<string, Path>;
  /** Positions of one token, and configurations that they stand for when branches are multiplied out. */
  positions: number;
  configurations: number;
  edges: number;
}

/** Every stage can be entered; from every state that can arise an end, and in a branch a result, can be reached. */
export function proveReachability(definition: CaseForm): Reachability {
  const first = definition.stages[0]?.key ?? '';
  const top = exploreSequence(definition.stages, [{ stage: first, path: [], entered: true }]);
  const result: Reachability = { faults: [], paths: new Map(), positions: 0, configurations: 0, edges: 0 };
  const ends = definition.stages.filter(({ kind }) => kind === 'end').map(({ key }) => key);
  result.configurations = visit(
    definition.stages,
    top,
    { base: [], inBranch: false, isGoal: (key) => ends.includes(key) },
    result,
  );
  const { withdrawal } = definition;
  if (withdrawal && !withdrawal.notAfter.includes(first) && !result.paths.has(withdrawal.to)) {
    result.paths.set(withdrawal.to, [{ stage: first, label: `withdraw→${withdrawal.to}` }]);
  }
  for (const { stage, place } of stagesInScope(definition.stages)) {
    if (result.paths.has(stage.key)) continue;
    const { zh, en } = stage.title;
    const message = `环节「${zh}」（${stage.key}）永远到不了`;
    result.faults.push(fault('STAGE_UNREACHABLE', message, `The stage "${en}" (${stage.key}) can't be reached`, place));
  }
  return result;
}

interface Around {
  /** Steps before the sequence begins. */
  base: Path;
  inBranch: boolean;
  isGoal: (target: string) => boolean;
}

/** Walks a run and the runs inside it; adds up what it finds and answers the number of configurations. */
function visit(stages: readonly Stage[], run: SequenceRun, around: Around, result: Reachability): number {
  let configurations = 0;
  const faultsBefore = result.faults.length;
  for (const [key, path] of run.reached) {
    const whole = [...around.base, ...path];
    if (!result.paths.has(key)) result.paths.set(key, whole);
    result.positions += 1;
    result.edges += run.follows.get(key)?.length ?? 0;
    const inner = run.parallels.get(key);
    let product = 1;
    for (const branch of inner?.branches ?? []) {
      // besides its own positions a branch may have joined or failed
      const isGoal = (target: string) => branch.run.out.has(target);
      product *= 2 + visit(branch.stages, branch.run, { base: whole, inBranch: true, isGoal }, result);
    }
    configurations += product;
  }
  if (result.faults.length === faultsBefore) result.faults.push(...trapFaults(stages, run, around));
  return configurations;
}

/** Traps: parts of a sequence that can be entered and never left for a goal; each with the shortest path into it. */
function trapFaults(stages: readonly Stage[], run: SequenceRun, { base, inBranch, isGoal }: Around): Fault[] {
  const reach = new Map([...run.reached.keys()].map((key) => [key, reachableFrom(key, run)]));
  const trapped = [...reach].filter(([, targets]) => ![...targets].some(isGoal)).map(([key]) => key);
  // the innermost parts only: whatever follows them leads back to them
  const bottom = trapped.filter((key) => [...(reach.get(key) ?? [])].every((next) => reach.get(next)?.has(key)));
  const reported = new Set<string>();
  return bottom.flatMap((key) => {
    if (reported.has(key)) return [];
    for (const next of reach.get(key) ?? []) reported.add(next);
    const path = [...base, ...(run.reached.get(key) ?? [])].map(({ label }) => label);
    const title = stages.find((stage) => stage.key === key)?.title ?? { zh: key, en: key };
    return [
      inBranch
        ? fault(
            'BRANCH_NEVER_ARRIVES',
            `分支停在「${title.zh}」，汇合处将永远等待`,
            `The branch can't go on from "${title.en}": the join would wait for ever`,
            path,
          )
        : fault('NO_WAY_TO_END', `从「${title.zh}」到不了任何结束`, `No end can be reached from "${title.en}"`, path),
    ];
  });
}

/** The stage itself, all that may follow it, and ways out. */
function reachableFrom(start: string, run: SequenceRun): Set<string> {
  const found = new Set([start]);
  for (const key of found) for (const next of run.follows.get(key) ?? []) found.add(next);
  return found;
}
