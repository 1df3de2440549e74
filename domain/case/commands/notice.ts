// Public notice (公示): posting, objections, inquiries, and silence that moves on.
import type { z } from 'zod';
import { deadlineOf } from '../../calendar/index.ts';
import type { NoticeStage } from '../../definition/stage.ts';
import { limitWithData } from '../clock-run.ts';
import type { HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, happenedAt, personOf, refuse, stateOf } from '../draft.ts';
import { leave } from '../flow.ts';
import { requireForm, writeData } from '../form-check.ts';
import { requireKind, requireOpen, requireTaskGround, requireVisit, stageOf } from '../guards.ts';
import type { Visit } from '../state.ts';
import { openTask } from '../task-opening.ts';
import { unstick } from './decide-task.ts';

type Notice = z.infer<typeof NoticeStage>;
type Command<T extends HumanCommand['type']> = Extract<HumanCommand, { type: T }>;

/** `post`: the notice hangs; its period counts from the day after. */
export function post(draft: Draft, command: Command<'post'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'post');
  const stage = ground.stage as Notice;
  const state = stateOf(draft);
  requireForm(draft, stage.form, command.data ?? {}, state.data, true);
  const postedAt = happenedAt(draft);
  const limit = limitWithData(stage.period, state.data);
  const deadline = limit === null ? null : deadlineOf(postedAt, limit, state.calendar, []);
  if (deadline === null || deadline.dueOn === null || deadline.dueAt === null) {
    return refuse('RULE_UNDECIDED', { zh: '公示期无法计算。', en: 'The period of the notice can not be computed.' });
  }
  unstick(draft, ground.visit);
  writeData(draft, ground.visit.id, command.data ?? {});
  const by = personOf(command.actor);
  emit(draft, {
    type: 'opinionGiven',
    visitId: ground.visit.id,
    taskId: ground.task.id,
    opinion: {
      by,
      ...(ground.onBehalfOf === undefined ? {} : { onBehalfOf: ground.onBehalfOf }),
      outcome: 'posted',
      at: draft.now,
    },
    organisation: state.organisation,
    level: null,
    counts: false,
  });
  emit(draft, {
    type: 'noticePosted',
    visitId: ground.visit.id,
    notice: { postedAt, postedOn: draft.businessDate, dueOn: deadline.dueOn, dueAt: deadline.dueAt, objections: [] },
  });
}

/** `object`: an objection within the period opens an inquiry. Whoever records it, `by` says who objects. */
export function object(draft: Draft, command: Command<'object'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const visit = requireVisit(state, command.visitId);
  const stage = stageOf(draft.definition, visit);
  if (stage.kind !== 'notice' || visit.notice === undefined) {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '本环节不在公示期。', en: 'No notice hangs here.' },
      { field: '/visitId' },
    );
  }
  if (happenedAt(draft) >= visit.notice.dueAt) {
    refuse(
      'NOTICE_OVER',
      { zh: `公示期已于${visit.notice.dueOn}届满。`, en: `The notice ended on ${visit.notice.dueOn}.` },
      { details: { dueOn: visit.notice.dueOn } },
    );
  }
  emit(draft, {
    type: 'objectionRaised',
    visitId: visit.id,
    objection: visit.notice.objections.length + 1,
    by: command.by,
    text: command.text,
  });
  const inquiring = visit.tasks.some((task) => task.kind === 'inquire' && task.state === 'open');
  if (!inquiring) openTask(draft, visit.id, 'inquire', stage.inquiry.assignee);
}

/** `resolveObjection`: upheld, the case leaves by that way; dismissed, the notice goes on or, when its period is over, silence has it. */
export function resolveObjection(draft: Draft, command: Command<'resolveObjection'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'inquire');
  const stage = ground.stage as Notice;
  const { visit } = ground;
  const objection = visit.notice?.objections.find((one) => one.id === command.objection);
  if (objection === undefined || objection.resolved !== undefined) {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '没有该异议，或已处理。', en: 'There is no such objection, or it is settled.' },
      { field: '/objection' },
    );
  }
  if (command.opinion.trim() === '')
    refuse('OPINION_REQUIRED', { zh: '须填写核查意见。', en: 'An opinion is required.' }, { field: '/opinion' });
  const by = personOf(command.actor);
  unstick(draft, visit);
  emit(draft, {
    type: 'objectionResolved',
    visitId: visit.id,
    objection: command.objection,
    upheld: command.upheld,
    opinion: command.opinion,
    by,
  });
  if (command.upheld) {
    leave(draft, visit.id, 'upheld', 'outcome', stage.upheld);
    return;
  }
  const after = stateOf(draft).visits.find((one) => one.id === visit.id);
  if (after?.notice?.objections.some((one) => one.resolved === undefined) === true) return;
  emit(draft, { type: 'taskClosed', visitId: visit.id, taskId: ground.task.id, reason: 'superseded' });
  if (after !== undefined) endNoticeIfOver(draft, after);
}

/** Moves on when the period is over and nothing is under inquiry. */
export function endNoticeIfOver(draft: Draft, visit: Visit): void {
  const stage = stageOf(draft.definition, visit);
  if (
    stage.kind !== 'notice' ||
    visit.phase !== 'posted' ||
    visit.notice === undefined ||
    draft.now < visit.notice.dueAt
  )
    return;
  leave(draft, visit.id, 'undisputed', 'outcome', stage.undisputed);
}
