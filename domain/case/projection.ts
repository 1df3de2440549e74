// A case as people look for it: the rows of the read model, folded from its state. Nothing is decided here.
import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import type { Field } from '../definition/field.ts';
import type { CaseForm } from '../definition/forms.ts';
import { colourOf, highestCard } from '../cards.ts';
import { departmentsOf } from '../departments.ts';
import { CASE_WIDE } from '../supervision.ts';
import { isForApplicant, stageOf } from './guards.ts';
import type { RoundTaskKind } from '../round/state.ts';
import type { PersonRef, Subject } from './people.ts';
import type { CaseData, CaseState, ClockRun, Task, TaskKind, Visit } from './state.ts';

/** Keys of fields, and of columns by the key of their table. */
export interface FieldNames {
  fields: string[];
  columns: Record<string, string[]>;
}

/** What storing a case needs to know of its definition. */
export interface DefinitionFacts {
  title: Text;
  /** See domain/scope.ts. */
  departments: string[];
  sensitive: FieldNames;
  files: FieldNames;
}

export interface CaseSummary {
  /** A case, or the round of a duty, or the series of an indicator. */
  kind: 'case' | 'round' | 'series';
  /** Key of the duty or indicator, and label of what it covers; null for a case. */
  part: string | null;
  period: string | null;
  caseId: string;
  procedure: string;
  definitionHash: string;
  organisation: string;
  subject: Subject | null;
  applicant: PersonRef | null;
  filer: PersonRef;
  filedAt: string;
  originCase: string | null;
  status: CaseState['status'];
  outcome: string | null;
  rehearsal: boolean;
  /** Equal for cases about the same matter, of which only one may be open; null when any number may. */
  uniquenessKey: string | null;
  /** Keys of the stages in which something is open, without parallels. */
  stages: string[];
  stuck: 'noHolder' | 'effect' | null;
  startedOn: LocalDate;
  startedAt: Instant;
  endedAt: Instant | null;
  sequence: number;
  data: CaseData;
  /** Earliest due day of a running clock. */
  nextDueOn: LocalDate | null;
  /** A clock that still counts is past its due instant: an event said so, not a comparison. */
  overdue: boolean;
  /** Highest card that any clock of the case has drawn. */
  card: 'none' | 'yellow' | 'red';
}

export interface TaskSummary {
  taskId: string;
  visit: number;
  stage: string;
  kind: TaskKind | RoundTaskKind;
  role: string | null;
  organisation: string | null;
  person: PersonRef | null;
  /** The applicant, where he may do what is addressed to whoever filed for him. */
  applicantId?: string | null;
  /** Of a round: the organisation that it is about, and the period. */
  unit: string | null;
  period: string | null;
  state: Task['state'];
  claimedBy: PersonRef | null;
  claimedAt: Instant | null;
  openedAt: Instant;
  dueOn: LocalDate | null;
  overdue: boolean;
}

export interface ClockSummary {
  clockId: string;
  clock: string;
  visit: number | null;
  state: ClockRun['state'];
  startedAt: Instant;
  dueOn: LocalDate | null;
  dueAt: Instant | null;
  provisional: boolean;
  overdue: boolean;
  stoppedAt: Instant | null;
}

export interface CaseProjection {
  case: CaseSummary;
  /** Who answers for the filing since a handover. */
  filerNow?: PersonRef;
  /** Tasks of the open visits. */
  tasks: TaskSummary[];
  clocks: ClockSummary[];
  /** Stage by number of visit: of the open ones and of those closed last. */
  stages: Record<string, string>;
  facts: DefinitionFacts;
}

/** The read model of a case in this state. Pure; `definition` is the one that the case is pinned to. */
export function projectionOf(definition: CaseForm, state: CaseState): CaseProjection {
  return {
    case: summaryOf(definition, state),
    ...(state.filerNow === undefined ? {} : { filerNow: state.filerNow }),
    tasks: state.visits.flatMap((visit) => visit.tasks.map((task) => taskSummary(definition, state, visit, task))),
    clocks: state.clocks.map(clockSummary),
    stages: stagesByVisit(state),
    facts: factsOf(definition),
  };
}

/** What storing a case needs to know of its definition. */
export function factsOf(definition: CaseForm): DefinitionFacts {
  return {
    title: definition.title,
    departments: departmentsOf(definition),
    ...namedFields(definition.fields),
  };
}

/** Which of the fields are sensitive, and which hold files. */
export function namedFields(fields: readonly Field[]): Pick<DefinitionFacts, 'sensitive' | 'files'> {
  return {
    sensitive: namesOf(fields, (field) => field.sensitive !== undefined),
    files: namesOf(fields, (field) => field.type === 'file'),
  };
}

function namesOf(fields: readonly Field[], matches: (field: Field) => boolean): FieldNames {
  const names: FieldNames = { fields: [], columns: {} };
  for (const field of fields) {
    if (matches(field)) names.fields.push(field.key);
    else if (field.type === 'table') {
      const columns = field.columns.filter(matches).map((column) => column.key);
      if (columns.length > 0) names.columns[field.key] = columns;
    }
  }
  return names;
}

function summaryOf(definition: CaseForm, state: CaseState): CaseSummary {
  const running = state.clocks.filter((clock) => clock.state !== 'stopped');
  return {
    kind: 'case',
    part: null,
    period: null,
    caseId: state.caseId,
    procedure: state.procedure,
    definitionHash: state.definitionHash,
    organisation: state.organisation,
    subject: state.subject,
    applicant: state.applicant,
    filer: state.filer,
    filedAt: state.filedAt,
    originCase: state.origin?.caseId ?? null,
    status: state.status,
    outcome: state.outcome,
    rehearsal: state.rehearsal,
    uniquenessKey: uniquenessKey(definition, state),
    stages: [...new Set(state.visits.filter((visit) => visit.branches === undefined).map((visit) => visit.stage))],
    stuck: stuckReason(state),
    startedOn: state.startedOn,
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    sequence: state.sequence,
    data: state.data,
    nextDueOn: earliest(running),
    overdue: running.some((clock) => clock.overdue),
    card: cardOf(definition, state),
  };
}

/** The key of the matter by which a definition says that one case may be open; null when any number may. */
export function uniquenessKey(
  definition: CaseForm,
  matter: { subject: Subject | null; startedOn: LocalDate; rehearsal: boolean },
): string | null {
  const { uniqueness } = definition.subject;
  if (uniqueness === 'none' || matter.subject === null) return null;
  const parts = [definition.id, matter.subject.id];
  if (uniqueness === 'oneOpenPerYear') parts.push(matter.startedOn.slice(0, 4));
  return `${matter.rehearsal ? 'rehearsal:' : ''}${parts.join('|')}`;
}

/** The first visit that is stuck; else a supervision case that could not be opened yet. */
function stuckReason({ visits, effects }: CaseState): CaseSummary['stuck'] {
  const visit = visits.find((one) => one.stuckReason !== undefined)?.stuckReason;
  return visit ?? (effects.some((one) => one.visit === CASE_WIDE && one.attempts > 0) ? 'effect' : null);
}

function cardOf(definition: CaseForm, state: CaseState): CaseSummary['card'] {
  const { cards = [] } = state;
  // Rungs of a case that was carried on from before cards were kept have none.
  const before = state.clocks.flatMap((run) => {
    const ladder = definition.clocks.find((clock) => clock.key === run.clock)?.ladder ?? [];
    return ladder.flatMap(({ action }, index) => {
      const alarm = `r${index}`;
      const isKept = cards.some((card) => card.clockId === run.id && card.alarm === alarm);
      const colour = colourOf(action);
      return isKept || colour === null || !run.fired.includes(alarm) ? [] : [{ colour, owners: [null], revoked: [] }];
    });
  });
  return highestCard([...cards, ...before]);
}

function taskSummary(definition: CaseForm, state: CaseState, visit: Visit, task: Task): TaskSummary {
  const clocks = clocksOver(state, visit);
  return {
    taskId: task.id,
    visit: visit.id,
    stage: visit.stage,
    kind: task.kind,
    role: 'role' in task.to ? task.to.role : null,
    organisation: 'role' in task.to ? task.to.organisation : null,
    person: 'person' in task.to ? task.to.person : null,
    applicantId: isForApplicant(stageOf(definition, visit), task) ? (state.applicant?.id ?? null) : null,
    unit: null,
    period: null,
    state: task.state,
    claimedBy: task.claimedBy ?? null,
    claimedAt: task.claimedAt ?? null,
    openedAt: task.openedAt,
    dueOn: earliest(clocks),
    overdue: clocks.some((clock) => clock.overdue),
  };
}

/** Clocks that still count for a visit: its own, those of the parallels around it, and those of the whole case. */
function clocksOver(state: CaseState, visit: Visit): ClockRun[] {
  const around = [visit.id];
  let within = visit.within;
  while (within !== null) {
    const { parallelVisit } = within;
    around.push(parallelVisit);
    within = state.visits.find((one) => one.id === parallelVisit)?.within ?? null;
  }
  return state.clocks.filter(
    (clock) => clock.state !== 'stopped' && (clock.visit === null || around.includes(clock.visit)),
  );
}

function clockSummary(clock: ClockRun): ClockSummary {
  return {
    clockId: clock.id,
    clock: clock.clock,
    visit: clock.visit,
    state: clock.state,
    startedAt: clock.startedAt,
    dueOn: clock.dueOn,
    dueAt: clock.dueAt,
    provisional: clock.provisional,
    overdue: clock.overdue,
    stoppedAt: clock.stoppedAt ?? null,
  };
}

function stagesByVisit(state: CaseState): Record<string, string> {
  const lately = state.closed.at(-1)?.closedAt;
  const closed = state.closed.filter((visit) => visit.closedAt === lately);
  return Object.fromEntries([...closed, ...state.visits].map((visit) => [String(visit.id), visit.stage]));
}

/** Earliest due day of the clocks that run; a suspended one has none for now. */
function earliest(clocks: readonly ClockRun[]): LocalDate | null {
  const days = clocks.flatMap((clock) => (clock.state === 'running' && clock.dueOn !== null ? [clock.dueOn] : []));
  return days.sort()[0] ?? null;
}
