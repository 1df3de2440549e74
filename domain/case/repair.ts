// 修复: what an administrator orders when a case does not move, and the event that says so in the trail.
import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Ground } from '../definition/clock.ts';
import type { Definition } from '../definition/forms.ts';
import type { OutsideItem } from '../repair/outside-since.ts';
import type { RoundState } from '../round/state.ts';
import type { Actor, PersonRef } from './people.ts';
import type { Address, CaseData, CaseState, EffectRequest } from './state.ts';

/** What is decided about an effect that a revert finds done outside. */
export interface OutsideDecision {
  effectId: string;
  /** `keep`: it stands; `undone`: it was taken back outside; `repeat`: it is done once more when its stage comes again. */
  decision: 'keep' | 'undone' | 'repeat';
}

export type Repair =
  /** The task is this person's from now on, also a claimed one; `taskId` empty: of a visit whose task nobody could get. */
  | { kind: 'reassign'; visitId: number; taskId: string; to: PersonRef }
  /** A claimed task goes back to the post to which it is addressed. */
  | { kind: 'dropClaim'; visitId: number; taskId: string }
  /** Leaves this open visit and enters that stage, forward or back. */
  | { kind: 'jump'; visitId: number; stage: string; note?: string }
  /** Old and new values are kept; null clears. Of a round: one entry of the unit's item, as in a correction. */
  | { kind: 'patchData'; changes: CaseData; unit?: string; period?: string; entry?: number }
  | { kind: 'suspend'; ground: Ground }
  | { kind: 'resume' }
  /** Done around the case; only the trail says so here. */
  | { kind: 'reproject' }
  | { kind: 'resend'; deliveryId: string }
  /** Due now; without `effectId` everything that waits in the visit. */
  | { kind: 'retryEffect'; visitId: number; effectId?: string }
  | { kind: 'cancel' }
  /** The workflow was lost and runs again from the trail; only what starts it asks for this. */
  | { kind: 'restart' }
  /** `mapping`: stage of the old definition to stage of the new one. */
  | { kind: 'migrate'; definition: Definition; definitionHash: string; mapping: Record<string, string> }
  /**
   * `state`, `happened`, `asOf`: as `revertPoint` gives them. `definition`: of the version of that time, where the case was
   * migrated since.
   */
  | {
      kind: 'revert';
      toSequence: number;
      state: CaseState | RoundState;
      asOf: number;
      happened: OutsideItem[];
      outside: OutsideDecision[];
      definition?: Definition;
    };

export type RepairKind = Repair['kind'];
export type RepairOf<Kind extends RepairKind> = Extract<Repair, { kind: Kind }>;

/** The order on which a repair is done; one order repairs a case once. */
export interface RepairOrder {
  id: string;
  reason: string;
  /** 复核: the second person, where the deployment asks for one; never who orders. */
  approvedBy: PersonRef | null;
}

export interface RepairCommand {
  type: 'repair';
  actor: Actor;
  repair: Repair;
  order: RepairOrder;
  /** 业务日期; today when absent. */
  businessDate?: LocalDate;
}

/** An effect that a repair leaves undone. */
export interface OutsideEffect {
  effectId: string;
  visitId: number;
  kind: EffectRequest['kind'];
}

/** What happened outside, and what was decided about it. */
export interface DecidedOutside extends OutsideDecision {
  kind: OutsideItem['kind'];
  state: OutsideItem['state'];
  at: Instant;
}

/** What the trail keeps of each kind, besides the ordinary events that follow it. */
export type RepairDetails =
  | { repair: 'reassign'; visitId: number; taskId: string; from: Address | null; to: PersonRef }
  | { repair: 'dropClaim'; visitId: number; taskId: string; from: PersonRef }
  /** `dropped`: effects that were asked for and are not done any more; one of them may be under way. */
  | { repair: 'jump'; visitId: number; from: string; stage: string; note?: string; dropped: OutsideEffect[] }
  | { repair: 'patchData'; fields: string[]; unit?: string }
  | { repair: 'suspend'; ground: Ground }
  | { repair: 'resume' }
  | { repair: 'reproject' }
  | { repair: 'resend'; deliveryId: string }
  | { repair: 'retryEffect'; visitId: number; effectIds: string[] }
  | { repair: 'cancel'; dropped: OutsideEffect[] }
  | { repair: 'restart' }
  /** `mapping`: only stages whose key changes. `begun`: visits that ask for their people anew. */
  | {
      repair: 'migrate';
      from: string;
      definitionHash: string;
      mapping: Record<string, string>;
      begun: number[];
      forgotten: string[];
      dropped: string[];
    }
  | { repair: 'revert'; toSequence: number; outside: DecidedOutside[] };

export type Repaired = {
  type: 'repaired';
  orderId: string;
  reason: string;
  approvedBy: PersonRef | null;
} & RepairDetails;
