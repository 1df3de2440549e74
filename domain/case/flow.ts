// Movement of a case: entering and leaving stages, branches and joins, the end.
//
// Definitions are block-structured, so every way out of a stage is one of four: on to a stage beside it, `$join` or
// `$fail` in a branch, or out of one or more parallels to a stage around them. Every entry is a fresh visit; leaving
// by any way closes all that the visit opened.
import { deadlineOf } from '../calendar/index.ts';
import { followRoute } from '../conditions.ts';
import type { Route } from '../definition/atoms.ts';
import type { DecisionStage, Stage } from '../definition/stage.ts';
import type { ParallelStage } from '../definition/stage.ts';
import { branchesOf, parallelsAround, placeOf } from '../definition/stage-index.ts';
import type { z } from 'zod';
import { addressOf } from './address.ts';
import { limitWithData, settleSuspensions, stopClock } from './clock-run.ts';
import type { Draft } from './draft.ts';
import { emit, happenedAt, refuse, stateOf } from './draft.ts';
import { requestOf } from './effect-request.ts';
import { countedFrom } from './following.ts';
import { keptFor } from './kept-effects.ts';
import type { LeaveReason } from './event.ts';
import { happened } from './happening.ts';
import { releaseQuotas } from './quota.ts';
import type { BranchRef, CaseState, Visit } from './state.ts';
import { openTask, skipSamePerson } from './task-opening.ts';

type Decision = z.infer<typeof DecisionStage>;

/** Resolves a route on the case's data; a condition without an answer refuses the command. */
export function targetOf(draft: Draft, route: Route): string {
  const followed = followRoute(route, stateOf(draft).data, draft.parameters);
  if ('to' in followed) return followed.to;
  return refuse('RULE_UNDECIDED', {
    zh: `条件“${followed.undecided}”缺少数据，无法判断去向。`,
    en: `The condition "${followed.undecided}" lacks data; the way on can't be decided.`,
  });
}

/** Enters a stage as a fresh visit. */
export function enter(draft: Draft, key: string, within: BranchRef | null): void {
  const stage = placeOf(draft.definition, key)?.stage;
  if (stage === undefined) throw new Error(`stage ${key} is not in the definition`);
  if (stage.kind === 'end') {
    endCase(draft, stage.key, stage.outcome);
    return;
  }
  const visitId = stateOf(draft).visitCount + 1;
  if (stage.kind === 'parallel') {
    openParallel(draft, stage, visitId, within);
    return;
  }
  emit(draft, { type: 'visitOpened', visitId, stage: key, within, phase: phaseOf(stage), ...untilOf(draft, stage) });
  settleSuspensions(draft);
  happened(draft, { on: 'entered', stage: key }, visitId);
  settleSuspensions(draft);
  begin(draft, stage, visitId);
}

function phaseOf(stage: Stage): 'open' | 'roster' | 'effect' {
  if (stage.kind === 'service' || stage.kind === 'link') return 'effect';
  if (stage.kind === 'decision' && stage.completion.rule !== 'any') return 'roster';
  if (stage.kind === 'vote' && stage.meetings.some((meeting) => meeting.roll.from === 'role')) return 'roster';
  return 'open';
}

function untilOf(draft: Draft, stage: Stage): { until?: string; countedFrom?: string } {
  if (stage.kind !== 'wait' || stage.until.kind !== 'limit') return {};
  const state = stateOf(draft);
  const limit = limitWithData(stage.until.limit, state.data);
  if (limit === null) {
    return refuse('RULE_UNDECIDED', {
      zh: `“${stage.title.zh}”缺少到期日期。`,
      en: `"${stage.title.en}" lacks its date.`,
    });
  }
  const from = countedFrom(draft, limit);
  const { dueAt } = deadlineOf(from, limit, state.calendar, []);
  if (dueAt === null) return {};
  return from === happenedAt(draft) ? { until: dueAt } : { until: dueAt, countedFrom: from };
}

/** What a stage sets going when it is entered. */
function begin(draft: Draft, stage: Exclude<Stage, ParallelStage>, visitId: number): void {
  switch (stage.kind) {
    case 'decision':
      if (stage.completion.rule === 'any') {
        openTask(draft, visitId, 'decide', stage.assignee);
        skip(draft, stage, visitId);
      } else beginRoster(draft, visitId);
      return;
    case 'work':
      openTask(draft, visitId, 'work', stage.assignee);
      return;
    case 'vote':
      if (phaseOf(stage) === 'roster') beginRoster(draft, visitId);
      else openTask(draft, visitId, 'convene', stage.assignee);
      return;
    case 'notice':
      openTask(draft, visitId, 'post', stage.assignee);
      return;
    case 'wait':
      if (stage.until.kind === 'event') openTask(draft, visitId, 'report', stage.until.assignee);
      return;
    case 'service':
    case 'link':
      beginEffect(draft, stage, visitId);
      return;
    case 'end':
      return;
  }
}

function skip(draft: Draft, stage: Decision, visitId: number): void {
  const outcome = skipSamePerson(draft, stage, visitId);
  if (outcome !== null) leave(draft, visitId, outcome.key, 'outcome', outcome.to);
}

/** Whose people make the roster of a stage: the signers, or the roll of a vote by name. */
export function rosterAssignee(stage: Stage): Decision['assignee'] | null {
  if (stage.kind === 'decision') return stage.assignee;
  const roll = stage.kind === 'vote' ? stage.meetings.find((meeting) => meeting.roll.from === 'role')?.roll : undefined;
  return roll?.from === 'role' ? { by: 'role', role: roll.role, level: roll.level, body: roll.body } : null;
}

/** Asks the shell for the people of a visit's roster; where one person is addressed no look-up is needed. */
export function beginRoster(draft: Draft, visitId: number): void {
  const state = stateOf(draft);
  const visit = state.visits.find((one) => one.id === visitId);
  const stage = visit === undefined ? undefined : placeOf(draft.definition, visit.stage)?.stage;
  const assignee = stage === undefined ? null : rosterAssignee(stage);
  const to = assignee === null ? null : addressOf(draft.definition, assignee, state, visit?.within ?? null);
  // a later look-up for the same visit is another effect
  const effectId = `${state.caseId}:${visitId}:roster:${state.sequence + 1}`;
  if (to === null) emit(draft, { type: 'visitStuck', visitId, reason: 'noHolder' });
  else if ('person' in to) emit(draft, { type: 'rosterResolved', visitId, effectId, people: [to.person] });
  else {
    const request = { kind: 'roster' as const, role: to.role, organisation: to.organisation };
    emit(draft, { type: 'effectRequested', effectId, visitId, request });
  }
}

function beginEffect(draft: Draft, stage: Extract<Stage, { kind: 'service' | 'link' }>, visitId: number): void {
  const state = stateOf(draft);
  if (stage.kind === 'link' && stage.mode === 'reportBack' && state.origin === null) {
    leave(draft, visitId, null, 'outcome', stage.to);
    return;
  }
  const before = stage.kind === 'link' ? ancestorOf(state, stage) : undefined;
  if (before !== undefined) {
    emit(draft, { type: 'linkOpened', visitId, ...before });
    leave(draft, visitId, null, 'outcome', stage.to);
    return;
  }
  const opinion = draft.events.findLast((event) => event.type === 'opinionGiven')?.opinion.text;
  const made = requestOf(stage, state, opinion);
  if ('missing' in made) {
    emit(draft, { type: 'visitStuck', visitId, reason: 'effect', error: `missing: ${made.missing}` });
    return;
  }
  const within = state.visits.find((one) => one.id === visitId)?.within ?? null;
  const found = keptFor(state, stage.key, within, made.request);
  if (found?.isSame === false) {
    // it stands outside for something else: to do it again, or not at all, is a person's decision
    emit(draft, { type: 'visitStuck', visitId, reason: 'effect', error: `kept: ${found.kept.effectId}` });
    return;
  }
  const effectId = found?.kept.effectId ?? `${state.caseId}:${visitId}`;
  emit(draft, { type: 'effectRequested', effectId, visitId, request: made.request });
}

/**
 * The case of that procedure from which this one came, itself or by others in between: a link must not lead round in a
 * circle, so it names that case and opens none. Reopening is a person's decision and always opens one.
 */
function ancestorOf(
  { origin }: CaseState,
  { mode, procedure }: Extract<Stage, { kind: 'link' }>,
): { caseId: string; procedure: string } | undefined {
  if (origin === null || mode === 'reportBack' || mode === 'reopen') return undefined;
  const found = [origin, ...(origin.lineage ?? [])].find((one) => one.procedure === procedure);
  return found === undefined ? undefined : { caseId: found.caseId, procedure };
}

function openParallel(draft: Draft, stage: ParallelStage, visitId: number, within: BranchRef | null): void {
  const kept = stage.keepPassed ? (stateOf(draft).passed[stage.key] ?? []) : [];
  const plans = branchesOf(stage);
  emit(draft, {
    type: 'visitOpened',
    visitId,
    stage: stage.key,
    within,
    phase: 'open',
    branches: plans.map(({ key, title, body }) => ({
      key,
      title,
      ...(body === undefined ? {} : { body }),
      state: kept.includes(key) ? 'kept' : 'open',
    })),
  });
  settleSuspensions(draft);
  happened(draft, { on: 'entered', stage: stage.key }, visitId);
  for (const plan of plans) {
    // a branch that fails at once may have closed the parallel, or ended the case
    if (!stateOf(draft).visits.some((visit) => visit.id === visitId)) return;
    if (!kept.includes(plan.key)) enter(draft, plan.first.key, { parallelVisit: visitId, branch: plan.key });
  }
  settleJoin(draft, visitId);
}

/** All open visits inside a visit, deepest last. */
function descendants(visits: readonly Visit[], visitId: number): Visit[] {
  return visits
    .filter((visit) => visit.within?.parallelVisit === visitId)
    .flatMap((visit) => [visit, ...descendants(visits, visit.id)]);
}

/** Closes a visit and all inside it; clocks that it opened stop. */
export function closeVisit(draft: Draft, visitId: number, outcome: string | null, reason: LeaveReason): void {
  const visits = stateOf(draft).visits;
  for (const inner of descendants(visits, visitId).reverse()) closeOne(draft, inner, null, 'leftParallel');
  const visit = visits.find((one) => one.id === visitId);
  if (visit !== undefined) closeOne(draft, visit, outcome, reason);
  settleSuspensions(draft);
}

function closeOne(draft: Draft, visit: Visit, outcome: string | null, reason: LeaveReason): void {
  emit(draft, { type: 'visitClosed', visitId: visit.id, reason, outcome });
  happened(draft, { on: 'left', stage: visit.stage, outcome: outcome ?? undefined }, visit.id);
}

/** Leaves a visit by a route. */
export function leave(draft: Draft, visitId: number, outcome: string | null, reason: LeaveReason, route: Route): void {
  const visit = stateOf(draft).visits.find((one) => one.id === visitId);
  if (visit === undefined) throw new Error(`visit ${visitId} is not open`);
  const target = targetOf(draft, route);
  closeVisit(draft, visitId, outcome, reason);
  go(draft, target, visit.within);
}

/** Leaves a visit for a stage of its block or of one around it, whatever its outcomes say: an administrator's jump. */
export function jumpTo(draft: Draft, visitId: number, target: string): void {
  const within = stateOf(draft).visits.find((one) => one.id === visitId)?.within ?? null;
  closeVisit(draft, visitId, null, 'jumped');
  go(draft, target, within);
}

/** Begins what an open visit could not begin: its roster, its task or its effect. */
export function beginAgain(draft: Draft, stage: Stage, visitId: number): void {
  if (stage.kind !== 'parallel') begin(draft, stage, visitId);
}

/** Goes on to a target from inside `within`. */
function go(draft: Draft, target: string, within: BranchRef | null): void {
  if (target === '$join' || target === '$fail') {
    if (within === null) throw new Error(`${target} outside a branch`);
    endBranch(draft, within, target === '$join' ? 'passed' : 'failed');
    return;
  }
  const around = parallelsAround(draft.definition, target);
  let at = within;
  // leave every parallel that does not hold the target
  while (at !== null) {
    const parallel = stateOf(draft).visits.find((visit) => visit.id === at?.parallelVisit);
    if (parallel === undefined || around.includes(parallel.stage)) break;
    const outer = parallel.within;
    closeVisit(draft, parallel.id, null, 'leftParallel');
    at = outer;
  }
  enter(draft, target, at);
}

function endBranch(draft: Draft, within: BranchRef, result: 'passed' | 'failed'): void {
  emit(draft, { type: 'branchEnded', parallelVisit: within.parallelVisit, branch: within.branch, result });
  settleJoin(draft, within.parallelVisit);
}

/** Joins when no branch is open any more, or at the first failure where the definition ends all. */
function settleJoin(draft: Draft, parallelVisit: number): void {
  const visit = stateOf(draft).visits.find((one) => one.id === parallelVisit);
  const stage = visit === undefined ? undefined : placeOf(draft.definition, visit.stage)?.stage;
  if (visit?.branches === undefined || stage?.kind !== 'parallel') return;
  const failed = visit.branches.some((branch) => branch.state === 'failed');
  const open = visit.branches.filter((branch) => branch.state === 'open');
  if (failed && stage.onFail === 'endAll') {
    for (const branch of open)
      emit(draft, { type: 'branchEnded', parallelVisit, branch: branch.key, result: 'closed' });
    leave(draft, parallelVisit, 'failed', 'branchesEnded', stage.failed);
  } else if (open.length === 0) {
    leave(draft, parallelVisit, failed ? 'failed' : 'passed', 'branchesEnded', failed ? stage.failed : stage.passed);
  }
}

/** Ends the case: closes what is open, stops every clock. */
export function endCase(draft: Draft, stage: string, outcome: string): void {
  for (const visit of stateOf(draft).visits.filter((one) => one.within === null))
    closeVisit(draft, visit.id, null, 'ended');
  happened(draft, { on: 'ended' }, null);
  for (const run of stateOf(draft).clocks) {
    if (run.state !== 'stopped') stopClock(draft, run);
  }
  releaseQuotas(draft);
  emit(draft, { type: 'caseEnded', stage, outcome });
}
