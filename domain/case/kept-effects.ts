// Effects that stand outside although the case went back to before them.
import { isSameValue } from '../same-value.ts';
import type { BranchRef, CaseState, EffectRequest, KeptEffect } from './state.ts';

/** The kept effect that a stage would do again: by its stage and branch, or because it asks for the very same. */
export function keptFor(
  { kept = [] }: CaseState,
  stage: string,
  within: BranchRef | null,
  request: EffectRequest,
): { kept: KeptEffect; isSame: boolean } | null {
  const same = kept.find((one) => isSameValue(one.request, request));
  if (same !== undefined) return { kept: same, isSame: true };
  const other = kept.find((one) => one.stage === stage && one.branch === (within?.branch ?? null));
  return other === undefined ? null : { kept: other, isSame: false };
}

/** The state without a kept effect: it has been taken up. */
export function withoutKept(state: CaseState, effectId: string): CaseState {
  if (state.kept === undefined) return state;
  return { ...state, kept: state.kept.filter((one) => one.effectId !== effectId) };
}

/** A linked case has ended that nobody waits for just now, and whose answer will be asked for. */
export function keptAnswer(
  state: CaseState,
  { caseId, outcome, data }: { caseId: string } & NonNullable<KeptEffect['answer']>,
): CaseState {
  if (state.kept === undefined) return state;
  const answer = { outcome, data };
  return { ...state, kept: state.kept.map((one) => (one.linkedCase === caseId ? { ...one, answer } : one)) };
}
