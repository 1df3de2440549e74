// What a workflow that is lost is started again from: its case's trail.
import type { Definition } from '../domain/definition/forms.ts';
import { evolve } from '../domain/machine.ts';
import type { MachineEvent, MachineState } from '../domain/machine.ts';
import type { ChainLink } from './chain.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { requireDefinition } from './definitions.ts';
import { openLink, readLinks } from './event-rows.ts';
import { verifyCase } from './verify.ts';
import type { Break } from './verify.ts';

/** How many answered keys travel with a case; older ones are looked up in the table alone. */
const KEPT_KEYS = 200;

export interface Restart {
  /** The version to which the case is pinned now. */
  definition: Definition;
  state: MachineState;
  /** Hash of the last recorded event, in hex. */
  chainHead: string;
  /** Newest last; each answer is what the case gave. */
  answered: { key: { actor: string; key: string; bodyHash: string }; answer: unknown }[];
  /** The events of the start. */
  first: MachineEvent[];
}

/**
 * A case folded from its trail; null when it has none. A trail that does not hold is no ground to go on from: `broken`
 * says where.
 */
export async function loadRestart(
  db: Db,
  crypto: FieldCrypto,
  caseId: string,
): Promise<Restart | { broken: Break } | null> {
  const links = await readLinks(db, caseId);
  const last = links.at(-1);
  if (last === undefined) return null;
  const broken = await verifyCase(db, caseId, crypto);
  if (broken !== null) return { broken };
  const events = links.map((link) => openLink(crypto, link));
  const state = events.reduce<MachineState | null>(evolve, null);
  if (state === null) return null;
  return {
    definition: await requireDefinition(db, state.definitionHash),
    state,
    chainHead: last.hash.toString('hex'),
    answered: await answeredKeys(db, caseId),
    first: events.slice(0, firstBatch(links)),
  };
}

/** Number of events of the first command. */
function firstBatch(links: readonly ChainLink[]): number {
  return links.filter((link) => link.batch === links[0]?.batch).length;
}

async function answeredKeys(db: Db, caseId: string): Promise<Restart['answered']> {
  const rows = await db
    .selectFrom('idempotency_keys')
    .select(['actor', 'key', 'body_hash', 'answer'])
    .where('scope', '=', `case:${caseId}`)
    .where('status', '=', 'done')
    .orderBy('created_at', 'desc')
    .limit(KEPT_KEYS)
    .execute();
  return rows
    .map(({ actor, key, body_hash, answer }) => ({ key: { actor, key, bodyHash: body_hash }, answer }))
    .reverse();
}
