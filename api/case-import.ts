// Starts a case for each row of a spreadsheet. Rows stand alone: one that is refused keeps none of the others back.
import { caseNumbers } from '../db/case-numbers.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import { ERROR_CODES } from '../domain/error-codes.ts';
import { checkForm } from '../domain/form.ts';
import type { RequestKey } from '../workflows/messages.ts';
import { caseIdFor, rowKeyFor } from './case-id.ts';
import { startAccepted } from './case-service.ts';
import { acceptStart, procedureOf, requireNoOpenCase } from './case-start.ts';
import { StartBody } from './contracts/cases.ts';
import type { ImportQuery, ImportResult, ImportRow } from './contracts/case-import.ts';
import type { Deps } from './deps.ts';
import { earlierAnswer } from './earlier-answer.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem, refused } from './problem.ts';
import { columnsOf, type Column } from './spreadsheet/columns.ts';
import { cellOf, rowRequest } from './spreadsheet/row-request.ts';
import type { Sheet, SheetRow } from '../spreadsheet/sheet.ts';

/** Rows that are worked on at once: enough to keep the engine busy, few enough to leave it to others too. */
const AT_ONCE = 4;

interface Import {
  deps: Deps;
  actor: Caller;
  query: ImportQuery;
  key: RequestKey;
  requestId: string;
  columns: Column[];
  definition: CaseForm;
  /** Matters of this file that have a row already, by uniqueness key. */
  matters: Map<string, number>;
}

/**
 * What became of each row. A row has a key of its own, made of the file's key and its number: sending the file again
 * under the same key does nothing twice.
 * @throws {Problem} what refuses the file as a whole; then no row was started
 */
export async function importCases(
  deps: Deps,
  actor: Caller,
  query: ImportQuery,
  sheet: Sheet,
  key: RequestKey,
  requestId: string,
): Promise<ImportResult> {
  const { definition } = await procedureOf(deps, query.procedure, deps.now());
  const columns = columnsOf(definition, sheet.head);
  const context: Import = { deps, actor, query, key, requestId, columns, definition, matters: new Map() };
  const rows: ImportRow[] = [];
  for (let at = 0; at < sheet.rows.length; at += AT_ONCE) {
    rows.push(...(await Promise.all(sheet.rows.slice(at, at + AT_ONCE).map((row) => importRow(context, row)))));
  }
  const ids = rows.flatMap((row) => (row.caseId === null ? [] : [row.caseId]));
  const numbers = await caseNumbers(deps.db, ids);
  const refusals = rows.filter((row) => row.code !== null).length;
  return {
    dryRun: query.dryRun,
    started: ids.length,
    refused: refusals,
    rows: rows.map((row) => ({ ...row, caseNumber: numbers.get(row.caseId ?? '') ?? null })),
  };
}

async function importRow(context: Import, row: SheetRow): Promise<ImportRow> {
  try {
    const caseId = await startRow(context, row);
    return { ...BLANK, row: row.number, status: caseId === null ? 200 : 201, caseId };
  } catch (error) {
    // A fault of ours, or the engine being away, is the whole file's matter: it can be sent again.
    if (!(error instanceof Problem) || error.statusCode >= 500) throw error;
    return refusedRow(context, row, error);
  }
}

const BLANK = { caseId: null, caseNumber: null, code: null, detail: null, field: null, cell: null, faults: [] };

async function startRow(
  { deps, actor, query, key, columns, matters, requestId }: Import,
  row: SheetRow,
): Promise<string | null> {
  const asked = rowRequest(row, columns, query);
  const [fault, ...others] = asked.refusals;
  if (fault !== undefined) throw refused(fault, ...others);
  if (asked.body === null) throw new Error('a row that asks for nothing has a fault');
  const body = bodyOf(asked.body);
  const rowKey = rowKeyFor(key, row.number, body);
  const earlier = query.dryRun ? null : await earlierAnswer(deps.db, rowKey);
  if (earlier !== null) return earlier.caseId;
  const accepted = await acceptStart(deps, actor, body, caseIdFor(rowKey));
  const matter = accepted.uniquenessKey;
  const twin = matter === null ? undefined : matters.get(matter);
  if (twin !== undefined) throw twice(twin);
  if (matter !== null) matters.set(matter, row.number);
  await requireNoOpenCase(deps, actor, matter);
  if (query.dryRun) return null;
  await startAccepted(deps, accepted, rowKey, requestId);
  return accepted.start.caseId;
}

/** A row goes through the same door as any other request. */
function bodyOf(given: StartBody): StartBody {
  const parsed = StartBody.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = `/${(issue?.path ?? []).join('/')}`;
  const message = { zh: '格式不正确', en: 'has a wrong form' };
  throw refused({ code: 'FIELD_INVALID', field, message });
}

function twice(row: number): Problem {
  return refused({
    code: 'SUBJECT_HAS_OPEN_CASE',
    field: '/subject',
    message: { zh: `与第 ${row} 行是同一对象`, en: `Row ${row} is about the same subject` },
  });
}

/** Everything that is wrong in a row: why it was refused, and what its form says of its other cells. */
function refusedRow(context: Import, row: SheetRow, problem: Problem): ImportRow {
  const { columns } = context;
  const [first] = problem.errors;
  const named = new Set(problem.errors.map(({ field }) => field));
  const others = formFaults(context, row).filter(({ field }) => !named.has(field));
  return {
    ...BLANK,
    row: row.number,
    status: ERROR_CODES[problem.code],
    code: problem.code,
    detail: first?.message ?? problem.text,
    field: first?.field ?? null,
    cell: cellOf(first?.field, row, columns),
    faults: [...problem.errors, ...others].map(({ field, message }) => ({
      cell: cellOf(field, row, columns),
      field,
      message,
    })),
  };
}

/** That a cell can't be understood is told already; the rest of the row is held against the form as it stands. */
function formFaults({ deps, query, columns, definition }: Import, row: SheetRow): { field: string; message: Text }[] {
  const data = (rowRequest(row, columns, query).body?.data ?? {}) as CaseData;
  const today = localDateOf(deps.now());
  return checkForm(definition.fields, definition.filing.form, data, {}, today).flatMap(({ field, message }) =>
    field === undefined ? [] : [{ field, message }],
  );
}
