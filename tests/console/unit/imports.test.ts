import { expect, it } from 'vitest';
import { faultsByColumn, faultsFirst, newRows } from '../../../console/src/features/imports/row-results.ts';

const fault = (column: string | null, columnTitle: string | null = null) => ({ column, columnTitle });
const row = (number: number, ...faults: ReturnType<typeof fault>[]) => ({
  row: number,
  state: faults.length > 0 ? ('failed' as const) : ('done' as const),
  faults,
});

it('puts rows with faults first and keeps the order of the file otherwise', () => {
  const rows = [row(4), row(2), row(9, fault('role')), row(3, fault('name'))];
  expect(faultsFirst(rows).map(({ row: number }) => number)).toEqual([3, 9, 2, 4]);
  expect(rows[0]?.row).toBe(4);
});

it('counts rows by the column that is wrong, once for each row, the most first', () => {
  const rows = [
    row(2, fault('role', '职务'), fault('role', '职务')),
    row(3, fault('role', '职务'), fault('name')),
    row(4, fault(null)),
    row(5),
  ];
  expect(faultsByColumn(rows)).toEqual([
    { title: '职务', rows: 2 },
    { title: 'name', rows: 1 },
    { title: null, rows: 1 },
  ]);
});

it('takes in what is new or changed, and leaves what stands already', () => {
  expect(newRows({ added: 2, changed: 1 })).toBe(3);
});
