// `jump`: leaves an open visit and enters another stage, forward or back, within what block structure allows.
import { allStages, branchesAround, placeOf } from '../../../definition/stage-index.ts';
import type { CaseForm } from '../../../definition/forms.ts';
import { refuse, stateOf } from '../../draft.ts';
import { jumpTo } from '../../flow.ts';
import { requireOpen, requireVisit } from '../../guards.ts';
import type { RepairOf } from '../../repair.ts';
import type { CaseState } from '../../state.ts';
import { droppedEffects } from './dropped.ts';
import type { RepairDraft } from './carry-out.ts';

/**
 * Stages to which a visit may jump: those of its own block and of the blocks around it. Into the middle of a parallel
 * nothing leads, since its other branches would not have been opened; a parallel is entered as a whole.
 */
export function jumpTargets(definition: CaseForm, stage: string): string[] {
  const own = branchesAround(definition, stage);
  return allStages(definition)
    .map((place) => place.stage.key)
    .filter((key) => branchesAround(definition, key).every((branch) => own.includes(branch)));
}

/** Whatever the visit opened is closed; going out of a parallel closes all its branches. */
export function jump({ draft, opens }: RepairDraft, { visitId, stage: target, note }: RepairOf<'jump'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const visit = requireVisit(state, visitId);
  const place = placeOf(draft.definition, target);
  if (place === undefined) {
    return refuse(
      'UNKNOWN_STAGE',
      { zh: `没有环节“${target}”。`, en: `There is no stage "${target}".` },
      { field: '/repair/stage' },
    );
  }
  const targets = jumpTargets(draft.definition, visit.stage);
  if (!targets.includes(target)) {
    const { zh, en } = place.stage.title;
    return refuse(
      'JUMP_TARGET_INVALID',
      {
        zh: `“${zh}”在并行环节之中：只能跳转到同一层或外层的环节；要进入并行，请跳转到并行环节本身。`,
        en: `"${en}" is inside a parallel: a target must lie in the visit's own block or in one around it; to enter the parallel jump to the parallel itself.`,
      },
      { field: '/repair/stage', details: { targets: targets.join(', ') } },
    );
  }
  opens({
    repair: 'jump',
    visitId,
    from: visit.stage,
    stage: target,
    ...(note === undefined ? {} : { note }),
    dropped: droppedEffects(closedWith(state, visitId, branchesAround(draft.definition, target).length), state),
  });
  jumpTo(draft, visitId, target);
}

/** Visits that a jump out of a visit closes: itself, what is inside, and the parallels that it leaves with all inside. */
export function closedWith(state: CaseState, visitId: number, depth: number): number[] {
  let top = state.visits.find((one) => one.id === visitId);
  const depthOf = (within: typeof top): number => {
    const outer = state.visits.find((one) => one.id === within?.within?.parallelVisit);
    return outer === undefined ? 0 : 1 + depthOf(outer);
  };
  while (top !== undefined && depthOf(top) > depth) {
    const outer = top.within?.parallelVisit;
    top = state.visits.find((one) => one.id === outer);
  }
  const inside = (id: number): number[] => [
    id,
    ...state.visits.filter((one) => one.within?.parallelVisit === id).flatMap((one) => inside(one.id)),
  ];
  return top === undefined ? [] : inside(top.id);
}
