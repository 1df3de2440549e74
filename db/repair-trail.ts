// A case as its trail tells it, when an order for a repair comes to it.
import type { Definition } from '../domain/definition/forms.ts';
import { evolve } from '../domain/machine.ts';
import type { MachineEvent, MachineState } from '../domain/machine.ts';
import { archivedAlready, endedAlready } from '../domain/repair/reasons.ts';
import { findArchived } from './archived-cases.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { findDefinition } from './definitions.ts';
import { loadEvents } from './events.ts';

export interface TrailForRepair {
  definition: Definition;
  state: MachineState;
  /** Number of the last event of the command that carried the order out here; null when it was not. */
  repairedAs: number | null;
  latest: MachineEvent;
}

/** Null when there is no such case. Throws when its definition is not stored. */
export async function trailForRepair(
  db: Db,
  crypto: FieldCrypto,
  caseId: string,
  orderId: string,
): Promise<TrailForRepair | null> {
  const events = await loadEvents(db, crypto, caseId);
  const state = events.reduce<MachineState | null>(evolve, null);
  const latest = events.at(-1);
  if (state === null || latest === undefined) return null;
  const definition = await findDefinition(db, state.definitionHash);
  if (definition === null) throw new Error(`definition ${state.definitionHash} of a case is not stored`);
  const repaired = events.find((event) => event.type === 'repaired' && event.orderId === orderId);
  return { definition, state, repairedAs: repaired === undefined ? null : endOf(events, repaired), latest };
}

/** Why a case that has ended is not repaired: it is over, or archived besides. */
export async function whyOver(
  db: Db,
  { caseId, endedAt }: Pick<MachineState, 'caseId' | 'endedAt'>,
): Promise<ReturnType<typeof endedAlready>> {
  const archived = await findArchived(db, caseId);
  return archived === null ? endedAlready({ endedAt }) : archivedAlready(archived.archivedAt);
}

/** The last event recorded at the instant of this one: those of one command bear the same. */
function endOf(events: readonly MachineEvent[], first: MachineEvent): number {
  const same = events.filter((event) => event.sequence >= first.sequence && event.recordedAt === first.recordedAt);
  return same.at(-1)?.sequence ?? first.sequence;
}
