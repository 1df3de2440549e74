// Effects that were asked for and will not be done any more, as the trail lists them.
import type { OutsideEffect } from '../../repair.ts';
import type { CaseState } from '../../state.ts';

/** The pending effects of some visits; one of them may be under way at this moment. */
export function droppedEffects(visits: readonly number[], { effects }: Pick<CaseState, 'effects'>): OutsideEffect[] {
  return effects
    .filter((one) => visits.includes(one.visit))
    .map(({ id: effectId, visit: visitId, request: { kind } }) => ({ effectId, visitId, kind }));
}
