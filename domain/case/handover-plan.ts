// What somebody holds in a case, and what of it may go to his successor. The dry run and the act itself ask here.
import type { CaseForm } from '../definition/forms.ts';
import type { Stage } from '../definition/stage.ts';
import { isAmong } from '../handover.ts';
import type { Handover, HandoverItem, HeldPost } from '../handover.ts';
import { addressOf, filerOf } from './address.ts';
import { addressingFields } from './addressees.ts';
import { Refused, refuse } from './draft.ts';
import { rosterAssignee } from './flow.ts';
import { isForApplicant, organisationOfTask, requireSeparation, stageOf } from './guards.ts';
import type { CaseState, Task, Visit } from './state.ts';

/** Everything open that he holds in the case, in the order of its visits. Empty where there is nothing, or it has ended. */
export function planHandover(definition: CaseForm, state: CaseState, handover: Handover): HandoverItem[] {
  if (state.status === 'ended') return [];
  return [
    ...state.visits.flatMap((visit) => itemsOfVisit(definition, state, handover, visit)),
    ...filing(state, handover),
    ...duties(definition, state, handover),
    ...(handover.wasCopied ? [judged({ kind: 'copy' }, () => requireNoParty(state, handover))] : []),
  ];
}

function itemsOfVisit(definition: CaseForm, state: CaseState, handover: Handover, visit: Visit): HandoverItem[] {
  const stage = stageOf(definition, visit);
  const tasks = visit.tasks
    .filter((task) => task.state === 'open' || task.state === 'waiting')
    .flatMap((task) => itemOfTask(definition, state, handover, { visit, stage, task }));
  return [...tasks, ...seat(definition, state, handover, visit, stage)];
}

interface At {
  visit: Visit;
  stage: Stage;
  task: Task;
}

function itemOfTask(definition: CaseForm, state: CaseState, handover: Handover, at: At): HandoverItem[] {
  const { visit, stage, task } = at;
  const { from, keeps, successorHolds } = handover;
  const named = { stage: visit.stage, visitId: visit.id, taskId: task.id };
  if ('role' in task.to) {
    const post = task.to;
    if (task.claimedBy?.id !== from.id || isAmong(keeps, post)) return [];
    const item = judged({ kind: 'claim', ...named }, () => {
      requirePost(successorHolds, post);
      requireFree(definition, state, handover, at);
    });
    return [item];
  }
  if (task.to.person.id !== from.id) return [];
  const post = postOf(definition, state, visit, stage);
  if (post !== null && isAmong(keeps, post)) return [];
  // what he asked for himself is no business of his post
  if (isForApplicant(stage, task) && state.applicant?.id === from.id) return [];
  const item = judged({ kind: 'task', ...named }, () => {
    if (post !== null && visit.roster !== undefined && task.kind === 'decide') requirePost(successorHolds, post);
    requireFree(definition, state, handover, at);
    requireNotThere(handover, visit);
  });
  return [item];
}

/** The post under which a stage's tasks stand; null where the stage names a person. */
function postOf(definition: CaseForm, state: CaseState, visit: Visit, stage: Stage): HeldPost | null {
  const assignee = rosterAssignee(stage) ?? ('assignee' in stage ? stage.assignee : null);
  const to = assignee === null ? null : addressOf(definition, assignee, state, visit.within);
  return to !== null && 'role' in to ? to : null;
}

/** A seat on the roll of a vote: those of signers are their tasks. */
function seat(definition: CaseForm, state: CaseState, handover: Handover, visit: Visit, stage: Stage): HandoverItem[] {
  if (stage.kind !== 'vote' || visit.roster?.some((one) => one.id === handover.from.id) !== true) return [];
  const assignee = rosterAssignee(stage);
  const post = assignee === null ? null : addressOf(definition, assignee, state, visit.within);
  const held = post !== null && 'role' in post ? post : null;
  if (held !== null && isAmong(handover.keeps, held)) return [];
  const item = judged({ kind: 'seat', stage: visit.stage, visitId: visit.id }, () => {
    if (held !== null) requirePost(handover.successorHolds, held);
    requireNoParty(state, handover);
  });
  return [item];
}

/** Tasks for the applicant go to whoever filed for him; for oneself one files in no post. */
function filing(state: CaseState, handover: Handover): HandoverItem[] {
  const { from, keeps } = handover;
  const isHis = filerOf(state).id === from.id && state.applicant?.id !== from.id;
  if (!isHis || keeps.some(({ organisation }) => organisation === state.filedAt)) return [];
  return [judged({ kind: 'filing' }, () => requireNoParty(state, handover))];
}

function duties(definition: CaseForm, state: CaseState, handover: Handover): HandoverItem[] {
  return addressingFields(definition)
    .filter((field) => state.data[field] === handover.from.id)
    .map((field) => judged({ kind: 'duty', field }, () => requireNoParty(state, handover)));
}

function judged(item: Omit<HandoverItem, 'moved'>, check: () => void): HandoverItem {
  try {
    check();
    return { ...item, moved: true };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message } = error.refusal;
    return { ...item, moved: false, reason: { code, message } };
  }
}

function requirePost(held: readonly HeldPost[], post: HeldPost): void {
  if (isAmong(held, post)) return;
  refuse('SUCCESSOR_LACKS_POST', {
    zh: `接任人不在该岗位（${post.role}，${post.organisation}）。`,
    en: `The successor does not hold ${post.role} at ${post.organisation}.`,
  });
}

/** The applicant and his relatives take nothing of the case over. */
function requireNoParty(state: CaseState, { to }: Handover): void {
  if (state.applicant?.id === to.id) {
    refuse('APPLICANT_MAY_NOT_DECIDE', {
      zh: '接任人是本事项的申请人，不得承办。',
      en: 'The successor is the applicant of this case.',
    });
  }
  if (state.relatives.includes(to.id)) {
    refuse('RELATIVE_MAY_NOT_DECIDE', {
      zh: '接任人与申请人有亲属关系，应当回避。',
      en: 'The successor is a declared relative of the applicant.',
    });
  }
}

function requireFree(definition: CaseForm, state: CaseState, handover: Handover, { visit, stage, task }: At): void {
  requireNoParty(state, handover);
  if (stage.kind !== 'decision') return;
  requireSeparation(state, stage, organisationOfTask(definition, state, stage, visit, task), [handover.to]);
}

function requireNotThere({ to }: Handover, visit: Visit): void {
  const there = visit.tasks.some(
    (task) => 'person' in task.to && task.to.person.id === to.id && task.state !== 'closed',
  );
  if (there) {
    refuse('SIGNER_INVALID', {
      zh: '接任人已在本环节，不能一人两签。',
      en: 'The successor is a signer of this stage already; nobody signs twice.',
    });
  }
}
