// A form as JSON Schema (draft 2020-12), for API clients and the console.
import type { ColumnField, Field, FormField } from './definition/field.ts';
import type { Json } from './case/state.ts';

type Schema = { [key: string]: Json };
export type FormLocale = 'zh' | 'en';

/**
 * JSON Schema of the data that a form takes. It says shape, range and options; checksums, dates against today and what
 * the case carries already are checked by the service. Keywords of ours: `x-banjie-type` (the field's type),
 * `x-format`, `x-unit`, `x-sensitive`, `x-future`.
 */
export function jsonSchemaOf(fields: readonly Field[], form: readonly FormField[], locale: FormLocale): Schema {
  const properties: Schema = {};
  for (const entry of form) {
    const field = fields.find((candidate) => candidate.key === entry.field);
    if (field) properties[field.key] = fieldSchema(field, entry.required, locale);
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: form.filter((entry) => entry.required && entry.field in properties).map((entry) => entry.field),
    properties,
  };
}

/** A value that need not be given may be sent as null, which clears it. */
function orNull(schema: Schema, locale: FormLocale): Schema {
  const none = { const: null, title: locale === 'zh' ? '（无）' : '(none)' };
  return {
    ...schema,
    type: [schema['type'] as string, 'null'],
    ...(Array.isArray(schema['oneOf']) ? { oneOf: [...schema['oneOf'], none] } : {}),
  };
}

function fieldSchema(field: Field, required: boolean, locale: FormLocale): Schema {
  const value = field.type === 'table' ? tableSchema(field, required, locale) : valueSchema(field, required, locale);
  return { ...annotations(field, locale), ...(required ? value : orNull(value, locale)) };
}

function tableSchema(field: Extract<Field, { type: 'table' }>, required: boolean, locale: FormLocale): Schema {
  const columns = field.columns.map((column) => [column.key, fieldSchema(column, false, locale)]);
  return {
    type: 'array',
    ...(required ? { minItems: 1 } : {}),
    maxItems: field.maxRows,
    items: { type: 'object', additionalProperties: false, minProperties: 1, properties: Object.fromEntries(columns) },
  };
}

function annotations(field: Field, locale: FormLocale): Schema {
  return {
    title: field.label[locale],
    ...(field.help ? { description: field.help[locale] } : {}),
    'x-banjie-type': field.type,
    ...(field.unit ? { 'x-unit': field.unit[locale] } : {}),
    ...(field.sensitive ? { 'x-sensitive': field.sensitive } : {}),
  };
}

function valueSchema(field: ColumnField, required: boolean, locale: FormLocale): Schema {
  switch (field.type) {
    case 'text':
      return {
        type: 'string',
        ...(required ? { minLength: 1 } : {}),
        maxLength: field.maxLength,
        ...(field.format ? { pattern: PATTERNS[field.format], 'x-format': field.format } : {}),
      };
    case 'integer':
    case 'fen':
      return {
        type: 'integer',
        ...(field.min === undefined ? {} : { minimum: field.min }),
        ...(field.max === undefined ? {} : { maximum: field.max }),
      };
    case 'decimal':
      return {
        type: 'string',
        pattern: `^-?(0|[1-9]\\d*)\\.\\d{${field.decimals}}$`,
        ...(field.min === undefined ? {} : { 'x-min': field.min }),
        ...(field.max === undefined ? {} : { 'x-max': field.max }),
      };
    case 'date':
      return { type: 'string', format: 'date', 'x-future': field.future };
    case 'dateTime':
      return { type: 'string', format: 'date-time', 'x-future': field.future };
    case 'enum':
      return {
        type: 'string',
        oneOf: field.options.map((option) => ({ const: option.key, title: option.label[locale] })),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'person':
    case 'household':
    case 'organisation':
      return { type: 'string', minLength: 1, maxLength: 64 };
    case 'file':
      return {
        type: 'array',
        items: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        uniqueItems: true,
        ...(required ? { minItems: 1 } : {}),
        maxItems: field.maxCount,
        ...(field.media.length > 0 ? { 'x-media': field.media } : {}),
      };
  }
}

/** Shapes only; check digits are the service's. */
const PATTERNS = {
  idNumber: '^[1-9]\\d{16}[\\dX]$',
  phone: '^1[3-9]\\d{9}$',
  bankAccount: '^\\d{12,19}$',
} as const;
