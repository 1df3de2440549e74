// The state of one round of a duty, or of one series of an indicator: plain JSON, the fold of its events.
import type { Calendar, Instant, LocalDate } from '../calendar/index.ts';
import type { PersonRef } from '../case/people.ts';
import type { RoundCards } from './cards.ts';
import type { Alarm, CaseData, EffectRequest } from '../case/state.ts';

/** The duty or indicator of a procedure that is run. */
export interface PartRef {
  kind: 'duty' | 'indicator';
  key: string;
}

/** What a round covers: a label that sorts within its cadence, the first and the last day. */
export interface RoundPeriod {
  label: string;
  from: LocalDate;
  to: LocalDate;
}

/** An organisation that owes an item. */
export interface Unit {
  path: string;
  name: string;
}

/** Kinds of tasks of rounds, beside those of cases. */
export type RoundTaskKind = 'file' | 'check' | 'consolidate' | 'bulletin';

/** One reporting period with its due instant: a round has one, a series has one for each opening of its plan year. */
export interface TermPlan {
  /** Label of the period. */
  key: string;
  from: LocalDate;
  to: LocalDate;
  openedOn: LocalDate;
  opensAt: Instant;
  dueOn: LocalDate;
  dueAt: Instant;
  provisional: boolean;
  /** `w0` … warnings, `due`, `r0` … rungs, by their place in the definition. */
  alarms: Alarm[];
}

/** One thing handed in: an entry is never changed but by a correction, which keeps the old one in the trail. */
export interface Entry {
  /** 1, 2, … within its item, sent-back ones included. */
  number: number;
  data: CaseData;
  nothing: boolean;
  note?: string;
  by: PersonRef;
  /** In whose name, where that was another's. */
  onBehalfOf?: PersonRef;
  at: Instant;
  businessDate: LocalDate;
  late: boolean;
  corrections: number;
}

export type ItemState = 'silent' | 'filed' | 'late' | 'checked' | 'returned' | 'excused';

/** What one unit owes for one term. A unit that has done nothing yet has none in the state: see `itemOf`. */
export interface Item {
  state: ItemState;
  /** The task of whoever files; done when the item is complete. */
  taskId: string;
  /** The open task of whoever checks. */
  checkTaskId: string | null;
  /** Those that count: what was sent back is left to the trail. */
  entries: Entry[];
  entryCount: number;
  /** When it was complete, and whether that was too late; null while it is not. */
  filedAt: Instant | null;
  filedBy: PersonRef | null;
  late: boolean;
  ground?: string;
}

export interface Term extends TermPlan {
  /** The visit under which its tasks stand; null while it has not opened. */
  visit: number | null;
  /** Number of the last task of the visit. */
  taskCount: number;
  /** Items that differ from silence, by unit. */
  items: Record<string, Item>;
  /** Alarms that were recorded. */
  fired: string[];
  /** Units that were silent at the due instant. */
  overdue: string[];
}

/** By when a step above the items is to be done. */
export interface StepDue {
  /** It is counted from here. */
  from: Instant;
  dueOn: LocalDate;
  dueAt: Instant;
  provisional: boolean;
  /** `due`, `r0` … rungs, by their place in the duty's ladder. */
  alarms: Alarm[];
}

/** A consolidation at one division, or the bulletin. */
export interface Step {
  key: string;
  kind: 'consolidate' | 'bulletin';
  organisation: string;
  to: { role: string; organisation: string };
  visit: number;
  taskId: string;
  state: 'open' | 'done';
  openedAt: Instant;
  /** Absent for a step without a limit. */
  due?: StepDue;
  /** Alarms that were recorded; absent before the first. */
  fired?: string[];
  doneAt?: Instant;
  by?: PersonRef;
}

/** A case that an entry asked for, and what became of it. */
export interface ItemLink {
  effectId: string;
  unit: string;
  term: string;
  entry: number;
  procedure: string;
  caseId: string | null;
  outcome: string | null;
}

/** An effect of an entry that is still to be carried out; `unit` is where the other case is filed. */
export interface RoundEffect {
  id: string;
  visit: number;
  unit: string;
  attempts: number;
  notBefore: Instant | null;
  stuck: boolean;
  request: Extract<EffectRequest, { kind: 'link' }>;
}

/** A number as it is judged, exactly: `part` of `whole`; `whole` is 1 for what is counted. */
export interface Measured {
  part: number;
  whole: number;
}

export type Verdict =
  | 'met'
  | 'missed'
  /** Nothing to judge by: a share of nothing. */
  | 'undecided';

/** How one gate was judged for one unit, or for all together (`unit` null). */
export interface Judgement {
  gate: string;
  /** The term whose report was judged; null for a gate at a date. */
  term: string | null;
  unit: string | null;
  /** From when its rungs count. */
  at: Instant;
  verdict: Verdict;
  /** Null when nothing was reported. */
  value: Measured | null;
  /** A later report has reached it: its rungs are over. */
  reachedLate: boolean;
  rungs: Alarm[];
  /** Rungs that were recorded, also under an earlier judgement of the same; absent before the first. */
  climbed?: string[];
}

export interface RoundState {
  format: 1;
  kind: 'round' | 'series';
  caseId: string;
  procedure: string;
  definitionHash: string;
  part: PartRef;
  period: RoundPeriod;
  openedOn: LocalDate;
  organisation: string;
  rehearsal: boolean;
  status: 'open' | 'ended';
  outcome: string | null;
  startedAt: Instant;
  startedOn: LocalDate;
  endedAt: Instant | null;
  /** Number of the last event. */
  sequence: number;
  /** When the last event was recorded: whatever rang until then has been dealt with. */
  updatedAt: Instant;
  units: Unit[];
  terms: Term[];
  visitCount: number;
  steps: Step[];
  /** Gates at a date that have been judged. */
  judged: string[];
  judgements: Judgement[];
  effects: RoundEffect[];
  links: ItemLink[];
  /** Highest card that any rung has drawn. */
  card: 'none' | 'yellow' | 'red';
  /** The cards themselves; absent before the first. */
  cards?: RoundCards[];
  /** Open tasks whose role nobody holds. */
  unheld: string[];
  urged: { at: Instant; by: string; visit: number; unit: string | null }[];
  /** Ids of the handovers that were carried out here; absent where there were none. */
  handovers?: string[];
  /** Ids of the repair orders that were carried out here; absent where there were none. */
  repairs?: string[];
  /** Tasks that a repair gave to one person, by id; absent before the first. */
  reassigned?: Record<string, PersonRef>;
  calendar: Calendar;
}
