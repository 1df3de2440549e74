// Look-ups over the stages of a case definition, which nest in parallels.
import type { CaseForm } from './forms.ts';
import type { ParallelStage, Stage } from './stage.ts';

/** Where a stage stands: its parallel and branch, or null at the top; the sequence it belongs to. */
export interface StagePlace {
  stage: Stage;
  /** The parallel around it, innermost; null at the top level. */
  parallel: ParallelStage | null;
  /** Key of the named branch, or null at the top level and in a forEach. */
  branch: string | null;
  /** The stages beside it, in order; the first is where the sequence starts. */
  siblings: readonly Stage[];
}

/** One branch of a parallel as it runs: a named branch, or one body of a forEach. */
export interface BranchPlan {
  key: string;
  title: { zh: string; en: string };
  body?: string;
  first: Stage;
}

/** The branches that a parallel opens, in order. */
export function branchesOf(parallel: ParallelStage): BranchPlan[] {
  if (parallel.forEach !== undefined) {
    const first = parallel.forEach.stages[0];
    if (first === undefined) return [];
    return parallel.forEach.over.map((one) => ({ key: one.key, title: one.title, body: one.body, first }));
  }
  return (parallel.branches ?? []).flatMap((branch) => {
    const first = branch.stages[0];
    return first === undefined ? [] : [{ key: branch.key, title: branch.title, first }];
  });
}

/** The sequences of stages inside a parallel. */
export function sequencesOf(parallel: ParallelStage): { branch: string | null; stages: readonly Stage[] }[] {
  if (parallel.forEach !== undefined) return [{ branch: null, stages: parallel.forEach.stages }];
  return (parallel.branches ?? []).map((branch) => ({ branch: branch.key, stages: branch.stages }));
}

/** Every stage of the definition with its place, in document order. */
export function allStages(definition: Pick<CaseForm, 'stages'>): StagePlace[] {
  const places: StagePlace[] = [];
  const walk = (stages: readonly Stage[], parallel: ParallelStage | null, branch: string | null): void => {
    for (const stage of stages) {
      places.push({ stage, parallel, branch, siblings: stages });
      if (stage.kind === 'parallel') {
        for (const sequence of sequencesOf(stage)) walk(sequence.stages, stage, sequence.branch);
      }
    }
  };
  walk(definition.stages, null, null);
  return places;
}

/** The place of a stage by its key, which is unique in a definition; undefined when there is none. */
export function placeOf(definition: Pick<CaseForm, 'stages'>, key: string): StagePlace | undefined {
  const search = (
    stages: readonly Stage[],
    parallel: ParallelStage | null,
    branch: string | null,
  ): StagePlace | undefined => {
    for (const stage of stages) {
      if (stage.key === key) return { stage, parallel, branch, siblings: stages };
      if (stage.kind !== 'parallel') continue;
      for (const sequence of sequencesOf(stage)) {
        const found = search(sequence.stages, stage, sequence.branch);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return search(definition.stages, null, null);
}

/** Keys of the parallels around a stage, innermost first. */
export function parallelsAround(definition: Pick<CaseForm, 'stages'>, key: string): string[] {
  const keys: string[] = [];
  let place = placeOf(definition, key);
  while (place !== undefined && place.parallel !== null) {
    keys.push(place.parallel.key);
    place = placeOf(definition, place.parallel.key);
  }
  return keys;
}

/** The branches around a stage, innermost first, each as `<parallel>/<branch>` (no branch in a forEach). */
export function branchesAround(definition: Pick<CaseForm, 'stages'>, key: string): string[] {
  const branches: string[] = [];
  let place = placeOf(definition, key);
  while (place !== undefined && place.parallel !== null) {
    branches.push(`${place.parallel.key}/${place.branch ?? ''}`);
    place = placeOf(definition, place.parallel.key);
  }
  return branches;
}
