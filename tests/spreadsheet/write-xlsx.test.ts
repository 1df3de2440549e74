import { fc, test } from '@fast-check/vitest';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SHEET_LIMITS } from '../../spreadsheet/sheet.ts';
import { writeXlsx } from '../../spreadsheet/write-xlsx.ts';
import { readXlsx } from '../../spreadsheet/xlsx.ts';

const read = (rows: string[][]) =>
  readXlsx(
    writeXlsx([{ name: '数据', widths: [20, 20], rows: rows.map((row) => row.map((text) => ({ text }))) }]),
    SHEET_LIMITS,
  );

describe('a workbook that is written', () => {
  // what stands at the edge of a cell is cut off by the reader
  const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `<${text}&">`);
  test.prop([fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 6 })], { numRuns: 30 })(
    'is read as it was',
    async (rows) => {
      const clean = rows.map((row) =>
        row.map((text) =>
          text
            // oxlint-disable-next-line no-control-regex -- no workbook can hold them
            .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
            .replaceAll('\r', '')
            .toWellFormed(),
        ),
      );
      const sheet = await read(clean);
      expect([sheet.head, ...sheet.rows].map(({ cells }) => cells)).toEqual(clean);
    },
  );

  it('takes no text for a formula', async () => {
    const sheet = await read([['名称'], ['=1+1'], ['+86'], ['610429101200']]);
    expect(sheet.rows.map(({ cells }) => cells[0])).toEqual(['=1+1', '+86', '610429101200']);
  });

  it('offers lists and hints under its head, and keeps the head in sight', () => {
    const bytes = writeXlsx([
      {
        name: '数据',
        widths: [10],
        rows: [[{ text: '职务', look: 'requiredHead' }]],
        hints: [{ listAt: "'可选值'!$A$2:$A$9", title: '职务', hint: '选一个' }],
        isHeadFrozen: true,
      },
    ]);
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain("<formula1>'可选值'!$A$2:$A$9</formula1>");
    expect(xml).toContain('prompt="选一个"');
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('s="2"');
  });
});
