// The outer world as activities see it. The default adapters write to tables that a county can export; a county with a
// treasury or a document system of its own puts another adapter in.
import type { NewNotice, NoticeState } from '../db/calendar-notices.ts';
import type { NoRound } from '../db/round-start.ts';
import type { Calendar } from '../domain/calendar/index.ts';
import type { Origin, PersonRef, Subject } from '../domain/case/people.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { RepairCommand } from '../domain/case/repair.ts';
import type { CaseData, EffectRequest } from '../domain/case/state.ts';
import type { Handover } from '../domain/handover.ts';
import type { PartRef } from '../domain/round/state.ts';
import type { CaseSettings } from '../takeover/case-rows.ts';
import type { StartCase } from '../takeover/import.ts';

/** An effect with the case that asks for it. */
export interface EffectOf<Kind extends EffectRequest['kind']> {
  /** Dedupe key: whatever is done under it twice happens once. */
  effectId: string;
  visit: number;
  request: Extract<EffectRequest, { kind: Kind }>;
  /** ISO instant by the case's own clock; what is written bears this date. */
  at: string;
  caseId: string;
  procedure: string;
  definitionHash: string;
  organisation: string;
  subject: Subject | null;
  applicant: PersonRef | null;
  relatives: string[];
  origin: Origin | null;
  rehearsal: boolean;
  /** The case's slice of calendar, handed on to a case that it opens. */
  calendar: Calendar;
}

/** What an effect adds to the case: a number, a date. Equal for every run with the same effect id. */
export type EffectResult = CaseData;

/** Money that is to be paid to someone. */
export interface Payouts {
  order(effect: EffectOf<'payout'>): Promise<EffectResult>;
}

/** Ledgers that a case is entered in. */
export interface Registers {
  enter(effect: EffectOf<'registryEntry'>): Promise<EffectResult>;
}

/** Official letters, each with its number (文号). */
export interface Letters {
  issue(effect: EffectOf<'letter'>): Promise<EffectResult>;
}

/** A case that ended, and the one that it came from. */
export interface EndedCase {
  origin: Origin;
  caseId: string;
  outcome: string;
  data: CaseData;
}

/** Other cases. */
export interface Links {
  /** Opens another procedure's case, or finds the one that this effect opened before. */
  open(effect: EffectOf<'link'>): Promise<EffectResult>;
  /** Answers the case that waits; one that no longer waits, or is closed, is content. */
  answer(ended: EndedCase): Promise<void>;
}

/** A duty or indicator of a procedure: all that a Schedule knows. */
export interface RecurringPart {
  procedure: string;
  part: PartRef;
}

/** A duty or indicator at the instant for which its Schedule was set. */
export interface ScheduledPart extends RecurringPart {
  at: string;
}

/** The round of that time; `reason` says why there is none. */
export type OpenedRound = { roundId: string; reason: null } | { roundId: null; reason: NoRound };

/** Rounds of duties and series of indicators. */
export interface Rounds {
  /** Opens the round that its time asks for, by the version in force then, or finds the one that is there. */
  open(part: ScheduledPart): Promise<OpenedRound>;
}

/** The engine's Schedules, which a worker keeps in line with the versions in force and planned. */
export interface ScheduleActivities {
  /** Makes the Schedules those of the versions in force at an instant and later. */
  alignSchedules(asked: { at: string }): Promise<void>;
}

export type { NewNotice };

/** Holiday notices on their way to every open case. */
export interface CalendarNotices {
  /** Puts the year into the calendar and lists the open cases, once. */
  store(notice: NewNotice): Promise<void>;
  /** Lists cases that were opened meanwhile, and those again that could not be reached. */
  listAgain(asked: { noticeId: string; at: string }): Promise<void>;
  /** Tells some of the listed cases, each once, and says how many are left. */
  move(asked: { noticeId: string; atMost: number; at: string }): Promise<number>;
  /** Says of the notice how it stands. */
  finish(asked: { noticeId: string; at: string }): Promise<NoticeState>;
}

/** What one person holds in a case goes to another. */
export interface Handovers {
  /** Asks the case, and waits until it has recorded; why it could not be asked, or null. */
  ask(one: { caseId: string; handover: Handover; orderedBy: PersonRef; seen: number }): Promise<string | null>;
}

/**
 * What came of starting a lost case again: `unknown` it has no trail, `broken` its trail does not hold, `running` its
 * workflow is there, `unanswered` it may still be done.
 */
export type RestartAnswer =
  | { is: 'done'; sequence?: number }
  | { is: 'unknown' | 'ended' | 'running' | 'unanswered' }
  | { is: 'broken'; at: number; why: string }
  | { is: 'refused'; refusal: Refusal };

/** Cases whose workflow is gone: terminated, lost, or never reached. */
export interface Restarts {
  /** Starts the case again from its trail, once under one order. */
  restart(one: { caseId: string; command: RepairCommand }): Promise<RestartAnswer>;
}

/** What came of asking a case for a repair: `gone` its workflow is not there, `unanswered` it may still be done. */
export type RepairAnswer =
  { is: 'done'; sequence: number } | { is: 'refused'; refusal: Refusal } | { is: 'gone' } | { is: 'unanswered' };

/** Repairs by an administrator's order. */
export interface Repairs {
  /** Hands the repair to the case, and waits until it is recorded. `pass`: each resumption of an order asks anew. */
  ask(one: { caseId: string; command: RepairCommand; seen: number; pass: number }): Promise<RepairAnswer>;
  /** Lets a Schedule run again; false when there is none of that id. */
  unpause(one: { scheduleId: string; note: string }): Promise<boolean>;
}

/** Cases that are taken over from paper. */
export interface PaperCases {
  /** How cases of this deployment start. */
  settings: CaseSettings;
  /** Starts one and waits until it is recorded; one that is there is found. What it was refused for, or null. */
  start: StartCase;
}

/** How the watchdog looks. */
export interface WatchSettings {
  /** A claimed task counts as left alone after so many days. */
  claimIdleDays: number;
  /** Minutes between comparisons of everything that runs with everything that is open. */
  sweepMinutes: number;
  /** So many cases have their rows compared with their trail at each look. */
  comparedCases: number;
}

/** A Schedule that a duty or indicator in force asks for; `idle` where nobody owes it for now. */
export interface WantedPart {
  id: string;
  procedure: string;
  part: string;
  idle: boolean;
}

/** The Schedules that there should be at an instant. */
export type WantedParts = (at: string) => Promise<readonly WantedPart[]>;

/** Finds what does not move. */
/** The activity by which what is of no use any more is deleted. */
export interface TidyActivities {
  /** Deletes some of it as of an ISO instant; how many rows of what, and whether there is more. */
  tidySome(asked: { at: string }): Promise<{ rows: Record<string, number>; more: boolean }>;
}

export interface Watch {
  /** One look as of an ISO instant: what it opened, closed, and told the next level of. */
  look(asked: { at: string }): Promise<{ opened: number; resolved: number; escalated: number }>;
}

export interface Ports {
  paperCases: PaperCases;
  calendar: CalendarNotices;
  payouts: Payouts;
  registers: Registers;
  letters: Letters;
  links: Links;
  rounds: Rounds;
  handovers: Handovers;
  restarts: Restarts;
  repairs: Repairs;
  watch: Watch;
}
