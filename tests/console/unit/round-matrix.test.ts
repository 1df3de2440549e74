import { expect, it } from 'vitest';
import { matrixOf } from '../../../console/src/features/rounds/matrix-rows.ts';
import { roundFilter } from '../../../console/src/features/rounds/round-filter.ts';

const item = (path: string, period: string) => ({ unit: { path, name: `unit ${path}` }, period });

it('gives each unit one line and each period one column, both in order', () => {
  const { rows, periods } = matrixOf([item('2', '2026-02'), item('1', '2026-02'), item('2', '2026-01')]);
  expect(periods).toEqual(['2026-01', '2026-02']);
  expect(rows.map(({ path, name, items }) => [path, name, [...items.keys()].toSorted()])).toEqual([
    ['1', 'unit 1', ['2026-02']],
    ['2', 'unit 2', ['2026-01', '2026-02']],
  ]);
});

it('leaves out of an address what is no filter of rounds', () => {
  expect(roundFilter({ kind: 'round', status: 'stuck', overdue: 'true', page: 3 })).toEqual({
    kind: 'round',
    overdue: true,
  });
});
