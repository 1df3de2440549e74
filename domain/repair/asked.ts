// What an order for a repair says before it meets a case: the same words for one case and for two hundred.
import type { OutsideDecision } from '../case/repair.ts';
import type { PersonRef } from '../case/people.ts';
import type { CaseData } from '../case/state.ts';
import type { Ground } from '../definition/clock.ts';

/** Where in a case: by its visit, or by the stage in which it stands; the only open one when neither is given. */
export interface Place {
  visitId?: number;
  /** Key of the stage whose open visit is meant: a batch can't name visits. */
  at?: string;
}

/** Which task of the visit; the only open one when absent. */
export interface OnTask extends Place {
  /** Empty: of a visit whose task nobody could get. */
  taskId?: string;
  /** Id of the person who has it now: claimed, or addressed to him. */
  from?: string;
}

/** Repairs that a case or round decides for itself. */
export type AskedOfCase =
  | (OnTask & { kind: 'reassign'; to: PersonRef })
  | (OnTask & { kind: 'dropClaim' })
  | (Place & { kind: 'jump'; stage: string; note?: string })
  | { kind: 'patchData'; changes: CaseData; unit?: string; period?: string; entry?: number }
  | { kind: 'suspend'; ground: Ground }
  | { kind: 'resume' }
  | (Place & { kind: 'retryEffect'; effectId?: string })
  | { kind: 'cancel' }
  /** Its workflow is gone: it runs again from its trail. */
  | { kind: 'restart' }
  | { kind: 'migrate'; definitionHash: string; mapping: Record<string, string> }
  | { kind: 'revert'; toSequence: number; outside: OutsideDecision[] };

/** Repairs of what stands around a case: its rows, a message, a Schedule. */
export type AskedOfEngine =
  { kind: 'reproject' } | { kind: 'resend'; deliveryId: string } | { kind: 'unpause'; scheduleId: string };

export type AskedRepair = AskedOfCase | AskedOfEngine;
export type AskedKind = AskedRepair['kind'];

/** Every kind that can be ordered. */
export const ASKED_KINDS = [
  'reassign',
  'dropClaim',
  'jump',
  'patchData',
  'suspend',
  'resume',
  'retryEffect',
  'cancel',
  'restart',
  'migrate',
  'revert',
  'reproject',
  'resend',
  'unpause',
] as const satisfies readonly AskedKind[];

/** What a case is told, also of repairs around it, for its trail. */
export type ToldToCase = AskedOfCase | Exclude<AskedOfEngine, { kind: 'unpause' }>;

/** Whether the case decides it, rather than the engine around it. */
export function isOfCase(asked: AskedRepair): asked is AskedOfCase {
  return asked.kind !== 'reproject' && asked.kind !== 'resend' && asked.kind !== 'unpause';
}
