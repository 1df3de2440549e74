// What stands in place of a sensitive value for those who may not see it.
import type { CaseData, Json } from './case/state.ts';
import type { ColumnField, Field } from './definition/field.ts';

type Sensitivity = NonNullable<Field['sensitive']>;

const HIDDEN = '***';

/**
 * Masks one value. An identity number keeps its region and its last two characters (the birth date does not show), a
 * phone its first three and last four digits, an account its last four; health and other matters show nothing. A value
 * too short to keep a part of shows nothing either.
 */
export function maskValue(kind: Sensitivity, value: Json): Json {
  if (value === null) return null;
  if (typeof value !== 'string') return HIDDEN;
  switch (kind) {
    case 'idNumber':
      return keepEnds(value, 6, 2);
    case 'phone':
      return keepEnds(value, 3, 4);
    case 'bankAccount':
      return keepEnds(value, 0, 4);
    case 'health':
    case 'other':
      return HIDDEN;
  }
}

function keepEnds(value: string, head: number, tail: number): string {
  if (value.length < head + tail + 4) return HIDDEN;
  return value.slice(0, head) + '*'.repeat(value.length - head - tail) + value.slice(-tail);
}

/**
 * Data as somebody may see it: sensitive fields, and sensitive columns of tables, are masked unless he holds one of the
 * field's `readableBy` roles. What is not declared is left out: it can't be known to be harmless.
 *
 * @param heldRoles roles that the reader holds over this case
 * @returns the data and the keys that were masked (`members/idNumber` for a column)
 */
export function maskData(
  fields: readonly Field[],
  data: CaseData,
  heldRoles: readonly string[],
): { data: CaseData; masked: string[] } {
  const shown: CaseData = {};
  const masked: string[] = [];
  for (const field of fields) {
    const value = data[field.key];
    if (value === undefined) continue;
    if (isHidden(field, heldRoles) && value !== null) {
      shown[field.key] = maskValue(field.sensitive ?? 'other', value);
      masked.push(field.key);
    } else if (field.type === 'table' && Array.isArray(value)) {
      const hidden = field.columns.filter((column) => isHidden(column, heldRoles));
      shown[field.key] = value.map((row) => maskRow(hidden, row));
      masked.push(...hidden.filter((column) => hasValue(value, column.key)).map(({ key }) => `${field.key}/${key}`));
    } else shown[field.key] = value;
  }
  return { data: shown, masked };
}

function isHidden(field: ColumnField | Field, heldRoles: readonly string[]): boolean {
  return field.sensitive !== undefined && !field.readableBy.some((role) => heldRoles.includes(role));
}

function maskRow(hidden: readonly ColumnField[], row: Json): Json {
  if (row === null || typeof row !== 'object' || Array.isArray(row)) return row;
  const shown = { ...row };
  for (const { key, sensitive } of hidden) {
    const cell = row[key];
    if (cell !== undefined) shown[key] = maskValue(sensitive ?? 'other', cell);
  }
  return shown;
}

function hasValue(rows: Json[], key: string): boolean {
  return rows.some(
    (row) => row !== null && typeof row === 'object' && !Array.isArray(row) && (row[key] ?? null) !== null,
  );
}
