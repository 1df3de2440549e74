// A spreadsheet as it arrives: what it is shows in its first bytes, not in its name.
import { Readable } from 'node:stream';
import { readCsv } from './csv.ts';
import type { Sheet, SheetLimits } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

const ZIP = Buffer.from('PK');

/**
 * Reads a CSV file row by row, or an XLSX file as a whole (its directory stands at its end).
 * @throws {SheetError}
 */
export async function readSheetFile(content: Readable, limits: SheetLimits): Promise<Sheet> {
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  const head = first.done === true ? Buffer.alloc(0) : first.value;
  const whole = Readable.from(rejoined(head, chunks));
  if (!head.subarray(0, 2).equals(ZIP)) return readCsv(whole, limits);
  return readXlsx(Buffer.concat((await whole.toArray()) as Buffer[]), limits);
}

async function* rejoined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
