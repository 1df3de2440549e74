// States of cases, folded from the trail. The trail only grows, so a state that was folded before is brought up to date
// with the events since; what is kept is never the truth, only a head start.
import { evolve } from '../domain/machine.ts';
import type { MachineState } from '../domain/machine.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { loadEvents } from '../db/events.ts';

/** Cases kept in memory at most; the least recently read goes first. */
const KEPT = 500;

export class CaseStates {
  readonly #db: Db;
  readonly #crypto: FieldCrypto;
  readonly #kept = new Map<string, MachineState>();

  constructor(db: Db, crypto: FieldCrypto) {
    this.#db = db;
    this.#crypto = crypto;
  }

  /** The state as PostgreSQL has it now; null when there is no such case. Sensitive values are in clear. */
  async of(caseId: string): Promise<MachineState | null> {
    const before = this.#kept.get(caseId) ?? null;
    const events = await loadEvents(this.#db, this.#crypto, caseId, before?.sequence ?? 0);
    const state = events.reduce<MachineState | null>(evolve, before);
    if (state === null) return null;
    this.#keep(caseId, state);
    return state;
  }

  #keep(caseId: string, state: MachineState): void {
    const known = this.#kept.get(caseId);
    this.#kept.delete(caseId);
    // Two reads at once may end in the other order than they began.
    this.#kept.set(caseId, known !== undefined && known.sequence > state.sequence ? known : state);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

const byDatabase = new WeakMap<Db, CaseStates>();

/** The one keeper of states for a database in this process. */
export function caseStatesOf(db: Db, crypto: FieldCrypto): CaseStates {
  const states = byDatabase.get(db) ?? new CaseStates(db, crypto);
  byDatabase.set(db, states);
  return states;
}
