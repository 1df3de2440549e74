// The decider: the one place where it is decided what a command does to a case.
import { localDateOf } from '../calendar/index.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { CaseCommand, DecideContext, HumanCommand, SystemCommand } from './command.ts';
import {
  attach,
  comment,
  copy,
  correct,
  report,
  resume,
  retryEffect,
  suspend,
  takeBack,
  urge,
  withdraw,
} from './commands/case-wide.ts';
import { extendClock, resumeClock, suspendClock } from './commands/clocks.ts';
import { decideTask, returnTo } from './commands/decide-task.ts';
import { object, post, resolveObjection } from './commands/notice.ts';
import { start } from './commands/start.ts';
import { handOver } from './commands/hand-over.ts';
import { fireAlarms } from './clock-run.ts';
import {
  changeCalendar,
  effectFailed,
  effectSucceeded,
  holderMissing,
  linkAnswered,
  openRosterTasks,
  rosterResolved,
  tick,
} from './commands/system.ts';
import { addSigner, claim, delegate, giveOpinion, release, removeSigner, transfer } from './commands/task-verbs.ts';
import { recordService } from './commands/record-service.ts';
import { revokeCard } from './commands/revoke-card.ts';
import { carryOutRepair } from './commands/repair/carry-out.ts';
import { recordVote } from './commands/vote.ts';
import type { Draft } from './draft.ts';
import { Refused, parameterValues, refuse, stateOf } from './draft.ts';
import type { CaseEvent, EventActor } from './event.ts';
import { actingFor } from './acting.ts';
import { requireBusinessDate, requireNotEnded } from './guards.ts';
import type { Decision } from './refusal.ts';
import type { RepairCommand } from './repair.ts';
import type { CaseState } from './state.ts';

const SYSTEM = new Set<CaseCommand['type']>([
  'tick',
  'rosterResolved',
  'holderMissing',
  'effectSucceeded',
  'effectFailed',
  'linkAnswered',
  'changeCalendar',
  'handOver',
]);

type ToldCommand = Exclude<SystemCommand, RepairCommand>;

/** A card is revoked, and a letter served, when the case is long over, too. */
const AFTER_END = new Set<CaseCommand['type']>(['revokeCard', 'recordService']);

function isSystem(command: HumanCommand | SystemCommand): command is ToldCommand {
  return SYSTEM.has(command.type);
}

/** Who the events name: the person, and for whom when acting as a delegate. */
function eventActor(definition: CaseForm, command: CaseCommand, state: CaseState | null): EventActor {
  const { actor } = command;
  if (actor.kind === 'system') return { kind: 'system' };
  const base: EventActor = { kind: actor.kind, person: actor.person };
  if (state === null || command.type === 'start' || command.type === 'repair' || isSystem(command)) return base;
  return { ...base, ...actingFor(definition, state, actor, command) };
}

/** Earliest business date of a command: the day its visit, or the case, began. */
function earliestDate(state: CaseState, command: HumanCommand): string {
  const visit = 'visitId' in command ? state.visits.find((one) => one.id === command.visitId) : undefined;
  return visit?.openedOn ?? state.startedOn;
}

function human(draft: Draft, command: HumanCommand): void {
  const state = stateOf(draft);
  draft.businessDate = requireBusinessDate(command.businessDate, draft.now, earliestDate(state, command));
  switch (command.type) {
    case 'decide':
      return decideTask(draft, command);
    case 'returnTo':
      return returnTo(draft, command);
    case 'claim':
      return claim(draft, command);
    case 'release':
      return release(draft, command);
    case 'transfer':
      return transfer(draft, command);
    case 'delegate':
      return delegate(draft, command);
    case 'addSigner':
      return addSigner(draft, command);
    case 'removeSigner':
      return removeSigner(draft, command);
    case 'giveOpinion':
      return giveOpinion(draft, command);
    case 'recordVote':
      return recordVote(draft, command);
    case 'post':
      return post(draft, command);
    case 'object':
      return object(draft, command);
    case 'resolveObjection':
      return resolveObjection(draft, command);
    case 'report':
      return report(draft, command);
    case 'withdraw':
      return withdraw(draft, command);
    case 'takeBack':
      return takeBack(draft, command);
    case 'urge':
      return urge(draft, command);
    case 'copy':
      return copy(draft, command);
    case 'comment':
      return comment(draft, command);
    case 'attach':
      return attach(draft, command);
    case 'correct':
      return correct(draft, command);
    case 'suspend':
      return suspend(draft, command);
    case 'resume':
      return resume(draft, command);
    case 'extendClock':
      return extendClock(draft, command);
    case 'suspendClock':
      return suspendClock(draft, command);
    case 'resumeClock':
      return resumeClock(draft, command);
    case 'revokeCard':
      return revokeCard(draft, command);
    case 'recordService':
      return recordService(draft, command);
    case 'retryEffect':
      return retryEffect(draft, command);
  }
}

function system(draft: Draft, command: ToldCommand): void {
  // what comes late to an ended case changes nothing
  if (stateOf(draft).status === 'ended') return;
  if (command.actor.kind === 'person')
    refuse('NOT_ALLOWED', { zh: '此操作由系统执行。', en: 'Only the system does this.' }, { field: '/type' });
  switch (command.type) {
    case 'tick':
      return tick(draft);
    case 'rosterResolved':
      return rosterResolved(draft, command);
    case 'holderMissing':
      return holderMissing(draft, command);
    case 'effectSucceeded':
      return effectSucceeded(draft, command);
    case 'effectFailed':
      return effectFailed(draft, command);
    case 'linkAnswered':
      return linkAnswered(draft, command);
    case 'changeCalendar':
      return changeCalendar(draft, command);
    case 'handOver':
      return handOver(draft, command);
  }
}

/** A roster of one person is resolved without the shell; its tasks open in the same decision. */
function settleRosters(draft: Draft): void {
  if (draft.state === null) return;
  for (const visit of stateOf(draft).visits) {
    if (
      visit.roster !== undefined &&
      visit.tasks.length === 0 &&
      visit.phase === 'open' &&
      visit.stuckReason === undefined
    )
      openRosterTasks(draft, visit.id);
  }
}

/**
 * Decides a command on a case: the events that follow, or a refusal that changes nothing. Pure: the same arguments
 * give the same answer, in the API, in the workflow and on replay. A command that has no effect any more (a late tick,
 * a repeated answer) is accepted with no events.
 */
export function decide(
  definition: CaseForm,
  state: CaseState | null,
  command: CaseCommand,
  context: DecideContext,
): Decision<CaseEvent> {
  const draft: Draft = {
    definition,
    parameters: parameterValues(definition),
    now: context.now,
    issuer: command.actor,
    actor: eventActor(definition, command, state),
    ...('people' in command && command.people !== undefined ? { people: command.people } : {}),
    businessDate: localDateOf(context.now),
    state,
    events: [],
  };
  try {
    if (command.type === 'start') {
      if (state !== null)
        refuse(
          'COMMAND_NOT_APPLICABLE',
          { zh: '该事项已经开始。', en: 'The case has already started.' },
          { field: '/type' },
        );
      start(draft, command);
    } else if (state === null) {
      refuse('NOT_FOUND', { zh: '没有该事项。', en: 'There is no such case.' });
    } else if (command.type === 'repair') {
      carryOutRepair(draft, command);
    } else if (isSystem(command)) {
      system(draft, command);
    } else {
      if (!AFTER_END.has(command.type)) requireNotEnded(state);
      human(draft, command);
    }
    settleRosters(draft);
    // what was overdue at birth fires with it
    if (draft.state !== null && draft.events.length > 0 && command.type !== 'tick') fireLate(draft);
    return { ok: true, events: draft.events };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function fireLate(draft: Draft): void {
  if (stateOf(draft).status === 'open') fireAlarms(draft);
}
