// The hash chain over a case's events: each hash covers the one before, so that no event can be changed, dropped or moved
// without breaking every later one.
import type { EventActor } from '../domain/case/event.ts';
import type { FieldNames } from '../domain/case/projection.ts';
import type { CaseData, Json } from '../domain/case/state.ts';
import type { MachineEvent } from '../domain/machine.ts';
import { canonicalJson } from './canonical-json.ts';
import type { FieldCrypto } from './crypto.ts';
import { sha256 } from './digest.ts';
import { sealEvent } from './sealed-values.ts';
import type { SealedValues } from './sealed-values.ts';

/** Before the first event. */
export const GENESIS = Buffer.alloc(32);

/** An event as it is hashed: everything but the sealed values, for which digests stand in `payload`. */
export interface LinkContent {
  caseId: string;
  sequence: number;
  /** Sequence of the first event of the same command. */
  batch: number;
  type: string;
  recordedAt: string;
  businessDate: string;
  actor: EventActor;
  payload: CaseData;
}

export interface ChainLink extends LinkContent {
  sealed: SealedValues | null;
  prevHash: Buffer;
  hash: Buffer;
}

/** SHA-256 over the hash before and the RFC 8785 form of the event. */
export function linkHash(prevHash: Buffer, content: LinkContent): Buffer {
  const { caseId, sequence, batch, type, recordedAt, businessDate, actor, payload } = content;
  return sha256(prevHash, canonicalJson({ caseId, sequence, batch, type, recordedAt, businessDate, actor, payload }));
}

/**
 * Links the events of one command to the head of their case. `salts`, by sequence, are those under which the same events
 * were sealed before.
 */
export function linkEvents(
  crypto: FieldCrypto,
  sensitive: FieldNames,
  caseId: string,
  head: Buffer,
  events: readonly MachineEvent[],
  salts?: ReadonlyMap<number, SealedValues | null>,
): ChainLink[] {
  const batch = events[0]?.sequence ?? 0;
  let prevHash = head;
  return events.map((event) => {
    const { sequence, recordedAt, businessDate, actor, type, ...rest } = event;
    // Through JSON as the table keeps it: what is undefined is not there.
    const body = JSON.parse(JSON.stringify(rest)) as Record<string, Json>;
    const { payload, sealed } = sealEvent(crypto, sensitive, caseId, event, body, salts?.get(sequence));
    const content = { caseId, sequence, batch, type, recordedAt, businessDate, actor, payload };
    const hash = linkHash(prevHash, content);
    const link = { ...content, sealed, prevHash, hash };
    prevHash = hash;
    return link;
  });
}
