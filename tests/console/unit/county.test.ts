import { expect, it } from 'vitest';
import { departmentRows, totalsOf, unitRows, weeksOf } from '../../../console/src/features/county/county-numbers.ts';
import { cardsSearch } from '../../../console/src/features/cards/cards-search.ts';

const text = (path: string) => ({ zh: path, en: path });
const open = (count: number, overdue = 0) => ({ count, overdue, ages: [] });
const ended = (count: number, median: number | null = null) => ({ count, median, p90: median });
const unit = (path: string, cases: number, overdue = 0, tasks = 0) => ({
  unit: { path, name: text(path) },
  cases: open(cases, overdue),
  tasks: open(tasks),
  ended: ended(2, 4.5),
  finished: ended(3, 1),
  overdue: 0,
  overdueShare: null,
});
const cards = (path: string, red: number, yellow: number) => ({
  unit: { path, name: text(path) },
  person: null,
  red,
  yellow,
  revoked: 9,
});

it('counts the cards of villages and bodies with their township, and puts what is late first', () => {
  const rows = unitRows(
    [{ path: '610429103', name: text('quiet') }],
    [unit('610429101', 5), unit('610429102', 3, 2), unit('610429', 1)],
    [
      cards('610429101200', 1, 2),
      cards('610429101/station', 4, 0),
      cards('610429/housing', 8, 8),
      cards('610429', 1, 0),
    ],
    'township',
  );
  expect(rows.map(({ path, open: count, overdue, red, yellow }) => [path, count, overdue, red, yellow])).toEqual([
    ['610429102', 3, 2, 0, 0],
    ['610429', 1, 0, 9, 8],
    ['610429101', 5, 0, 5, 2],
    ['610429103', 0, 0, 0, 0],
  ]);
});

it('adds the county up from its units, all its cards, and the week that runs', () => {
  const rows = unitRows([], [unit('610429101', 5, 1), unit('610429102', 3)], [], 'township');
  const week = { started: 7, ended: { count: 2, median: null, p90: null } } as Parameters<typeof totalsOf>[2][number];
  expect(totalsOf(rows, [cards('610429101', 1, 0), cards('610429/housing', 2, 3)], [week])).toEqual({
    open: 8,
    overdue: 1,
    red: 3,
    yellow: 3,
    startedThisWeek: 7,
    endedThisWeek: 2,
  });
});

it('keeps of all units the departments, each with what is late and the cards it bears itself', () => {
  const rows = departmentRows(
    [unit('610429', 4), unit('610429/finance', 0, 0, 6), unit('610429/housing', 0, 0, 2), unit('610429101', 5)],
    [{ key: '610429/housing', title: text('h'), overdue: 2, soon: 0, oldest: '2026-01-01' }],
    [cards('610429/housing', 1, 1)],
  );
  expect(
    rows.map(({ path, tasks, overdue, red, finished, median }) => [path, tasks, overdue, red, finished, median]),
  ).toEqual([
    ['610429/housing', 2, 2, 1, 3, 1],
    ['610429/finance', 6, 0, 0, 3, 1],
  ]);
});

it('adds up what falls due in a week over all units', () => {
  const of = (clocks: number, items: number, coming: number) => ({
    key: 'k',
    title: text('k'),
    before: { clocks: 0, items: 0 },
    weeks: [{ week: '2026-W48', clocks, items, coming }],
  });
  const week = { week: '2026-W48', from: '2026-11-23', to: '2026-11-29' };
  expect(weeksOf({ weeks: [week], items: [of(1, 2, 3), of(4, 5, 6)] })).toEqual([
    { ...week, clocks: 5, items: 7, coming: 9 },
  ]);
});

it('reads which cards are asked for from an address, where codes and truths are no texts', () => {
  expect(cardsSearch({ unit: 610429101, colour: 'red', revoked: false, from: '2026-01-01', page: 2 })).toEqual({
    unit: '610429101',
    colour: 'red',
    revoked: false,
    from: '2026-01-01',
  });
  expect(cardsSearch({ unit: 'x', colour: 'green', revoked: 'yes', to: 'soon' })).toEqual({});
});
