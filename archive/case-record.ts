// One ended case as the archive keeps it: enough to read it, and to prove its chain, without the service.
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { GENESIS, linkHash } from '../db/chain.ts';
import type { ChainLink } from '../db/chain.ts';
import type { CaseToArchive } from '../db/archived-cases.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { openPayload, saltedDigest, valueAtPointer } from '../db/sealed-values.ts';
import type { CaseData } from '../domain/case/state.ts';

const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const AnyJson = z.json();
const Person = z.object({ id: z.string(), name: z.string() });

const ArchivedEvent = z.object({
  sequence: z.int(),
  batch: z.int(),
  type: z.string(),
  recordedAt: z.string(),
  businessDate: z.string(),
  actor: z.object({
    kind: z.enum(['person', 'system', 'administrator']),
    person: Person.optional(),
    onBehalfOf: Person.optional(),
  }),
  /** Digests stand for sensitive values, as in the chain. */
  payload: z.record(z.string(), AnyJson),
  /** The sensitive values by JSON pointer; what was erased for good is not among them. */
  values: z.record(z.string(), z.object({ salt: z.string(), value: AnyJson })),
  prevHash: Hex,
  hash: Hex,
});

/** The whole of a line of a file, once it is opened. */
export const CaseRecord = z.object({
  format: z.literal(1),
  caseId: z.uuid(),
  caseNumber: z.string(),
  procedure: z.string(),
  definitionHash: z.string(),
  organisation: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  outcome: z.string().nullable(),
  events: z.array(ArchivedEvent),
  /** What Temporal had of it, run by run, in the JSON form of its protocol with payloads in clear. */
  histories: z.array(z.object({ runId: z.string(), history: AnyJson })),
  attachments: z.array(z.object({ digest: z.string(), name: z.string(), mediaType: z.string(), size: z.int() })),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/** A line of a file: the record as a sealed text, or in clear. */
const Line = z.object({
  caseId: z.uuid(),
  endedAt: z.string(),
  sequence: z.int(),
  head: Hex,
  sealed: z.string().optional(),
  record: CaseRecord.optional(),
});

/** From what the database and Temporal have. */
export function recordOf(
  crypto: FieldCrypto,
  about: CaseToArchive,
  links: readonly ChainLink[],
  rest: Pick<CaseRecord, 'histories' | 'attachments'>,
): CaseRecord {
  const { sequence: _sequence, head: _head, ...facts } = about;
  return { format: 1, ...facts, events: links.map((link) => eventOf(crypto, link)), ...rest };
}

function eventOf(crypto: FieldCrypto, link: ChainLink): CaseRecord['events'][number] {
  const { caseId, sequence, batch, type, recordedAt, businessDate, actor, payload, sealed, prevHash, hash } = link;
  const body = openPayload(crypto, caseId, sequence, payload, sealed);
  const values = Object.fromEntries(
    Object.entries(sealed ?? {}).map(([pointer, { salt }]) => [
      pointer,
      { salt, value: valueAtPointer(body, pointer) },
    ]),
  );
  return {
    sequence,
    batch,
    type,
    recordedAt,
    businessDate,
    actor,
    payload,
    values,
    prevHash: prevHash.toString('hex'),
    hash: hash.toString('hex'),
  };
}

/** Number of the first event of a record that does not hold, by its hash or by a value's digest; null when all do. */
export function breakIn({ caseId, events }: CaseRecord): number | null {
  let prevHash: Buffer = GENESIS;
  for (const [index, event] of events.entries()) {
    const { sequence, batch, type, recordedAt, businessDate, payload } = event;
    const actor = event.actor as ChainLink['actor'];
    const content = { caseId, sequence, batch, type, recordedAt, businessDate, actor, payload: payload as CaseData };
    const hash = linkHash(prevHash, content);
    const holds =
      sequence === index + 1 &&
      event.prevHash === prevHash.toString('hex') &&
      event.hash === hash.toString('hex') &&
      valuesHold(event);
    if (!holds) return index + 1;
    prevHash = hash;
  }
  return events.length === 0 ? 1 : null;
}

function valuesHold({ payload, values }: CaseRecord['events'][number]): boolean {
  return Object.entries(values).every(([pointer, { salt, value }]) => {
    const stands = valueAtPointer(payload, pointer) as CaseData | null;
    return stands?.['$digest'] === saltedDigest(salt, value);
  });
}

/** The hash of a record's last event. */
export const headOf = ({ events }: CaseRecord): string => events.at(-1)?.hash ?? '';

const contextOf = (caseId: string): string => `archive:${caseId}`;

/** A record as a line; without `crypto` in clear. */
export function lineOf(record: CaseRecord, crypto: FieldCrypto | null): string {
  const { caseId, endedAt, events } = record;
  const about = { caseId, endedAt, sequence: events.length, head: headOf(record) };
  if (crypto === null) return JSON.stringify({ ...about, record });
  const packed = gzipSync(JSON.stringify(record)).toString('base64');
  return JSON.stringify({ ...about, sealed: crypto.seal(packed, contextOf(caseId)) });
}

/** The record of a line. Throws where the line is no such line, its key is not configured, or it was changed. */
export function openLine(text: string, crypto: FieldCrypto): CaseRecord {
  const { caseId, sealed, record, ...said } = Line.parse(JSON.parse(text));
  const found =
    sealed === undefined
      ? record
      : CaseRecord.parse(
          JSON.parse(gunzipSync(Buffer.from(String(crypto.open(sealed, contextOf(caseId))), 'base64')).toString()),
        );
  if (found?.caseId !== caseId || said.sequence !== found.events.length || said.head !== headOf(found)) {
    throw new Error('the line and what is in it differ');
  }
  return found;
}
