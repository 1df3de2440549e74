// `repair`: one administrator's order on one case. What it does is in the ordinary events after `repaired`.
import { localDateOf } from '../../../calendar/index.ts';
import { canCaseEnd } from '../../../repair/can-end.ts';
import type { Draft } from '../../draft.ts';
import { emit, refuse, stateOf } from '../../draft.ts';
import { requireBusinessDate, requireNotEnded } from '../../guards.ts';
import type { Repair, RepairCommand, RepairDetails, RepairKind, RepairOrder } from '../../repair.ts';
import { requireAdministrator, requireOrder } from './authority.ts';
import { cancel } from './cancel.ts';
import { resumeCase, suspendCase } from './halt.ts';
import { jump } from './jump.ts';
import { migrate } from './migrate.ts';
import { patchData } from './patch-data.ts';
import { dropClaim, reassign } from './reassign.ts';
import { retryEffect } from './retry-effect.ts';
import { revert } from './revert.ts';

/** A repair under way: `opens` puts the event `repaired` before those that follow from it. */
export interface RepairDraft {
  draft: Draft;
  order: RepairOrder;
  opens: (details: RepairDetails) => void;
}

/**
 * Carries a repair out, or refuses it and changes nothing. Asked a second time under the same order it does nothing. An
 * ended case is repaired in no way but by a revert, which says so itself.
 */
export function carryOutRepair(draft: Draft, command: RepairCommand): void {
  const { order, repair, actor } = command;
  const state = stateOf(draft);
  draft.actor = requireAdministrator(actor, state.organisation);
  requireOrder(order, actor);
  if (state.repairs?.includes(order.id) === true) return;
  draft.businessDate = requireBusinessDate(command.businessDate, draft.now, state.startedOn);
  if (repair.kind !== 'revert') requireNotEnded(state);
  const opens = (details: RepairDetails): void =>
    emit(draft, {
      type: 'repaired',
      orderId: order.id,
      reason: order.reason,
      approvedBy: order.approvedBy,
      ...details,
    });
  dispatch({ draft, order, opens }, repair);
  if (!NO_FURTHER.includes(repair.kind)) requireEnd(draft);
}

/** A case that stands still, runs again or is told what was done around it is no further from its end than before. */
const NO_FURTHER: readonly RepairKind[] = ['suspend', 'restart', 'reproject', 'resend'];

/** A repair leaves no case behind that can't end. */
function requireEnd(draft: Draft): void {
  const proof = canCaseEnd(draft.definition, stateOf(draft), localDateOf(draft.now));
  if (proof.ends) return;
  refuse('REPAIR_WITHOUT_END', {
    zh: `修复后事项无法办结：${proof.why.zh}。`,
    en: `After this repair the case could not end: ${proof.why.en}.`,
  });
}

function dispatch(on: RepairDraft, repair: Repair): void {
  switch (repair.kind) {
    case 'reassign':
      return reassign(on, repair);
    case 'dropClaim':
      return dropClaim(on, repair);
    case 'jump':
      return jump(on, repair);
    case 'patchData':
      return patchData(on, repair);
    case 'suspend':
      return suspendCase(on, repair);
    case 'resume':
      return resumeCase(on);
    case 'reproject':
      return on.opens({ repair: 'reproject' });
    case 'resend':
      return on.opens({ repair: 'resend', deliveryId: repair.deliveryId });
    case 'retryEffect':
      return retryEffect(on, repair);
    case 'cancel':
      return cancel(on);
    case 'restart':
      return on.opens({ repair: 'restart' });
    case 'migrate':
      return migrate(on, repair);
    case 'revert':
      return revert(on, repair);
  }
}
