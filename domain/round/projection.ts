// A round as people look for it. Unlike a case's projection it holds only the rows that the events of one command
// touched: a round has hundreds, and an item that is filed must cost no more than a command of a case.
import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Changes } from '../case/changes.ts';
import type { Message } from '../case/messages.ts';
import type { PersonRef } from '../case/people.ts';
import { namedFields } from '../case/projection.ts';
import type { CaseSummary, DefinitionFacts } from '../case/projection.ts';
import type { CaseData } from '../case/state.ts';
import type { Definition } from '../definition/forms.ts';
import { departmentsOf } from '../departments.ts';
import { roundChanges } from './changes.ts';
import type { RoundEvent } from './event.ts';
import { itemOf, openTerms, owing } from './items.ts';
import { roundMessages } from './messages.ts';
import { itemFormOf, requirePartOf, scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { ItemState, RoundState, Step, Term } from './state.ts';
import { isOpenTask } from './tasks.ts';

/** One cell of a round's matrix. */
export interface ItemSummary {
  unit: string;
  unitName: string;
  period: string;
  state: ItemState;
  openedOn: LocalDate;
  dueOn: LocalDate;
  /** It was silent at the due instant. */
  overdue: boolean;
  late: boolean;
  filedAt: Instant | null;
  filedBy: PersonRef | null;
  nothing: boolean;
  /** How many entries count. */
  entries: number;
  /** Of the newest entry; null without one. */
  data: CaseData | null;
  ground: string | null;
}

export interface RoundProjection {
  case: CaseSummary;
  facts: DefinitionFacts;
  changes: Changes;
  items: ItemSummary[];
  messages: Message[];
}

/** What the events of one command changed in the read model; `state` is the one after the last of them. */
export function roundProjection(
  definition: Definition,
  state: RoundState,
  events: readonly RoundEvent[],
): RoundProjection {
  const part = requirePartOf(definition, state.part);
  return {
    case: roundSummary(part, state),
    facts: roundFacts(definition, part, state),
    changes: roundChanges(part, state, events),
    items: changedItems(state, events),
    messages: roundMessages(part, state, events),
  };
}

function roundFacts(definition: Definition, part: Part, state: RoundState): DefinitionFacts {
  const { title } = scheduleOf(part);
  const { label } = state.period;
  return {
    title: { zh: `${definition.title.zh} ${title.zh} ${label}`, en: `${definition.title.en} ${title.en} ${label}` },
    departments: departmentsOf(definition),
    ...namedFields(itemFormOf(part).fields),
  };
}

/** The row of the list of cases; a round is filed by the system. */
export function roundSummary(part: Part, state: RoundState): CaseSummary {
  const owed = openTerms(state).filter((term) => owing(state, term).length > 0);
  const isOpen = state.status === 'open';
  return {
    kind: state.kind,
    part: state.part.key,
    period: state.period.label,
    caseId: state.caseId,
    procedure: state.procedure,
    definitionHash: state.definitionHash,
    organisation: state.organisation,
    subject: null,
    applicant: null,
    filer: SYSTEM,
    filedAt: state.organisation,
    originCase: null,
    status: state.status,
    outcome: state.outcome,
    rehearsal: state.rehearsal,
    uniquenessKey: null,
    stages: isOpen ? openStages(part, state, owed) : [],
    stuck: isOpen ? stuckReason(state) : null,
    startedOn: state.startedOn,
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    sequence: state.sequence,
    data: {},
    nextDueOn: isOpen ? (dueDays(state, owed).sort()[0] ?? null) : null,
    overdue: isOpen && (owed.some((term) => isOverdue(state, term)) || openSteps(state).some(isStepOverdue)),
    card: state.card,
  };
}

const SYSTEM: PersonRef = { id: 'system', name: '系统' };

function isOverdue(state: RoundState, term: Term): boolean {
  const still = owing(state, term);
  return term.overdue.some((unit) => still.includes(unit));
}

const openSteps = (state: RoundState): Step[] => state.steps.filter((step) => step.state === 'open');

const isStepOverdue = ({ fired }: Step): boolean => fired?.includes('due') ?? false;

const dueDays = (state: RoundState, owed: readonly Term[]): LocalDate[] => [
  ...owed.map((term) => term.dueOn),
  ...openSteps(state).flatMap((step) => step.due?.dueOn ?? []),
];

function openStages(part: Part, state: RoundState, owed: readonly Term[]): string[] {
  const check = part.kind === 'duty' ? part.duty.check : undefined;
  const checking = state.terms.some((term) => Object.values(term.items).some((item) => item.checkTaskId !== null));
  const steps = openSteps(state).map((step) => step.key);
  return [
    ...(owed.length > 0 || part.kind === 'indicator' ? [itemFormOf(part).key] : []),
    ...(check !== undefined && checking ? [check.key] : []),
    ...new Set(steps),
  ];
}

function stuckReason(state: RoundState): CaseSummary['stuck'] {
  if (state.unheld.some((taskId) => isOpenTask(state, taskId))) return 'noHolder';
  return state.effects.some((effect) => effect.stuck) ? 'effect' : null;
}

/** The items that these events touched. */
function changedItems(state: RoundState, events: readonly RoundEvent[]): ItemSummary[] {
  const touched = new Map<string, Set<string>>();
  const touch = (term: string, units: readonly string[]): void => {
    const known = touched.get(term) ?? new Set<string>();
    for (const unit of units) known.add(unit);
    touched.set(term, known);
  };
  const all = state.units.map((unit) => unit.path);
  for (const event of events) {
    if (event.type === 'itemsOpened' || event.type === 'termRecomputed') touch(event.term, all);
    else if (event.type === 'dueReached') touch(event.term, event.units);
    else if ('term' in event && 'unit' in event && event.term !== null && event.unit !== null) {
      touch(event.term, [event.unit]);
    }
  }
  return state.terms.flatMap((term) => {
    const units = touched.get(term.key);
    if (units === undefined || term.visit === null) return [];
    return state.units
      .filter((unit) => units.has(unit.path))
      .map((unit) => itemSummary(state, term, unit.path, unit.name));
  });
}

/** One cell of the matrix. */
export function itemSummary(state: RoundState, term: Term, unit: string, unitName: string): ItemSummary {
  const item = itemOf(state, term, unit);
  const newest = item.entries.at(-1);
  return {
    unit,
    unitName,
    period: term.key,
    state: item.state,
    openedOn: term.openedOn,
    dueOn: term.dueOn,
    overdue: term.overdue.includes(unit),
    late: item.late,
    filedAt: item.filedAt,
    filedBy: item.filedBy,
    nothing: newest?.nothing ?? false,
    entries: item.entries.length,
    data: newest?.data ?? null,
    ground: item.ground ?? null,
  };
}
