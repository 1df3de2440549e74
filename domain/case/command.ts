// What people and the shell ask of a case. One union; the API's body maps to it one to one.
import type { Calendar, Instant, LocalDate } from '../calendar/index.ts';
import type { Ground } from '../definition/clock.ts';
import type { Handover } from '../handover.ts';
import type { Service } from '../letters/service.ts';
import type { Actor, Origin, PersonRef, Subject } from './people.ts';
import type { RepairCommand } from './repair.ts';
import type { CaseData, Json } from './state.ts';
import type { TakenOver } from './taken-over.ts';

interface Common {
  actor: Actor;
  /** 业务日期: when the matter happened (UTC+8); today when absent. Never in the future, never before the visit. */
  businessDate?: LocalDate;
  /** People that the data name by id: a task for one of them bears his name. */
  people?: PersonRef[];
}

/** On one task of one open visit. */
interface OnTask extends Common {
  visitId: number;
  taskId: string;
}

export interface StartCommand extends Common {
  type: 'start';
  caseId: string;
  definitionHash: string;
  organisation: string;
  subject: Subject | null;
  applicant: PersonRef | null;
  relatives: string[];
  data: CaseData;
  calendar: Calendar;
  origin: Origin | null;
  rehearsal: boolean;
  /** The case has been under way on paper: what was done there, and where it lies now. */
  takenOver?: TakenOver;
}

/** A voter's ballot. `mark`: attachment digest of signature or thumbprint. */
export interface Ballot {
  voter: string;
  choice: 'for' | 'against' | 'abstain';
  mark?: string;
}

export type HumanCommand =
  /** The decision or the filing of work: chooses an outcome, with the form's data. */
  | (OnTask & { type: 'decide'; outcome: string; opinion?: string; data?: CaseData })
  /** 退回任意节点 */
  | (OnTask & { type: 'returnTo'; stage: string; opinion: string })
  | (OnTask & { type: 'claim' })
  | (OnTask & { type: 'release' })
  /** 转办: the task is another person's from now on. */
  | (OnTask & { type: 'transfer'; to: PersonRef; reason: string })
  /** 委派: another person gives his opinion first, then it comes back. */
  | (OnTask & { type: 'delegate'; to: PersonRef; reason: string })
  /** 加签 */
  | (OnTask & { type: 'addSigner'; to: PersonRef; position: 'before' | 'after'; reason: string })
  /** 减签: an added or listed signer who has not given an opinion. */
  | (OnTask & { type: 'removeSigner'; signerTaskId: string; reason: string })
  /** Opinion of an added or delegated signer. */
  | (OnTask & { type: 'giveOpinion'; agree: boolean; opinion: string })
  | (OnTask & {
      type: 'recordVote';
      meeting: string;
      present: string[] | number;
      avoided: string[] | number;
      ballots: Ballot[] | { for: number; against: number; abstain: number };
      data?: CaseData;
    })
  /** The notice hangs. */
  | (OnTask & { type: 'post'; data?: CaseData })
  | (Common & { type: 'object'; visitId: number; by: string; text: string })
  | (OnTask & { type: 'resolveObjection'; objection: number; upheld: boolean; opinion: string })
  /** The event that a wait stage waits for. */
  | (OnTask & { type: 'report'; data?: CaseData })
  /** 撤回 by the applicant or filer. */
  | (Common & { type: 'withdraw'; reason: string })
  /** 拿回: takes back one's own decision while nobody has touched what it opened. */
  | (Common & { type: 'takeBack'; visitId: number; reason: string })
  /** 催办; of a round perhaps one unit alone. */
  | (Common & { type: 'urge'; visitId: number; message: string; unit?: string })
  /** 抄送 */
  | (Common & { type: 'copy'; to: PersonRef[]; message?: string })
  | (Common & { type: 'comment'; text: string; attachments?: string[] })
  | (Common & { type: 'attach'; attachments: { digest: string; name: string }[]; note?: string })
  /** 更正 of a clerk's error: old and new value stay. */
  | (Common & { type: 'correct'; field: string; value: Json; reason: string })
  | (Common & { type: 'suspend'; ground: Ground; reason: string })
  | (Common & { type: 'resume'; reason: string })
  /** 延长 a running clock, `amount` in the unit that its definition names. */
  | (Common & { type: 'extendClock'; clockId: string; amount: number; ground: string })
  /** Makes one clock stand still, from a day to a last day, or until it is resumed. */
  | (Common & {
      type: 'suspendClock';
      clockId: string;
      ground: Ground;
      from?: LocalDate;
      to?: LocalDate;
      reason: string;
    })
  | (Common & { type: 'resumeClock'; clockId: string; reason: string })
  /** Takes a card back that the rung of that event drew; also after the end. */
  | (Common & { type: 'revokeCard'; sequence: number; place: number; ground: string })
  /** 送达: how, to whom and when a letter was served; also after the end. */
  | (Common & { type: 'recordService'; letter: string; service: Service })
  /** `visitId` 0: the supervision case that a rung asks for. */
  | (Common & { type: 'retryEffect'; visitId: number });

export type SystemCommand =
  /** The shell's timer: fires what is due at `now`. */
  | { type: 'tick'; actor: Actor }
  | { type: 'rosterResolved'; actor: Actor; effectId: string; people: PersonRef[] }
  /** `record` found that nobody holds the role of these new tasks. */
  | { type: 'holderMissing'; actor: Actor; taskIds: string[] }
  | { type: 'effectSucceeded'; actor: Actor; effectId: string; result: CaseData }
  | { type: 'effectFailed'; actor: Actor; effectId: string; error: string; final: boolean }
  /** The linked case ended. */
  | { type: 'linkAnswered'; actor: Actor; visitId: number; caseId: string; outcome: string; data: CaseData }
  /** A holiday notice changed the years that `calendar` holds: what is open is computed again. The switches stay. */
  | { type: 'changeCalendar'; actor: Actor; calendar: Calendar; ground: string }
  /** 交接, ordered by the actor: what one person holds here goes to another. */
  | { type: 'handOver'; actor: Actor; handover: Handover }
  /** 修复, by an administrator of the case's region, who is told by his holdings. */
  | RepairCommand;

export type CaseCommand = StartCommand | HumanCommand | SystemCommand;

/** What the decider may know of the world. */
export interface DecideContext {
  /** Instant at which the command is recorded; a workflow's own (replayable) clock. */
  now: Instant;
}
