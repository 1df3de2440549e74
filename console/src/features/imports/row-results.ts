// What becomes of the rows of a file: what is read first, and what is wrong most.

export interface RowFault {
  readonly column: string | null;
  readonly columnTitle: string | null;
}

export interface RowResult {
  readonly row: number;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly faults: readonly RowFault[];
}

/** Rows with faults first, each kind in the order of the file. */
export function faultsFirst<Row extends RowResult>(rows: readonly Row[]): Row[] {
  const place = ({ state }: Row): number => (state === 'failed' ? 0 : 1);
  return rows.toSorted((a, b) => place(a) - place(b) || a.row - b.row);
}

/** How many rows have a fault in each column, the most first; `title` is null where no one cell is wrong. */
export function faultsByColumn(rows: readonly RowResult[]): { title: string | null; rows: number }[] {
  const counts = new Map<string | null, number>();
  for (const { faults } of rows) {
    for (const title of new Set(faults.map(({ column, columnTitle }) => columnTitle ?? column))) {
      counts.set(title, (counts.get(title) ?? 0) + 1);
    }
  }
  return [...counts].map(([title, count]) => ({ title, rows: count })).toSorted((a, b) => b.rows - a.rows);
}

/** Rows that a file would write: what stands already is left as it is. */
export function newRows({ added, changed }: { readonly added: number; readonly changed: number }): number {
  return added + changed;
}
