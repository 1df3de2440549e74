// Deciding and filing work: `decide`, `returnTo`, and how several opinions make one outcome.
import type { z } from 'zod';
import { atLeast, moreThan } from '../../fractions.ts';
import type { DecisionStage, Outcome, Stage, WorkStage } from '../../definition/stage.ts';
import { branchesAround, placeOf } from '../../definition/stage-index.ts';
import { levelOf } from '../../organisations.ts';
import type { HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { Refused, emit, personOf, refuse, stateOf } from '../draft.ts';
import { leave } from '../flow.ts';
import { requireForm, requireRules, writeData } from '../form-check.ts';
import type { Ground } from '../guards.ts';
import { organisationOfTask, requireKind, requireSeparation, requireTaskGround } from '../guards.ts';
import { refusalOf } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Opinion, Visit } from '../state.ts';
import { openTaskAt } from '../task-opening.ts';

type Decision = z.infer<typeof DecisionStage>;
type Work = z.infer<typeof WorkStage>;
type OutcomeOf = z.infer<typeof Outcome>;
type Command<T extends HumanCommand['type']> = Extract<HumanCommand, { type: T }>;

function requireHumanStage(stage: Stage): Decision | Work {
  if (stage.kind !== 'decision' && stage.kind !== 'work') {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '本环节不适用该操作。', en: 'This stage takes no decision.' },
      { field: '/type' },
    );
  }
  return stage;
}

function requireOutcome(stage: Decision | Work, key: string): OutcomeOf {
  const outcome = stage.outcomes.find((one) => one.key === key);
  if (outcome !== undefined) return outcome;
  const known = stage.outcomes.map((one) => one.key).join(', ');
  return refuse(
    'UNKNOWN_OUTCOME',
    {
      zh: `本环节没有“${key}”这一处理结果（可选：${known}）。`,
      en: `This stage has no outcome "${key}" (it has: ${known}).`,
    },
    { field: '/outcome' },
  );
}

function missingOpinion(text: string | undefined, needed: boolean): Refusal[] {
  if (!needed || (text !== undefined && text.trim() !== '')) return [];
  const message = { zh: '须填写意见。', en: 'An opinion is required.' };
  return [{ code: 'OPINION_REQUIRED', message, field: '/opinion' }];
}

/** Separation of duties for whoever decides here, in the own name and another's. */
export function requireMayDecide(draft: Draft, ground: Ground): string {
  const state = stateOf(draft);
  const organisation = organisationOfTask(draft.definition, state, ground.stage, ground.visit, ground.task);
  if (ground.stage.kind === 'decision') {
    const deciders = [draft.actor.person, ground.onBehalfOf].filter((one) => one !== undefined);
    requireSeparation(state, ground.stage, organisation, deciders);
  }
  return organisation;
}

/** Opinion of the person of this command. */
function opinionOf(draft: Draft, ground: Ground, outcome: string, text: string | undefined): Opinion {
  return {
    by: personOf(draft.issuer),
    ...(ground.onBehalfOf === undefined ? {} : { onBehalfOf: ground.onBehalfOf }),
    outcome,
    ...(text === undefined ? {} : { text }),
    at: draft.now,
  };
}

/** A stuck visit on which somebody acts is not stuck any more. */
export function unstick(draft: Draft, visit: Visit): void {
  if (visit.stuckReason !== undefined) emit(draft, { type: 'visitUnstuck', visitId: visit.id });
}

/** `decide`: an opinion on a decision stage, or the filing of work. */
export function decideTask(draft: Draft, command: Command<'decide'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'decide', 'work');
  const stage = requireHumanStage(ground.stage);
  const outcome = requireOutcome(stage, command.outcome);
  const organisation = requireMayDecide(draft, ground);
  requireSignersDone(ground);
  const unsaid = missingOpinion(
    command.opinion,
    outcome.opinion || ['return', 'reject', 'refer'].includes(outcome.kind),
  );
  const data = command.data ?? {};
  const complete = outcome.kind === 'approve' || outcome.kind === 'complete';
  requireForm(draft, stage.form, data, stateOf(draft).data, complete, unsaid);
  requireRules(outcome.rules, { ...stateOf(draft).data, ...data }, draft.parameters);
  unstick(draft, ground.visit);
  writeData(draft, ground.visit.id, data);
  emit(draft, {
    type: 'opinionGiven',
    visitId: ground.visit.id,
    taskId: ground.task.id,
    opinion: opinionOf(draft, ground, outcome.key, command.opinion),
    organisation,
    level: levelOf(organisation),
    counts: stage.kind === 'decision',
  });
  if (outcome.kind === 'approve' && activateAfterSigners(draft, ground.visit.id, ground.task.id)) return;
  settleStage(draft, ground.visit.id, outcome);
}

/** 前加签 and 委派 must be answered before the owner decides. */
function requireSignersDone(ground: Ground): void {
  const waiting = ground.visit.tasks.find(
    (task) => task.of === ground.task.id && task.position === 'before' && task.state === 'open',
  );
  if (waiting !== undefined) {
    refuse(
      'COUNTERSIGN_PENDING',
      { zh: '加签人员尚未提出意见。', en: 'An added signer has not given an opinion yet.' },
      { field: '/taskId' },
    );
  }
}

/** 后加签: the outcome takes effect only after the added opinions. */
function activateAfterSigners(draft: Draft, visitId: number, taskId: string): boolean {
  const visit = stateOf(draft).visits.find((one) => one.id === visitId);
  const after =
    visit?.tasks.filter((task) => task.of === taskId && task.position === 'after' && task.state === 'waiting') ?? [];
  for (const task of after) emit(draft, { type: 'taskActivated', visitId, taskId: task.id });
  return after.length > 0;
}

/** Looks whether the opinions given so far make the stage's outcome, and leaves by it. */
export function settleStage(draft: Draft, visitId: number, given: OutcomeOf): void {
  const visit = stateOf(draft).visits.find((one) => one.id === visitId);
  if (visit === undefined) return;
  const stage = requireHumanStage(placeOf(draft.definition, visit.stage)?.stage as Stage);
  const outcome = stage.kind === 'work' ? given : outcomeOf(draft, stage, visit, given);
  if (outcome !== null)
    leave(draft, visitId, outcome.key, outcome.kind === 'return' ? 'returned' : 'outcome', outcome.to);
}

function outcomeOf(draft: Draft, stage: Decision, visit: Visit, given: OutcomeOf): OutcomeOf | null {
  const { completion } = stage;
  if (completion.rule === 'any') return given;
  const signers = visit.tasks.filter((task) => task.kind === 'decide' && task.state !== 'closed');
  const approvals = signers.filter(
    (task) => task.state === 'done' && kindOf(stage, task.opinion?.outcome) === 'approve',
  );
  if (completion.rule === 'share')
    return shareOutcome(
      stage,
      signers.length,
      approvals.length,
      signers.filter((task) => task.state !== 'done').length,
      given,
    );
  if (given.kind !== 'approve') return given;
  const next = signers.find((task) => task.state === 'waiting');
  if (completion.rule === 'sequence' && next !== undefined)
    emit(draft, { type: 'taskActivated', visitId: visit.id, taskId: next.id });
  // a countersigned stage never passes without an approval
  return approvals.length > 0 && approvals.length === signers.length ? given : null;
}

function kindOf(stage: Decision, outcome: string | undefined): string | undefined {
  return stage.outcomes.find((one) => one.key === outcome)?.kind;
}

/** 票签: over the whole roll, exactly; fails as soon as the share can't be reached any more. */
function shareOutcome(
  stage: Decision,
  roll: number,
  approvals: number,
  open: number,
  given: OutcomeOf,
): OutcomeOf | null {
  if (stage.completion.rule !== 'share') return null;
  const { threshold, failed } = stage.completion;
  const reaches = threshold.mode === 'atLeast' ? atLeast : moreThan;
  if (approvals > 0 && reaches(approvals, roll, threshold.share)) {
    return given.kind === 'approve' ? given : (stage.outcomes.find((one) => one.kind === 'approve') ?? null);
  }
  return reaches(approvals + open, roll, threshold.share) && open > 0
    ? null
    : (stage.outcomes.find((one) => one.key === failed) ?? null);
}

/** `returnTo`: 退回任意节点, to a stage that was visited and that this stage may send back to. */
export function returnTo(draft: Draft, command: Command<'returnTo'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'decide', 'work');
  const stage = requireHumanStage(ground.stage);
  const unsaid = refusalOf(missingOpinion(command.opinion, true));
  if (unsaid !== null) throw new Refused(unsaid);
  const targets = returnTargets(draft.definition, stateOf(draft), ground.visit, stage);
  if (!targets.includes(command.stage)) {
    const unknown = placeOf(draft.definition, command.stage) === undefined;
    refuse(
      unknown ? 'UNKNOWN_STAGE' : 'RETURN_TARGET_INVALID',
      {
        zh: `不能退回到“${command.stage}”（可退回：${targets.join('、') || '无'}）。`,
        en: `Can't return to "${command.stage}" (possible: ${targets.join(', ') || 'none'}).`,
      },
      { field: '/stage' },
    );
  }
  const organisation = requireMayDecide(draft, ground);
  unstick(draft, ground.visit);
  emit(draft, {
    type: 'opinionGiven',
    visitId: ground.visit.id,
    taskId: ground.task.id,
    opinion: opinionOf(draft, ground, 'returnTo', command.opinion),
    organisation,
    level: levelOf(organisation),
    counts: stage.kind === 'decision',
  });
  leave(draft, ground.visit.id, 'returnTo', 'returned', command.stage);
}

/** Stages that a visit may be sent back to: visited, and beside or around this stage. */
export function returnTargets(
  definition: Draft['definition'],
  state: ReturnType<typeof stateOf>,
  visit: Visit,
  stage: Decision | Work,
): string[] {
  const own = branchesAround(definition, visit.stage);
  const closed = state.closed.filter((one) => one.reverted === undefined && one.stage !== visit.stage);
  const visited = [...new Set(closed.map((one) => one.stage))];
  return visited.filter((key) => {
    if (stage.returnTo !== '$visited' && !stage.returnTo.includes(key)) return false;
    const place = placeOf(definition, key);
    if (place === undefined || ['end', 'service', 'link'].includes(place.stage.kind)) return false;
    // every branch around the target must be one that this stage is in too
    return branchesAround(definition, key).every((branch) => own.includes(branch));
  });
}

/** Reopens a decision whose 后加签 did not agree: the owner decides anew. */
export function reopenDecision(draft: Draft, visitId: number, taskId: string): void {
  const task = stateOf(draft)
    .visits.find((one) => one.id === visitId)
    ?.tasks.find((one) => one.id === taskId);
  if (task === undefined) return;
  emit(draft, { type: 'taskClosed', visitId, taskId, reason: 'superseded' });
  openTaskAt(draft, visitId, task.kind, task.to);
}
