interface Checked {
  readonly rows: readonly unknown[];
  readonly refused: number;
}

/** How many rows of a checked sheet can be handed in: a check starts nothing, so what it did not refuse is fine. */
export function fineRows(checked: Checked | undefined): number {
  return checked === undefined ? 0 : checked.rows.length - checked.refused;
}
