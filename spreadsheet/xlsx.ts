// Reads the first sheet of an XLSX file. The archive is unpacked here, within a limit, and looked through for
// formulas and for the number of rows before a reader builds anything of it.
import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { cellAddress, SheetError, sheetOf, tooManyBytes, tooManyRows } from './sheet.ts';
import type { CellValue, Sheet, SheetLimits } from './sheet.ts';

const CHUNK = 64 * 1024;
const CELL_TAG = /<(?:\w+:)?(row|c|f)(?=[\s/>])([^>]*)>/g;

/**
 * Rows of the first sheet, with empty cells as null and dates as Date at UTC midnight.
 * @throws {SheetError} not a workbook, a formula (with its cell), too many rows, too large when unpacked
 */
export async function readXlsx(file: Uint8Array, limits: SheetLimits): Promise<Sheet> {
  const parts = unpack(file, limits);
  if (parts['xl/workbook.xml'] === undefined) throw notAWorkbook();
  for (const [name, bytes] of Object.entries(parts)) {
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) inspect(new TextDecoder().decode(bytes), limits);
  }
  // The reader gets an archive of exactly what was inspected: two views of one archive can't differ.
  const inspected = Buffer.from(zipSync(parts, { level: 0 }));
  let data: unknown[][];
  try {
    data = (await readSheet(inspected)) as unknown[][];
  } catch {
    throw notAWorkbook();
  }
  return sheetOf(
    data.map((cells, index) => ({ number: index + 1, cells: cells.map(cellValue) })),
    limits,
  );
}

function unpack(file: Uint8Array, limits: SheetLimits): Record<string, Uint8Array> {
  const chunks: Record<string, Uint8Array[]> = {};
  let total = 0;
  let failure: unknown = null;
  const archive = new Unzip((entry) => {
    const parts: Uint8Array[] = [];
    chunks[entry.name] = parts;
    entry.ondata = (error, data) => {
      if (error !== null) failure ??= error;
      total += data?.length ?? 0;
      if (total > limits.bytes) failure ??= tooManyBytes(limits);
      if (failure === null) parts.push(data);
    };
    entry.start();
  });
  archive.register(UnzipInflate);
  try {
    for (let offset = 0; offset < file.length && failure === null; offset += CHUNK) {
      archive.push(file.subarray(offset, offset + CHUNK), offset + CHUNK >= file.length);
    }
  } catch {
    failure ??= notAWorkbook();
  }
  if (failure !== null) throw failure instanceof SheetError ? failure : notAWorkbook();
  return Object.fromEntries(Object.entries(chunks).map(([name, parts]) => [name, Buffer.concat(parts)]));
}

/** Counts rows and finds formulas in a sheet's XML, where `<` can stand only at a tag. */
function inspect(xml: string, limits: SheetLimits): void {
  let rows = 0;
  let cell = '';
  for (const [, tag, attributes] of xml.matchAll(CELL_TAG)) {
    if (tag === 'row') {
      rows += 1;
      if (rows > limits.rows + 1) throw tooManyRows(limits);
    } else if (tag === 'c') {
      cell = /\br="([A-Z]{1,3}\d{1,7})"/.exec(attributes ?? '')?.[1] ?? cellAddress(0, rows);
    } else {
      throw new SheetError(
        'SHEET_INVALID',
        {
          zh: `单元格 ${cell} 是公式。请改为数值后再导入（复制，选择性粘贴为值）。`,
          en: `Cell ${cell} holds a formula. Replace it by its value (copy, paste as values) and import again.`,
        },
        cell,
      );
    }
  }
}

function cellValue(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return String(value);
}

function notAWorkbook(): SheetError {
  return new SheetError('SHEET_INVALID', {
    zh: '文件不是可读的 XLSX 工作簿。',
    en: 'The file is not a readable XLSX workbook.',
  });
}
