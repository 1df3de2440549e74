// The JSON Schema of a form, as the service gives it, read for showing. Nothing of React here.

/** Kinds of field, the service's `x-banjie-type`. */
export type FieldType =
  | 'text'
  | 'integer'
  | 'fen'
  | 'decimal'
  | 'date'
  | 'dateTime'
  | 'enum'
  | 'boolean'
  | 'person'
  | 'household'
  | 'organisation'
  | 'file'
  | 'table';

export interface FieldSpec {
  readonly key: string;
  readonly type: FieldType;
  readonly title: string;
  readonly help: string | null;
  readonly unit: string | null;
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly maxLength: number | null;
  readonly pattern: string | null;
  readonly format: 'idNumber' | 'phone' | 'bankAccount' | null;
  /** Bounds as decimal texts; of money in fen. */
  readonly min: string | null;
  readonly max: string | null;
  readonly decimals: number;
  /** Whether a date may lie in the future. */
  readonly future: boolean;
  readonly maxItems: number | null;
  /** Media types that a file may have; any where empty. */
  readonly media: readonly string[];
  readonly columns: readonly FieldSpec[];
}

type Schema = Readonly<Record<string, unknown>>;

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const asRecord = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {});
const bound = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : null;

const DECIMALS = /\{(\d)\}\$$/;

/** The fields of a form in its order. */
export function fieldsOf(schema: Schema): FieldSpec[] {
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
  return Object.entries(asRecord(schema['properties'])).map(([key, property]) =>
    fieldOf(key, asRecord(property), required.includes(key)),
  );
}

function fieldOf(key: string, schema: Schema, required: boolean): FieldSpec {
  const type = (asText(schema['x-banjie-type']) ?? 'text') as FieldType;
  const pattern = asText(schema['pattern']);
  const options = Array.isArray(schema['oneOf']) ? schema['oneOf'].map(asRecord) : [];
  return {
    key,
    type,
    title: asText(schema['title']) ?? key,
    help: asText(schema['description']),
    unit: asText(schema['x-unit']),
    required,
    sensitive: schema['x-sensitive'] !== undefined,
    options: options.flatMap((option) => {
      const value = asText(option['const']);
      return value === null ? [] : [{ value, label: asText(option['title']) ?? value }];
    }),
    maxLength: asNumber(schema['maxLength']),
    pattern: type === 'text' ? pattern : null,
    format: (asText(schema['x-format']) ?? null) as FieldSpec['format'],
    min: bound(schema['minimum'] ?? schema['x-min']),
    max: bound(schema['maximum'] ?? schema['x-max']),
    decimals: Number(DECIMALS.exec(pattern ?? '')?.[1] ?? 0),
    future: schema['x-future'] === true,
    maxItems: asNumber(schema['maxItems']),
    media: Array.isArray(schema['x-media']) ? (schema['x-media'] as string[]) : [],
    columns: type === 'table' ? fieldsOf(asRecord(schema['items'])) : [],
  };
}
