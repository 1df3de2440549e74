// Taking over from paper: trying a file, taking it in, and looking at what became of its rows.
import type { Readable } from 'node:stream';
import { DEMO_ISSUER } from '../config/demo-issuer.ts';
import { findDefinition } from '../db/definitions.ts';
import { countImportRows, findImport, listImportRows, listImports, putImport, refusedRows } from '../db/imports.ts';
import type { ImportHead, ImportKind, ImportRecord, RowFault } from '../db/imports.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { inScope } from '../domain/organisations.ts';
import { readSheetFile } from '../spreadsheet/read-sheet.ts';
import { SheetError } from '../spreadsheet/sheet.ts';
import { columnsOfKind, IMPORT_LIMITS, readImport, rowResults, tryImport } from '../takeover/import.ts';
import type { ImportFile } from '../takeover/import.ts';
import type { TakenColumn } from '../takeover/columns.ts';
import { faultsWorkbook, templateOf } from '../takeover/workbooks.ts';
import type { RequestKey } from '../workflows/messages.ts';
import { importIdFor } from './case-id.ts';
import { procedureOf } from './case-start.ts';
import type { ImportAsked, ImportRowView, ImportTried, ImportView } from './contracts/imports.ts';
import type { Deps } from './deps.ts';

import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import type { Language } from './problem.ts';
import { answered, problemAt } from './refusals.ts';
import { requireAdministrator } from './require-administrator.ts';
import { sheetProblem } from './sheet-problem.ts';

/** Days for which refused rows are kept, sealed, to be corrected or taken again. */
const KEEP_DAYS = 30;

const TITLES: Record<ImportKind, { zh: string; en: string }> = {
  organisations: { zh: '组织', en: 'Organisations' },
  people: { zh: '人员与任职', en: 'People and posts' },
  subjects: { zh: '主体库', en: 'Subject register' },
  cases: { zh: '在办件', en: 'Cases under way' },
};

/** A file with what it is read by. */
interface Opened {
  file: ImportFile;
  head: Omit<ImportHead, 'id' | 'bodyHash' | 'createdAt'>;
  columns: readonly TakenColumn[];
}

/** The empty workbook of a kind. */
export async function importTemplate(
  deps: Deps,
  actor: Caller,
  kind: ImportKind,
  procedure: string | undefined,
): Promise<Uint8Array> {
  requireAdministrator(actor);
  const definition = await definitionFor(deps, kind, procedure);
  const title = definition === null ? TITLES[kind] : definition.definition.title;
  return templateOf(title, columnsOfKind(kind, definition?.definition ?? null));
}

/** What taking the file in would do, row by row; nothing is changed. */
export async function tryFile(
  deps: Deps,
  actor: Caller,
  asked: ImportAsked,
  given: { content: Readable; name: string },
  language: Language,
): Promise<ImportTried> {
  const { file, head, columns } = await openFile(deps, actor, asked, given);
  const { calendar, rehearsal } = deps.config;
  const importer = { db: deps.db, crypto: deps.crypto, settings: { calendar, rehearsal } };
  const rows = rowResults(await tryImport(importer, head, file.entries, deps.now()));
  const failedEntries = new Set(rows.filter(({ faults }) => faults.length > 0).map(({ entry }) => entry));
  const isFailed = ({ entry }: { entry: number }): boolean => failedEntries.has(entry);
  const count = (action: string): number => rows.filter((row) => !isFailed(row) && row.action === action).length;
  return {
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    failed: rows.filter(isFailed).length,
    rows: rows.map((row) => ({
      ...row,
      state: isFailed(row) ? 'failed' : 'done',
      faults: faultsShown(row.faults, columns, language),
    })),
  };
}

/**
 * Stores the rows, sealed, and begins to take them in. The same request again finds what the first did, and starts what
 * it could not.
 */
export async function takeFile(
  deps: Deps,
  actor: Caller,
  asked: ImportAsked,
  given: { content: Readable; name: string },
  key: RequestKey,
): Promise<ImportView> {
  const id = importIdFor(key);
  const earlier = await findImport(deps.db, id);
  if (earlier !== null && earlier.bodyHash !== key.bodyHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (earlier === null) {
    const { file, head } = await openFile(deps, actor, asked, given);
    const stored = { ...head, id, bodyHash: key.bodyHash, createdAt: deps.now() };
    await putImport(deps.db, deps.crypto, stored, file.entries);
  }
  await answered(deps.temporal.startImport({ importId: id, keepDays: KEEP_DAYS }));
  return readImportView(deps, actor, id);
}

/** Takes the refused rows again: what they lacked may be there now. */
export async function takeAgain(deps: Deps, actor: Caller, id: string): Promise<ImportView> {
  const found = await requireImport(deps, actor, id);
  if (found.state === 'discarded') throw problemAt('COMMAND_NOT_APPLICABLE', '/importId', DISCARDED);
  await answered(deps.temporal.tellImport({ importId: id, keepDays: KEEP_DAYS }, 'again'));
  return readImportView(deps, actor, id);
}

/** Deletes what is kept of the refused rows. */
export async function discardRows(deps: Deps, actor: Caller, id: string): Promise<ImportView> {
  await requireImport(deps, actor, id);
  await answered(deps.temporal.tellImport({ importId: id, keepDays: KEEP_DAYS }, 'discard'));
  return readImportView(deps, actor, id);
}

export async function readImportView(deps: Deps, actor: Caller, id: string): Promise<ImportView> {
  return viewOf(deps, await requireImport(deps, actor, id));
}

/** Imports in the caller's regions, newest first. */
export async function importsOf(
  deps: Deps,
  actor: Caller,
  page: { limit: number; before: { at: string; id: string } | null },
): Promise<{ items: ImportView[]; next: { at: string; id: string } | null }> {
  const { rows, next } = await listImports(deps.db, requireAdministrator(actor), page);
  return { items: await Promise.all(rows.map((row) => viewOf(deps, row))), next };
}

/** Rows of an import in the order of the file. */
export async function rowsOf(
  deps: Deps,
  actor: Caller,
  id: string,
  filter: { state?: ImportRowView['state'] | undefined },
  page: { limit: number; after: number },
  language: Language,
): Promise<{ items: ImportRowView[]; next: number | null }> {
  const found = await requireImport(deps, actor, id);
  const columns = await columnsOf(deps, found);
  const { rows, next } = await listImportRows(deps.db, id, filter, page);
  return { items: rows.map((row) => ({ ...row, faults: faultsShown(row.faults, columns, language) })), next };
}

/** The refused rows with what is wrong in them marked, to be corrected and sent again. */
export async function faultsFile(deps: Deps, actor: Caller, id: string, language: Language): Promise<Uint8Array> {
  const found = await requireImport(deps, actor, id);
  const rows = await refusedRows(deps.db, deps.crypto, id);
  if (rows.length > 0 && found.state === 'discarded') throw problemAt('COMMAND_NOT_APPLICABLE', '/importId', DISCARDED);
  return faultsWorkbook(found.columns, rows, language);
}

const DISCARDED = {
  zh: '问题行的内容已删除；请更正后重新导入',
  en: 'What was kept of the refused rows is deleted; correct the file and import it again',
};

async function openFile(
  deps: Deps,
  actor: Caller,
  asked: ImportAsked,
  { content, name }: { content: Readable; name: string },
): Promise<Opened> {
  const region = regionOf(actor, asked.region);
  const found = await definitionFor(deps, asked.kind, asked.procedure);
  const definition = found?.definition ?? null;
  try {
    const file = readImport(asked.kind, definition, await readSheetFile(content, IMPORT_LIMITS));
    return {
      file,
      columns: columnsOfKind(asked.kind, definition),
      head: {
        kind: asked.kind,
        procedure: definition?.id ?? null,
        definitionHash: found?.hash ?? null,
        region,
        fileName: name,
        columns: file.columns,
        issuer: issuerOf(deps),
        by: actor.person,
      },
    };
  } catch (error) {
    throw error instanceof SheetError ? sheetProblem(error) : error;
  }
}

/** The region of an import: asked for and administered, or the widest that the caller administers. */
function regionOf(actor: Caller, asked: string | undefined): string {
  const regions = requireAdministrator(actor);
  const [widest = ''] = regions.toSorted((a, b) => a.length - b.length);
  const region = asked ?? widest;
  if (!regions.some((one) => inScope(one, region))) throw new Problem('NOT_ALLOWED');
  return region;
}

async function definitionFor(
  deps: Deps,
  kind: ImportKind,
  procedure: string | undefined,
): Promise<{ definition: CaseForm; hash: string } | null> {
  if (kind !== 'cases') return null;
  if (procedure === undefined)
    throw problemAt('FIELD_REQUIRED', '/procedure', {
      zh: '导入在办件须指明事项',
      en: 'An import of cases names their procedure',
    });
  return procedureOf(deps, procedure, deps.now());
}

function issuerOf({ config }: Deps): string | null {
  return config.auth.oidc?.issuer ?? (config.auth.demoIssuer ? DEMO_ISSUER : null);
}

/** An import of the caller's regions, or 404. */
async function requireImport({ db }: Deps, actor: Caller, id: string): Promise<ImportRecord> {
  const regions = requireAdministrator(actor);
  const found = await findImport(db, id);
  if (found === null || !regions.some((region) => inScope(region, found.region))) throw new Problem('NOT_FOUND');
  return found;
}

async function columnsOf(deps: Deps, found: ImportRecord): Promise<readonly TakenColumn[]> {
  return columnsOfKind(found.kind, await pinned(deps, found));
}

async function pinned({ db }: Deps, { definitionHash }: ImportRecord): Promise<CaseForm | null> {
  const definition = definitionHash === null ? null : await findDefinition(db, definitionHash);
  return definition?.form === 'case' ? definition : null;
}

function faultsShown(
  faults: readonly RowFault[],
  columns: readonly TakenColumn[],
  language: Language,
): ImportRowView['faults'] {
  return faults.map(({ column, code, message }) => ({
    column,
    columnTitle: columns.find(({ key }) => key === column)?.title[language] ?? null,
    code,
    message: message[language],
    text: message,
  }));
}

async function viewOf({ db }: Deps, row: ImportRecord): Promise<ImportView> {
  const { id, kind, procedure, region, fileName, by, createdAt, state, finishedAt } = row;
  const progress = await countImportRows(db, id);
  return { id, kind, procedure, region, fileName, by, createdAt, state, finishedAt, progress };
}
