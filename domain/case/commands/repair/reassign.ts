// `reassign`: a task is one person's from now on. `dropClaim`: a claimed one is its post's again.
import { addressText } from '../../address.ts';
import { emit, refuse, stateOf } from '../../draft.ts';
import type { Draft } from '../../draft.ts';
import { organisationOfTask, requireSeparation, requireTask, requireVisit, stageOf } from '../../guards.ts';
import type { PersonRef } from '../../people.ts';
import type { RepairOf } from '../../repair.ts';
import type { Task, TaskKind, Visit } from '../../state.ts';
import type { Stage } from '../../../definition/stage.ts';
import { openTaskAt } from '../../task-opening.ts';
import { rosterAssignee } from '../../flow.ts';
import { unstick } from '../decide-task.ts';
import { openRosterTasks } from '../system.ts';
import type { RepairDraft } from './carry-out.ts';

/**
 * Gives a task to a person whoever holds or has claimed it, also where the stage lets nobody pass it on (一办到底): then
 * nobody else could. A visit whose task could be addressed to nobody gets one. Separation of duties holds.
 */
export function reassign({ draft, order, opens }: RepairDraft, { visitId, taskId, to }: RepairOf<'reassign'>): void {
  const visit = requireVisit(stateOf(draft), visitId);
  const stage = stageOf(draft.definition, visit);
  if (taskId === '') {
    const kind = requireUnaddressed(stage, visit);
    requireFree(draft, visit, stage, null, to);
    opens({ repair: 'reassign', visitId, taskId, from: null, to });
    if (isRostered(stage)) return seatAlone(draft, visit, to);
    unstick(draft, visit);
    openTaskAt(draft, visitId, kind, { person: to });
    return;
  }
  const task = requireTask(visit, taskId);
  if ('person' in task.to && task.to.person.id === to.id && task.claimedBy === undefined) {
    refuse(
      'SIGNER_INVALID',
      { zh: '该任务本来就由此人办理。', en: 'The task is this person’s already.' },
      { field: '/repair/to' },
    );
  }
  requireFree(draft, visit, stage, task, to);
  opens({ repair: 'reassign', visitId, taskId, from: task.to, to });
  unstick(draft, visit);
  emit(draft, { type: 'taskTransferred', visitId, taskId, from: task.to, to, reason: order.reason });
  if ('person' in task.to && visit.roster?.some((one) => 'person' in task.to && one.id === task.to.person.id) === true)
    emit(draft, { type: 'signerReplaced', visitId, from: task.to.person, to });
}

/** Whether the tasks of a stage are those of a roster. */
function isRostered(stage: Stage): boolean {
  return stage.kind === 'decision' && stage.completion.rule !== 'any';
}

/** Where a roster found nobody, the person is the whole of it. */
function seatAlone(draft: Draft, { id: visitId }: Visit, to: PersonRef): void {
  const { caseId, sequence } = stateOf(draft);
  const effectId = `${caseId}:${visitId}:roster:${sequence + 1}`;
  emit(draft, { type: 'rosterResolved', visitId, effectId, people: [to] });
  openRosterTasks(draft, visitId);
}

/** What the task of a visit would be that could be opened for nobody. */
function requireUnaddressed(stage: Stage, visit: Visit): TaskKind {
  const kinds: Partial<Record<Stage['kind'], TaskKind>> = {
    decision: 'decide',
    work: 'work',
    vote: 'convene',
    notice: 'post',
    wait: 'report',
  };
  const kind = kinds[stage.kind];
  const isOpen = visit.tasks.some((task) => task.state === 'open' || task.state === 'waiting');
  // one person is no roll of a vote
  const lacksRoll = stage.kind === 'vote' && rosterAssignee(stage) !== null && (visit.roster?.length ?? 0) === 0;
  if (kind !== undefined && !lacksRoll && !isOpen && visit.stuckReason === 'noHolder') return kind;
  return refuse(
    'COMMAND_NOT_APPLICABLE',
    {
      zh: '须指明改派哪项任务；表决名册无人的，请先任命人员再重试。',
      en: 'Say which task; where the roll of a vote is empty appoint people, then retry.',
    },
    { field: '/repair/taskId' },
  );
}

/** The person is no signer of this visit already, and no separation of duties stands against him. */
function requireFree(draft: Draft, visit: Visit, stage: Stage, task: Task | null, to: PersonRef): void {
  const there = visit.tasks.some(
    (one) => one.id !== task?.id && one.state !== 'closed' && 'person' in one.to && one.to.person.id === to.id,
  );
  if (there) {
    refuse(
      'SIGNER_INVALID',
      { zh: '此人已在本环节，不能一人两签。', en: 'The person is a signer of this stage already.' },
      { field: '/repair/to' },
    );
  }
  if (stage.kind !== 'decision') return;
  const state = stateOf(draft);
  const at = task === null ? state.organisation : organisationOfTask(draft.definition, state, stage, visit, task);
  requireSeparation(state, stage, at, [to]);
}

/** Gives a claimed task back to the post to which it is addressed. */
export function dropClaim({ draft, opens }: RepairDraft, { visitId, taskId }: RepairOf<'dropClaim'>): void {
  const visit = requireVisit(stateOf(draft), visitId);
  const task = requireTask(visit, taskId);
  if (task.claimedBy === undefined) {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      {
        zh: `该任务未被签收，由${addressText(task.to).zh}办理。`,
        en: `Nobody has claimed it: it is for ${addressText(task.to).en}.`,
      },
      { field: '/repair/taskId' },
    );
  }
  opens({ repair: 'dropClaim', visitId, taskId, from: task.claimedBy });
  emit(draft, { type: 'taskReleased', visitId, taskId });
}
