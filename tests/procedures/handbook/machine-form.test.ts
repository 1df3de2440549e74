import { describe, expect, it } from 'vitest';
import { factsOf, type Fact } from '../../../scripts/handbook/machine-form.ts';
import { deadlineRows, handOvers, sections } from '../../../scripts/handbook/pages.ts';

const number = (value: number, money = false): Fact => ({ kind: 'number', value, money });
const date = (year: number | null, month: number, day: number | null): Fact => ({ kind: 'date', year, month, day });

describe('the machine forms of deadlines.md', () => {
  it.each([
    ['P15D', [{ kind: 'duration', amount: 15, unit: 'day' }]],
    ['PT1H,PT2H', [1, 2].map((amount) => ({ kind: 'duration', amount, unit: 'hour' }))],
    ['P14D+P7D', [14, 7].map((amount) => ({ kind: 'duration', amount, unit: 'day' }))],
    ['>P6M', [{ kind: 'duration', amount: 6, unit: 'month' }]],
    ['1/P1M', [{ kind: 'cadence', times: 1, every: 1, unit: 'month' }]],
    ['2/P1Y; 32 items', [{ kind: 'cadence', times: 2, every: 1, unit: 'year' }, number(32)]],
    ['4000/P1Y', [number(4000)]],
    ['30/P3Y', [number(30)]],
    ['<=25/P1M', [{ kind: 'daysOfMonth', from: null, to: 25 }]],
    ['21..L/P1M', [{ kind: 'daysOfMonth', from: 21, to: 'last' }]],
    ['months 4,10', [{ kind: 'months', months: [4, 10] }]],
    [
      'FREQ=WEEKLY;BYDAY=TU',
      [
        { kind: 'words', text: 'FREQ=WEEKLY' },
        { kind: 'weekday', weekday: 2 },
      ],
    ],
    ['<=2024-06-30', [date(2024, 6, 30)]],
    ['05-31,08-31', [date(null, 5, 31), date(null, 8, 31)]],
    ['2024-03..2024-12-31', [date(2024, 3, null), date(2024, 12, 31)]],
    ['rate>=0.30@2024-04-30', [{ kind: 'share', numerator: 3, denominator: 10 }, date(2024, 4, 30)]],
    ['rate<=0.005', [{ kind: 'share', numerator: 1, denominator: 200 }]],
    ['>=2/3', [{ kind: 'share', numerator: 2, denominator: 3 }]],
    ['380 CNY', [number(38_000, true)]],
    ['count=60', [number(60)]],
    ['42000 mu', [number(42_000)]],
    ['294.83 km', [number(294.83)]],
    ['year=2024', [{ kind: 'year', year: 2024 }]],
    ['?..?', [{ kind: 'unknown' }]],
    ['unquantified', [{ kind: 'unknown' }]],
    ['order(assist,identify)', [{ kind: 'words', text: 'order(assist,identify)' }]],
  ] as [string, Fact[]][])('reads %s', (form, facts) => {
    expect(factsOf(form)).toEqual(facts);
  });
});

describe('the pages of the handbook', () => {
  it('have 468 rows, numbered without a gap', () => {
    const rows = deadlineRows();
    expect(rows.map(({ id }) => id)).toEqual(
      Array.from({ length: 468 }, (_, index) => `D${String(index + 1).padStart(3, '0')}`),
    );
  });

  it('have 152 procedures, 70 of them of the first tier, each with stages', () => {
    const all = sections();
    expect(all).toHaveLength(152);
    expect(all.filter(({ tier }) => tier === 1)).toHaveLength(70);
    expect(all.filter(({ stages }) => stages.length === 0)).toEqual([]);
  });

  it('have hand-overs between procedures that exist', () => {
    const ids = sections().map(({ id }) => id);
    const links = handOvers();
    expect(links).toHaveLength(39);
    expect(links.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
  });
});
