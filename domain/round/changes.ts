// Which rows of the read model the events of one command touched.
import type { Changes, FinishedTask } from '../case/changes.ts';
import { filesIn } from '../case/changes.ts';
import type { ClockSummary, TaskSummary } from '../case/projection.ts';
import { namedFields } from '../case/projection.ts';
import { divisionAt, divisionOf } from '../organisations.ts';
import { assigneeGrant, personGrant, regionGrant, roleGrant } from '../scope.ts';
import type { RoundEvent } from './event.ts';
import { itemOf, owes, owing, termOf } from './items.ts';
import { addressFor, itemFormOf, scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import { roundCardChanges } from './cards.ts';
import { clockOf } from './clock.ts';
import type { RoundState } from './state.ts';
import { asReassigned, checkTask, fileTask, isOpenTask, openTasks, stepTask } from './tasks.ts';

/** `state` is the one after the last of `events`, which are those of one command, in order. */
export function roundChanges(part: Part, state: RoundState, events: readonly RoundEvent[]): Changes {
  const tasks = new Map(
    events.flatMap((event) => tasksOf(part, state, event)).map((task) => [task.taskId, asReassigned(state, task)]),
  );
  const opened = events.some((event) => OPENING.has(event.type)) ? [...tasks.values()] : [];
  return {
    data: events[0]?.type === 'roundOpened',
    tasks: [...tasks.values()],
    finished: events.flatMap((event) => finishedBy(state, event)),
    closedVisits: events.some((event) => event.type === 'roundEnded') ? openVisits(state) : [],
    clocks: clocksOf(part, state, events),
    grantees: [...new Set(events.flatMap((event) => granteesOf(part, event)))],
    attachments: attachmentsOf(part, events),
    openedForRoles: opened.flatMap(({ taskId, role, organisation, overdue }) =>
      role !== null && organisation !== null && !overdue && isOpenTask(state, taskId)
        ? [{ taskId, role, organisation }]
        : [],
    ),
    cards: roundCardChanges(part, state, events),
  };
}

const OPENING = new Set<RoundEvent['type']>(['itemsOpened', 'checkOpened', 'itemReturned', 'stepOpened']);

/** Tasks that an event opens or shows otherwise; those finished by the same command are finished after. */
function tasksOf(part: Part, state: RoundState, event: RoundEvent): TaskSummary[] {
  switch (event.type) {
    case 'itemsOpened': {
      const term = termOf(state, event.term);
      return state.units.map(({ path }, index) =>
        fileTask(part, term, path, `${event.visitId}.${index + 1}`, event.recordedAt),
      );
    }
    case 'checkOpened':
      return [checkTask(part, state, termOf(state, event.term), event.unit, event.taskId, event.recordedAt)];
    case 'itemReturned':
      return [fileTask(part, termOf(state, event.term), event.unit, event.next, event.recordedAt)];
    case 'stepOpened':
    case 'stepOverdue':
    case 'stepRecomputed': {
      const step = state.steps.find((one) => one.visit === event.visitId);
      return step === undefined ? [] : [stepTask(step)];
    }
    case 'repaired':
      return event.repair === 'reassign' ? openTasks(part, state).filter(({ taskId }) => taskId === event.taskId) : [];
    case 'dueReached':
      return fileTasks(part, state, event.term, event.units);
    case 'termRecomputed':
      return fileTasks(part, state, event.term, owing(state, termOf(state, event.term)));
    default:
      return [];
  }
}

/** The open tasks of some units as they are now. */
function fileTasks(part: Part, state: RoundState, key: string, units: readonly string[]): TaskSummary[] {
  const term = termOf(state, key);
  if (term.visit === null) return [];
  return units.flatMap((unit) => {
    const item = itemOf(state, term, unit);
    return owes(item) ? [fileTask(part, term, unit, item.taskId, term.opensAt)] : [];
  });
}

function finishedBy(state: RoundState, event: RoundEvent): FinishedTask[] {
  const by = event.actor.person ?? null;
  const at = event.recordedAt;
  switch (event.type) {
    case 'itemFiled': {
      if (!event.complete) return [];
      const outcome = event.nothing ? 'nothingToReport' : event.late ? 'handedInLate' : 'handedIn';
      return [{ taskId: event.taskId, state: 'done', at, by, outcome }];
    }
    case 'itemAccepted':
      return [{ taskId: event.taskId, state: 'done', at, by, outcome: 'accepted' }];
    case 'itemReturned':
      return [{ taskId: event.taskId, state: 'done', at, by, outcome: 'returnTo' }];
    case 'itemExcused': {
      const { taskId } = itemOf(state, termOf(state, event.term), event.unit);
      return [{ taskId, state: 'closed', at, by, outcome: 'excused' }];
    }
    case 'consolidated':
    case 'bulletinIssued':
      return [{ taskId: event.taskId, state: 'done', at, by, outcome: 'completed' }];
    default:
      return [];
  }
}

/** Visits in which the end of the round leaves open tasks behind. */
function openVisits(state: RoundState): number[] {
  const terms = state.terms.flatMap((term) => term.visit ?? []);
  return [...terms, ...state.steps.filter((step) => step.state === 'open').map((step) => step.visit)];
}

/** The clock of a period is written when it starts, rings or changes, and when the last unit has handed in. */
function clocksOf(part: Part, state: RoundState, events: readonly RoundEvent[]): ClockSummary[] {
  const at = events.at(-1)?.recordedAt ?? state.updatedAt;
  const isOver = events.some((event) => event.type === 'roundEnded');
  return state.terms
    .filter((term) => term.visit !== null && (isOver || events.some((event) => movesClock(state, event, term.key))))
    .map((term) => clockOf(part, state, term, at));
}

function movesClock(state: RoundState, event: RoundEvent, key: string): boolean {
  if (!('term' in event) || event.term !== key) return false;
  switch (event.type) {
    case 'itemsOpened':
    case 'dueReached':
    case 'termRecomputed':
    case 'itemReturned':
      return true;
    case 'itemFiled':
    case 'itemExcused':
      return owing(state, termOf(state, key)).length === 0;
    default:
      return false;
  }
}

/** Who may see the round besides those of its own region: its units, its posts, and the regions of its units. */
function granteesOf(part: Part, event: RoundEvent): string[] {
  if (event.type === 'copied') return event.to.map((one) => personGrant(one.id));
  if (event.type === 'repaired' && event.repair === 'reassign') return [assigneeGrant(event.to.id)];
  if (event.type !== 'roundOpened') return [];
  const { role } = scheduleOf(part).owedBy;
  const steps = part.kind === 'duty' ? [part.duty.check, ...part.duty.consolidation, part.duty.bulletin] : [];
  const posts = steps.flatMap((step) => (step === undefined ? [] : [step.by]));
  return event.units.flatMap(({ path }) => [
    roleGrant(role, path),
    ...posts.map((post) => {
      const to = addressFor(post, path, event.organisation);
      return roleGrant(to.role, to.organisation);
    }),
    ...(['township', 'village'] as const).flatMap((level) => {
      const division = divisionAt(path, level);
      return division === null || division === divisionOf(event.organisation) ? [] : [regionGrant(division)];
    }),
  ]);
}

function attachmentsOf(part: Part, events: readonly RoundEvent[]): Changes['attachments'] {
  const { files } = namedFields(itemFormOf(part).fields);
  const found = new Map<string, Changes['attachments'][number]>();
  const add = (digest: unknown, sequence: number, name: string | null = null): void => {
    if (typeof digest === 'string' && !found.has(digest)) found.set(digest, { digest, name, sequence });
  };
  for (const event of events) {
    const { sequence } = event;
    if (event.type === 'attached') for (const one of event.attachments) add(one.digest, sequence, one.name);
    if (event.type === 'commented') for (const digest of event.attachments) add(digest, sequence);
    if (event.type === 'itemFiled') for (const digest of event.attachments ?? []) add(digest, sequence);
    if (event.type === 'itemFiled' || event.type === 'itemCorrected') {
      for (const digest of filesIn(files, event.data)) add(digest, sequence);
    }
  }
  return [...found.values()];
}
