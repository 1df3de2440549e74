// The letters of a case as its state keeps them: enough to judge their service.
import type { LocalDate } from '../calendar/index.ts';
import type { CaseEvent } from '../case/event.ts';
import type { CaseState } from '../case/state.ts';

/** A letter that went out. */
export interface IssuedLetter {
  /** Id of the effect that wrote it. */
  id: string;
  /** Stage that asked for it. */
  stage: string;
  /** 文号 */
  number: string;
  issuedOn: LocalDate;
  /** Path of the organisation in whose name it went out. */
  issuer: string;
  served: LocalDate | null;
}

/** The letters after an effect, where it wrote one. */
export function withLetter(
  state: CaseState,
  { effectId, result }: CaseEvent & { type: 'effectSucceeded' },
): Pick<CaseState, 'letters'> {
  const pending = state.effects.find((effect) => effect.id === effectId);
  const stage = state.visits.find((visit) => visit.id === pending?.visit)?.stage;
  const { letterNumber: number, issuedOn } = result;
  if (pending?.request.kind !== 'letter' || stage === undefined) return {};
  if (typeof number !== 'string' || typeof issuedOn !== 'string') return {};
  const issuer = pending.request.issuer ?? state.organisation;
  return { letters: [...(state.letters ?? []), { id: effectId, stage, number, issuedOn, issuer, served: null }] };
}

/** The letters after one of them was served. */
export function withService(
  letters: readonly IssuedLetter[],
  { letter, servedOn }: CaseEvent & { type: 'letterServed' },
): IssuedLetter[] {
  return letters.map((one) => (one.id === letter ? { ...one, served: servedOn } : one));
}
