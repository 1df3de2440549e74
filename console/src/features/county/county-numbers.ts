// Sums and orders of the leader's page.
import type { StageNumbers, UnitCards, UnitNumbers, Week } from './county-queries.ts';

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

/** Units with their cases and cards; what is most overdue comes first. */
export function unitRows(units: readonly UnitNumbers[], cards: readonly UnitCards[]): UnitRow[] {
  const byPath = new Map(cards.map((one) => [one.key, one]));
  return units
    .map(({ unit, cases, ended }) => ({
      path: unit.path,
      name: unit.name,
      open: cases.count,
      overdue: cases.overdue,
      red: byPath.get(unit.path)?.red ?? 0,
      yellow: byPath.get(unit.path)?.yellow ?? 0,
      ended: ended.count,
      median: ended.median,
    }))
    .sort((a, b) => b.overdue - a.overdue || b.red - a.red || b.open - a.open);
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
export function totalsOf(rows: readonly UnitRow[], weeks: readonly Week[]): Totals {
  const sum = (pick: (row: UnitRow) => number): number => rows.reduce((all, row) => all + pick(row), 0);
  const week = weeks.at(-1);
  return {
    open: sum((row) => row.open),
    overdue: sum((row) => row.overdue),
    red: sum((row) => row.red),
    yellow: sum((row) => row.yellow),
    startedThisWeek: week?.started ?? 0,
    endedThisWeek: week?.ended.count ?? 0,
  };
}

/** Stages that took longest, by their median; those that nobody has left yet are no answer to that. */
export function slowestStages(stages: readonly StageNumbers[], most: number): StageNumbers[] {
  const left = stages.filter(({ left: { median } }) => median !== null);
  return left.sort((a, b) => (b.left.median ?? 0) - (a.left.median ?? 0)).slice(0, most);
}
