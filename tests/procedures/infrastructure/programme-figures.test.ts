// The figures of the programmes against the handbook's table of numbers, row by row.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanTable } from '../../../domain/definition/indicator.ts';
import { resolvedAny } from '../resolved.ts';

const deadlines = readFileSync(path.join(import.meta.dirname, '../../../docs/domain/deadlines.md'), 'utf8');

/** Numbers of a row's machine form, in order: `6648; 11000`, `82.83 km`, `92598800 CNY`. */
function numbersOf(row: string): number[] {
  const line = deadlines.split('\n').find((one) => one.startsWith(`| ${row} |`)) ?? '';
  const form = (line.split('|')[3] ?? '').replace(/\/P1Y|km2|JKLGYJ-10?\/|LGJ-|1 x \d+ kV/g, (match) =>
    match.startsWith('1 x') ? '1' : ' ',
  );
  return [...form.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
}

const figuresOf = (plan: readonly PlanTable[], row: string): number[] =>
  plan
    .flatMap(({ rows }) => rows)
    .filter(({ basis }) => basis.some((one) => one.kind === 'stated' && one.row === row))
    .map(({ value }) => Number(value));

const rowsFrom = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `D${first + index}`);

const sumsOf = (plan: readonly PlanTable[]) =>
  plan.flatMap(({ rows, sums }) => {
    const valueOf = (key: string): number => Number(rows.find((row) => row.key === key)?.value);
    return sums.map(({ total, of, note }) => ({
      total,
      differs: Math.abs(of.map(valueOf).reduce((all, one) => all + one, 0) - valueOf(total)) > 1e-6,
      noted: note !== undefined,
    }));
  });

/** Redacted years, durations and the longest span, which are no figures: they are tested in small-procedures.test.ts. */
const NO_FIGURE = ['D283', 'D290', 'D291', 'D292', 'D313', 'D320', 'D326', 'D333', 'D339', 'D351'];

describe('the figures of the grid upgrade', () => {
  const { plan } = resolvedAny('rural-grid-upgrade');

  it.each(rowsFrom(271, 374).filter((row) => !NO_FIGURE.includes(row)))('%s: is a figure of the plan', (row) => {
    const figures = figuresOf(plan, row);
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(numbersOf(row));
  });

  it('says where the document’s totals do not add up, and only there', () => {
    const sums = sumsOf(plan);
    expect(sums).toHaveLength(10);
    expect(sums.filter(({ differs, noted }) => differs !== noted)).toEqual([]);
    expect(sums.flatMap(({ total, differs }) => (differs ? [total] : []))).toEqual([
      'km04Total',
      'threePhaseHamletsTotal',
      'lowVoltageHamletsTotal',
    ]);
  });

  it('keeps both lengths of the line 盘克–金村 that the document prints', () => {
    expect([figuresOf(plan, 'D289'), figuresOf(plan, 'D312')]).toEqual([[22], [19]]);
  });
});

describe('the figures of relocation', () => {
  const { plan } = resolvedAny('poverty-relocation');

  it.each(['D245', 'D246', 'D247', 'D248', 'D249', 'D250', 'D387', 'D388', 'D389'])(
    '%s: is a figure of the plan',
    (row) => {
      expect(figuresOf(plan, row)).toEqual(numbersOf(row));
    },
  );
});

describe('the figures of the zones', () => {
  const { plan, indicators } = resolvedAny('regional-zoning-plan');

  it.each(['D238', 'D239', 'D240', 'D241'])('%s: is a share of the population, in percent', (row) => {
    expect(figuresOf(plan, row)).toEqual(numbersOf(row).map((share) => share * 100));
  });

  it.each(rowsFrom(261, 270))('%s: is a figure of the plan', (row) => {
    expect(figuresOf(plan, row)).toEqual(numbersOf(row));
  });

  it.each([
    ['D255', 'forestCover', 22],
    ['D256', 'pastureCover', 53],
  ])('%s: is judged at every report: %s of %i percent at least', (row, key, percent) => {
    const gates = indicators.find((one) => one.key === key)?.gates ?? [];
    expect(gates).toMatchObject([
      { on: 'everyReport', compare: 'atLeast', value: { numerator: percent, denominator: 100 } },
    ]);
    expect(numbersOf(row)).toEqual([percent / 100]);
  });
});

describe('the figures of the credit funds', () => {
  it('D396: is a figure of the plan', () => {
    expect(figuresOf(resolvedAny('credit-and-mutual-aid-fund-projects').plan, 'D396')).toEqual([30000]);
  });
});
