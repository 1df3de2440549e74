// `retryEffect`: what waits for its next attempt is due now; what could not even begin is begun anew.
import type { Draft } from '../../draft.ts';
import { emit, refuse, stateOf } from '../../draft.ts';
import { requestOf } from '../../effect-request.ts';
import { beginAgain } from '../../flow.ts';
import { requireOpen, requireVisit, stageOf } from '../../guards.ts';
import type { RepairOf } from '../../repair.ts';
import type { PendingEffect } from '../../state.ts';
import type { Stage } from '../../../definition/stage.ts';
import { CASE_WIDE } from '../../../supervision.ts';
import type { RepairDraft } from './carry-out.ts';

/** Effects keep their ids, so that what was done outside in the meantime is not done twice. */
export function retryEffect({ draft, opens }: RepairDraft, { visitId, effectId }: RepairOf<'retryEffect'>): void {
  requireOpen(stateOf(draft));
  const pending = stateOf(draft).effects.filter(
    (one) => one.visit === visitId && (effectId === undefined || one.id === effectId),
  );
  if (pending.length > 0) {
    opens({ repair: 'retryEffect', visitId, effectIds: pending.map((one) => one.id) });
    for (const effect of pending) dueNow(draft, effect);
    return;
  }
  if (effectId !== undefined || visitId === CASE_WIDE) return nothingToRetry();
  const visit = requireVisit(stateOf(draft), visitId);
  if (visit.stuckReason === undefined || visit.tasks.some((task) => task.state === 'open')) return nothingToRetry();
  const stage = stageOf(draft.definition, visit);
  requireInputs(draft, stage);
  opens({ repair: 'retryEffect', visitId, effectIds: [] });
  // a roster that found nobody stays stuck until it finds somebody
  if (visit.roster === undefined) emit(draft, { type: 'visitUnstuck', visitId });
  beginAgain(draft, stage, visitId);
}

/** Refuses to begin an effect for which the case's data lack something. */
function requireInputs(draft: Draft, stage: Stage): void {
  if (stage.kind !== 'service' && stage.kind !== 'link') return;
  const made = requestOf(stage, stateOf(draft));
  if (!('missing' in made)) return;
  const label = draft.definition.fields.find((one) => one.key === made.missing)?.label;
  refuse(
    'FIELD_REQUIRED',
    {
      zh: `缺少“${label?.zh ?? made.missing}”，须先补正数据再重试。`,
      en: `"${label?.en ?? made.missing}" is missing: patch the data, then retry.`,
    },
    { field: `/data/${made.missing}` },
  );
}

function dueNow(draft: Draft, { id: effectId, visit: visitId, attempts }: PendingEffect): void {
  emit(draft, { type: 'effectFailed', effectId, visitId, error: '', attempts, notBefore: null });
}

function nothingToRetry(): never {
  return refuse(
    'COMMAND_NOT_APPLICABLE',
    { zh: '本环节没有待重试的处理。', en: 'There is nothing to retry here.' },
    { field: '/repair/visitId' },
  );
}
