// What people do with a task short of deciding it: 签收, 转办, 委派, 加签, 减签, an added signer's opinion.
import { placeOf } from '../../definition/stage-index.ts';
import type { HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, personOf, refuse, stateOf } from '../draft.ts';
import type { Ground } from '../guards.ts';
import { requireKind, requireSeparation, requireTaskGround, organisationOfTask } from '../guards.ts';
import type { PersonRef } from '../people.ts';
import type { Task } from '../state.ts';
import { openTaskAt } from '../task-opening.ts';
import { reopenDecision, settleStage } from './decide-task.ts';

type Command<T extends HumanCommand['type']> = Extract<HumanCommand, { type: T }>;

/** `claim`: 签收; only the claimer acts from then on. What a delegate claims is his principal's. */
export function claim(draft: Draft, command: Command<'claim'>): void {
  const { visit, task, onBehalfOf } = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  const by = onBehalfOf ?? personOf(command.actor);
  if (task.claimedBy?.id === by.id) return;
  emit(draft, { type: 'taskClaimed', visitId: visit.id, taskId: task.id, by });
}

/** `release`: gives a claimed task back to the role. */
export function release(draft: Draft, command: Command<'release'>): void {
  const { visit, task } = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  if (task.claimedBy === undefined) {
    refuse('COMMAND_NOT_APPLICABLE', { zh: '该任务尚未签收。', en: 'The task is not claimed.' }, { field: '/taskId' });
  }
  emit(draft, { type: 'taskReleased', visitId: visit.id, taskId: task.id });
}

/** A person who is asked to act must be another than the asker and free to decide here. */
function requireSigner(draft: Draft, ground: Ground, to: PersonRef): void {
  if (
    to.id === personOf(draft.issuer).id ||
    ground.visit.tasks.some(
      (task) => task.state !== 'done' && task.state !== 'closed' && 'person' in task.to && task.to.person.id === to.id,
    )
  ) {
    refuse(
      'SIGNER_INVALID',
      { zh: '不能指定本人或已在本环节的人员。', en: 'The person is yourself or already a signer here.' },
      { field: '/to' },
    );
  }
  if (ground.stage.kind === 'decision') {
    requireSeparation(
      stateOf(draft),
      ground.stage,
      organisationOfTask(draft.definition, stateOf(draft), ground.stage, ground.visit, ground.task),
      [to],
    );
  }
}

/** `transfer`: 转办; not where the definition says that the owner keeps the task. */
export function transfer(draft: Draft, command: Command<'transfer'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  if ('keepsOwner' in ground.stage && ground.stage.keepsOwner === true) {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '本环节由责任人一办到底，不得转办。', en: 'Who is responsible for this stage keeps it to the end.' },
      { field: '/type' },
    );
  }
  requireSigner(draft, ground, command.to);
  emit(draft, {
    type: 'taskTransferred',
    visitId: ground.visit.id,
    taskId: ground.task.id,
    from: ground.task.to,
    to: command.to,
    reason: command.reason,
  });
}

/** `delegate`: 委派; the task waits for the other's advice, then comes back. */
export function delegate(draft: Draft, command: Command<'delegate'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'decide', 'work');
  requireSigner(draft, ground, command.to);
  emit(draft, { type: 'taskHeld', visitId: ground.visit.id, taskId: ground.task.id });
  openTaskAt(draft, ground.visit.id, 'advise', { person: command.to }, { of: ground.task.id, position: 'before' });
}

/** `addSigner`: 加签, before or after the owner's own decision. */
export function addSigner(draft: Draft, command: Command<'addSigner'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'decide');
  requireSigner(draft, ground, command.to);
  const state = command.position === 'before' ? 'open' : 'waiting';
  openTaskAt(
    draft,
    ground.visit.id,
    'countersign',
    { person: command.to },
    { of: ground.task.id, position: command.position, state },
  );
}

/** `removeSigner`: 减签 of an added or listed signer who has not acted; the last listed signer stays. */
export function removeSigner(draft: Draft, command: Command<'removeSigner'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command, { waiting: true });
  const signer = ground.visit.tasks.find((task) => task.id === command.signerTaskId);
  if (signer === undefined || signer.state === 'done' || signer.state === 'closed' || signer.id === ground.task.id) {
    return refuse(
      'SIGNER_INVALID',
      { zh: '该人员不在本环节，或已提出意见。', en: 'No such signer here, or the opinion is already given.' },
      { field: '/signerTaskId' },
    );
  }
  if (
    signer.kind === 'decide' &&
    ground.visit.tasks.filter((task) => task.kind === 'decide' && task.state !== 'closed').length <= 1
  ) {
    refuse(
      'LAST_SIGNER',
      { zh: '至少保留一名会签人员。', en: 'At least one signer must remain.' },
      { field: '/signerTaskId' },
    );
  }
  emit(draft, {
    type: 'taskClosed',
    visitId: ground.visit.id,
    taskId: signer.id,
    reason: 'removed',
    note: command.reason,
  });
  afterRemoval(draft, ground, signer);
}

/** After a signer is gone: a held task comes back, a stage that waited only for him settles. */
function afterRemoval(draft: Draft, ground: Ground, signer: Task): void {
  const visit = stateOf(draft).visits.find((one) => one.id === ground.visit.id);
  const owner = visit?.tasks.find((task) => task.id === signer.of);
  if (owner?.state === 'waiting' && signer.kind === 'advise') {
    emit(draft, { type: 'taskActivated', visitId: ground.visit.id, taskId: owner.id });
  }
  if (signer.kind === 'countersign' && signer.position === 'after') settleAfterSigners(draft, ground.visit.id, signer);
  if (signer.kind === 'decide') settleListed(draft, ground.visit.id);
}

/** After a listed signer was removed the remaining opinions may already decide. */
function settleListed(draft: Draft, visitId: number): void {
  const state = stateOf(draft);
  const visit = state.visits.find((one) => one.id === visitId);
  const last = visit?.tasks.filter((task) => task.kind === 'decide' && task.state === 'done').at(-1);
  if (visit === undefined || last?.opinion === undefined) return;
  settleBy(draft, visitId, visit.stage, last.opinion.outcome);
}

function settleBy(draft: Draft, visitId: number, stageKey: string, outcomeKey: string): void {
  const stage = stageWithOutcomes(draft, stageKey);
  const outcome = stage?.outcomes.find((one) => one.key === outcomeKey);
  if (outcome !== undefined) settleStage(draft, visitId, outcome);
}

function stageWithOutcomes(draft: Draft, key: string) {
  const stage = placeOf(draft.definition, key)?.stage;
  return stage?.kind === 'decision' || stage?.kind === 'work' ? stage : undefined;
}

function settleAfterSigners(draft: Draft, visitId: number, signer: Task): void {
  const visit = stateOf(draft).visits.find((one) => one.id === visitId);
  const owner = visit?.tasks.find((task) => task.id === signer.of);
  const pending = visit?.tasks.some(
    (task) => task.of === signer.of && task.position === 'after' && (task.state === 'open' || task.state === 'waiting'),
  );
  if (visit === undefined || owner?.opinion === undefined || pending === true) return;
  settleBy(draft, visitId, visit.stage, owner.opinion.outcome);
}

/** `giveOpinion`: an added signer or delegate answers. Disagreement after the decision reopens it; before, it only informs. */
export function giveOpinion(draft: Draft, command: Command<'giveOpinion'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'countersign', 'advise');
  if (command.opinion.trim() === '')
    refuse('OPINION_REQUIRED', { zh: '须填写意见。', en: 'An opinion is required.' }, { field: '/opinion' });
  const { visit, task } = ground;
  const organisation = organisationOfTask(draft.definition, stateOf(draft), ground.stage, visit, task);
  emit(draft, {
    type: 'opinionGiven',
    visitId: visit.id,
    taskId: task.id,
    opinion: {
      by: personOf(command.actor),
      ...(ground.onBehalfOf === undefined ? {} : { onBehalfOf: ground.onBehalfOf }),
      outcome: command.agree ? 'agree' : 'disagree',
      text: command.opinion,
      at: draft.now,
    },
    organisation,
    level: null,
    counts: false,
  });
  if (task.kind === 'advise' && task.of !== undefined) {
    emit(draft, { type: 'taskActivated', visitId: visit.id, taskId: task.of });
  } else if (task.position === 'after' && task.of !== undefined) {
    if (command.agree) settleAfterSigners(draft, visit.id, task);
    else {
      for (const other of visit.tasks) {
        if (other.of === task.of && other.id !== task.id && (other.state === 'open' || other.state === 'waiting')) {
          emit(draft, { type: 'taskClosed', visitId: visit.id, taskId: other.id, reason: 'superseded' });
        }
      }
      reopenDecision(draft, visit.id, task.of);
    }
  }
}
