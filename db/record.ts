// One command of a case, written in one transaction by one statement: its events, the rows they touch, what people are
// told, and the caller's answer.
import { sql } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { messagesOf } from '../domain/case/messages.ts';
import type { CaseProjection } from '../domain/case/projection.ts';
import { numberSeries } from './number-series.ts';
import { readModelRows } from './case-rows.ts';
import { GENESIS, linkEvents } from './chain.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { bytea, eventRow, readLinks } from './event-rows.ts';
import { RecordFailure } from './record-failure.ts';

export interface RecordInput {
  caseId: string;
  /** Hash of the last event recorded before, in hex; null before the first. */
  prevHead: string | null;
  /** Those of one command, in order, at least one. */
  events: CaseEvent[];
  /** Of the state after the last of them. */
  projection: CaseProjection;
  /** The caller's idempotency key; null when there is none. */
  key: { actor: string; key: string; bodyHash: string } | null;
  /** What the caller is answered, kept under the key. */
  answer: unknown;
}

export interface RecordAnswer {
  /** Hash of the last event, in hex. */
  head: string;
  caseNumber: string;
  /** Ids of tasks opened by these events whose role nobody holds at their organisation on that day. */
  unheldTasks: string[];
}

/**
 * Writes what a command did. A repeat of the same events changes nothing and gives the same answer.
 * @throws RecordFailure when trying again is hopeless; whatever else is thrown is PostgreSQL's and may pass.
 */
export async function record(db: Db, crypto: FieldCrypto, input: RecordInput): Promise<RecordAnswer> {
  const { caseId, projection, events } = input;
  const prev = input.prevHead === null ? GENESIS : Buffer.from(input.prevHead, 'hex');
  const links = linkEvents(crypto, projection.facts.sensitive, caseId, prev, events);
  const head = links.at(-1)?.hash;
  const last = events.at(-1);
  if (head === undefined || last === undefined) throw new TypeError('a record without events');
  const today = localDateOf(last.recordedAt);
  const rows = {
    ...readModelRows(crypto, projection, events, head),
    ...messageRows(input),
    prevHead: bytea(prev),
    number: numberSeries(projection, today),
    today,
    ...(input.key === null ? {} : { key: keyRow(input, last.recordedAt) }),
  };
  const written = await write(db, JSON.stringify(links.map(eventRow)), JSON.stringify(rows), caseId);
  return {
    head: (written.repeated ? await headOfRepeat(db, crypto, input, prev) : head).toString('hex'),
    caseNumber: written.case_number,
    unheldTasks: written.unheld ?? [],
  };
}

interface Written {
  case_number: string;
  unheld: string[] | null;
  repeated: boolean;
}

async function write(db: Db, events: string, rows: string, caseId: string): Promise<Written> {
  try {
    const { rows: answers } = await sql<Written>`
      select case_number, unheld, repeated from record_case(${events}::json, ${rows}::jsonb)`.execute(db);
    const [answer] = answers;
    if (answer === undefined) throw new Error('record_case gave no row');
    return answer;
  } catch (cause) {
    const { code, constraint } = cause as { code?: string; constraint?: string };
    if (code === 'BJ001') throw new RecordFailure('CHAIN_CONFLICT', `chain conflict in case ${caseId}`, { cause });
    if (code === '23505' && constraint === 'one_open_case') {
      throw new RecordFailure('SUBJECT_HAS_OPEN_CASE', `case ${caseId}: its subject has an open case`, { cause });
    }
    throw cause;
  }
}

/** Events stand there already: the same, or others? Sealed again under the salts of then, equal events have equal hashes. */
async function headOfRepeat(db: Db, crypto: FieldCrypto, input: RecordInput, prev: Buffer): Promise<Buffer> {
  const { caseId, events, projection } = input;
  const stored = (await readLinks(db, caseId, (events[0]?.sequence ?? 1) - 1)).slice(0, events.length);
  const salts = new Map(stored.map((link) => [link.sequence, link.sealed]));
  const again = linkEvents(crypto, projection.facts.sensitive, caseId, prev, events, salts);
  const head = stored.at(-1)?.hash;
  if (head === undefined || stored.length !== events.length || again.at(-1)?.hash.equals(head) !== true) {
    const sequence = events[0]?.sequence;
    throw new RecordFailure(
      'CHAIN_CONFLICT',
      `chain conflict in case ${caseId}: other events stand from ${sequence} on`,
    );
  }
  return head;
}

function keyRow(input: RecordInput, at: string) {
  return {
    actor: input.key?.actor,
    key: input.key?.key,
    scope: `case:${input.caseId}`,
    body_hash: input.key?.bodyHash,
    status: 'done',
    http_status: null,
    answer: input.answer,
    created_at: at,
  };
}

function messageRows({ caseId, projection, events }: RecordInput): Record<string, unknown> {
  const messages = messagesOf(projection, events);
  if (messages.length === 0) return {};
  const at = events.at(-1)?.recordedAt;
  return {
    inbox: messages.flatMap(({ sequence, kind, recipients, detail }) =>
      recipients.map((recipient) => ({ recipient, case_id: caseId, sequence, kind, detail, created_at: at })),
    ),
    outbox: messages.map(({ sequence, kind, recipients, detail }) => ({
      dedupe_key: `${caseId}:${sequence}`,
      topic: kind,
      case_id: caseId,
      payload: { sequence, recipients, detail },
      created_at: at,
    })),
  };
}
