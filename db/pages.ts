/** A page of rows in a fixed order; `next` is where the following one begins, null on the last. */
export interface Page<Row, Cursor> {
  rows: Row[];
  next: Cursor | null;
}

/** What was asked for with one row more than the page, so that it is known whether there is another. */
export function pageOf<Row, Cursor>(rows: Row[], limit: number, cursor: (last: Row) => Cursor): Page<Row, Cursor> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
