// What a workflow runs: a case, a round of a duty, or a series of an indicator. The one place that chooses between the
// case's decider and the round's; shell, records, rebuilding and API know only this one.
import { availableActions } from './case/available-actions.ts';
import type { AvailableAction } from './case/available-actions.ts';
import { changesOf as caseChanges } from './case/changes.ts';
import type { Changes } from './case/changes.ts';
import type { CaseCommand, DecideContext } from './case/command.ts';
import { decide as decideCase } from './case/decide.ts';
import type { CaseEvent } from './case/event.ts';
import { evolve as evolveCase } from './case/evolve.ts';
import { messagesOf as caseMessages } from './case/messages.ts';
import type { Message } from './case/messages.ts';
import { nextWake as caseWake } from './case/next-wake.ts';
import type { Actor } from './case/people.ts';
import { projectionOf } from './case/projection.ts';
import type { CaseProjection, CaseSummary } from './case/projection.ts';
import type { Decision, Refusal } from './case/refusal.ts';
import type { CaseState } from './case/state.ts';
import type { Instant } from './calendar/index.ts';
import type { CaseForm, Definition } from './definition/forms.ts';
import { planHandover } from './case/handover-plan.ts';
import type { Handover, HandoverItem } from './handover.ts';
import { roundActions } from './round/actions.ts';
import { planRoundHandover } from './round/commands/hand-over.ts';
import type { RoundAction } from './round/actions.ts';
import type { ItemCommand, OpenRoundCommand, RoundCommand } from './round/command.ts';
import { decideRound } from './round/decide.ts';
import type { RoundEvent } from './round/event.ts';
import { evolveRound } from './round/evolve.ts';
import { requirePartOf } from './round/part.ts';
import { roundProjection, roundSummary } from './round/projection.ts';
import type { RoundProjection } from './round/projection.ts';
import type { RoundState } from './round/state.ts';
import { roundWake } from './round/wake.ts';

/** A state says what it is of by `kind`; a case's has none. */
export type MachineState = CaseState | RoundState;
export type MachineEvent = CaseEvent | RoundEvent;
export type MachineCommand = CaseCommand | RoundCommand;
export type MachineProjection = CaseProjection | RoundProjection;
export type StartingCommand = Extract<CaseCommand, { type: 'start' }> | OpenRoundCommand;

/** Whether a state is a round's or a series'. */
export function isRound(state: MachineState): state is RoundState {
  return 'kind' in state;
}

/** Whether a projection is a round's, which holds only what one command changed. */
export function isRoundProjection(projection: MachineProjection): projection is RoundProjection {
  return 'changes' in projection;
}

/** The definition of a case; throws for another form, which has no cases. */
export function requireCaseForm(definition: Definition): CaseForm {
  if (definition.form !== 'case') throw new TypeError(`${definition.id} has no cases`);
  return definition;
}

const ONLY_ROUNDS: ReadonlySet<string> = new Set<ItemCommand['type'] | 'openRound'>([
  'openRound',
  'fileItem',
  'checkItem',
  'correctItem',
  'excuseItem',
  'consolidate',
  'issueBulletin',
]);

const NOT_APPLICABLE: Refusal = {
  code: 'COMMAND_NOT_APPLICABLE',
  message: { zh: '此事项不适用该操作。', en: 'This command does not apply here.' },
  field: '/type',
};

function isForRound(command: MachineCommand): command is RoundCommand {
  return ONLY_ROUNDS.has(command.type);
}

/** Whether only a round would understand it: its own commands, and 催办 of one unit. */
function needsRound(command: MachineCommand): boolean {
  return isForRound(command) || ('unit' in command && command.unit !== undefined);
}

/** Decides a command: the events that follow, or a refusal that changes nothing. Pure. */
export function decide(
  definition: Definition,
  state: MachineState | null,
  command: MachineCommand,
  context: DecideContext,
): Decision<MachineEvent> {
  if (state === null ? command.type === 'openRound' : isRound(state)) {
    // What rounds do not know, their decider refuses.
    return decideRound(definition, state as RoundState | null, command as RoundCommand, context);
  }
  if (needsRound(command)) return { ok: false, refusal: NOT_APPLICABLE };
  return decideCase(requireCaseForm(definition), state as CaseState | null, command as CaseCommand, context);
}

/** Folds one event. */
export function evolve(state: MachineState | null, event: MachineEvent): MachineState {
  if (state === null ? event.type === 'roundOpened' : isRound(state)) {
    return evolveRound(state as RoundState | null, event as RoundEvent);
  }
  return evolveCase(state as CaseState | null, event as CaseEvent);
}

/** The earliest instant at which a tick would do something, or null. */
export function nextWake(definition: Definition, state: MachineState): Instant | null {
  return isRound(state) ? roundWake(definition, state) : caseWake(state);
}

/** What is recorded with the events of one command: all of a case, of a round what they changed. */
export function projectionAfter(
  definition: Definition,
  state: MachineState,
  events: readonly MachineEvent[],
): MachineProjection {
  if (isRound(state)) return roundProjection(definition, state, events as readonly RoundEvent[]);
  return projectionOf(requireCaseForm(definition), state);
}

/** What somebody holds in a case or a round, and what of it a handover would move. */
export function planOf(definition: Definition, state: MachineState, handover: Handover): HandoverItem[] {
  if (isRound(state)) return planRoundHandover(requirePartOf(definition, state.part), state, handover);
  return planHandover(requireCaseForm(definition), state, handover);
}

/** The row of the list of cases. */
export function summaryOf(definition: Definition, state: MachineState): CaseSummary {
  if (isRound(state)) return roundSummary(requirePartOf(definition, state.part), state);
  return projectionOf(requireCaseForm(definition), state).case;
}

/** Which rows of the read model the events of one command touched. */
export function changesOf(projection: MachineProjection, events: readonly MachineEvent[]): Changes {
  if (isRoundProjection(projection)) return projection.changes;
  return caseChanges(projection, events as readonly CaseEvent[]);
}

/** Who is told what by the events of one command. */
export function messagesOf(projection: MachineProjection, events: readonly MachineEvent[]): Message[] {
  if (isRoundProjection(projection)) return projection.messages;
  return caseMessages(projection, events as readonly CaseEvent[]);
}

/** Hash of the version by which the case goes on from an event that changes it. */
export function versionSetBy(event: MachineEvent): string[] {
  if (event.type === 'stateRestored') return [event.state.definitionHash];
  return event.type === 'repaired' && event.repair === 'migrate' ? [event.definitionHash] : [];
}

/** Whether an event is a trail's first. */
export function isFirst(event: MachineEvent | undefined): boolean {
  return event?.type === 'caseStarted' || event?.type === 'roundOpened';
}

/** What an actor may ask now, and why not the rest. */
export function actionsOf(
  definition: Definition,
  state: MachineState,
  actor: Actor,
  now: Instant,
): (AvailableAction | RoundAction)[] {
  return isRound(state)
    ? roundActions(definition, state, actor, now)
    : availableActions(requireCaseForm(definition), state, actor, now);
}
