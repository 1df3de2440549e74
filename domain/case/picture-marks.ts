// Where a case stands on the picture of its definition.
import type { CaseForm } from '../definition/forms.ts';
import type { GraphMarks } from '../graph.ts';
import type { BranchRef, CaseState } from './state.ts';

/**
 * The stages that a case has passed and those that are open, as {@link GraphMarks} names them. What a return or a revert
 * has undone is not passed; of an ended case the end that it came to is.
 */
export function pictureMarks(definition: Pick<CaseForm, 'stages'>, state: CaseState): GraphMarks {
  const now = state.visits.flatMap(named);
  const done = state.closed.filter(({ reverted, outcome }) => reverted !== true && outcome !== null).flatMap(named);
  const ends = definition.stages.filter((stage) => stage.kind === 'end' && stage.outcome === state.outcome);
  const end = state.status === 'ended' && ends.length === 1 ? ends.map(({ key }) => key) : [];
  return { now, done: [...done, ...end] };
}

/** By its key, and with its branch: which of the two is looked up depends on whether the branch is one of a forEach. */
function named({ stage, within }: { stage: string; within: BranchRef | null }): string[] {
  return within === null ? [stage] : [stage, `${within.branch}/${stage}`];
}
