// Sums and orders of the leader's page.
import type {
  CardCounts,
  Compared,
  Load,
  OverdueTasks,
  Place,
  StageNumbers,
  UnitNumbers,
  Week,
} from './county-types.ts';

export interface UnitRow {
  readonly path: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly open: number;
  readonly overdue: number;
  readonly red: number;
  readonly yellow: number;
  readonly ended: number;
  readonly median: number | null;
}

/** Digits of a division's path. */
const DIGITS: Readonly<Record<Compared, number>> = { township: 9, village: 12 };

const cardsOf = (cards: readonly CardCounts[], colour: 'red' | 'yellow'): number =>
  cards.reduce((all, one) => all + one[colour], 0);

/**
 * The places of a level, and whoever else has cases there, with their cases and the cards that were drawn in them; what
 * is most overdue comes first.
 */
export function unitRows(
  places: readonly Place[],
  units: readonly UnitNumbers[],
  cards: readonly CardCounts[],
  level: Compared,
): UnitRow[] {
  const known = new Set(places.map(({ path }) => path));
  const others = units.map(({ unit }) => unit).filter(({ path }) => !known.has(path));
  const at = new Map(units.map((one) => [one.unit.path, one]));
  const within = Map.groupBy(cards, ({ unit }) => (unit?.path.split('/')[0] ?? '').slice(0, DIGITS[level]));
  return [...places, ...others]
    .map(({ path, name }) => ({
      path,
      name,
      open: at.get(path)?.cases.count ?? 0,
      overdue: at.get(path)?.cases.overdue ?? 0,
      red: cardsOf(within.get(path) ?? [], 'red'),
      yellow: cardsOf(within.get(path) ?? [], 'yellow'),
      ended: at.get(path)?.ended.count ?? 0,
      median: at.get(path)?.ended.median ?? null,
    }))
    .toSorted((a, b) => b.overdue - a.overdue || b.red - a.red || b.open - a.open);
}

export interface Totals {
  readonly open: number;
  readonly overdue: number;
  readonly red: number;
  readonly yellow: number;
  readonly startedThisWeek: number;
  readonly endedThisWeek: number;
}

/** The county in six numbers. */
export function totalsOf(rows: readonly UnitRow[], cards: readonly CardCounts[], weeks: readonly Week[]): Totals {
  const sum = (pick: (row: UnitRow) => number): number => rows.reduce((all, row) => all + pick(row), 0);
  const week = weeks.at(-1);
  return {
    open: sum((row) => row.open),
    overdue: sum((row) => row.overdue),
    red: cardsOf(cards, 'red'),
    yellow: cardsOf(cards, 'yellow'),
    startedThisWeek: week?.started ?? 0,
    endedThisWeek: week?.ended.count ?? 0,
  };
}

/** Stages that took longest, by their median; those that nobody has left yet are no answer to that. */
export function slowestStages(stages: readonly StageNumbers[], most: number): StageNumbers[] {
  const left = stages.filter(({ left: { median } }) => median !== null);
  return left.sort((a, b) => (b.left.median ?? 0) - (a.left.median ?? 0)).slice(0, most);
}

export interface DepartmentRow {
  readonly path: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly tasks: number;
  readonly overdue: number;
  readonly red: number;
  readonly yellow: number;
  readonly finished: number;
  readonly median: number | null;
}

/** The bodies of the county that have or had something to do; what is most overdue comes first. */
export function departmentRows(
  units: readonly UnitNumbers[],
  late: readonly OverdueTasks[],
  cards: readonly CardCounts[],
): DepartmentRow[] {
  const overdueAt = new Map(late.map(({ key, overdue }) => [key, overdue]));
  const cardsAt = new Map(cards.map((one) => [one.unit?.path, one]));
  return units
    .filter(({ unit }) => unit.path.includes('/'))
    .map(({ unit, tasks, finished }) => ({
      path: unit.path,
      name: unit.name,
      tasks: tasks.count,
      overdue: overdueAt.get(unit.path) ?? 0,
      red: cardsAt.get(unit.path)?.red ?? 0,
      yellow: cardsAt.get(unit.path)?.yellow ?? 0,
      finished: finished.count,
      median: finished.median,
    }))
    .toSorted((a, b) => b.overdue - a.overdue || b.red - a.red || b.tasks - a.tasks);
}

/** What falls due in each of the weeks, all units together. */
export function weeksOf({ weeks, items }: Pick<Load, 'weeks' | 'items'>) {
  return weeks.map(({ week, from, to }) => {
    const own = items.flatMap((item) => item.weeks.filter((one) => one.week === week));
    const sum = (pick: (one: (typeof own)[number]) => number): number => own.reduce((all, one) => all + pick(one), 0);
    return {
      week,
      from,
      to,
      clocks: sum(({ clocks }) => clocks),
      items: sum(({ items: reports }) => reports),
      coming: sum(({ coming }) => coming),
    };
  });
}
