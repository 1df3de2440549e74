// Reads a CSV file (RFC 4180, UTF-8 with or without a byte order mark) and stops at the row limit.
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import {
  SheetError,
  sheetOf,
  tooManyBytes,
  tooManyRows,
  type Sheet,
  type SheetLimits,
  type SheetRow,
} from './sheet.ts';

/**
 * Rows of a CSV file; every cell is text. Nothing more is read once a limit is passed.
 * @throws {SheetError} wrong encoding, broken quoting, too many rows
 */
export async function readCsv(source: Readable, limits: SheetLimits): Promise<Sheet> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = parse({ relax_column_count: true, skip_empty_lines: false, max_record_size: 1024 * 1024 });
  const rows: SheetRow[] = [];
  const done = new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', resolve);
    parser.on('data', (cells: string[]) => {
      rows.push({ number: rows.length + 1, cells: cells.map((cell) => cell.trim()) });
    });
  });
  // A refusal below leaves this promise behind; its own failure is then of no interest.
  done.catch(() => undefined);
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limits.bytes) throw tooManyBytes(limits);
      parser.write(decoder.decode(chunk, { stream: true }));
      if (rows.length > limits.rows + 1) throw tooManyRows(limits);
    }
    parser.end(decoder.decode());
    await done;
  } catch (error) {
    parser.destroy();
    throw readableError(error);
  }
  return sheetOf(rows, limits);
}

function readableError(error: unknown): unknown {
  if (error instanceof SheetError || !(error instanceof Error)) return error;
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new SheetError('SHEET_INVALID', {
      zh: '文件不是 UTF-8 编码。请在表格软件中另存为“CSV UTF-8”。',
      en: 'The file is not UTF-8. Save it as "CSV UTF-8" in your spreadsheet program.',
    });
  }
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_')) {
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null;
    return new SheetError('SHEET_INVALID', {
      zh: `CSV 格式有误${line === null ? '' : `（第 ${line} 行）`}：引号或分隔符不完整。`,
      en: `The CSV is malformed${line === null ? '' : ` (line ${line})`}: quotes or separators do not match.`,
    });
  }
  return error;
}
