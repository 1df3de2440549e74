// What happened to a round. One event may speak of many units: 179 silent villages are one event, not 179.
import type { Calendar, Instant, LocalDate } from '../calendar/index.ts';
import type { CardOwner, CardPlace } from '../cards.ts';
import type { EventActor } from '../case/event.ts';
import type { PersonRef } from '../case/people.ts';
import type { Repaired } from '../case/repair.ts';
import type { Alarm, CaseData, EffectRequest } from '../case/state.ts';
import type { Rung } from '../definition/clock.ts';
import type { HandoverItem } from '../handover.ts';
import type { Measured, PartRef, RoundPeriod, StepDue, TermPlan, Unit, Verdict } from './state.ts';

/** On time, late, silent, excused; of those that handed in, who had nothing to report. Paths of units. */
export interface Tally {
  onTime: string[];
  late: string[];
  silent: string[];
  excused: string[];
  nothingToReport: string[];
}

export interface GateResult {
  unit: string | null;
  verdict: Verdict;
  value: Measured | null;
  /** What was judged before, where it is judged again. */
  before?: { verdict: Verdict; value: Measured | null };
}

export type EndReason =
  | 'bulletin'
  | 'consolidated'
  /** No unit owes anything any more. */
  | 'settled'
  /** The time that the closing rule gives for late items is over: see `closesAt`. */
  | 'closingRule'
  /** By an administrator's repair. */
  | 'cancelled';

interface OnItem {
  term: string;
  unit: string;
}

export type RoundEventBody =
  | {
      type: 'roundOpened';
      kind: 'round' | 'series';
      caseId: string;
      procedure: string;
      definitionHash: string;
      part: PartRef;
      period: RoundPeriod;
      openedOn: LocalDate;
      organisation: string;
      units: Unit[];
      terms: TermPlan[];
      calendar: Calendar;
      rehearsal: boolean;
    }
  /** Every unit owes an item of the term from now on; the task of the nth unit is `<visitId>.<n>`. */
  | { type: 'itemsOpened'; term: string; visitId: number }
  | (OnItem & {
      type: 'itemFiled';
      taskId: string;
      entry: number;
      data: CaseData;
      nothing: boolean;
      note?: string;
      attachments?: string[];
      late: boolean;
      /** The item has all the entries that it needs. */
      complete: boolean;
    })
  | (OnItem & { type: 'checkOpened'; taskId: string; to: { role: string; organisation: string } })
  | (OnItem & { type: 'itemAccepted'; taskId: string; opinion?: string })
  /** Sent back: what was handed in counts no longer, and the unit has a fresh task. */
  | (OnItem & { type: 'itemReturned'; taskId: string; opinion: string; next: string })
  | (OnItem & { type: 'itemCorrected'; entry: number; old: CaseData; data: CaseData; reason: string })
  | (OnItem & { type: 'itemExcused'; ground: string })
  | { type: 'dueWarned'; term: string; alarm: string; dueOn: LocalDate; units: string[] }
  /** The due instant: `units` are overdue. */
  | { type: 'dueReached'; term: string; dueOn: LocalDate; units: string[] }
  /** `notify` is false for rungs that were already passed when they were found: only the highest is sent. */
  | {
      type: 'rungReached';
      term: string;
      alarm: string;
      action: Rung['action'];
      to: NonNullable<Rung['to']> | null;
      notify: boolean;
      dueOn: LocalDate;
      units: string[];
    }
  | { type: 'gateJudged'; gate: string; term: string | null; at: Instant; results: GateResult[]; rungs: Alarm[] }
  /** A gate that was missed has been reached since, too late: its rungs are over. */
  | { type: 'gateReachedLate'; gate: string; term: string | null; unit: string | null; value: Measured }
  | {
      type: 'gateRungReached';
      gate: string;
      term: string | null;
      alarm: string;
      action: Rung['action'];
      to: NonNullable<Rung['to']> | null;
      notify: boolean;
      /** Null for all together. */
      units: (string | null)[];
    }
  | {
      type: 'stepOpened';
      step: string;
      kind: 'consolidate' | 'bulletin';
      organisation: string;
      visitId: number;
      taskId: string;
      to: { role: string; organisation: string };
      because: 'settled' | 'due' | 'consolidated';
      due?: StepDue;
    }
  /** The due instant of a consolidation or of the bulletin. */
  | { type: 'stepOverdue'; step: string; visitId: number; organisation: string; dueOn: LocalDate }
  | {
      type: 'stepRungReached';
      step: string;
      visitId: number;
      organisation: string;
      alarm: string;
      action: Rung['action'];
      to: NonNullable<Rung['to']> | null;
      notify: boolean;
      dueOn: LocalDate;
    }
  | {
      type: 'stepRecomputed';
      step: string;
      visitId: number;
      organisation: string;
      ground: string;
      old: { dueOn: LocalDate; dueAt: Instant };
      due: StepDue;
    }
  | { type: 'consolidated'; step: string; visitId: number; taskId: string; opinion?: string; tally: Tally }
  | { type: 'bulletinIssued'; step: string; visitId: number; taskId: string; text: string; tally: Tally }
  | {
      type: 'effectRequested';
      effectId: string;
      visitId: number;
      term: string;
      unit: string;
      entry: number;
      request: Extract<EffectRequest, { kind: 'link' }>;
    }
  | { type: 'linkOpened'; effectId: string; visitId: number; unit: string; caseId: string; procedure: string }
  | {
      type: 'effectFailed';
      effectId: string;
      visitId: number;
      unit: string;
      error: string;
      attempts: number;
      notBefore: Instant | null;
      stuck: boolean;
    }
  | { type: 'linkAnswered'; visitId: number; unit: string; caseId: string; outcome: string }
  | { type: 'cardRevoked'; card: CardPlace; owner: CardOwner; ground: string }
  | { type: 'holdersMissing'; taskIds: string[] }
  /** 交接 of the posts that somebody leaves; what is open under them goes with them. */
  | { type: 'handedOver'; handoverId: string; from: PersonRef; to: PersonRef; ground: string; items: HandoverItem[] }
  | { type: 'urged'; visitId: number; unit: string | null; message: string }
  | { type: 'copied'; to: PersonRef[]; message?: string }
  | { type: 'commented'; text: string; attachments: string[] }
  | { type: 'attached'; attachments: { digest: string; name: string }[]; note?: string }
  | { type: 'calendarChanged'; calendar: Calendar; ground: string }
  | {
      type: 'termRecomputed';
      term: string;
      ground: string;
      old: { dueOn: LocalDate; dueAt: Instant };
      dueOn: LocalDate;
      dueAt: Instant;
      provisional: boolean;
      alarms: Alarm[];
    }
  | Repaired
  | { type: 'roundEnded'; outcome: 'completed' | 'cancelled'; reason: EndReason; tally: Tally };

/** An event of a round as it stands in the trail. */
export type RoundEvent = RoundEventBody & {
  sequence: number;
  recordedAt: Instant;
  businessDate: LocalDate;
  actor: EventActor;
};
