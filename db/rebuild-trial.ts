// What rebuilding a case would change: tried in a transaction that is undone, so that it can't say anything else.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { rebuildWithin } from './rebuild.ts';

/** Rows of the read model that people see; sealed values differ with each sealing and are left out. */
const SHOWN = {
  cases: ['data', 'updated_at', 'fts'],
  tasks: ['updated_at'],
  clocks: ['updated_at'],
  round_items: ['data', 'updated_at'],
} as const;

type Table = keyof typeof SHOWN;
type Rows = Record<string, unknown>[];

/** By table: how many rows there are now and would be, and the columns in which they differ. */
export type RebuildDifference = Record<string, { rows: number; columns: string[] }>;

class Undone extends Error {
  readonly after: Record<Table, Rows>;
  constructor(after: Record<Table, Rows>) {
    super('undone');
    this.after = after;
  }
}

/** The rows before and after; equal where nothing is amiss. Throws when there is no trail. */
export async function tryRebuild(
  db: Db,
  crypto: FieldCrypto,
  caseId: string,
): Promise<{ before: RebuildDifference; after: RebuildDifference }> {
  const before = await rowsOf(db, caseId);
  try {
    return await db.transaction().execute(async (transaction) => {
      await rebuildWithin(transaction, crypto, caseId);
      throw new Undone(await rowsOf(transaction, caseId));
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return { before: said(before, error.after), after: said(error.after, before) };
  }
}

async function rowsOf(db: Db, caseId: string): Promise<Record<Table, Rows>> {
  const read = async (table: Table): Promise<Rows> => {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where case_id = ${caseId}`.execute(db);
    return rows
      .map(({ row }) => without(row, SHOWN[table]))
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  };
  const [cases, tasks, clocks, items] = await Promise.all([
    read('cases'),
    read('tasks'),
    read('clocks'),
    read('round_items'),
  ]);
  return { cases, tasks, clocks, round_items: items };
}

function without(row: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
}

function said(one: Record<Table, Rows>, other: Record<Table, Rows>): RebuildDifference {
  return Object.fromEntries(
    (Object.keys(SHOWN) as Table[]).map((table) => [
      table,
      { rows: one[table].length, columns: differing(one[table], other[table]) },
    ]),
  );
}

function differing(rows: Rows, others: Rows): string[] {
  const columns = new Set<string>();
  for (let at = 0; at < Math.max(rows.length, others.length); at += 1) {
    const [row, other] = [rows[at] ?? {}, others[at] ?? {}];
    for (const column of new Set([...Object.keys(row), ...Object.keys(other)])) {
      if (!isDeepStrictEqual(row[column], other[column])) columns.add(column);
    }
  }
  return [...columns].sort();
}
