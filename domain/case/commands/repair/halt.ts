// `suspend` and `resume` of the whole case, by the rules of the case itself.
import type { RepairOf } from '../../repair.ts';
import { emit, refuse, stateOf } from '../../draft.ts';
import { settleSuspensions } from '../../clock-run.ts';
import { requireEndAfterStart, requireOpen } from '../../guards.ts';
import type { RepairDraft } from './carry-out.ts';

/** The case stands still with a ground; no clock of it runs out meanwhile. */
export function suspendCase({ draft, order, opens }: RepairDraft, { ground }: RepairOf<'suspend'>): void {
  requireOpen(stateOf(draft));
  opens({ repair: 'suspend', ground });
  emit(draft, { type: 'caseSuspended', ground, reason: order.reason });
  settleSuspensions(draft);
}

/** Every clock goes on with its remainder. */
export function resumeCase({ draft, order, opens }: RepairDraft): void {
  const { status, suspension } = stateOf(draft);
  if (status !== 'suspended' || suspension === null) {
    return refuse('CASE_NOT_SUSPENDED', { zh: '该事项未中止。', en: 'The case is not suspended.' });
  }
  if (suspension.on !== undefined) requireEndAfterStart(suspension.on, draft.businessDate, '/businessDate');
  opens({ repair: 'resume' });
  emit(draft, { type: 'caseResumed', reason: order.reason });
  settleSuspensions(draft);
}
