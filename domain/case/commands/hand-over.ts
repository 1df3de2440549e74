// `handOver`: the part of a handover that concerns one case.
import type { SystemCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, stateOf } from '../draft.ts';
import { planHandover } from '../handover-plan.ts';
import type { Handover, HandoverItem } from '../../handover.ts';

/**
 * Moves everything that may move from one person to another, and says in the trail what moved, what stays and why. Asked
 * a second time under the same id it does nothing; where he holds nothing here, nothing is recorded.
 */
export function handOver(draft: Draft, { handover }: Extract<SystemCommand, { type: 'handOver' }>): void {
  const state = stateOf(draft);
  if (state.handovers?.includes(handover.id) === true) return;
  const items = planHandover(draft.definition, state, handover);
  if (items.length === 0) return;
  const { id, from, to, ground } = handover;
  emit(draft, { type: 'handedOver', handoverId: id, from, to, ground, items });
  for (const item of items) if (item.moved || item.kind === 'claim') move(draft, handover, item);
}

function move(draft: Draft, { from, to, ground }: Handover, item: HandoverItem): void {
  const { visitId = 0, taskId = '' } = item;
  switch (item.kind) {
    case 'task':
      emit(draft, { type: 'taskTransferred', visitId, taskId, from: { person: from }, to, reason: ground });
      if (stateOf(draft).visits.some((visit) => visit.id === visitId && visit.roster !== undefined)) {
        emit(draft, { type: 'signerReplaced', visitId, from, to });
      }
      return;
    case 'claim':
      // what the successor may not take up goes back to the post
      emit(draft, { type: 'taskReleased', visitId, taskId });
      if (item.moved) emit(draft, { type: 'taskClaimed', visitId, taskId, by: to });
      return;
    case 'seat':
      emit(draft, { type: 'signerReplaced', visitId, from, to });
      return;
    case 'duty':
      if (item.field === undefined) return;
      emit(draft, { type: 'dataChanged', visitId: null, changes: { [item.field]: to.id }, people: [to] });
      return;
    case 'copy':
      emit(draft, { type: 'copied', to: [to], message: ground });
      return;
    case 'filing':
    case 'item':
      return;
  }
}
