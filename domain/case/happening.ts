// Everything that hangs on an event of the case: its clocks, and what it draws from ledgers.
import type { EventRef } from '../definition/clock.ts';
import { clocksOn } from './clock-run.ts';
import type { Draft } from './draft.ts';
import { commitQuotas } from './quota.ts';

/** Tells clocks and quotas that a stage was entered or left, or that the case started or ended. */
export function happened(draft: Draft, event: EventRef, visitId: number | null): void {
  clocksOn(draft, event, visitId);
  commitQuotas(draft, event);
}
