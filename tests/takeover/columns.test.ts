// Finding the head of a sheet as people make them.
import { describe, expect, it } from 'vitest';
import type { CellValue, Sheet } from '../../spreadsheet/sheet.ts';
import { tableOf } from '../../takeover/columns.ts';
import { columnsOfKind, readImport } from '../../takeover/import.ts';

const columns = columnsOfKind('people', null);
const HEAD = ['姓名', '职务', '任职单位代码', '任职日期'];
const ROW = ['测试甲', '村民代表', '610429101200', '2024-01-01'];

function sheet(...rows: CellValue[][]): Sheet {
  const [head = { number: 1, cells: [] }, ...rest] = rows.map((cells, index) => ({ number: index + 1, cells }));
  return { head, rows: rest };
}

const keys = (...rows: CellValue[][]): string[] =>
  tableOf(sheet(...rows), columns).columns.map(({ column, index }) => `${index}:${column.key}`);

describe('the head of a sheet', () => {
  it('is found below titles over merged cells', () => {
    const found = tableOf(
      sheet(['××县任职名单', null, null, null], ['填报单位：', '示例县', null, null], HEAD, ROW),
      columns,
    );
    expect(found.rows.map(({ number }) => number)).toEqual([4]);
  });

  it('may have two lines, of which the upper one reaches down or spans a group', () => {
    expect(keys(['姓名', '任职情况', null, null], [null, '职务', '任职单位代码', '任职日期'], ROW)).toEqual([
      '0:name',
      '1:role',
      '2:organisation',
      '3:validFrom',
    ]);
  });

  it('is read without spaces, stars, case, full-width letters and remarks in brackets', () => {
    expect(keys(['姓　名*', '职务（从列表中选）', 'ORGANISATION', '任职日期'], ROW)).toEqual([
      '0:name',
      '1:role',
      '2:organisation',
      '3:validFrom',
    ]);
  });

  it('is refused with the cell for a column that is not known, or that stands twice, and with the names of those missing', () => {
    expect(() => keys([...HEAD, '邮编'], ROW)).toThrow('Cell E1: there is no column "邮编"');
    expect(() => keys([...HEAD, 'name'], ROW)).toThrow('Column "Name" stands twice');
    expect(() => keys(HEAD.slice(0, 3), ROW)).toThrow('Columns are missing: From');
    expect(() => keys(['甲', '乙'], ['丙', '丁'])).toThrow('names the columns');
    expect(() => keys(HEAD, [null, '', '  ', null])).toThrow('nothing below the head');
  });
});

describe('a file', () => {
  it('has its blank rows left out and the numbers of the others kept; dates are days, long cells are cut', () => {
    const day = new Date('2024-01-01T00:00:00.000Z');
    const { entries } = readImport(
      'people',
      null,
      sheet(
        HEAD,
        [null, null, '', null],
        ['测试甲', '村民代表', 610429101200, day],
        ['\u0000乙'.repeat(5000), ...ROW.slice(1)],
      ),
    );
    expect(entries.map(({ entry }) => entry)).toEqual([3, 4]);
    expect(entries[0]?.rows[0]?.cells).toMatchObject({ organisation: 610429101200, validFrom: '2024-01-01' });
    expect(entries[1]?.rows[0]?.cells['name']).toBe('乙'.repeat(4000));
  });
});
