// A file that is to be taken in: read into entries, tried without a trace, or taken entry by entry.
import { sql } from 'kysely';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { findDefinition } from '../db/definitions.ts';
import { noteRefused, noteTaken, waitingEntries } from '../db/imports.ts';
import type { ImportAction, ImportEntry, ImportHead, ImportKind, RowFault } from '../db/imports.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { StartCommand } from '../domain/case/command.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { Json } from '../domain/case/state.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import type { SheetLimits, Sheet } from '../spreadsheet/sheet.ts';
import { caseColumns } from './case-columns.ts';
import { caseEntries, faultsOf, prepareCase } from './case-rows.ts';
import type { CaseReading, CaseSettings } from './case-rows.ts';
import { tableOf } from './columns.ts';
import type { TakenColumn } from './columns.ts';
import { ORGANISATION_COLUMNS, takeOrganisation } from './organisations.ts';
import { PEOPLE_COLUMNS, takePost } from './people.ts';
import { RowReader } from './row-reader.ts';
import { SUBJECT_COLUMNS, takeSubject } from './subjects.ts';
import type { Taken, Taking } from './taking.ts';

/** How much one file may hold; a larger one is refused as a whole, before any row is taken. */
export const IMPORT_LIMITS: SheetLimits = { rows: 5000, columns: 200, bytes: 50 * 1024 * 1024 };

/** Cells beyond it would hold no value of any column. */
const LONGEST_CELL = 4000;

/** The columns of a kind; of cases those of a procedure. */
export function columnsOfKind(kind: ImportKind, definition: CaseForm | null): readonly TakenColumn[] {
  switch (kind) {
    case 'organisations':
      return ORGANISATION_COLUMNS;
    case 'people':
      return PEOPLE_COLUMNS;
    case 'subjects':
      return SUBJECT_COLUMNS;
    case 'cases':
      return definition === null ? [] : caseColumns(definition);
  }
}

/** A file as it was read. */
export interface ImportFile {
  columns: { key: string; title: string }[];
  /** In the order in which they are taken. */
  entries: ImportEntry[];
}

/**
 * Reads a sheet into entries.
 * @throws {SheetError} what refuses the file as a whole
 */
export function readImport(kind: ImportKind, definition: CaseForm | null, sheet: Sheet): ImportFile {
  const { columns, rows } = tableOf(sheet, columnsOfKind(kind, definition));
  const read = rows.map(({ number, cells }) => ({
    row: number,
    cells: Object.fromEntries<Json>(
      columns.flatMap(({ column, index }): [string, Json][] => {
        const cell = cells[index] ?? null;
        if (cell === null || cell === '') return [];
        if (cell instanceof Date) return [[column.key, cell.toISOString().slice(0, 10)]];
        return [[column.key, typeof cell === 'string' ? storable(cell) : cell]];
      }),
    ),
  }));
  const entries = kind === 'cases' ? caseEntries(read) : read.map((one) => ({ entry: one.row, rows: [one] }));
  const named = columns.map(({ column }) => ({ key: column.key, title: column.title.zh }));
  return { columns: named, entries: inOrder(kind, entries) };
}

/** Without what no text of PostgreSQL can hold. */
function storable(text: string): string {
  return text.toWellFormed().replace(UNSTORABLE, '').slice(0, LONGEST_CELL);
}

// oxlint-disable-next-line no-control-regex -- they are what must go
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** What lies above comes before what lies in it, and a head of a household before its members. */
function inOrder(kind: ImportKind, entries: ImportEntry[]): ImportEntry[] {
  const text = (entry: ImportEntry, column: string): string => String(entry.rows[0]?.cells[column] ?? '');
  const bySize = (one: ImportEntry): number => {
    if (kind === 'subjects') return text(one, 'relation') === '' ? 0 : 1;
    const [division = '', body] = text(one, 'path').normalize('NFKC').trim().split('/');
    return division.length * 2 + (body === undefined ? 0 : 1);
  };
  return kind === 'organisations' || kind === 'subjects' ? entries.toSorted((a, b) => bySize(a) - bySize(b)) : entries;
}

/** Starts a case and waits until it is recorded; what it was refused for, or null. */
export type StartCase = (definition: CaseForm, start: StartCommand) => Promise<Refusal | null>;

/** What an import works with. */
export interface Importer {
  db: Db;
  crypto: FieldCrypto;
  settings: CaseSettings;
  startCase: StartCase;
}

/** What became of an entry, or would. */
export interface EntryResult {
  entry: ImportEntry;
  taken: Taken;
}

type Job = Pick<ImportHead, 'kind' | 'definitionHash' | 'region' | 'fileName' | 'issuer' | 'by'>;

const TAKE: Record<Exclude<ImportKind, 'cases'>, (taking: Taking, row: RowReader) => Promise<Taken>> = {
  organisations: takeOrganisation,
  people: takePost,
  subjects: takeSubject,
};

const takingOf = ({ crypto }: Pick<Importer, 'crypto'>, db: Db, { region, issuer }: Job, at: string): Taking => ({
  db,
  crypto,
  at,
  today: localDateOf(at),
  region,
  issuer,
});

class RolledBack extends Error {}

/**
 * Tries every entry and changes nothing: all of them are taken within one transaction, so that a row may rest on one
 * before it, and then rolled back. A case is decided, not started.
 */
export async function tryImport(
  importer: Omit<Importer, 'startCase'>,
  job: Job,
  entries: readonly ImportEntry[],
  at: string,
): Promise<EntryResult[]> {
  if (job.kind === 'cases') return tryCases(importer, job, entries, at);
  const take = TAKE[job.kind];
  const columns = columnsOfKind(job.kind, null);
  const results: EntryResult[] = [];
  const tried = importer.db.transaction().execute(async (outer) => {
    for (const entry of entries)
      results.push({ entry, taken: await takeWithin(outer, importer, job, take, columns, entry, at) });
    throw new RolledBack();
  });
  await tried.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return results;
}

/** One entry behind a savepoint: what is refused leaves nothing for the next. */
async function takeWithin(
  db: Db,
  importer: Pick<Importer, 'crypto'>,
  job: Job,
  take: (taking: Taking, row: RowReader) => Promise<Taken>,
  columns: readonly TakenColumn[],
  entry: ImportEntry,
  at: string,
): Promise<Taken> {
  const row = entry.rows[0] ?? { row: entry.entry, cells: {} };
  await sql`savepoint one_entry`.execute(db);
  const taken = await take(takingOf(importer, db, job, at), new RowReader(row, columns));
  await (taken.ok ? sql`release savepoint one_entry` : sql`rollback to savepoint one_entry`).execute(db);
  return taken;
}

async function tryCases(
  importer: Omit<Importer, 'startCase'>,
  job: Job,
  entries: readonly ImportEntry[],
  at: string,
): Promise<EntryResult[]> {
  const reading = await readingOf(importer, job);
  const seen = new Map<string, number>();
  const results: EntryResult[] = [];
  for (const entry of entries) {
    const prepared = await prepareCase(takingOf(importer, importer.db, job, at), reading, entry);
    if (!prepared.ok) {
      results.push({ entry, taken: prepared });
      continue;
    }
    const caseId = 'start' in prepared ? prepared.start.caseId : prepared.stands;
    const keys = [caseId, ...('start' in prepared && prepared.uniquenessKey !== null ? [prepared.uniquenessKey] : [])];
    const twin = keys.map((key) => seen.get(key)).find((row) => row !== undefined);
    for (const key of keys) seen.set(key, entry.entry);
    const action = 'start' in prepared ? 'added' : 'same';
    const taken: Taken =
      twin === undefined ? { ok: true, action, target: caseId } : { ok: false, faults: [twinFault(entry, twin)] };
    results.push({ entry, taken });
  }
  return results;
}

function twinFault({ entry }: ImportEntry, twin: number): RowFault {
  const message = { zh: `与第 ${twin} 行是同一件或同一对象`, en: `It is the case, or the subject, of row ${twin}` };
  return { row: entry, column: 'number', code: 'SUBJECT_HAS_OPEN_CASE', message };
}

async function readingOf({ db, settings }: Pick<Importer, 'db' | 'settings'>, job: Job): Promise<CaseReading> {
  const definition = job.definitionHash === null ? null : await findDefinition(db, job.definitionHash);
  if (job.definitionHash === null || definition?.form !== 'case')
    throw new TypeError('an import of cases has a procedure');
  return { definition, definitionHash: job.definitionHash, fileName: job.fileName, by: job.by, settings };
}

/**
 * Takes the next entries of an import, each for itself, and notes what became of them. Doing an entry again does nothing
 * twice: what stands is found.
 * @returns whether any entry was left to take
 */
export async function takeSome(
  importer: Importer,
  job: Job & { id: string },
  atMost: number,
  at: string,
): Promise<boolean> {
  const { db, crypto } = importer;
  const entries = await waitingEntries(db, crypto, job.id, atMost);
  const reading = job.kind === 'cases' ? await readingOf(importer, job) : null;
  for (const entry of entries) {
    const taking = reading === null ? takeRow(importer, job, entry, at) : takeCase(importer, job, reading, entry, at);
    const taken = await taking.catch((error: unknown) => untakeable(entry, error));
    if (taken.ok) await noteTaken(db, job.id, entry.entry, { ...taken, at });
    else await noteRefused(db, job.id, entry, taken.faults, at);
  }
  return entries.length > 0;
}

/** A row that can't be taken however often it is tried holds up no others; what may pass is thrown, and tried again. */
function untakeable({ entry }: ImportEntry, error: unknown): Taken {
  const { code } = error as { code?: unknown };
  // data exceptions and broken checks of PostgreSQL
  const isOfData = typeof code === 'string' && /^(22|23502|23514)/.test(code);
  if (!isOfData && !(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
  const message = { zh: '本行内容无法保存，请核对后重试', en: 'The row can not be stored as it is' };
  return { ok: false, faults: [{ row: entry, column: null, code: 'FIELD_INVALID', message }] };
}

async function takeRow(importer: Importer, job: Job, entry: ImportEntry, at: string): Promise<Taken> {
  if (job.kind === 'cases') throw new TypeError('a case is no row');
  const take = TAKE[job.kind];
  const columns = columnsOfKind(job.kind, null);
  return importer.db.transaction().execute((tx) => takeWithin(tx, importer, job, take, columns, entry, at));
}

async function takeCase(
  importer: Importer,
  job: Job,
  reading: CaseReading,
  entry: ImportEntry,
  at: string,
): Promise<Taken> {
  const prepared = await prepareCase(takingOf(importer, importer.db, job, at), reading, entry);
  if (!prepared.ok) return prepared;
  if ('stands' in prepared) return { ok: true, action: 'same', target: prepared.stands };
  const { definition } = reading;
  const refusal = await importer.startCase(definition, prepared.start);
  if (refusal !== null) return { ok: false, faults: faultsOf(refusal, entry.entry, caseColumns(definition)) };
  return { ok: true, action: 'added', target: prepared.start.caseId };
}

/** Results of entries as results of rows: of a refused case, the rows that are right wait for the others. */
export function rowResults(results: readonly EntryResult[]): {
  row: number;
  entry: number;
  action: ImportAction | null;
  target: string | null;
  faults: RowFault[];
}[] {
  return results
    .flatMap(({ entry, taken }) =>
      entry.rows.map(({ row }) => ({
        row,
        entry: entry.entry,
        action: taken.ok ? taken.action : null,
        target: taken.ok ? taken.target : null,
        faults: taken.ok ? [] : taken.faults.filter((fault) => fault.row === row),
      })),
    )
    .sort((a, b) => a.row - b.row);
}
