import { evolve } from '../domain/machine.ts';
import type { MachineEvent, MachineState } from '../domain/machine.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { openLink, readLinks } from './event-rows.ts';

/** The trail of a case from `after` (a sequence) on, in order, with sensitive values in clear: mask before showing. */
export async function loadEvents(db: Db, crypto: FieldCrypto, caseId: string, after = 0): Promise<MachineEvent[]> {
  return (await readLinks(db, caseId, after)).map((link) => openLink(crypto, link));
}

/** The state folded from the trail; null when there is no such case. */
export async function loadState(db: Db, crypto: FieldCrypto, caseId: string): Promise<MachineState | null> {
  return (await loadEvents(db, crypto, caseId)).reduce<MachineState | null>(evolve, null);
}
