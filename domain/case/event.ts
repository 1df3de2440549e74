// What happened to a case. The events are its audit trail, its projection's input and its dossier.
import type { Calendar, Instant, LocalDate, PeriodUnit } from '../calendar/index.ts';
import type { ClockLimit, Ground } from '../definition/clock.ts';
import type { Text } from '../definition/atoms.ts';
import type { HandoverItem } from '../handover.ts';
import type { CardOwner, CardPlace } from '../cards.ts';
import type { DueRemedy, Service } from '../letters/service.ts';
import type { Origin, PersonRef, Subject } from './people.ts';
import type { Repaired } from './repair.ts';
import type { PaperRow, PaperSource } from './taken-over.ts';
import type {
  Address,
  Alarm,
  BranchRef,
  BranchState,
  CaseData,
  EffectRequest,
  Json,
  NoticeState,
  Opinion,
  QuotaAccount,
  RestoredState,
  TaskKind,
  VoteResult,
} from './state.ts';

/** Who did it: a person (perhaps for another), or the system. */
export interface EventActor {
  kind: 'person' | 'administrator' | 'system';
  person?: PersonRef;
  onBehalfOf?: PersonRef;
}

/** Which part of a case left a stage, and why. */
export type LeaveReason =
  | 'outcome'
  | 'returned'
  | 'leftParallel'
  | 'branchesEnded'
  | 'withdrawn'
  | 'takenBack'
  | 'jumped'
  | 'reverted'
  | 'ended';

export type EventBody =
  | {
      type: 'caseStarted';
      caseId: string;
      procedure: string;
      definitionHash: string;
      organisation: string;
      filedAt: string;
      subject: Subject | null;
      applicant: PersonRef | null;
      filer: PersonRef;
      relatives: string[];
      origin: Origin | null;
      data: CaseData;
      people?: PersonRef[];
      calendar: Calendar;
      rehearsal: boolean;
      /** It was under way on paper before; absent where it was filed here. */
      takenOver?: PaperSource;
    }
  | {
      type: 'visitOpened';
      visitId: number;
      stage: string;
      within: BranchRef | null;
      phase: 'open' | 'roster' | 'effect';
      branches?: BranchState[];
      until?: Instant;
      /** The wait follows another period: its last day. */
      countedFrom?: Instant;
    }
  | { type: 'rosterResolved'; visitId: number; effectId: string; people: PersonRef[] }
  | { type: 'visitStuck'; visitId: number; reason: 'noHolder' | 'effect'; error?: string }
  | { type: 'visitUnstuck'; visitId: number }
  | {
      type: 'taskOpened';
      visitId: number;
      taskId: string;
      kind: TaskKind;
      to: Address;
      state: 'open' | 'waiting';
      of?: string;
      position?: 'before' | 'after';
    }
  | { type: 'taskActivated'; visitId: number; taskId: string }
  | { type: 'taskHeld'; visitId: number; taskId: string }
  | { type: 'taskClaimed'; visitId: number; taskId: string; by: PersonRef }
  | { type: 'taskReleased'; visitId: number; taskId: string }
  | { type: 'taskTransferred'; visitId: number; taskId: string; from: Address; to: PersonRef; reason: string }
  | { type: 'taskClosed'; visitId: number; taskId: string; reason: 'removed' | 'superseded'; note?: string }
  | {
      type: 'opinionGiven';
      visitId: number;
      taskId: string;
      opinion: Opinion;
      organisation: string;
      level: 'village' | 'township' | 'county' | null;
      counts: boolean;
    }
  | {
      type: 'voteRecorded';
      visitId: number;
      taskId: string;
      result: VoteResult;
      ballots: { voter: string; choice: string; mark?: string }[];
    }
  | { type: 'noticePosted'; visitId: number; notice: NoticeState }
  | { type: 'objectionRaised'; visitId: number; objection: number; by: string; text: string }
  | { type: 'objectionResolved'; visitId: number; objection: number; upheld: boolean; opinion: string; by: PersonRef }
  /** `people`: those to whom the data address tasks. */
  | { type: 'dataChanged'; visitId: number | null; changes: CaseData; people?: PersonRef[] }
  | { type: 'dataCorrected'; field: string; old: Json; value: Json; reason: string; people?: PersonRef[] }
  | { type: 'visitClosed'; visitId: number; reason: LeaveReason; outcome: string | null }
  | { type: 'branchEnded'; parallelVisit: number; branch: string; result: 'passed' | 'failed' | 'closed' }
  | { type: 'passedForgotten'; stage: string }
  | { type: 'effectRequested'; effectId: string; visitId: number; request: EffectRequest }
  | { type: 'effectSucceeded'; effectId: string; visitId: number; result: CaseData }
  | {
      type: 'effectFailed';
      effectId: string;
      visitId: number;
      error: string;
      attempts: number;
      notBefore: Instant | null;
    }
  | { type: 'linkOpened'; visitId: number; caseId: string; procedure: string }
  | { type: 'linkAnswered'; visitId: number; caseId: string; outcome: string; data: CaseData }
  | {
      type: 'clockStarted';
      clockId: string;
      clock: string;
      visitId: number | null;
      startedAt: Instant;
      limit: ClockLimit;
      dueOn: LocalDate | null;
      dueAt: Instant | null;
      provisional: boolean;
      alarms: Alarm[];
      title: Text;
    }
  | { type: 'clockStopped'; clockId: string; at: Instant; overdue: boolean }
  | { type: 'clockSuspended'; clockId: string; from: Instant; ground: Ground }
  | {
      type: 'clockResumed';
      clockId: string;
      to: Instant;
      dueOn: LocalDate | null;
      dueAt: Instant | null;
      provisional: boolean;
      alarms: Alarm[];
    }
  /** `limit` and `fired`, the alarms that have rung: by another version of the definition. */
  | {
      type: 'clockRecomputed';
      clockId: string;
      ground: string;
      limit?: ClockLimit;
      fired?: string[];
      old: { dueOn: LocalDate | null; dueAt: Instant | null };
      dueOn: LocalDate | null;
      dueAt: Instant | null;
      provisional: boolean;
      alarms: Alarm[];
    }
  /** 延长: so much on top of the limit, by the post that the definition names. */
  | {
      type: 'clockExtended';
      clockId: string;
      clock: string;
      amount: number;
      unit: PeriodUnit;
      ground: string;
      old: { dueOn: LocalDate | null; dueAt: Instant | null };
      dueOn: LocalDate | null;
      dueAt: Instant | null;
      provisional: boolean;
      alarms: Alarm[];
    }
  /** One clock is made to stand still, from an instant up to another, or until somebody resumes it (`to` null). */
  | {
      type: 'clockHeld';
      clockId: string;
      clock: string;
      from: Instant;
      to: Instant | null;
      ground: Ground;
      reason: string;
      old: { dueOn: LocalDate | null; dueAt: Instant | null };
      dueOn: LocalDate | null;
      dueAt: Instant | null;
      provisional: boolean;
      alarms: Alarm[];
    }
  | {
      type: 'clockReleased';
      clockId: string;
      clock: string;
      to: Instant;
      reason: string;
      old: { dueOn: LocalDate | null; dueAt: Instant | null };
      dueOn: LocalDate | null;
      dueAt: Instant | null;
      provisional: boolean;
      alarms: Alarm[];
    }
  | { type: 'clockWarned'; clockId: string; clock: string; alarm: string; dueOn: LocalDate | null; visits: number[] }
  | { type: 'clockOverdue'; clockId: string; clock: string; alarm: string; dueOn: LocalDate | null; visits: number[] }
  /** `notify` is false for rungs that were already passed when the clock was born late: only the highest is sent. */
  | {
      type: 'clockRungReached';
      clockId: string;
      clock: string;
      alarm: string;
      action: 'remindOwner' | 'notifySuperior' | 'yellowCard' | 'redCard' | 'superviseCase';
      to: { role: string; organisation: string } | null;
      notify: boolean;
      dueOn: LocalDate | null;
      visits: number[];
      /** Whose open tasks it is about, and who bears the card; absent where nobody owns any. */
      owners?: CardOwner[];
    }
  /** A card that a rung drew, told by the number of that event, counts no longer. */
  | { type: 'cardRevoked'; card: CardPlace; owner: CardOwner; ground: string }
  /** 送达: from `effectiveOn` on the letter counts as served, and what may be done against it lapses on those days. */
  | ({ type: 'letterServed'; letter: string; number: string; effectiveOn: LocalDate; remedies: DueRemedy[] } & Service)
  | { type: 'calendarChanged'; calendar: Calendar; ground: string }
  /** The end of a public notice, or of a wait, computed again. */
  | {
      type: 'visitMoved';
      visitId: number;
      ground: string;
      old: { dueOn: LocalDate; dueAt: Instant };
      dueOn: LocalDate;
      dueAt: Instant;
    }
  /** 交接: what moved to another person and what stays, with the reasons. What moved follows in events of its own. */
  | { type: 'handedOver'; handoverId: string; from: PersonRef; to: PersonRef; ground: string; items: HandoverItem[] }
  | { type: 'signerReplaced'; visitId: number; from: PersonRef; to: PersonRef }
  | { type: 'urged'; visitId: number; message: string }
  | { type: 'copied'; to: PersonRef[]; message?: string }
  | { type: 'commented'; text: string; attachments: string[] }
  | { type: 'attached'; attachments: { digest: string; name: string }[]; note?: string }
  | { type: 'quotaReserved'; quota: string; account: QuotaAccount; amount: number; limit: number }
  | { type: 'quotaCommitted'; quota: string; account: QuotaAccount; amount: number; released: number }
  | { type: 'quotaReleased'; quota: string; account: QuotaAccount; amount: number }
  /** What was committed is reserved again: a revert went back to before it. */
  | { type: 'quotaReopened'; quota: string; account: QuotaAccount; amount: number }
  /** The case stands again as it stood after event `toSequence`. */
  | { type: 'stateRestored'; toSequence: number; state: RestoredState }
  | { type: 'caseSuspended'; ground: Ground; reason: string }
  | { type: 'caseResumed'; reason: string }
  | { type: 'caseWithdrawn'; reason: string }
  | { type: 'decisionTakenBack'; visitId: number; reason: string }
  /** 修复 by an administrator; what it does follows in events of its own. */
  | Repaired
  /** `stage` is empty where no end stage was reached: the case was cancelled. */
  | { type: 'caseEnded'; stage: string; outcome: string };

/** An event as it stands in the trail. `recordedAt` and `businessDate` are both kept and shown: no backdating. */
export type CaseEvent = EventBody & {
  sequence: number;
  recordedAt: Instant;
  businessDate: LocalDate;
  actor: EventActor;
  /** It happened on paper, and stands in this row of the sheet from which the case was taken over. */
  paper?: PaperRow;
};

export type EventType = EventBody['type'];
