// What rebuilding a case would change: tried in a transaction that is undone, so that it can't say anything else.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { CaseData } from '../domain/case/state.ts';
import { dataContext, itemContext } from './case-rows.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { lockCase, rebuildWithin } from './rebuild.ts';
import { openData } from './sealed-values.ts';

/** Rows of the read model that people see or are found by, without columns that say nothing of the case. */
const SHOWN = {
  cases: ['updated_at', 'fts'],
  tasks: ['updated_at'],
  clocks: ['updated_at'],
  round_items: ['updated_at'],
  case_access: [],
  case_search: [],
} as const;

type Table = keyof typeof SHOWN;
type Rows = Record<string, unknown>[];

/** By table: how many rows there are now and would be, and the columns in which they differ. */
export type RebuildDifference = Record<string, { rows: number; columns: string[] }>;

class Undone extends Error {
  readonly before: Record<Table, Rows>;
  readonly after: Record<Table, Rows>;
  constructor(before: Record<Table, Rows>, after: Record<Table, Rows>) {
    super('undone');
    this.before = before;
    this.after = after;
  }
}

/** The rows before and after; equal where nothing is amiss. Throws when there is no trail. */
export async function tryRebuild(
  db: Db,
  crypto: FieldCrypto,
  caseId: string,
): Promise<{ before: RebuildDifference; after: RebuildDifference }> {
  try {
    return await db.transaction().execute(async (transaction) => {
      // Before the rows are read: a command that comes in meanwhile waits.
      await lockCase(transaction, caseId);
      const before = await rowsOf(transaction, crypto, caseId);
      await rebuildWithin(transaction, crypto, caseId);
      throw new Undone(before, await rowsOf(transaction, crypto, caseId));
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const { before, after } = error;
    return { before: said(before, after), after: said(after, before) };
  }
}

async function rowsOf(db: Db, crypto: FieldCrypto, caseId: string): Promise<Record<Table, Rows>> {
  const read = async (table: Table): Promise<Rows> => {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where case_id = ${caseId}`.execute(db);
    return rows
      .map(({ row }) => opened(crypto, caseId, without(row, SHOWN[table])))
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  };
  const [cases, tasks, clocks, items, access, search] = await Promise.all([
    read('cases'),
    read('tasks'),
    read('clocks'),
    read('round_items'),
    read('case_access'),
    read('case_search'),
  ]);
  return { cases, tasks, clocks, round_items: items, case_access: access, case_search: search };
}

/** Data in clear, since sealed values differ with each sealing; what does not open is not what was sealed. */
function opened(crypto: FieldCrypto, caseId: string, row: Record<string, unknown>): Record<string, unknown> {
  const { data, period, unit } = row;
  if (typeof data !== 'object' || data === null) return row;
  const context = typeof unit === 'string' ? itemContext(caseId, String(period), unit) : dataContext(caseId);
  try {
    return { ...row, data: openData(crypto, context, data as CaseData) };
  } catch {
    return row;
  }
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
