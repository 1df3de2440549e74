// Imports and their rows. Cells are sealed as they stand in the file, and deleted when their row is taken in.
import type { Json } from '../domain/case/state.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';

export type ImportKind = 'organisations' | 'people' | 'subjects' | 'cases';
export type ImportAction = 'added' | 'changed' | 'same';

/** Cells of a row by the key of their column. */
export type Cells = Record<string, Json>;

/** What is wrong in a row; `column` is null where no one cell is. */
export interface RowFault {
  row: number;
  column: string | null;
  code: string;
  message: { zh: string; en: string };
}

export interface ImportHead {
  id: string;
  kind: ImportKind;
  procedure: string | null;
  definitionHash: string | null;
  /** Every row lies in it; empty: everywhere. */
  region: string;
  fileName: string;
  columns: { key: string; title: string }[];
  issuer: string | null;
  bodyHash: string;
  by: { id: string; name: string };
  createdAt: string;
}

export interface ImportRecord extends ImportHead {
  state: 'running' | 'done' | 'discarded';
  finishedAt: string | null;
}

/** Rows that belong together: of one case, otherwise one row. */
export interface ImportEntry {
  entry: number;
  rows: { row: number; cells: Cells }[];
}

export interface ImportRowRecord {
  row: number;
  entry: number;
  state: 'waiting' | 'done' | 'failed';
  action: ImportAction | null;
  target: string | null;
  faults: RowFault[];
}

/** Under what the cells of a row are sealed. */
export const cellsContext = (importId: string, row: number): string => `import:${importId}:${row}`;

/** Stores an import with its entries, in the order in which they are to be taken; nothing where it is there already. */
export async function putImport(
  db: Db,
  crypto: FieldCrypto,
  head: ImportHead,
  entries: readonly ImportEntry[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { by, columns, ...one } = head;
    const stored = await tx
      .insertInto('imports')
      .values({
        id: one.id,
        kind: one.kind,
        procedure: one.procedure,
        definition_hash: one.definitionHash,
        region: one.region,
        file_name: one.fileName,
        columns: JSON.stringify(columns),
        issuer: one.issuer,
        body_hash: one.bodyHash,
        by_id: by.id,
        by_name: by.name,
        created_at: one.createdAt,
        state: 'running',
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (stored === undefined) return;
    const rows = entries.flatMap(({ entry, rows: own }, place) =>
      own.map(({ row, cells }) => ({
        import_id: one.id,
        row,
        entry,
        place,
        cells_sealed: crypto.seal(cells, cellsContext(one.id, row)),
        state: 'waiting',
      })),
    );
    for (let start = 0; start < rows.length; start += 500) {
      await tx
        .insertInto('import_rows')
        .values(rows.slice(start, start + 500))
        .execute();
    }
  });
}

/** One import; null when there is none. */
export async function findImport(db: Db, id: string): Promise<ImportRecord | null> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : importOf(row);
}

/** Imports of some regions, newest first. `''` is every region. */
export async function listImports(
  db: Db,
  regions: readonly string[],
  page: { limit: number; before: { at: string; id: string } | null },
): Promise<Page<ImportRecord, { at: string; id: string }>> {
  let query = db
    .selectFrom('imports')
    .selectAll()
    .where((eb) =>
      eb.or(regions.map((region) => eb.and([eb('region', '>=', region), eb('region', '<', `${region}~`)]))),
    );
  const { before } = page;
  if (before !== null) {
    query = query.where((eb) =>
      eb.or([eb('created_at', '<', before.at), eb.and([eb('created_at', '=', before.at), eb('id', '<', before.id)])]),
    );
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows.map(importOf), page.limit, (last) => ({ at: last.createdAt, id: last.id }));
}

/** How many rows stand how. */
export async function countImportRows(
  db: Db,
  id: string,
): Promise<{ waiting: number; added: number; changed: number; same: number; failed: number }> {
  const rows = await db
    .selectFrom('import_rows')
    .select((eb) => ['state', 'action', eb.fn.countAll<string>().as('n')])
    .where('import_id', '=', id)
    .groupBy(['state', 'action'])
    .execute();
  const counts = { waiting: 0, added: 0, changed: 0, same: 0, failed: 0 };
  for (const { state, action, n } of rows) {
    const key = state === 'done' ? (action ?? 'same') : state;
    counts[key as keyof typeof counts] += Number(n);
  }
  return counts;
}

/** Rows of an import in the order of the file. */
export async function listImportRows(
  db: Db,
  id: string,
  filter: { state?: ImportRowRecord['state'] | undefined },
  page: { limit: number; after: number },
): Promise<Page<ImportRowRecord, number>> {
  let query = db
    .selectFrom('import_rows')
    .select(['row', 'entry', 'state', 'action', 'target', 'faults'])
    .where('import_id', '=', id)
    .where('row', '>', page.after);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  const rows = await query
    .orderBy('row')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows.map((row) => row as unknown as ImportRowRecord),
    page.limit,
    (last) => last.row,
  );
}

/** The next entries that wait, with their cells. */
export async function waitingEntries(db: Db, crypto: FieldCrypto, id: string, atMost: number): Promise<ImportEntry[]> {
  const places = db
    .selectFrom('import_rows')
    .select('place')
    .distinct()
    .where('import_id', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('place')
    .limit(atMost);
  const rows = await db
    .selectFrom('import_rows')
    .select(['row', 'entry', 'cells_sealed'])
    .where('import_id', '=', id)
    .where('state', '=', 'waiting')
    .where('place', 'in', places)
    .orderBy('place')
    .orderBy('row')
    .execute();
  const entries = new Map<number, ImportEntry>();
  for (const { row, entry, cells_sealed } of rows) {
    const one = entries.get(entry) ?? { entry, rows: [] };
    if (cells_sealed !== null) one.rows.push({ row, cells: crypto.open(cells_sealed, cellsContext(id, row)) as Cells });
    entries.set(entry, one);
  }
  return [...entries.values()];
}

/** An entry was taken in: its cells are deleted. */
export async function noteTaken(
  db: Db,
  id: string,
  entry: number,
  done: { action: ImportAction; target: string; at: string },
): Promise<void> {
  await db
    .updateTable('import_rows')
    .set({
      state: 'done',
      action: done.action,
      target: done.target,
      done_at: done.at,
      cells_sealed: null,
      faults: '[]',
    })
    .where('import_id', '=', id)
    .where('entry', '=', entry)
    .execute();
}

/** An entry was refused; each row keeps its own faults, and its cells until the import is discarded. */
export async function noteRefused(
  db: Db,
  id: string,
  entry: ImportEntry,
  faults: readonly RowFault[],
  at: string,
): Promise<void> {
  for (const { row } of entry.rows) {
    const own = faults.filter((fault) => fault.row === row);
    await db
      .updateTable('import_rows')
      .set({ state: 'failed', faults: JSON.stringify(own), done_at: at })
      .where('import_id', '=', id)
      .where('row', '=', row)
      .execute();
  }
}

/** Lets the refused rows wait again. */
export async function retryRefused(db: Db, id: string): Promise<void> {
  await db
    .updateTable('import_rows')
    .set({ state: 'waiting', faults: '[]', done_at: null })
    .where('import_id', '=', id)
    .where('state', '=', 'failed')
    .where('cells_sealed', 'is not', null)
    .execute();
  await db
    .updateTable('imports')
    .set({ state: 'running', finished_at: null })
    .where('id', '=', id)
    .where('state', '=', 'done')
    .execute();
}

/** Nothing waits any more. */
export async function finishImport(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('imports')
    .set({ state: 'done', finished_at: at })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Deletes the cells that are left; the results stay. What waited is not taken in. */
export async function discardCells(db: Db, id: string): Promise<void> {
  await db.updateTable('import_rows').set({ cells_sealed: null }).where('import_id', '=', id).execute();
  await db.updateTable('imports').set({ state: 'discarded' }).where('id', '=', id).execute();
}

/** The refused rows as they stood in the file, while they are kept. */
export async function refusedRows(
  db: Db,
  crypto: FieldCrypto,
  id: string,
): Promise<{ row: number; cells: Cells; faults: RowFault[] }[]> {
  const rows = await db
    .selectFrom('import_rows')
    .select(['row', 'cells_sealed', 'faults'])
    .where('import_id', '=', id)
    .where('state', '=', 'failed')
    .orderBy('row')
    .execute();
  return rows.map(({ row, cells_sealed, faults }) => ({
    row,
    cells: cells_sealed === null ? {} : (crypto.open(cells_sealed, cellsContext(id, row)) as Cells),
    faults: faults as unknown as RowFault[],
  }));
}

interface Row {
  id: string;
  kind: string;
  procedure: string | null;
  definition_hash: string | null;
  region: string;
  file_name: string;
  columns: unknown;
  issuer: string | null;
  body_hash: string;
  by_id: string;
  by_name: string;
  created_at: string;
  state: string;
  finished_at: string | null;
}

const importOf = (row: Row): ImportRecord => ({
  id: row.id,
  kind: row.kind as ImportKind,
  procedure: row.procedure,
  definitionHash: row.definition_hash,
  region: row.region,
  fileName: row.file_name,
  columns: row.columns as ImportHead['columns'],
  issuer: row.issuer,
  bodyHash: row.body_hash,
  by: { id: row.by_id, name: row.by_name },
  createdAt: row.created_at,
  state: row.state as ImportRecord['state'],
  finishedAt: row.finished_at,
});
