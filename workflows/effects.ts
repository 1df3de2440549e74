import { ActivityFailure } from '@temporalio/common';
import type { SystemCommand } from '../domain/case/command.ts';
import type { EffectRequest } from '../domain/case/state.ts';
import type { Definition } from '../domain/definition/forms.ts';
import type { Stage } from '../domain/definition/stage.ts';
import { placeOf } from '../domain/definition/stage-index.ts';
import { isRound, requireCaseForm } from '../domain/machine.ts';
import { CASE_WIDE } from '../domain/supervision.ts';
import type { MachineState } from '../domain/machine.ts';
import { boundedEffects, resolveRoster } from './activities.ts';
import type { RecordQueue } from './record-queue.ts';

/** What a state waits for from outside. */
type Pending = MachineState['effects'][number];

const SYSTEM = { kind: 'system' } as const;

/** Tries of a link, whose stage names no number. */
const LINK_ATTEMPTS = 5;

/**
 * Carries out an effect and says how it went, as a command to the case. Nothing reaches the world before the event
 * that asks for it is recorded, nor when it has been dropped meanwhile (null then); rejects only when that event can't
 * be recorded.
 */
export async function performEffect(
  effect: Pending,
  definition: Definition,
  state: MachineState,
  records: RecordQueue,
  isWanted: () => boolean,
): Promise<SystemCommand | null> {
  const { request } = effect;
  const at = new Date().toISOString();
  if (request.kind === 'roster') {
    const { role, organisation } = request;
    const people = await resolveRoster({ role, organisation, at });
    return { type: 'rosterResolved', actor: SYSTEM, effectId: effect.id, people };
  }
  await records.drained();
  if (!isWanted()) return null;
  try {
    const result = await boundedEffects(attemptsOf(effect, definition, state)).runEffect({
      effectId: effect.id,
      visit: effect.visit,
      request: withOutcome(request, effect, definition, state),
      at,
      caseId: state.caseId,
      procedure: state.procedure,
      definitionHash: state.definitionHash,
      ...partiesOf(effect, state),
      rehearsal: state.rehearsal,
      calendar: state.calendar,
    });
    return { type: 'effectSucceeded', actor: SYSTEM, effectId: effect.id, result };
  } catch (error) {
    // The attempts of this round are used up, or no attempt could help: either way somebody must look at it.
    const cause = error instanceof ActivityFailure ? error.cause : error;
    const text = cause instanceof Error ? cause.message : String(cause);
    return { type: 'effectFailed', actor: SYSTEM, effectId: effect.id, error: text, final: true };
  }
}

/** Where it is done and for whom: an entry of a round speaks for its unit alone. */
function partiesOf(effect: Pending, state: MachineState) {
  if (!isRound(state)) {
    const { organisation, subject, applicant, relatives, origin } = state;
    // A supervision case is about those who are late, not about whoever waits for them.
    if (effect.visit === CASE_WIDE) return { organisation, subject: null, applicant: null, relatives: [], origin };
    return { organisation, subject, applicant, relatives, origin };
  }
  const organisation = 'unit' in effect ? effect.unit : state.organisation;
  return { organisation, subject: null, applicant: null, relatives: [], origin: null };
}

function stageOf(effect: Pending, definition: Definition, state: MachineState): Stage | undefined {
  if (isRound(state)) return undefined;
  const visit = state.visits.find((one) => one.id === effect.visit);
  return visit === undefined ? undefined : placeOf(requireCaseForm(definition), visit.stage)?.stage;
}

function attemptsOf(effect: Pending, definition: Definition, state: MachineState): number {
  const stage = stageOf(effect, definition, state);
  return stage?.kind === 'service' ? stage.attempts : LINK_ATTEMPTS;
}

/** A case that reports back just before its end reports that end's outcome. */
function withOutcome<Request extends EffectRequest>(
  request: Request,
  effect: Pending,
  definition: Definition,
  state: MachineState,
): Request {
  const stage = stageOf(effect, definition, state);
  if (request.kind !== 'link' || stage?.kind !== 'link' || typeof stage.to !== 'string') return request;
  const next = placeOf(requireCaseForm(definition), stage.to)?.stage;
  return next?.kind === 'end' ? { ...request, outcome: next.outcome } : request;
}
