// The columns of a sheet that is taken over: how people name them, what they hold, and how a head is recognised.
import type { Text } from '../domain/definition/atoms.ts';
import { cellAddress, SheetError } from '../spreadsheet/sheet.ts';
import type { CellValue, Sheet, SheetRow } from '../spreadsheet/sheet.ts';

/** One of the values that a column allows, by its key or either word. */
export interface Choice {
  key: string;
  title: Text;
}

export interface TakenColumn {
  key: string;
  title: Text;
  /** What to write there, for the template. */
  note: Text;
  isRequired: boolean;
  choices?: readonly Choice[];
}

/** A column with its place in the sheet. */
export interface PlacedColumn {
  column: TakenColumn;
  index: number;
}

export interface TakenTable {
  columns: PlacedColumn[];
  rows: SheetRow[];
}

/** A list of lines above the head, as a title over merged cells, is no longer than this. */
const HEAD_WITHIN = 6;

/**
 * Finds the head among the first rows: the one that names most columns. Lines above it are titles; where a head has two
 * lines and a cell of the upper one reaches down, it names the column. Rows with nothing in a known column are blank.
 * @throws {SheetError} no head, a column that is not known, named twice, or missing
 */
export function tableOf(sheet: Sheet, columns: readonly TakenColumn[]): TakenTable {
  const all = [sheet.head, ...sheet.rows];
  const scores = all.slice(0, HEAD_WITHIN).map((row) => row.cells.filter((cell) => known(cell, columns)).length);
  const best = Math.max(...scores);
  const at = scores.indexOf(best);
  const head = all[at];
  if (head === undefined || best === 0) throw noHead(columns);
  const above = all.slice(0, at).toReversed();
  const width = Math.max(...all.slice(0, at + 1).map(({ cells }) => cells.length));
  const placed: PlacedColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const cell = head.cells[index] ?? null;
    const name = isBlank(cell)
      ? (above.map((row) => row.cells[index] ?? null).find((one) => known(one, columns)) ?? null)
      : cell;
    if (isBlank(name)) continue;
    if (isFaults(name)) continue;
    const column = known(name, columns);
    const address = cellAddress(index, head.number);
    if (column === undefined) throw unknownColumn(String(name), address, columns);
    if (placed.some((one) => one.column.key === column.key)) throw twice(column, address);
    placed.push({ column, index });
  }
  const missing = columns.filter(({ key, isRequired }) => isRequired && placed.every((one) => one.column.key !== key));
  if (missing.length > 0) throw missingColumns(missing);
  const rows = all.slice(at + 1).filter((row) => placed.some(({ index }) => !isBlank(row.cells[index] ?? null)));
  if (rows.length === 0) throw noRows();
  return { columns: placed, rows };
}

export const isBlank = (cell: CellValue): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');

/** What an earlier import said of its rows stands behind them when they are sent again. */
const isFaults = (cell: CellValue): boolean => Object.values(FAULTS_TITLE).some((title) => bare(title) === bare(cell));

/** Head of the column in which an import says what is wrong. */
export const FAULTS_TITLE: Text = { zh: '导入问题', en: 'Import faults' };

/** Names are compared without spaces, marks of what is required, and remarks in brackets. */
function bare(cell: CellValue): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replace(/\s|\*/g, '')
    .toLowerCase();
}

/** A name without the remark in brackets behind it. */
const short = (name: string): string => name.replace(/\([^)]*\)$/, '');

function known(cell: CellValue, columns: readonly TakenColumn[]): TakenColumn | undefined {
  if (isBlank(cell)) return undefined;
  const name = bare(cell);
  const isNamed = (given: string): ((column: TakenColumn) => boolean) => {
    return ({ key, title }) =>
      [key, title.zh, title.en].some((one) => bare(one) === given || short(bare(one)) === given);
  };
  return columns.find(isNamed(name)) ?? columns.find(isNamed(short(name)));
}

const list = (columns: readonly TakenColumn[]): Text => ({
  zh: columns.map(({ title }) => title.zh).join('、'),
  en: columns.map(({ title }) => title.en).join(', '),
});

function noHead(columns: readonly TakenColumn[]): SheetError {
  const { zh, en } = list(columns);
  return new SheetError('SHEET_INVALID', {
    zh: `前 ${HEAD_WITHIN} 行中没有列名。可用的列：${zh}。`,
    en: `None of the first ${HEAD_WITHIN} rows names the columns. Columns: ${en}.`,
  });
}

function unknownColumn(name: string, at: string, columns: readonly TakenColumn[]): SheetError {
  const { zh, en } = list(columns);
  const text = {
    zh: `单元格 ${at}：没有“${name}”这一列。可用的列：${zh}。`,
    en: `Cell ${at}: there is no column "${name}". Columns: ${en}.`,
  };
  return new SheetError('SHEET_INVALID', text, at);
}

function twice({ title }: TakenColumn, at: string): SheetError {
  return new SheetError(
    'SHEET_INVALID',
    { zh: `列“${title.zh}”出现两次。`, en: `Column "${title.en}" stands twice.` },
    at,
  );
}

function missingColumns(missing: readonly TakenColumn[]): SheetError {
  const { zh, en } = list(missing);
  return new SheetError('SHEET_INVALID', { zh: `缺少列：${zh}。`, en: `Columns are missing: ${en}.` });
}

function noRows(): SheetError {
  return new SheetError('SHEET_INVALID', { zh: '列名下面没有内容。', en: 'There is nothing below the head.' });
}
