// The read model made again from the trail: the same function writes the same rows, command by command.
import { sql } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { evolve, isFirst, projectionAfter } from '../domain/machine.ts';
import type { MachineEvent, MachineState } from '../domain/machine.ts';
import { caseNumber, numberSeries } from './number-series.ts';
import { readModelRows } from './case-rows.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { requireDefinition } from './definitions.ts';
import { batchesOf, openLink, readLinks } from './event-rows.ts';

/**
 * Makes the rows of one case again: case, items, tasks, clocks, access, files, search, cards that are missing. What people
 * have read, what has left the system, and who bore a card that stands, are no part of it and stay. Throws, changing nothing, when there is no trail or its definition is not stored.
 */
export async function rebuildCase(db: Db, crypto: FieldCrypto, caseId: string): Promise<void> {
  await db.transaction().execute((transaction) => rebuildWithin(transaction, crypto, caseId));
}

/** The same lock as in record_case: until the transaction ends, a command of the case waits. */
export async function lockCase(transaction: Db, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`.execute(transaction);
}

/** {@link rebuildCase} in a transaction of the caller's, who may undo it to see what it would do. */
export async function rebuildWithin(transaction: Db, crypto: FieldCrypto, caseId: string): Promise<void> {
  await lockCase(transaction, caseId);
  const links = await readLinks(transaction, caseId);
  if (links.length === 0) throw new Error(`case ${caseId} has no events`);
  for (const table of [
    'case_search',
    'case_attachments',
    'case_access',
    'clocks',
    'tasks',
    'round_items',
    'cases',
  ] as const) {
    await transaction.deleteFrom(table).where('case_id', '=', caseId).execute();
  }
  const definitions = new Map<string, Definition>();
  let state: MachineState | null = null;
  for (const batch of batchesOf(links)) {
    const events = batch.map((link) => openLink(crypto, link));
    state = events.reduce<MachineState | null>(evolve, state);
    const hash = state?.definitionHash ?? '';
    const definition = definitions.get(hash) ?? (await requireDefinition(transaction, hash));
    definitions.set(hash, definition);
    await project(transaction, crypto, definition, state, events, batch.at(-1)?.hash);
  }
}

/** Makes the rows of every case again; returns how many. Cases go one by one, so the service may go on meanwhile. */
export async function rebuildAll(db: Db, crypto: FieldCrypto, onCase?: (caseId: string) => void): Promise<number> {
  let count = 0;
  for await (const caseId of recordedCases(db)) {
    await rebuildCase(db, crypto, caseId);
    onCase?.(caseId);
    count += 1;
  }
  return count;
}

/** Ids of all cases that have a trail, in the order of ids. */
export async function* recordedCases(db: Db): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await db
      .selectFrom('events')
      .select('case_id')
      .distinct()
      .where('case_id', '>', after)
      .orderBy('case_id')
      .limit(1000)
      .execute();
    for (const { case_id } of rows) yield case_id;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.case_id;
  }
}

async function project(
  db: Db,
  crypto: FieldCrypto,
  definition: Definition,
  state: MachineState | null,
  events: readonly MachineEvent[],
  head: Buffer | undefined,
): Promise<void> {
  if (state === null || head === undefined) throw new Error('a command without events');
  const projection = projectionAfter(definition, state, events);
  const rows = readModelRows(crypto, projection, events, head);
  const first = events[0];
  if (first !== undefined && isFirst(first)) {
    const { number } = await db
      .selectFrom('case_numbers')
      .select('number')
      .where('case_id', '=', state.caseId)
      .executeTakeFirstOrThrow();
    const series = numberSeries(projection, localDateOf(first.recordedAt));
    Object.assign(rows['case'] as object, { case_number: caseNumber(series, number) });
  }
  const text = JSON.stringify(rows);
  await sql`select project_case(${rows['first']}::boolean, ${text}::jsonb), project_cards(${text}::jsonb)`.execute(db);
}
