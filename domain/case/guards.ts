// Who may act on what: the checks before a command changes anything. The same checks give the list of available actions.
import { localDateOf } from '../calendar/index.ts';
import type { Instant, LocalDate } from '../calendar/index.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { DecisionStage, Stage } from '../definition/stage.ts';
import { placeOf } from '../definition/stage-index.ts';
import { levelOf } from '../organisations.ts';
import type { z } from 'zod';
import { addressOf, addressText, entitlement, filerOf } from './address.ts';
import { refuse } from './draft.ts';
import type { Actor, PersonRef } from './people.ts';
import type { CaseState, Task, Visit } from './state.ts';

/** An open task, the visit and stage it belongs to, and in whose name the actor acts. */
export interface Ground<S extends Stage = Stage> {
  visit: Visit;
  task: Task;
  stage: S;
  onBehalfOf?: PersonRef;
}

/** Refuses a command on a case that has ended. */
export function requireNotEnded(state: CaseState): void {
  if (state.status !== 'ended') return;
  refuse(
    'CASE_ENDED',
    { zh: '该事项已办结，不能再办理。', en: 'The case has ended.' },
    { details: { outcome: state.outcome, endedAt: state.endedAt } },
  );
}

/** Refuses a command on a case that has ended or stands still. */
export function requireOpen(state: CaseState): void {
  requireNotEnded(state);
  if (state.status === 'suspended') {
    refuse('CASE_SUSPENDED', {
      zh: '该事项已中止，恢复后方可办理。',
      en: 'The case is suspended; it must be resumed first.',
    });
  }
}

/** The open visit, or a refusal that says who closed it and when. */
export function requireVisit(state: CaseState, visitId: number): Visit {
  const visit = state.visits.find((one) => one.id === visitId);
  if (visit !== undefined) return visit;
  const closed = state.closed.find((one) => one.id === visitId);
  if (closed === undefined) {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: `没有第${visitId}次办理环节。`, en: `There is no visit ${visitId}.` },
      { field: '/visitId' },
    );
  }
  const by = closed.closedBy?.name ?? '系统';
  return refuse(
    'VISIT_CLOSED',
    {
      zh: `该环节已由${by}于${localDateOf(closed.closedAt)}办理，不能重复办理。`,
      en: `This stage was already dealt with by ${by} on ${localDateOf(closed.closedAt)}.`,
    },
    { field: '/visitId', details: { closedBy: by, closedAt: closed.closedAt, outcome: closed.outcome } },
  );
}

/** The open or waiting task of a visit, or a refusal that says who did it. */
export function requireTask(visit: Visit, taskId: string): Task {
  const task = visit.tasks.find((one) => one.id === taskId);
  if (task === undefined) {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: `该环节没有任务${taskId}。`, en: `This stage has no task ${taskId}.` },
      { field: '/taskId' },
    );
  }
  if (task.state === 'done' || task.state === 'closed') {
    const by = task.opinion?.by.name ?? '系统';
    const at = task.opinion?.at ?? null;
    return refuse(
      'TASK_DONE',
      { zh: `该任务已由${by}办理。`, en: `This task was already done by ${by}.` },
      { field: '/taskId', details: { closedBy: by, closedAt: at } },
    );
  }
  return task;
}

/** The stage of a visit. */
export function stageOf(definition: CaseForm, visit: Visit): Stage {
  const stage = placeOf(definition, visit.stage)?.stage;
  if (stage === undefined) throw new Error(`stage ${visit.stage} is not in the definition`);
  return stage;
}

/** Whether a task asks the applicant, who may do it whoever filed for him. */
export function isForApplicant(stage: Stage, task: Pick<Task, 'kind'>): boolean {
  return 'assignee' in stage && stage.assignee.by === 'applicant' && (task.kind === 'work' || task.kind === 'decide');
}

/** How an actor may act on a task: himself, in another's name, or not at all. */
export function entitledBy(
  state: CaseState,
  stage: Stage,
  actor: Actor,
  task: Task,
): { onBehalfOf?: PersonRef } | null {
  const direct = entitlement(actor, task.to, task.claimedBy);
  if (actor.kind === 'system' || !isForApplicant(stage, task)) return direct;
  // whoever files in his place, in a case that another one opened, acts for him too
  if (direct !== null && 'role' in task.to && state.applicant !== null && state.applicant.id !== actor.person.id)
    return { onBehalfOf: state.applicant };
  if (direct !== null) return direct;
  if (state.applicant?.id === actor.person.id) return {};
  return filerOf(state).id === actor.person.id && state.applicant !== null ? { onBehalfOf: state.applicant } : null;
}

/**
 * The open task that a command names, checked: visit and task still open, the actor addressed, nobody else holding it.
 * `waiting` tasks (委派, 依次, 后加签) are refused unless allowed.
 */
export function requireTaskGround(
  definition: CaseForm,
  state: CaseState,
  actor: Actor,
  on: { visitId: number; taskId: string },
  allow: { waiting?: boolean; claimedByOther?: boolean } = {},
): Ground {
  requireOpen(state);
  const visit = requireVisit(state, on.visitId);
  const task = requireTask(visit, on.taskId);
  const stage = stageOf(definition, visit);
  const entitled = entitledBy(state, stage, actor, task);
  if (entitled === null) {
    return refuse(
      'NOT_ALLOWED',
      {
        zh: `此任务由${addressText(task.to).zh}办理，您无权办理。`,
        en: `This task is for ${addressText(task.to).en}; you may not act on it.`,
      },
      { field: '/taskId' },
    );
  }
  if (task.state === 'waiting' && allow.waiting !== true) {
    return refuse(
      'COUNTERSIGN_PENDING',
      { zh: '须待其他人员先提出意见后方可办理。', en: 'Another opinion must be given first.' },
      { field: '/taskId' },
    );
  }
  const me = actor.kind === 'system' ? null : actor.person.id;
  const mine = task.claimedBy?.id === me || task.claimedBy?.id === entitled.onBehalfOf?.id;
  if (task.claimedBy !== undefined && !mine && allow.claimedByOther !== true) {
    return refuse(
      'TASK_CLAIMED',
      { zh: `该任务已由${task.claimedBy.name}签收。`, en: `This task was claimed by ${task.claimedBy.name}.` },
      { field: '/taskId', details: { claimedBy: task.claimedBy.name, claimedAt: task.claimedAt ?? null } },
    );
  }
  return { visit, task, stage, ...entitled };
}

/** Refuses a task of another kind than the command works on. */
export function requireKind(ground: Ground, ...kinds: Task['kind'][]): void {
  if (!kinds.includes(ground.task.kind)) {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '此任务不适用该操作。', en: 'This command does not apply to this task.' },
      { field: '/type' },
    );
  }
}

/** Organisation at which a task is decided; the case's own where only a person is named. */
export function organisationOfTask(
  definition: CaseForm,
  state: CaseState,
  stage: Stage,
  visit: Visit,
  task: Task,
): string {
  if ('organisation' in task.to) return task.to.organisation;
  const to = 'assignee' in stage ? addressOf(definition, stage.assignee, state, visit.within) : null;
  return to !== null && 'organisation' in to ? to.organisation : state.organisation;
}

/**
 * Separation of duties: the applicant and declared relatives never decide; the filer not at the level at which he
 * filed, unless the stage says so; nobody at two levels of one case, unless the stage says so. Whoever acts in another's
 * name is bound by what binds either of them.
 */
export function requireSeparation(
  state: CaseState,
  stage: z.infer<typeof DecisionStage>,
  organisation: string,
  deciders: readonly PersonRef[],
): void {
  const level = levelOf(organisation);
  for (const person of deciders) {
    if (person.id === state.applicant?.id) {
      refuse('APPLICANT_MAY_NOT_DECIDE', {
        zh: '申请人不得审核本人申请的事项。',
        en: 'The applicant may not decide on the own application.',
      });
    }
    if (state.relatives.includes(person.id)) {
      refuse('RELATIVE_MAY_NOT_DECIDE', {
        zh: '与申请人有亲属关系的人员应当回避。',
        en: 'A declared relative of the applicant must stand aside.',
      });
    }
    const hasFiled = person.id === state.filer.id || person.id === state.filedBy?.id;
    if (hasFiled && level === levelOf(state.filedAt) && !stage.filerMayDecide) {
      refuse('FILER_MAY_NOT_DECIDE', {
        zh: '经办申报的人员不得在同级审核。',
        en: 'Who filed the case may not decide at the same level.',
      });
    }
    const elsewhere = state.decided.find(
      (one) => (one.person === person.id || one.onBehalfOf === person.id) && one.level !== level && one.level !== null,
    );
    if (elsewhere !== undefined && !stage.sameDeciderAllowed) {
      refuse(
        'DECIDED_AT_OTHER_LEVEL',
        { zh: '同一人员不得在两个层级审核同一事项。', en: 'Nobody may decide at two levels of one case.' },
        {
          details: { stage: elsewhere.stage },
        },
      );
    }
  }
}

/** Checks a business date: given by the person, never in the future, never before `earliest`. */
export function requireBusinessDate(
  date: LocalDate | undefined,
  now: Instant,
  earliest: LocalDate | null,
  field = '/businessDate',
): LocalDate {
  const today = localDateOf(now);
  if (date === undefined) return today;
  if (date > today) {
    refuse(
      'BUSINESS_DATE_IN_FUTURE',
      { zh: `业务日期不得晚于今天（${today}）。`, en: `The business date may not be after today (${today}).` },
      { field },
    );
  }
  if (earliest !== null && date < earliest) {
    refuse(
      'BUSINESS_DATE_BEFORE_STAGE',
      {
        zh: `业务日期不得早于本环节开始之日（${earliest}）。`,
        en: `The business date may not be before the stage began (${earliest}).`,
      },
      { field },
    );
  }
  return date;
}

/** Refuses a suspension whose last day lies before its first. */
export function requireEndAfterStart(from: LocalDate, to: LocalDate, field: string): void {
  if (to >= from) return;
  refuse(
    'SUSPENSION_ENDS_BEFORE_START',
    { zh: `中止自${from}起，不能在${to}结束。`, en: `A suspension from ${from} can't end on ${to}.` },
    { field, details: { from, to } },
  );
}
