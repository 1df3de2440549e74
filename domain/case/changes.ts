// Which rows of the read model a command touched, read from its events; so that a command writes a few rows, not all.
import { cardIdOf, colourOf, revokedCard } from '../cards.ts';
import type { CardChanges } from '../cards.ts';
import { bodyOf, divisionOf, levelOf } from '../organisations.ts';
import { assigneeGrant, personGrant, roleGrant } from '../scope.ts';
import type { CaseEvent } from './event.ts';
import type { PersonRef } from './people.ts';
import type { CaseProjection, ClockSummary, FieldNames, TaskSummary } from './projection.ts';
import type { Address, CaseData, Json } from './state.ts';

export interface FinishedTask {
  taskId: string;
  state: 'done' | 'closed';
  at: string;
  by: PersonRef | null;
  outcome: string | null;
}

export interface Changes {
  /** Whether the case's data may differ from before. */
  data: boolean;
  tasks: TaskSummary[];
  finished: FinishedTask[];
  closedVisits: number[];
  clocks: ClockSummary[];
  grantees: string[];
  attachments: { digest: string; name: string | null; sequence: number }[];
  /** Tasks opened for a role and still open: somebody must hold it. */
  openedForRoles: { taskId: string; role: string; organisation: string }[];
  cards: CardChanges;
}

/** `projection` is of the state after the last of `events`, which are those of one command, in order. */
export function changesOf(projection: CaseProjection, events: readonly CaseEvent[]): Changes {
  const active = projection.tasks.filter((task) => task.state === 'open' || task.state === 'waiting');
  const isActive = (taskId: string): boolean => active.some((task) => task.taskId === taskId);
  const all = events.some(isOfAll);
  const touched = all ? active.map((task) => task.taskId) : touchedTasks(events);
  const clocks = all ? projection.clocks.map((clock) => clock.clockId) : touchedClocks(events);
  const opened = events.filter((event) => event.type === 'taskOpened');
  const passing = opened.filter((event) => !isActive(event.taskId)).map((event) => taskOpenedAs(projection, event));
  return {
    data: all || events.some((event) => writtenData(event) !== null),
    tasks: [...active.filter((task) => clocks.length > 0 || touched.includes(task.taskId)), ...passing],
    finished: events.flatMap((event) => finishedBy(event)).filter((task) => !isActive(task.taskId)),
    closedVisits: events.flatMap((event) => (event.type === 'visitClosed' ? [event.visitId] : [])),
    clocks: projection.clocks.filter((clock) => clocks.includes(clock.clockId)),
    grantees: [...new Set(events.flatMap((event) => granteesOf(projection, event)))],
    attachments: attachmentsOf(projection.facts.files, events),
    openedForRoles: opened.flatMap((event) =>
      isActive(event.taskId) && 'role' in event.to
        ? [{ taskId: event.taskId, role: event.to.role, organisation: event.to.organisation }]
        : [],
    ),
    cards: cardChanges(projection, events),
  };
}

function cardChanges({ case: { caseId } }: CaseProjection, events: readonly CaseEvent[]): CardChanges {
  return {
    drawn: events.flatMap((event) => {
      if (event.type !== 'clockRungReached') return [];
      const { sequence, action, clock, clockId, dueOn, recordedAt: drawnAt, owners = [] } = event;
      const colour = colourOf(action);
      if (colour === null) return [];
      return owners.map((owner, place) => {
        const cardId = cardIdOf(caseId, { sequence, place });
        return { cardId, sequence, colour, clock, clockId, dueOn, owner, drawnAt };
      });
    }),
    revoked: events.flatMap((event) => (event.type === 'cardRevoked' ? [revokedCard(caseId, event)] : [])),
  };
}

/** A repair that concerns everything that is open: another version, or an earlier state. */
function isOfAll(event: CaseEvent): boolean {
  return event.type === 'stateRestored' || (event.type === 'repaired' && event.repair === 'migrate');
}

function touchedTasks(events: readonly CaseEvent[]): string[] {
  return events.flatMap((event) => ('taskId' in event ? [event.taskId] : []));
}

function touchedClocks(events: readonly CaseEvent[]): string[] {
  return events.flatMap((event) => ('clockId' in event ? [event.clockId] : []));
}

/** A task that was opened and finished by the same command: it never stood in a projection. */
function taskOpenedAs(projection: CaseProjection, event: CaseEvent & { type: 'taskOpened' }): TaskSummary {
  return {
    taskId: event.taskId,
    visit: event.visitId,
    stage: projection.stages[event.visitId] ?? '',
    kind: event.kind,
    role: 'role' in event.to ? event.to.role : null,
    organisation: 'role' in event.to ? event.to.organisation : null,
    person: 'person' in event.to ? event.to.person : null,
    unit: null,
    period: null,
    state: 'closed',
    claimedBy: null,
    claimedAt: null,
    openedAt: event.recordedAt,
    dueOn: null,
    overdue: false,
  };
}

function finishedBy(event: CaseEvent): FinishedTask[] {
  const at = event.recordedAt;
  switch (event.type) {
    case 'opinionGiven':
      return [{ taskId: event.taskId, state: 'done', at, by: event.opinion.by, outcome: event.opinion.outcome }];
    case 'voteRecorded':
      return [
        {
          taskId: event.taskId,
          state: 'done',
          at,
          by: event.actor.person ?? null,
          outcome: event.result.passed ? 'passed' : 'notPassed',
        },
      ];
    case 'taskClosed':
      return [{ taskId: event.taskId, state: 'closed', at, by: event.actor.person ?? null, outcome: event.reason }];
    default:
      return [];
  }
}

/** Who may see the case from this event on, besides those whose region or department it is in. */
function granteesOf(projection: CaseProjection, event: CaseEvent): string[] {
  switch (event.type) {
    case 'caseStarted':
      return [event.filer, ...(event.applicant === null ? [] : [event.applicant])].map((one) => personGrant(one.id));
    case 'copied':
      return event.to.map((one) => personGrant(one.id));
    case 'handedOver':
      return event.items.some((item) => item.moved) ? [personGrant(event.to.id)] : [];
    case 'taskOpened':
      return granteeOf(projection, event.to);
    case 'taskTransferred':
      return [assigneeGrant(event.to.id)];
    default:
      return [];
  }
}

function granteeOf(projection: CaseProjection, to: Address): string[] {
  if ('person' in to) return [assigneeGrant(to.person.id)];
  const body = bodyOf(to.organisation);
  const inLine = divisionOf(projection.case.organisation).startsWith(divisionOf(to.organisation));
  const named = body === null || projection.facts.departments.includes(`${levelOf(to.organisation)}/${body}`);
  return inLine && named ? [] : [roleGrant(to.role, to.organisation)];
}

/** Data that an event writes into the case; null when it writes none. */
export function writtenData(event: CaseEvent): CaseData | null {
  switch (event.type) {
    case 'caseStarted':
      return event.data;
    case 'dataChanged':
      return event.changes;
    case 'dataCorrected':
      return { [event.field]: event.value };
    case 'effectSucceeded':
      return event.result;
    case 'stateRestored':
      return event.state.data;
    default:
      return null;
  }
}

function attachmentsOf(files: FieldNames, events: readonly CaseEvent[]): Changes['attachments'] {
  const found: Changes['attachments'] = [];
  const add = (digest: Json | undefined, sequence: number, name: string | null = null): void => {
    if (typeof digest !== 'string' || found.some((one) => one.digest === digest)) return;
    found.push({ digest, name, sequence });
  };
  for (const event of events) {
    const { sequence } = event;
    if (event.type === 'attached') for (const one of event.attachments) add(one.digest, sequence, one.name);
    if (event.type === 'commented') for (const digest of event.attachments) add(digest, sequence);
    if (event.type === 'letterServed') for (const digest of event.proof) add(digest, sequence);
    if (event.type === 'voteRecorded') for (const ballot of event.ballots) add(ballot.mark, sequence);
    for (const digest of filesIn(files, writtenData(event) ?? {})) add(digest, sequence);
  }
  return found;
}

/** Digests that stand in fields and columns of files. */
export function filesIn(files: FieldNames, data: CaseData): Json[] {
  const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
  const inFields = files.fields.flatMap((field) => list(data[field]));
  const inTables = Object.entries(files.columns).flatMap(([table, columns]) =>
    list(data[table]).flatMap((row) => columns.flatMap((column) => list((row as CaseData | null)?.[column]))),
  );
  return [...inFields, ...inTables];
}
