// What a spreadsheet is to us: a head and rows of cells, each with the address that a person sees in the program
// that made it.
import type { Text } from '../domain/definition/atoms.ts';
import type { ErrorCode } from '../domain/error-codes.ts';

/** A cell's value; `formula` is a cell that computes, which is never taken. */
export type CellValue = string | number | boolean | Date | null;

export interface SheetRow {
  /** Number of the row as the program shows it: the head is usually row 1. */
  number: number;
  cells: CellValue[];
}

export interface Sheet {
  head: SheetRow;
  rows: SheetRow[];
}

/** How much of a file is read before it is refused. */
export interface SheetLimits {
  rows: number;
  columns: number;
  /** Bytes after unpacking. */
  bytes: number;
}

export const SHEET_LIMITS: SheetLimits = { rows: 2000, columns: 200, bytes: 20 * 1024 * 1024 };

/** A file that is refused as a whole, or a cell of it. */
export class SheetError extends Error {
  override name = 'SheetError';
  readonly code: ErrorCode;
  readonly text: Text;
  /** Address of the cell, `C7`, when there is one. */
  readonly cell: string | undefined;

  constructor(code: ErrorCode, text: Text, cell?: string) {
    super(text.en);
    this.code = code;
    this.text = text;
    this.cell = cell;
  }
}

/** Letters of a column: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let rest = index;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}

/** Address of a cell as programs show it: column 2 of row 7 → C7. */
export function cellAddress(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** The refusal of a file with more rows than are taken at once. */
export function tooManyRows(limits: SheetLimits): SheetError {
  return new SheetError('SHEET_TOO_LARGE', {
    zh: `表格超过 ${limits.rows} 行，未导入任何一行。请分成几个文件。`,
    en: `The sheet has more than ${limits.rows} rows; none was imported. Split it into several files.`,
  });
}

/** The refusal of a file that is too large unpacked. */
export function tooManyBytes(limits: SheetLimits): SheetError {
  const megabytes = Math.floor(limits.bytes / 1024 / 1024);
  return new SheetError('SHEET_TOO_LARGE', {
    zh: `表格展开后超过 ${megabytes} MB（最多 ${limits.rows} 行），未导入任何一行。`,
    en: `Unpacked, the sheet is larger than ${megabytes} MB (at most ${limits.rows} rows); no row was imported.`,
  });
}

/** First row that holds anything is the head; empty rows are left out, their numbers stay. */
export function sheetOf(rows: SheetRow[], limits: SheetLimits): Sheet {
  const filled = rows.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
  const [head, ...rest] = filled;
  if (head === undefined || rest.length === 0) {
    throw new SheetError('SHEET_INVALID', {
      zh: '表格是空的：第一行应为列名，其后每行一件。',
      en: 'The sheet is empty: the first row names the columns, each later row is a case.',
    });
  }
  if (rest.length > limits.rows) throw tooManyRows(limits);
  if (head.cells.length > limits.columns) {
    throw new SheetError('SHEET_INVALID', {
      zh: `表格超过 ${limits.columns} 列。`,
      en: `The sheet has more than ${limits.columns} columns.`,
    });
  }
  return { head, rows: rest };
}
