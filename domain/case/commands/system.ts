// What the shell tells the decider: time, rosters, effects, answers of other cases, a new calendar.
import { addHours, localDateOf, withYears } from '../../calendar/index.ts';
import type { Instant } from '../../calendar/index.ts';
import { fireAlarms, recomputeClocks } from '../clock-run.ts';
import type { SystemCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, stateOf } from '../draft.ts';
import { leave } from '../flow.ts';
import { lastDayOf } from '../following.ts';
import { writeData } from '../form-check.ts';
import { stageOf } from '../guards.ts';
import type { PersonRef } from '../people.ts';
import type { CaseState, Visit } from '../state.ts';
import { takenFrom } from '../taken.ts';
import { openTask, openTaskAt } from '../task-opening.ts';
import { recomputeVisits } from '../visit-dates.ts';
import { CASE_WIDE } from '../../supervision.ts';
import { endNoticeIfOver } from './notice.ts';
import { caseWideEffect, supervisionAnswered, supervisionFailed, supervisionOpened } from './supervision.ts';

type Command<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>;

/** Longest back-off between rounds of attempts of an effect, in hours. */
const MOST_BACK_OFF_HOURS = 6;

/** A visit whose wait or notice has run out, and when. */
export interface Over {
  visit: Visit;
  at: Instant;
}

/** The visit whose wait or notice ran out first by an instant. */
export function firstOver(draft: Draft, by: Instant): Over | null {
  const over = stateOf(draft).visits.flatMap((visit) => {
    const at = visit.until ?? (visit.phase === 'posted' ? visit.notice?.dueAt : undefined);
    return at !== undefined && at <= by ? [{ visit, at }] : [];
  });
  return over.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.visit.id - b.visit.id))[0] ?? null;
}

/** Moves on a wait or notice that is over; what follows starts from the day it ran out. */
export function elapse(draft: Draft, { visit, at }: Over): void {
  const { businessDate } = draft;
  draft.businessDate = localDateOf(at);
  const stage = stageOf(draft.definition, visit);
  if (stage.kind === 'notice') {
    draft.follows = lastDayOf(stage.period, at);
    endNoticeIfOver(draft, visit);
  } else if (stage.kind === 'wait') {
    draft.follows = stage.until.kind === 'limit' ? lastDayOf(stage.until.limit, at) : null;
    leave(draft, visit.id, 'elapsed', 'outcome', stage.to);
  }
  draft.follows = null;
  draft.businessDate = businessDate;
}

/** `tick`: fires due alarms, then moves on every wait and notice that is over. */
export function tick(draft: Draft): void {
  if (stateOf(draft).status !== 'open') return;
  fireAlarms(draft);
  for (
    let over = firstOver(draft, draft.now);
    over !== null && stateOf(draft).status === 'open';
    over = firstOver(draft, draft.now)
  ) {
    elapse(draft, over);
    fireAlarms(draft);
  }
}

/** `rosterResolved`: the people of a roster become tasks; applicant and relatives stand aside; nobody left is stuck. */
export function rosterResolved(draft: Draft, command: Command<'rosterResolved'>): void {
  const state = stateOf(draft);
  const pending = state.effects.find((effect) => effect.id === command.effectId);
  const visit = state.visits.find((one) => one.id === pending?.visit);
  if (pending === undefined || visit === undefined || pending.request.kind !== 'roster') return;
  const stage = stageOf(draft.definition, visit);
  const aside = (person: PersonRef): boolean =>
    stage.kind === 'decision' && (person.id === state.applicant?.id || state.relatives.includes(person.id));
  const people = command.people.filter((person) => !aside(person));
  emit(draft, { type: 'rosterResolved', visitId: visit.id, effectId: command.effectId, people });
  openRosterTasks(draft, visit.id);
}

/** Opens the tasks of a visit whose roster is known. */
export function openRosterTasks(draft: Draft, visitId: number): void {
  const visit = stateOf(draft).visits.find((one) => one.id === visitId);
  if (visit?.roster === undefined) return;
  const stage = stageOf(draft.definition, visit);
  if (visit.roster.length === 0) {
    emit(draft, { type: 'visitStuck', visitId, reason: 'noHolder' });
    return;
  }
  if (visit.stuckReason !== undefined) emit(draft, { type: 'visitUnstuck', visitId });
  if (stage.kind === 'vote') openTask(draft, visitId, 'convene', stage.assignee);
  if (stage.kind !== 'decision') return;
  const inSequence = stage.completion.rule === 'sequence';
  for (const [index, person] of visit.roster.entries()) {
    openTaskAt(draft, visitId, 'decide', { person }, { state: inSequence && index > 0 ? 'waiting' : 'open' });
  }
}

/** `holderMissing`: nobody holds the role of new tasks; an administrator is told, nothing passes by itself. */
export function holderMissing(draft: Draft, command: Command<'holderMissing'>): void {
  for (const visit of stateOf(draft).visits) {
    const open = visit.tasks.some((task) => task.state === 'open' && command.taskIds.includes(task.id));
    if (open && visit.stuckReason === undefined)
      emit(draft, { type: 'visitStuck', visitId: visit.id, reason: 'noHolder' });
  }
}

/** `effectSucceeded`: a service moves on; a link that awaits stays until it is answered. */
export function effectSucceeded(draft: Draft, command: Command<'effectSucceeded'>): void {
  const own = caseWideEffect(draft, command.effectId);
  if (own !== undefined) return supervisionOpened(draft, own, command.result);
  const state = stateOf(draft);
  const pending = state.effects.find((effect) => effect.id === command.effectId);
  const visit = state.visits.find((one) => one.id === pending?.visit);
  if (pending === undefined || visit === undefined) return;
  if (visit.stuckReason !== undefined) emit(draft, { type: 'visitUnstuck', visitId: visit.id });
  const answer = state.kept?.find((one) => one.effectId === pending.id)?.answer;
  emit(draft, { type: 'effectSucceeded', effectId: pending.id, visitId: visit.id, result: command.result });
  const stage = stageOf(draft.definition, visit);
  if (stage.kind === 'link') {
    const caseId = command.result['caseId'];
    if (typeof caseId === 'string')
      emit(draft, { type: 'linkOpened', visitId: visit.id, caseId, procedure: stage.procedure });
    // a case that was open before answers the one that opened it, not this one
    if (stage.mode === 'openAndAwait' && command.result['existing'] !== true) {
      // it had ended before the case went back
      if (answer !== undefined && typeof caseId === 'string')
        linkAnswered(draft, { type: 'linkAnswered', actor: command.actor, visitId: visit.id, caseId, ...answer });
      return;
    }
  }
  if (stage.kind === 'link' || stage.kind === 'service') leave(draft, visit.id, null, 'outcome', stage.to);
}

/** `effectFailed`: keeps the error, backs off (1 minute doubled, at most 6 hours) and says when the visit is stuck. */
export function effectFailed(draft: Draft, command: Command<'effectFailed'>): void {
  const own = caseWideEffect(draft, command.effectId);
  if (own !== undefined) return supervisionFailed(draft, own, command.error);
  const state = stateOf(draft);
  const pending = state.effects.find((effect) => effect.id === command.effectId);
  const visit = state.visits.find((one) => one.id === pending?.visit);
  if (pending === undefined || visit === undefined) return;
  const attempts = pending.attempts + 1;
  const hours = Math.min(2 ** (attempts - 1) / 60, MOST_BACK_OFF_HOURS);
  emit(draft, {
    type: 'effectFailed',
    effectId: pending.id,
    visitId: visit.id,
    error: command.error,
    attempts,
    notBefore: addHours(draft.now, hours),
  });
  if (command.final && visit.stuckReason === undefined) {
    emit(draft, { type: 'visitStuck', visitId: visit.id, reason: 'effect', error: command.error });
  }
}

/**
 * The visit that waits for a linked case. After a revert that is a later visit of the stage than the one that opened it, or
 * none, where the visit waits for another case meanwhile.
 */
function waitingFor({ visits, kept }: CaseState, { visitId, caseId }: Command<'linkAnswered'>): Visit | undefined {
  if (kept === undefined) return visits.find((one) => one.id === visitId);
  return visits.find((one) => one.link?.caseId === caseId);
}

/** `linkAnswered`: the other case ended; an answer to a visit that is gone or was answered changes nothing. */
export function linkAnswered(draft: Draft, command: Command<'linkAnswered'>): void {
  if (command.visitId === CASE_WIDE) return supervisionAnswered(draft, command);
  const { caseId, outcome, data } = command;
  const visit = waitingFor(stateOf(draft), command);
  if (visit === undefined) {
    const isKept = stateOf(draft).kept?.some((one) => one.linkedCase === caseId) === true;
    if (isKept) emit(draft, { type: 'linkAnswered', visitId: command.visitId, caseId, outcome, data });
    return;
  }
  const stage = stageOf(draft.definition, visit);
  if (stage.kind !== 'link' || stage.mode !== 'openAndAwait') return;
  emit(draft, { type: 'linkAnswered', visitId: visit.id, caseId, outcome, data });
  writeData(draft, visit.id, takenFrom(draft, stage, command.data));
  const way = stage.byOutcome.find((one) => one.outcome === command.outcome)?.to ?? stage.to;
  leave(draft, visit.id, command.outcome, 'outcome', way);
}

/**
 * `changeCalendar`: open clocks, notices and waits are computed again; each change is in the trail with old and new date.
 * A calendar that the case has already changes nothing, so that it may be sent again.
 */
export function changeCalendar(draft: Draft, command: Command<'changeCalendar'>): void {
  if (stateOf(draft).status === 'ended') return;
  const calendar = withYears(stateOf(draft).calendar, command.calendar.years);
  if (calendar === null) return;
  emit(draft, { type: 'calendarChanged', calendar, ground: command.ground });
  recomputeClocks(draft, command.ground, () => true);
  recomputeVisits(draft, command.ground);
}
