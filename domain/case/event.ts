// What happened to a case. The events are its audit trail, its projection's input and its dossier.
import type { Calendar, Instant, LocalDate } from '../calendar/index.ts';
import type { ClockLimit, Ground } from '../definition/clock.ts';
import type { Text } from '../definition/atoms.ts';
import type { Origin, PersonRef, Subject } from './people.ts';
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
  'outcome' | 'returned' | 'leftParallel' | 'branchesEnded' | 'withdrawn' | 'takenBack' | 'ended';

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
      calendar: Calendar;
      rehearsal: boolean;
    }
  | {
      type: 'visitOpened';
      visitId: number;
      stage: string;
      within: BranchRef | null;
      phase: 'open' | 'roster' | 'effect';
      branches?: BranchState[];
      until?: Instant;
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
  | { type: 'dataChanged'; visitId: number | null; changes: CaseData }
  | { type: 'dataCorrected'; field: string; old: Json; value: Json; reason: string }
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
  | {
      type: 'clockRecomputed';
      clockId: string;
      ground: string;
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
    }
  | { type: 'calendarChanged'; calendar: Calendar; ground: string }
  | { type: 'urged'; visitId: number; message: string }
  | { type: 'copied'; to: PersonRef[]; message?: string }
  | { type: 'commented'; text: string; attachments: string[] }
  | { type: 'attached'; attachments: { digest: string; name: string }[]; note?: string }
  | { type: 'quotaReserved'; quota: string; account: QuotaAccount; amount: number; limit: number }
  | { type: 'quotaCommitted'; quota: string; account: QuotaAccount; amount: number; released: number }
  | { type: 'quotaReleased'; quota: string; account: QuotaAccount; amount: number }
  | { type: 'caseSuspended'; ground: Ground; reason: string }
  | { type: 'caseResumed'; reason: string }
  | { type: 'caseWithdrawn'; reason: string }
  | { type: 'decisionTakenBack'; visitId: number; reason: string }
  | { type: 'caseEnded'; stage: string; outcome: string };

/** An event as it stands in the trail. `recordedAt` and `businessDate` are both kept and shown: no backdating. */
export type CaseEvent = EventBody & {
  sequence: number;
  recordedAt: Instant;
  businessDate: LocalDate;
  actor: EventActor;
};

export type EventType = EventBody['type'];
