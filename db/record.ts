// One command of a case, written in one transaction by one statement: its events, the rows they touch, what people are
// told, and the caller's answer.
import { sql } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Message } from '../domain/case/messages.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { messagesOf, versionSetBy } from '../domain/machine.ts';
import type { MachineEvent, MachineProjection } from '../domain/machine.ts';
import { numberSeries } from './number-series.ts';
import { readModelRows } from './case-rows.ts';
import { GENESIS, linkEvents } from './chain.ts';
import type { ChainLink } from './chain.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { requireDefinition } from './definitions.ts';
import { bytea, eventRow, openLink, readLinks } from './event-rows.ts';
import { holdersOf } from './people.ts';
import { RecordFailure } from './record-failure.ts';
import { resolveRecipients } from './superiors.ts';

export interface RecordInput {
  caseId: string;
  /** Hash of the last event recorded before, in hex; null before the first. */
  prevHead: string | null;
  /** Those of one command, in order, at least one. */
  events: MachineEvent[];
  /** Of the state after the last of them; of a round what they changed. */
  projection: MachineProjection;
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
  /**
   * Other events follow the head that was given, and nothing was written: a worker died when its record stood here and
   * before its workflow knew. They are the truth; `head` is theirs, and `unheldTasks` counts for them.
   */
  ahead?: Ahead;
}

export interface Ahead {
  /** In order, with sensitive values in clear. */
  events: MachineEvent[];
  /** What callers were answered with these events. */
  answered: { key: { actor: string; key: string; bodyHash: string }; answer: unknown }[];
  /** Versions to which these events have moved the case; absent where they have not. */
  versions?: { hash: string; definition: Definition }[];
}

/** What a workflow knows of its trail. */
export interface Known {
  caseId: string;
  /** Number of the last recorded event, 0 before the first, and its hash in hex. */
  sequence: number;
  head: string | null;
}

/**
 * What the trail holds beyond that; the known head and nothing more where it holds no more.
 * @throws RecordFailure CHAIN_CONFLICT when it does not follow
 */
export async function readAhead(db: Db, crypto: FieldCrypto, known: Known): Promise<RecordAnswer> {
  const { caseId, sequence, head } = known;
  const stored = await readLinks(db, caseId, sequence);
  if (stored.length === 0) return { head: head ?? '', caseNumber: '', unheldTasks: [] };
  return aheadWith(db, crypto, { caseId, key: null }, stored, bytesOf(head));
}

/**
 * Writes what a command did. A repeat of the same events changes nothing and gives the same answer; where others follow
 * the same head, they are given instead.
 * @throws RecordFailure when trying again is hopeless; whatever else is thrown is PostgreSQL's and may pass.
 */
export async function record(db: Db, crypto: FieldCrypto, input: RecordInput): Promise<RecordAnswer> {
  const { caseId, projection, events } = input;
  const prev = bytesOf(input.prevHead);
  const links = linkEvents(crypto, projection.facts.sensitive, caseId, prev, events);
  const head = links.at(-1)?.hash;
  const last = events.at(-1);
  if (head === undefined || last === undefined) throw new TypeError('a record without events');
  const today = localDateOf(last.recordedAt);
  const rows = {
    ...readModelRows(crypto, projection, events, head),
    ...messageRows(input, await toldTo(db, messagesOf(projection, events), last.recordedAt)),
    prevHead: bytea(prev),
    number: numberSeries(projection, today),
    today,
    ...(input.key === null ? {} : { key: keyRow(input, last.recordedAt) }),
  };
  const written = await write(db, JSON.stringify(links.map(eventRow)), JSON.stringify(rows), cardsIn(rows), caseId);
  if (written === null || written.repeated) return whatStands(db, crypto, input, prev, written);
  return { head: head.toString('hex'), caseNumber: written.case_number, unheldTasks: written.unheld ?? [] };
}

function bytesOf(head: string | null): Buffer {
  return head === null ? GENESIS : Buffer.from(head, 'hex');
}

/** What `project_cards` takes; null where a command drew and revoked none. */
function cardsIn({ cards, revokedCards }: Record<string, unknown>): string | null {
  return cards === undefined && revokedCards === undefined ? null : JSON.stringify({ cards, revokedCards });
}

interface Written {
  case_number: string;
  unheld: string[] | null;
  repeated: boolean;
}

/** Null when other events stand in the way: nothing is written then. */
async function write(
  db: Db,
  events: string,
  rows: string,
  cards: string | null,
  caseId: string,
): Promise<Written | null> {
  try {
    const { rows: answers } = await sql<Written>`
      select case_number, unheld, repeated${cards === null ? sql`` : sql`, case when not repeated then project_cards(${cards}::jsonb) end`}
      from record_case(${events}::json, ${rows}::jsonb)`.execute(db);
    const [answer] = answers;
    if (answer === undefined) throw new Error('record_case gave no row');
    return answer;
  } catch (cause) {
    const { code, constraint } = cause as { code?: string; constraint?: string };
    if (code === 'BJ001') return null;
    if (code === '23505' && constraint === 'one_open_case') {
      throw new RecordFailure('SUBJECT_HAS_OPEN_CASE', `case ${caseId}: its subject has an open case`, { cause });
    }
    if (code === '23514' && constraint === 'quota_not_overspent') {
      throw new RecordFailure('QUOTA_EXCEEDED', `case ${caseId}: a ledger does not suffice`, { cause });
    }
    throw cause;
  }
}

/**
 * Events stand there already: the same, or others? Sealed again under the salts of then, equal events have equal hashes.
 * Others that follow the head which the caller knows are ahead of him; any that do not are a chain conflict.
 */
async function whatStands(
  db: Db,
  crypto: FieldCrypto,
  input: RecordInput,
  prev: Buffer,
  written: Written | null,
): Promise<RecordAnswer> {
  const { caseId, events, projection } = input;
  const sequence = events[0]?.sequence ?? 1;
  const stored = await readLinks(db, caseId, sequence - 1);
  const salts = new Map(stored.map((link) => [link.sequence, link.sealed]));
  const again = linkEvents(crypto, projection.facts.sensitive, caseId, prev, events, salts).at(-1)?.hash;
  const same = stored[events.length - 1]?.hash;
  if (written !== null && same !== undefined && again?.equals(same) === true) {
    return { head: same.toString('hex'), caseNumber: written.case_number, unheldTasks: written.unheld ?? [] };
  }
  return aheadWith(db, crypto, input, stored, prev);
}

/** The stored events as those ahead of a caller who knows `prev`. */
async function aheadWith(
  db: Db,
  crypto: FieldCrypto,
  input: Pick<RecordInput, 'caseId' | 'key'>,
  stored: readonly ChainLink[],
  prev: Buffer,
): Promise<RecordAnswer> {
  const { caseId } = input;
  const [first, last] = [stored[0], stored.at(-1)];
  if (first === undefined || last === undefined || !first.prevHash.equals(prev)) {
    throw new RecordFailure('CHAIN_CONFLICT', `chain conflict in case ${caseId} at ${first?.sequence ?? 'its end'}`);
  }
  const opened = stored.map((link) => openLink(crypto, link));
  const row = await db.selectFrom('cases').select('case_number').where('case_id', '=', caseId).executeTakeFirst();
  return {
    head: last.hash.toString('hex'),
    caseNumber: row?.case_number ?? '',
    unheldTasks: await unheldAmong(db, opened),
    ahead: { events: opened, answered: await answeredWith(db, input, opened), ...(await versionsIn(db, opened)) },
  };
}

/** A workflow never looks a definition up: one to which its case was migrated comes with the trail. */
async function versionsIn(db: Db, events: readonly MachineEvent[]): Promise<Pick<Ahead, 'versions'>> {
  const hashes = new Set(events.flatMap(versionSetBy));
  if (hashes.size === 0) return {};
  const versions = await Promise.all(
    [...hashes].map(async (hash) => ({ hash, definition: await requireDefinition(db, hash) })),
  );
  return { versions };
}

const OPENING: ReadonlySet<string> = new Set(['taskOpened', 'checkOpened', 'stepOpened']);

async function unheldAmong(db: Db, events: readonly MachineEvent[]): Promise<string[]> {
  const unheld: string[] = [];
  for (const event of events) {
    if (!OPENING.has(event.type) || !('taskId' in event) || !('to' in event)) continue;
    if (event.to === null || !('role' in event.to)) continue;
    const holders = await holdersOf(db, event.to.role, event.to.organisation, event.recordedAt);
    if (holders.length === 0) unheld.push(event.taskId);
  }
  return unheld;
}

/** By the people who acted: keys are found by whose they are. */
async function answeredWith(
  db: Db,
  input: Pick<RecordInput, 'caseId' | 'key'>,
  events: readonly MachineEvent[],
): Promise<Ahead['answered']> {
  const people = events.flatMap((event) => event.actor.person?.id ?? []);
  const actors = [...new Set([...people, ...(input.key === null ? [] : [input.key.actor])])];
  if (actors.length === 0) return [];
  const rows = await db
    .selectFrom('idempotency_keys')
    .select(['actor', 'key', 'body_hash', 'answer'])
    .where('actor', 'in', actors)
    .where('scope', '=', `case:${input.caseId}`)
    .where('status', '=', 'done')
    .execute();
  return rows
    .map(({ actor, key, body_hash, answer }) => ({ key: { actor, key, bodyHash: body_hash }, answer }))
    .filter(({ answer }) => sequenceOf(answer) >= (events[0]?.sequence ?? 1));
}

function sequenceOf(answer: unknown): number {
  const { sequence } = (answer ?? {}) as { sequence?: unknown };
  return typeof sequence === 'number' ? sequence : 0;
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

/** The messages with the superiors among their recipients looked up; one that then reaches nobody is left out. */
async function toldTo(db: Db, messages: readonly Message[], at: string): Promise<Message[]> {
  const told: Message[] = [];
  for (const message of messages) {
    const recipients = await resolveRecipients(db, message.recipients, at);
    if (recipients.length > 0) told.push({ ...message, recipients });
  }
  return told;
}

function messageRows({ caseId, events }: RecordInput, messages: readonly Message[]): Record<string, unknown> {
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
