// Between what the service keeps and what people type: fen and yuan, instants and local time, decimals with their places.
import { localMinute, momentText } from '../moment-text.ts';
import { moneyText } from '../money.ts';
import type { FieldSpec } from './form-schema.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Data = { [key: string]: Json };

const FEN = 100;
/** The county's clock; the service takes any offset. */
const OFFSET = '+08:00';

/** The value as the inputs of a form take it; undefined where there is none. */
export function toInput(field: FieldSpec, value: Json | undefined): unknown {
  if (value === undefined || value === null) return undefined;
  switch (field.type) {
    case 'fen':
      return typeof value === 'number' ? String(value / FEN) : undefined;
    case 'integer':
      return String(value);
    case 'dateTime':
      return localMinute(String(value));
    case 'table':
      return Array.isArray(value) ? value.map((row) => toInputs(field.columns, row as Data)) : undefined;
    default:
      return value;
  }
}

/** The values of a whole form. */
export function toInputs(fields: readonly FieldSpec[], data: Data): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.key, toInput(field, data[field.key])]));
}

/**
 * What is sent: every field that was filled in. A field that had a value and was emptied is sent as null, which clears
 * it; one that never had any is left out.
 */
export function toData(
  fields: readonly FieldSpec[],
  inputs: Readonly<Record<string, unknown>>,
  before: Data = {},
): Data {
  const data: Data = {};
  for (const field of fields) {
    const value = toValue(field, inputs[field.key]);
    if (value !== null) data[field.key] = value;
    else if (isGiven(before[field.key])) data[field.key] = null;
  }
  return data;
}

const isGiven = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function toValue(field: FieldSpec, input: unknown): Json {
  if (input === undefined || input === null || input === '') return null;
  switch (field.type) {
    case 'fen':
      return Math.round(Number(input) * FEN);
    case 'integer':
      return Number(input);
    case 'decimal':
      return Number(input).toFixed(field.decimals);
    case 'dateTime':
      return `${String(input)}:00${OFFSET}`;
    case 'text': {
      const text = String(input).trim();
      return text === '' ? null : field.format === 'idNumber' ? text.toUpperCase() : text;
    }
    case 'file':
      return Array.isArray(input) && input.length > 0 ? (input as string[]) : null;
    case 'table': {
      const rows = (input as Record<string, unknown>[]).map((row) => toData(field.columns, row));
      const filled = rows.filter((row) => Object.keys(row).length > 0);
      return filled.length > 0 ? filled : null;
    }
    default:
      return input as Json;
  }
}

/** A value in words, for reading: masked values stay as the service masked them. */
export function shown(
  field: FieldSpec,
  value: Json | undefined,
  words: { yes: string; no: string; yuan: string; nameOf?: (id: string) => string },
): string {
  if (!isGiven(value) || value === undefined || value === null) return '';
  switch (field.type) {
    case 'fen':
      return typeof value === 'number' ? moneyText(value, words.yuan) : String(value);
    case 'enum':
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case 'boolean':
      return value === true ? words.yes : words.no;
    case 'dateTime':
      return momentText(String(value));
    case 'person':
    case 'household':
    case 'organisation':
      return words.nameOf?.(String(value)) ?? String(value);
    case 'table':
    case 'file':
      return Array.isArray(value) ? String(value.length) : '';
    default:
      return `${String(value)}${field.unit === null ? '' : ` ${field.unit}`}`;
  }
}
