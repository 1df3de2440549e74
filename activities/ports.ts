// The outer world as activities see it. The default adapters write to tables that a county can export; a county with a
// treasury or a document system of its own puts another adapter in.
import type { NoRound } from '../db/round-start.ts';
import type { Calendar } from '../domain/calendar/index.ts';
import type { Origin, PersonRef, Subject } from '../domain/case/people.ts';
import type { CaseData, EffectRequest } from '../domain/case/state.ts';
import type { PartRef } from '../domain/round/state.ts';

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

export interface Ports {
  payouts: Payouts;
  registers: Registers;
  letters: Letters;
  links: Links;
  rounds: Rounds;
}
