// The items of a round as lines of a matrix: one for each unit, one column for each period.

interface OfUnit {
  readonly unit: { readonly path: string; readonly name: string };
  readonly period: string;
}

export interface MatrixRow<Item> {
  readonly path: string;
  readonly name: string;
  readonly items: ReadonlyMap<string, Item>;
}

/** Units in the order of their paths, and periods in the order of their labels, which is that of time. */
export function matrixOf<Item extends OfUnit>(
  items: readonly Item[],
): { rows: readonly MatrixRow<Item>[]; periods: readonly string[] } {
  const units = Map.groupBy(items, ({ unit }) => unit.path);
  const rows = [...units].map(([path, own]) => ({
    path,
    name: own[0]?.unit.name ?? path,
    items: new Map(own.map((item) => [item.period, item])),
  }));
  rows.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { rows, periods: [...new Set(items.map(({ period }) => period))].toSorted() };
}
