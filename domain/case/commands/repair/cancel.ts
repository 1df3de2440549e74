// `cancel`: the case ends where it stands, at no end stage of its definition.
import { stateOf } from '../../draft.ts';
import { endCase } from '../../flow.ts';
import { releaseQuotas } from '../../quota.ts';
import type { RepairDraft } from './carry-out.ts';
import { droppedEffects } from './dropped.ts';

/** Outcome of a case, or of a round, that an administrator has cancelled. */
export const CANCELLED = 'cancelled';

/** Closes all that is open, stops every clock, releases what is reserved; what was committed or done outside stays. */
export function cancel({ draft, opens }: RepairDraft): void {
  const state = stateOf(draft);
  const visits = state.effects.map((one) => one.visit);
  opens({ repair: 'cancel', dropped: droppedEffects(visits, state) });
  // before the stages are left: leaving one may be what commits
  releaseQuotas(draft);
  endCase(draft, '', CANCELLED);
}
