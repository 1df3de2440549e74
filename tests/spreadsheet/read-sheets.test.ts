import { Readable } from 'node:stream';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readCsv } from '../../spreadsheet/csv.ts';
import { cellAddress, columnLetters, SHEET_LIMITS } from '../../spreadsheet/sheet.ts';
import { readXlsx } from '../../spreadsheet/xlsx.ts';

const csv = (text: string | Buffer) => Readable.from([typeof text === 'string' ? Buffer.from(text) : text]);
const limits = { ...SHEET_LIMITS, rows: 3 };

function workbook(rows: unknown[][]): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  return writeExcelFile(cells as never).toBuffer();
}

describe('addresses of cells', () => {
  it('names columns as spreadsheet programs do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(cellAddress(2, 7)).toBe('C7');
  });
});

describe('a CSV file', () => {
  it('gives its rows with their numbers, past a byte order mark, quotes and empty lines', async () => {
    const sheet = await readCsv(csv('\uFEFF姓名,房屋等级\n"张, 测试",c\n\n李测试,d\n'), limits);
    expect(sheet.head.cells).toEqual(['姓名', '房屋等级']);
    expect(sheet.rows).toEqual([
      { number: 2, cells: ['张, 测试', 'c'] },
      { number: 4, cells: ['李测试', 'd'] },
    ]);
  });

  it('joins characters that are split between chunks', async () => {
    const bytes = Buffer.from('列\n值甲乙\n');
    const sheet = await readCsv(Readable.from([...bytes].map((byte) => Buffer.from([byte]))), limits);
    expect(sheet.rows[0]?.cells).toEqual(['值甲乙']);
  });

  it('is refused when it is GBK', async () => {
    const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xd5, 0xc5, 0x0a]);
    await expect(readCsv(csv(gbk), limits)).rejects.toMatchObject({
      code: 'SHEET_INVALID',
      text: { zh: expect.stringContaining('UTF-8') },
    });
  });

  it('is refused with the line when a quote is left open', async () => {
    await expect(readCsv(csv('a,b\n"1,2\n'), limits)).rejects.toMatchObject({ code: 'SHEET_INVALID' });
  });

  it('is refused when it has no row below its head', async () => {
    await expect(readCsv(csv('a,b\n'), limits)).rejects.toMatchObject({ code: 'SHEET_INVALID' });
  });

  it('is not read further than its limit of rows', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        yield Buffer.from('a\n');
        for (given = 1; given <= 100_000; given += 1) yield Buffer.from(`${given}\n`);
      })(),
    );
    await expect(readCsv(endless, limits)).rejects.toMatchObject({ code: 'SHEET_TOO_LARGE' });
    expect(given).toBeLessThan(1000);
  });
});

describe('an XLSX file', () => {
  it('gives text, numbers, booleans and dates', async () => {
    const file = await workbook([
      ['姓名', '面积', '是否', '日期'],
      ['张测试', 12.5, true, null],
      [null, 3, false, 'x'],
    ]);
    const sheet = await readXlsx(file, limits);
    expect(sheet.head).toEqual({ number: 1, cells: ['姓名', '面积', '是否', '日期'] });
    expect(sheet.rows).toEqual([
      { number: 2, cells: ['张测试', 12.5, true, null] },
      { number: 3, cells: [null, 3, false, 'x'] },
    ]);
  });

  it('keeps the numbers of rows when the first rows and one in between are empty', async () => {
    const sheet = await readXlsx(await workbook([[null], ['列'], [null], ['值']]), limits);
    expect(sheet.head.number).toBe(2);
    expect(sheet.rows).toEqual([{ number: 4, cells: ['值'] }]);
  });

  it('is refused with the cell that holds a formula', async () => {
    const parts = unzipSync(
      await workbook([
        ['a', 'b'],
        [1, 2],
      ]),
    );
    const name = 'xl/worksheets/sheet1.xml';
    const xml = new TextDecoder().decode(parts[name]).replace(/(<c r="B2"[^>]*>)/, '$1<f>A2*2</f>');
    const file = zipSync({ ...parts, [name]: strToU8(xml) });
    await expect(readXlsx(file, limits)).rejects.toMatchObject({ code: 'SHEET_INVALID', cell: 'B2' });
  });

  it('is refused when it has more rows than the limit', async () => {
    await expect(readXlsx(await workbook([['a'], [1], [2], [3], [4]]), limits)).rejects.toMatchObject({
      code: 'SHEET_TOO_LARGE',
    });
  });

  it('is refused without being unpacked when it is a bomb', async () => {
    const parts = unzipSync(await workbook([['a'], [1]]));
    const bomb = zipSync({ ...parts, 'xl/media/zeros.bin': new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readXlsx(bomb, SHEET_LIMITS)).rejects.toMatchObject({ code: 'SHEET_TOO_LARGE' });
  });

  it('is refused when it is no workbook', async () => {
    for (const bytes of [Buffer.from('not a zip'), Buffer.alloc(0), zipSync({ 'a.txt': strToU8('a') })]) {
      await expect(readXlsx(bytes, limits)).rejects.toMatchObject({ code: 'SHEET_INVALID' });
    }
  });
});
