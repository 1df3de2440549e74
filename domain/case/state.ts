// The state of one case: plain JSON, the fold of its events, carried through continue-as-new.
import type { Calendar, Extension, Instant, LocalDate, Suspension } from '../calendar/index.ts';
import type { ClockLimit, Ground } from '../definition/clock.ts';
import type { DrawnCards } from '../cards.ts';
import type { IssuedLetter } from '../letters/issued.ts';
import type { Origin, PersonRef, Subject } from './people.ts';
import type { PaperSource } from './taken-over.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type CaseData = Record<string, Json>;

/** Address of a task: whoever holds the role there, or one person. */
export type Address = { role: string; organisation: string } | { person: PersonRef };

/** Where a visit stands when it is inside a parallel: the parallel's visit and the branch's key. */
export interface BranchRef {
  parallelVisit: number;
  branch: string;
}

export type TaskKind =
  /** an opinion that counts for the outcome */
  | 'decide'
  /** work to be done and filed */
  | 'work'
  /** convene a meeting and hand in its ballot sheet */
  | 'convene'
  /** post a public notice */
  | 'post'
  /** inquire into an objection */
  | 'inquire'
  /** report an event from outside */
  | 'report'
  /** 加签: an added opinion before or after the owner's */
  | 'countersign'
  /** 委派: an opinion given for the owner, who then decides */
  | 'advise';

export interface Opinion {
  by: PersonRef;
  onBehalfOf?: PersonRef;
  outcome: string;
  text?: string;
  at: Instant;
}

export interface Task {
  /** `<visit>.<n>`, unique in the case. */
  id: string;
  kind: TaskKind;
  to: Address;
  state: 'open' | 'waiting' | 'done' | 'closed';
  claimedBy?: PersonRef;
  claimedAt?: Instant;
  /** countersign/advise: the task it stands before or after. */
  of?: string;
  position?: 'before' | 'after';
  opinion?: Opinion;
  openedAt: Instant;
}

export interface BranchState {
  key: string;
  title: { zh: string; en: string };
  body?: string;
  state: 'open' | 'passed' | 'failed' | 'kept' | 'closed';
}

export interface NoticeState {
  postedAt: Instant;
  postedOn: LocalDate;
  dueOn: LocalDate;
  dueAt: Instant;
  objections: { id: number; by: string; text: string; at: Instant; resolved?: 'upheld' | 'dismissed' }[];
}

export interface VoteResult {
  meeting: string;
  heldOn: LocalDate;
  roll: number;
  present: number;
  avoided: number;
  inFavour: number;
  against: number;
  abstained: number;
  quorumNeeded: number;
  favourNeeded: number;
  quorate: boolean;
  passed: boolean;
}

/** One entry into a stage; leaving the stage by any way closes all that it opened. */
export interface Visit {
  id: number;
  stage: string;
  within: BranchRef | null;
  openedAt: Instant;
  openedOn: LocalDate;
  /** `roster`: waits for the people of a roster; `effect`: the system is at work. */
  phase: 'open' | 'roster' | 'posted' | 'inquiry' | 'effect';
  tasks: Task[];
  taskCount: number;
  branches?: BranchState[];
  notice?: NoticeState;
  /** wait stages: when it moves on by itself. */
  until?: Instant;
  /** A wait that follows another period is counted from here; absent otherwise. */
  countedFrom?: Instant;
  effect?: { id: string; attempts: number; error?: string; retryAt?: Instant };
  link?: { caseId: string; procedure: string };
  /** Roll of a vote whose roll is people. */
  roster?: PersonRef[];
  /** Nobody holds the role, or an effect keeps failing: an administrator is told, nothing passes by itself. */
  stuckReason?: 'noHolder' | 'effect';
}

/** A closed visit, short: enough to tell a late click who was first, and for 拿回 and 退回. */
export interface ClosedVisit {
  id: number;
  stage: string;
  within: BranchRef | null;
  outcome: string | null;
  closedAt: Instant;
  closedBy: PersonRef | null;
  /** In whose name, where that was another's. */
  closedFor?: PersonRef;
  /** The visit that its closing opened, for 拿回. */
  next: number | null;
  /** The case went back to before it: it tells a late click who was first, and nothing else. */
  reverted?: true;
}

/** An alarm of a clock: a warning before or a rung after its due instant. */
export interface Alarm {
  /** `w0`, `w1` … warnings; `due` the due instant; `r0`, `r1` … rungs, by their place in the definition. */
  id: string;
  at: Instant;
}

/** A suspension with what is known of it besides its time; what was recorded before it was kept has none. */
export interface ClockSuspension extends Suspension {
  reason?: string;
  /** When its beginning, and its end, were recorded. */
  recordedAt?: Instant;
  endRecordedAt?: Instant;
}

/** 延长, as it was granted: `on` is the business date. */
export interface ClockGrant extends Extension {
  ground: string;
  by: PersonRef | null;
  on: LocalDate;
  recordedAt: Instant;
}

export interface ClockRun {
  /** `<clock>` for scope case, `<clock>#<visit>` for scope visit. */
  id: string;
  clock: string;
  visit: number | null;
  startedAt: Instant;
  /** When it was recorded; later than `startedAt` when the matter was reported late. */
  recordedAt: Instant;
  limit: ClockLimit;
  suspensions: ClockSuspension[];
  /** What was granted on top of the limit; absent when nothing was. */
  extensions?: ClockGrant[];
  /** Stands still until somebody resumes it, whatever the stages do; absent otherwise. */
  heldBy?: Ground;
  state: 'running' | 'suspended' | 'stopped';
  dueOn: LocalDate | null;
  dueAt: Instant | null;
  provisional: boolean;
  alarms: Alarm[];
  fired: string[];
  stoppedAt?: Instant;
  overdue: boolean;
}

/** Who decided where: for separation of duties and 退回. */
export interface Decided {
  person: string;
  /** In whose name, where that was another's. */
  onBehalfOf?: string;
  stage: string;
  visit: number;
  organisation: string;
  level: 'village' | 'township' | 'county' | null;
  outcome: string;
}

/** Work that the shell must do outside: it is carried out at least once, with `id` as dedupe key. */
export interface PendingEffect {
  id: string;
  visit: number;
  attempts: number;
  /** Not before this instant (back-off after failure); null at once. */
  notBefore: Instant | null;
  request: EffectRequest;
}

export type EffectRequest =
  | { kind: 'roster'; role: string; organisation: string }
  | { kind: 'payout'; payee: string; account: string; amountFen: number; purpose: { zh: string; en: string } }
  | { kind: 'registryEntry'; register: string; entry: string; fields: CaseData }
  | {
      kind: 'letter';
      template: string;
      title: { zh: string; en: string };
      fields: CaseData;
      to: 'applicant' | 'subject' | 'organisation';
      /** Stage that asks for it, the organisation that decided, and why; absent in what was recorded before they were kept. */
      stage?: string;
      issuer?: string;
      reason?: string;
    }
  | {
      kind: 'link';
      mode: 'open' | 'openAndAwait' | 'reportBack' | 'reopen';
      procedure: string;
      data: CaseData;
      outcome: string | null;
      /** What the field that names the other case's subject holds. */
      subject?: string;
      /** The division in which the other case is filed; that of whoever opens it when absent. */
      organisation?: string;
    };

/** An effect that stands outside although the case went back to before it: it is not done twice. */
export interface KeptEffect {
  effectId: string;
  stage: string;
  branch: string | null;
  request: EffectRequest;
  linkedCase?: string;
  /** How the linked case ended, for the stage that will wait for it. */
  answer?: { outcome: string; data: CaseData };
}

/** Which ledger a quota draws on. `year` is null for one that has no years. */
export interface QuotaAccount {
  /** Equal for all cases that draw on it. */
  id: string;
  organisation: string;
  year: number | null;
}

export interface QuotaHold {
  quota: string;
  account: QuotaAccount;
  amount: number;
  state: 'reserved' | 'committed' | 'released';
}

export interface CaseState {
  format: 1;
  caseId: string;
  procedure: string;
  definitionHash: string;
  organisation: string;
  subject: Subject | null;
  applicant: PersonRef | null;
  filer: PersonRef;
  /** Who filed in the filer's name; absent where he filed himself. */
  filedBy?: PersonRef;
  /** Who answers for the filing since a handover; absent while the filer does. */
  filerNow?: PersonRef;
  /** Ids of the handovers that were carried out here; absent where there were none. */
  handovers?: string[];
  /** What a revert has left standing outside; absent before the first. */
  kept?: KeptEffect[];
  /** Ids of the repair orders that were carried out here; absent where there were none. */
  repairs?: string[];
  /** Organisation at which the filer filed (his level). */
  filedAt: string;
  /** Ids of the applicant's declared relatives: they never decide. */
  relatives: string[];
  origin: Origin | null;
  rehearsal: boolean;
  /** The paper that it was taken over from; absent where it was filed here. */
  takenOver?: PaperSource;
  status: 'open' | 'suspended' | 'ended';
  outcome: string | null;
  startedAt: Instant;
  startedOn: LocalDate;
  endedAt: Instant | null;
  data: CaseData;
  /** Names of people to whom a field of the data addresses tasks, by id; absent where there are none. */
  names?: Record<string, string>;
  /** Number of the last event. */
  sequence: number;
  visitCount: number;
  visits: Visit[];
  closed: ClosedVisit[];
  decided: Decided[];
  /** Branches that passed, by parallel stage: used by `keepPassed`. */
  passed: Record<string, string[]>;
  clocks: ClockRun[];
  effects: PendingEffect[];
  /** What the case draws from ledgers; absent where its definition has none. */
  quotas?: QuotaHold[];
  /** Yellow and red cards; absent before the first. */
  cards?: DrawnCards[];
  /** Letters that have gone out, each with its number; absent before the first. */
  letters?: IssuedLetter[];
  /** Supervision cases that rungs have opened, and how each ended; absent before the first. */
  supervisions?: { caseId: string; outcome: string | null }[];
  /** `on` is the business date. */
  suspension: { from: Instant; on?: LocalDate; ground: Ground; reason: string } | null;
  urged: { at: Instant; by: string; visit: number }[];
  calendar: Calendar;
}

/** What a revert puts back; everything else stays as it is. */
export type RestoredState = Pick<
  CaseState,
  | 'definitionHash'
  | 'status'
  | 'suspension'
  | 'data'
  | 'names'
  | 'visitCount'
  | 'visits'
  | 'closed'
  | 'decided'
  | 'passed'
  | 'clocks'
  | 'effects'
  | 'kept'
>;
