// The tasks of a round as worklists show them: derived from its items and steps, never kept twice.
import type { TaskSummary } from '../case/projection.ts';
import type { Address } from '../case/state.ts';
import { itemOf, owes } from './items.ts';
import { addressFor, itemFormOf, scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { Item, RoundState, Step, Term } from './state.ts';

/** To whom a task is addressed: its post, or the person to whom a repair gave it. */
export function addressIn(state: RoundState, taskId: string, post: { role: string; organisation: string }): Address {
  const person = state.reassigned?.[taskId];
  return person === undefined ? post : { person };
}

/** A task as it stands after repairs. */
export function asReassigned(state: RoundState, task: TaskSummary): TaskSummary {
  const person = state.reassigned?.[task.taskId];
  return person === undefined ? task : { ...task, role: null, organisation: null, person };
}

/** Whether a task of this id is open. */
export function isOpenTask(state: RoundState, taskId: string): boolean {
  if (state.status === 'ended') return false;
  const visit = Number(taskId.split('.')[0]);
  const step = state.steps.find((one) => one.visit === visit);
  if (step !== undefined) return step.state === 'open';
  const term = state.terms.find((one) => one.visit === visit);
  if (term === undefined) return false;
  return state.units.some(({ path }) => {
    const item = itemOf(state, term, path);
    return item.checkTaskId === taskId || (item.taskId === taskId && owes(item));
  });
}

const open = { state: 'open', person: null, claimedBy: null, claimedAt: null } as const;

/** The task of a unit that files. */
export function fileTask(part: Part, term: Term, unit: string, taskId: string, openedAt: string): TaskSummary {
  return {
    ...open,
    taskId,
    visit: term.visit ?? 0,
    stage: itemFormOf(part).key,
    kind: 'file',
    role: scheduleOf(part).owedBy.role,
    organisation: unit,
    unit,
    period: term.key,
    openedAt,
    dueOn: term.dueOn,
    overdue: term.overdue.includes(unit),
  };
}

/** The task of whoever checks an item. */
export function checkTask(
  part: Part,
  state: RoundState,
  term: Term,
  unit: string,
  taskId: string,
  openedAt: string,
): TaskSummary {
  const check = part.kind === 'duty' ? part.duty.check : undefined;
  if (check === undefined) throw new Error('nobody checks this part');
  const { role, organisation } = addressFor(check.by, unit, state.organisation);
  return {
    ...open,
    taskId,
    visit: term.visit ?? 0,
    stage: check.key,
    kind: 'check',
    role,
    organisation,
    unit,
    period: term.key,
    openedAt,
    dueOn: term.dueOn,
    overdue: false,
  };
}

/** The task of a consolidation or of the bulletin. */
export function stepTask(step: Step): TaskSummary {
  return {
    ...open,
    taskId: step.taskId,
    visit: step.visit,
    stage: step.key,
    kind: step.kind,
    role: step.to.role,
    organisation: step.to.organisation,
    unit: step.organisation,
    period: null,
    openedAt: step.openedAt,
    dueOn: step.due?.dueOn ?? null,
    overdue: step.fired?.includes('due') ?? false,
  };
}

/** Every open task of a round, for who reads the state. */
export function openTasks(part: Part, state: RoundState): TaskSummary[] {
  if (state.status === 'ended') return [];
  const ofTerms = state.terms
    .filter((term) => term.visit !== null)
    .flatMap((term) => state.units.flatMap(({ path }) => tasksOf(part, state, term, path, itemOf(state, term, path))));
  const ofSteps = state.steps.filter((step) => step.state === 'open').map(stepTask);
  return [...ofTerms, ...ofSteps].map((task) => asReassigned(state, task));
}

function tasksOf(part: Part, state: RoundState, term: Term, unit: string, item: Item): TaskSummary[] {
  const { taskId, checkTaskId } = item;
  if (owes(item)) return [fileTask(part, term, unit, taskId, term.opensAt)];
  return checkTaskId === null ? [] : [checkTask(part, state, term, unit, checkTaskId, item.filedAt ?? term.opensAt)];
}
