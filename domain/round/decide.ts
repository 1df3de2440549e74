// The decider of rounds and series: the one place where it is decided what a command does to one.
import { localDateOf } from '../calendar/index.ts';
import type { DecideContext } from '../case/command.ts';
import { Refused, parameterValues, refuse } from '../case/draft.ts';
import type { EventActor } from '../case/event.ts';
import { requireBusinessDate } from '../case/guards.ts';
import type { Actor } from '../case/people.ts';
import type { Decision } from '../case/refusal.ts';
import type { RepairCommand } from '../case/repair.ts';
import type { Definition } from '../definition/forms.ts';
import type { RoundCommand, RoundHumanCommand, RoundSystemCommand, SharedCommand } from './command.ts';
import { checkItem, consolidate, excuseItem, issueBulletin } from './commands/check.ts';
import { correctItem, fileItem } from './commands/file.ts';
import { handOver } from './commands/hand-over.ts';
import { repairRound } from './commands/repair.ts';
import { openRound } from './commands/open.ts';
import { attach, comment, copy, retryEffect, urge } from './commands/shared.ts';
import { revokeCard } from './commands/revoke-card.ts';
import { changeCalendar, effectFailed, effectSucceeded, holderMissing, linkAnswered } from './commands/system.ts';
import type { RoundDraft } from './draft.ts';
import { asSystem, roundOf } from './draft.ts';
import { runDue } from './due.ts';
import type { RoundEvent } from './event.ts';
import { earliestDate, requireOpenRound } from './guards.ts';
import { partOf } from './part.ts';
import { nameBySight } from './sight.ts';
import { progress } from './progress.ts';
import type { PartRef, RoundState } from './state.ts';

const SYSTEM = new Set<RoundCommand['type']>([
  'tick',
  'holderMissing',
  'effectSucceeded',
  'effectFailed',
  'linkAnswered',
  'changeCalendar',
  'handOver',
]);

type ToldCommand = Exclude<RoundSystemCommand, RepairCommand>;

function isSystem(command: RoundHumanCommand | RoundSystemCommand): command is ToldCommand {
  return SYSTEM.has(command.type);
}

function eventActor(actor: Actor): EventActor {
  return actor.kind === 'system' ? { kind: 'system' } : { kind: actor.kind, person: actor.person };
}

function human(draft: RoundDraft, command: RoundHumanCommand): void {
  const earliest = earliestDate(roundOf(draft), draft.now);
  draft.businessDate = requireBusinessDate(command.businessDate, draft.now, earliest);
  switch (command.type) {
    case 'fileItem':
      return fileItem(draft, command);
    case 'checkItem':
      return checkItem(draft, command);
    case 'correctItem':
      return correctItem(draft, command);
    case 'excuseItem':
      return excuseItem(draft, command);
    case 'consolidate':
      return consolidate(draft, command);
    case 'issueBulletin':
      return issueBulletin(draft, command);
    default:
      return shared(draft, command);
  }
}

/** What anybody who sees the round may do, in the name in which he sees it. */
function shared(draft: RoundDraft, command: SharedCommand): void {
  draft.actor = { ...draft.actor, ...nameBySight(draft.definition, roundOf(draft), command.actor) };
  switch (command.type) {
    case 'urge':
      return urge(draft, command);
    case 'copy':
      return copy(draft, command);
    case 'comment':
      return comment(draft, command);
    case 'attach':
      return attach(draft, command);
    case 'revokeCard':
      return revokeCard(draft, command);
    case 'retryEffect':
      return retryEffect(draft, command);
    default:
      return notForRounds();
  }
}

function notForRounds(): never {
  return refuse(
    'COMMAND_NOT_APPLICABLE',
    { zh: '报送轮次不适用该操作。', en: 'This command does not apply to a round.' },
    { field: '/type' },
  );
}

function system(draft: RoundDraft, command: ToldCommand): void {
  if (command.actor.kind === 'person') {
    refuse('NOT_ALLOWED', { zh: '此操作由系统执行。', en: 'Only the system does this.' }, { field: '/type' });
  }
  switch (command.type) {
    case 'tick':
      return;
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

function carryOut(draft: RoundDraft, command: RoundCommand): void {
  if (command.type === 'openRound') {
    if (draft.state !== null) {
      refuse(
        'COMMAND_NOT_APPLICABLE',
        { zh: '本轮已经开始。', en: 'The round has opened already.' },
        { field: '/type' },
      );
    }
    openRound(draft, command);
    return;
  }
  const state = roundOf(draft);
  if (isSystem(command) && state.status === 'ended') return;
  if (command.type === 'revokeCard' && state.status === 'ended') return human(draft, command);
  // an order that was carried out already is not carried out again, also when it ended the round
  if (command.type === 'repair' && state.repairs?.includes(command.order.id) === true) return;
  if (!isSystem(command)) requireOpenRound(state);
  // What fell due before the command came is judged before it, whether the timer has rung or not.
  runDue(draft, state.updatedAt);
  if (isSystem(command)) {
    if (roundOf(draft).status === 'open') system(draft, command);
  } else if (command.type === 'repair') {
    requireOpenRound(roundOf(draft));
    repairRound(draft, command);
  } else {
    requireOpenRound(roundOf(draft));
    human(draft, command);
  }
  asSystem(draft, draft.now, () => progress(draft));
}

function partRefOf(state: RoundState | null, command: RoundCommand): PartRef | undefined {
  return state?.part ?? (command.type === 'openRound' ? command.part : undefined);
}

/**
 * Decides a command on a round: the events that follow, or a refusal that changes nothing. Pure, as the case's `decide`.
 * A command that has no effect any more (a late tick, a repeated answer) is accepted with no events.
 *
 * @param definition the one that the round is pinned to, of any form; the part is found by its key
 */
export function decideRound(
  definition: Definition,
  state: RoundState | null,
  command: RoundCommand,
  context: DecideContext,
): Decision<RoundEvent> {
  try {
    const ref = partRefOf(state, command);
    const part = ref === undefined ? undefined : partOf(definition, ref);
    if (ref === undefined) return refuse('NOT_FOUND', { zh: '没有该轮次。', en: 'There is no such round.' });
    if (part === undefined) {
      return refuse(
        'UNKNOWN_PROCEDURE',
        { zh: `该程序没有“${ref.key}”。`, en: `The procedure has no "${ref.key}".` },
        { field: '/part' },
      );
    }
    const draft: RoundDraft = {
      definition,
      part,
      parameters: parameterValues(definition),
      now: context.now,
      actor: eventActor(command.actor),
      businessDate: localDateOf(context.now),
      state,
      events: [],
    };
    carryOut(draft, command);
    return { ok: true, events: draft.events };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
