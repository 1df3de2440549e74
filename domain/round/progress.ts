// What follows when items are in or time is up: consolidation level by level, the bulletin, the end.
import { organisationAt } from '../organisations.ts';
import type { Duty } from '../definition/duty.ts';
import type { RoundDraft } from './draft.ts';
import { emit, nextTaskId, roundOf } from './draft.ts';
import type { EndReason } from './event.ts';
import { isDue, isSettled, itemOf } from './items.ts';
import { addressFor } from './part.ts';
import type { Part } from './part.ts';
import type { RoundState, Step, Term } from './state.ts';
import { stepCountedFrom, stepDue } from './step-limit.ts';
import { tallyOf } from './tally.ts';

/** Opens what can begin, and ends the round when nothing is left to do. */
export function progress(draft: RoundDraft): void {
  if (roundOf(draft).status !== 'open') return;
  if (draft.part.kind === 'duty') {
    openConsolidations(draft, draft.part.duty);
    openBulletin(draft, draft.part.duty);
  }
  const reason = endReason(draft.part, roundOf(draft));
  if (reason !== null) endRound(draft, reason);
}

/** Ends the round; its effects must be done. */
export function endRound(draft: RoundDraft, reason: EndReason): void {
  emit(draft, { type: 'roundEnded', outcome: 'completed', reason, tally: tallyOf(roundOf(draft)) });
}

/** The organisation that consolidates for a unit at a step; null when the unit lies above it. */
function placeOf(duty: Duty, step: number, unit: string): string | null {
  const by = duty.consolidation[step]?.by;
  return by === undefined ? null : organisationAt(unit, by.level, by.body);
}

/** The units that a step sums up, by the organisation that does it. */
function unitsBelow(duty: Duty, step: number, state: RoundState): Map<string, string[]> {
  const below = new Map<string, string[]>();
  for (const { path } of state.units) {
    const place = placeOf(duty, step, path);
    if (place !== null) below.set(place, [...(below.get(place) ?? []), path]);
  }
  return below;
}

type Readiness = 'consolidated' | 'settled' | 'due';

/** Why a unit no longer holds a step up; null while it does. */
function readiness(draft: RoundDraft, duty: Duty, step: number, unit: string): Readiness | null {
  const state = roundOf(draft);
  for (let lower = step - 1; lower >= 0; lower -= 1) {
    const place = placeOf(duty, lower, unit);
    if (place === null) continue;
    return stepAt(state, duty.consolidation[lower]?.key, place)?.state === 'done' ? 'consolidated' : null;
  }
  const [term] = state.terms;
  if (term === undefined || term.visit === null) return null;
  if (isSettled(draft.part, itemOf(state, term, unit))) return 'settled';
  return isDue(term, draft.now) ? 'due' : null;
}

const stepAt = (state: RoundState, key: string | undefined, organisation: string): Step | undefined =>
  state.steps.find((step) => step.key === key && step.organisation === organisation);

function becauseOf(reasons: readonly Readiness[]): Readiness {
  if (reasons.includes('due')) return 'due';
  return reasons.includes('consolidated') ? 'consolidated' : 'settled';
}

function openConsolidations(draft: RoundDraft, duty: Duty): void {
  for (const [index, step] of duty.consolidation.entries()) {
    for (const [organisation, units] of unitsBelow(duty, index, roundOf(draft))) {
      if (stepAt(roundOf(draft), step.key, organisation) !== undefined) continue;
      const reasons = units.map((unit) => readiness(draft, duty, index, unit));
      if (reasons.includes(null)) continue;
      const to = { role: step.by.role, organisation };
      openStep(
        draft,
        { key: step.key, kind: 'consolidate', organisation, to },
        becauseOf(reasons.filter((one) => one !== null)),
      );
    }
  }
}

function openBulletin(draft: RoundDraft, duty: Duty): void {
  const { bulletin } = duty;
  if (bulletin === undefined) return;
  const state = roundOf(draft);
  if (state.steps.some((step) => step.kind === 'bulletin')) return;
  const reasons = state.units.map(({ path }) => readiness(draft, duty, duty.consolidation.length, path));
  if (reasons.includes(null)) return;
  const to = addressFor(bulletin.by, state.organisation, state.organisation);
  const { organisation } = to;
  openStep(
    draft,
    { key: bulletin.key, kind: 'bulletin', organisation, to },
    becauseOf(reasons.filter((one) => one !== null)),
  );
}

function openStep(
  draft: RoundDraft,
  step: Pick<Step, 'key' | 'kind' | 'organisation' | 'to'>,
  because: Readiness,
): void {
  const visitId = roundOf(draft).visitCount + 1;
  const { key, ...rest } = step;
  const from = stepCountedFrom(draft, because);
  const due = draft.part.kind === 'duty' ? stepDue(draft.part.duty, key, from, roundOf(draft).calendar) : undefined;
  const opened = { type: 'stepOpened', step: key, ...rest, visitId, taskId: nextTaskId(visitId, 0), because } as const;
  emit(draft, due === undefined ? opened : { ...opened, due });
}

/** Why the round is over; null while it is not. Cases that entries asked for must have been opened. */
function endReason(part: Part, state: RoundState): EndReason | null {
  if (part.kind === 'indicator' || state.effects.length > 0) return null;
  const { duty } = part;
  if (duty.bulletin !== undefined) {
    return state.steps.some((step) => step.kind === 'bulletin' && step.state === 'done') ? 'bulletin' : null;
  }
  const [term] = state.terms;
  if (term === undefined || term.visit === null) return null;
  if (duty.consolidation.length > 0) return isConsolidated(duty, state, term) ? 'consolidated' : null;
  return state.units.every(({ path }) => isSettled(part, itemOf(state, term, path))) ? 'settled' : null;
}

/** Whether the last step of every unit is done; a unit above all steps must be settled. */
function isConsolidated(duty: Duty, state: RoundState, term: Term): boolean {
  return state.units.every(({ path }) => {
    for (let index = duty.consolidation.length - 1; index >= 0; index -= 1) {
      const place = placeOf(duty, index, path);
      if (place !== null) return stepAt(state, duty.consolidation[index]?.key, place)?.state === 'done';
    }
    return isSettled({ kind: 'duty', duty }, itemOf(state, term, path));
  });
}
