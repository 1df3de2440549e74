// Every stage of a case with what it may see: the block structure as the checks need it.
import type { Stage } from '../definition/stage.ts';

export interface StageScope {
  stage: Stage;
  /** Place in the definition: `['stages', 'sectors', 'housing', 'inspect']`. */
  place: string[];
  /** Stages of its own sequence and of those around it: where a way out may lead. */
  targets: string[];
  inBranch: boolean;
  inForEach: boolean;
}

/** All stages in document order. */
export function stagesInScope(stages: readonly Stage[]): StageScope[] {
  const found: StageScope[] = [];
  const walk = (sequence: readonly Stage[], around: Omit<StageScope, 'stage'>): void => {
    const targets = [...sequence.map(({ key }) => key), ...around.targets];
    for (const stage of sequence) {
      const scope = { ...around, targets, place: [...around.place, stage.key] };
      found.push({ ...scope, stage });
      if (stage.kind !== 'parallel') continue;
      if (stage.forEach) walk(stage.forEach.stages, { ...scope, inBranch: true, inForEach: true });
      for (const branch of stage.branches ?? []) {
        walk(branch.stages, { ...scope, inBranch: true, place: [...scope.place, branch.key] });
      }
    }
  };
  walk(stages, { place: ['stages'], targets: [], inBranch: false, inForEach: false });
  return found;
}
