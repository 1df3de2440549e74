// What people and the shell ask of a round. The API's body maps to the human commands one to one.
import type { Calendar, LocalDate } from '../calendar/index.ts';
import type { HumanCommand, SystemCommand } from '../case/command.ts';
import type { Actor } from '../case/people.ts';
import type { CaseData } from '../case/state.ts';
import type { PartRef, RoundPeriod, Unit } from './state.ts';

interface Common {
  actor: Actor;
  /** 业务日期: today when absent; never in the future, never before the round opened. */
  businessDate?: LocalDate;
}

/** `period` is a label; the newest open one when absent. */
interface OnItem extends Common {
  unit: string;
  period?: string;
}

export interface OpenRoundCommand {
  type: 'openRound';
  actor: Actor;
  caseId: string;
  procedure: string;
  definitionHash: string;
  part: PartRef;
  period: RoundPeriod;
  openedOn: LocalDate;
  /** Path of the county. */
  organisation: string;
  units: Unit[];
  calendar: Calendar;
  rehearsal: boolean;
}

/** Commands that only rounds know. */
export type ItemCommand =
  /** One entry of a unit's item; or that there was nothing. */
  | (OnItem & {
      type: 'fileItem';
      data?: CaseData;
      nothingToReport?: true;
      note?: string;
      attachments?: string[];
    })
  | (OnItem & { type: 'checkItem'; accept: boolean; opinion?: string })
  /** 更正 of an entry: what it gives replaces, null clears; the old entry stays in the trail. */
  | (OnItem & { type: 'correctItem'; data: CaseData; reason: string; entry?: number })
  | (OnItem & { type: 'excuseItem'; ground: string })
  /** The division sums up what its units handed in. */
  | (Common & { type: 'consolidate'; organisation: string; opinion?: string })
  /** 通报; it ends the round. */
  | (Common & { type: 'issueBulletin'; text: string });

/** Commands that rounds share with cases, in the case's own shape. `urge` may name one unit. */
export type SharedCommand = Extract<
  HumanCommand,
  { type: 'urge' | 'copy' | 'comment' | 'attach' | 'revokeCard' | 'retryEffect' }
>;

export type RoundHumanCommand = ItemCommand | SharedCommand;

export type RoundSystemCommand = Exclude<SystemCommand, { type: 'rosterResolved' }>;

export type RoundCommand = OpenRoundCommand | RoundHumanCommand | RoundSystemCommand;
