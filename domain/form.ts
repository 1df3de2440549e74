// What a person hands in, checked against the form that he was given.
import type { Refusal } from './case/refusal.ts';
import type { CaseData, Json } from './case/state.ts';
import type { ColumnField, Field, FormField } from './definition/field.ts';
import { brokenRule, isEmptyValue } from './field-value.ts';

export { jsonSchemaOf } from './form-schema.ts';

/**
 * Checks the data of a command against its form.
 *
 * @param fields all fields that the definition declares
 * @param form the fields that may be written here
 * @param data what is handed in; null clears a field
 * @param existing what the case carries already: a required field that is there need not be sent again
 * @param today UTC+8
 * @returns every fault, in the order of the form; empty when the data may be written
 */
export function checkForm(
  fields: readonly Field[],
  form: readonly FormField[],
  data: CaseData,
  existing: CaseData,
  today: string,
): Refusal[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const strange = Object.keys(data).flatMap((key) => strangerFault(key, byKey, form));
  const faults = form.flatMap(({ field: key, required }) => {
    const field = byKey.get(key);
    if (!field) return [];
    const value = data[key];
    if (required && isEmptyValue(key in data ? value : existing[key])) return [missing(field)];
    return isEmptyValue(value) ? [] : checkField(field, value as Json, today);
  });
  return [...strange, ...faults];
}

/**
 * Checks one value of one field, as in a correction (更正).
 *
 * @returns every fault; an empty value is none
 */
export function checkField(field: Field, value: Json, today: string): Refusal[] {
  if (isEmptyValue(value)) return [];
  return field.type === 'table' ? checkTable(field, value, today) : checkScalar(field, value, today, field.key);
}

function strangerFault(key: string, declared: Map<string, Field>, form: readonly FormField[]): Refusal[] {
  const field = declared.get(key);
  const pointer = `/data/${escapePointer(key)}`;
  if (!field) {
    return [
      {
        code: 'UNKNOWN_FIELD',
        field: pointer,
        message: { zh: '本事项没有这个字段', en: 'The procedure has no such field' },
      },
    ];
  }
  if (form.some((entry) => entry.field === key)) return [];
  const { zh, en } = field.label;
  return [
    {
      code: 'FIELD_NOT_WRITABLE',
      field: pointer,
      message: { zh: `「${zh}」不在本环节填写`, en: `"${en}" is not filled in at this stage` },
    },
  ];
}

function missing(field: Field): Refusal {
  const { zh, en } = field.label;
  return {
    code: 'FIELD_REQUIRED',
    field: `/data/${field.key}`,
    message: { zh: `「${zh}」必须填写`, en: `"${en}" is required` },
  };
}

function checkScalar(field: ColumnField, value: Json, today: string, path: string, row?: number): Refusal[] {
  const broken = brokenRule(field, value, today);
  if (!broken) return [];
  const at = row === undefined ? { zh: '', en: '' } : { zh: `第 ${row + 1} 行`, en: `Row ${row + 1}: ` };
  return [
    {
      code: 'FIELD_INVALID',
      field: `/data/${path}`,
      message: {
        zh: `${at.zh}「${field.label.zh}」${broken.text.zh}`,
        en: `${at.en}"${field.label.en}" ${broken.text.en}`,
      },
      details: { rule: broken.rule },
    },
  ];
}

function checkTable(field: Extract<Field, { type: 'table' }>, value: Json, today: string): Refusal[] {
  if (!Array.isArray(value)) return [tableFault(field, field.key, 'table', '须为表格', 'must be a table')];
  if (value.length > field.maxRows) {
    const { maxRows } = field;
    return [tableFault(field, field.key, 'maxRows', `不得超过 ${maxRows} 行`, `must not exceed ${maxRows} rows`)];
  }
  return value.flatMap((row, index) => checkRow(field, row, index, today));
}

function checkRow(field: Extract<Field, { type: 'table' }>, row: Json, index: number, today: string): Refusal[] {
  const path = `${field.key}/${index}`;
  const nth = index + 1;
  if (row === null || typeof row !== 'object' || Array.isArray(row)) {
    return [tableFault(field, path, 'row', `第 ${nth} 行格式不正确`, `row ${nth} is not a row`)];
  }
  if (Object.values(row).every(isEmptyValue)) {
    return [tableFault(field, path, 'emptyRow', `第 ${nth} 行为空`, `row ${nth} is empty`)];
  }
  const strange = Object.keys(row)
    .filter((key) => !field.columns.some((column) => column.key === key))
    .map((key) => ({
      ...tableFault(field, `${path}/${escapePointer(key)}`, 'column', '没有这一列', 'has no such column'),
      code: 'UNKNOWN_FIELD' as const,
    }));
  const cells = field.columns.flatMap((column) => {
    const cell = row[column.key];
    return isEmptyValue(cell) ? [] : checkScalar(column, cell as Json, today, `${path}/${column.key}`, index);
  });
  return [...strange, ...cells];
}

function tableFault(field: Field, path: string, rule: string, zh: string, en: string): Refusal {
  return {
    code: 'FIELD_INVALID',
    field: `/data/${path}`,
    message: { zh: `「${field.label.zh}」${zh}`, en: `"${field.label.en}" ${en}` },
    details: { rule },
  };
}

/** RFC 6901. */
function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
