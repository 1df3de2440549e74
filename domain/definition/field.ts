// Fields: what a case carries and what a form asks.
import { z } from 'zod';
import { Basis, Key, Text } from './atoms.ts';

/** Formats with a check of their own: ISO 7064 mod 11-2, mobile number, Luhn. */
export const FieldFormat = z.enum(['idNumber', 'phone', 'bankAccount']);

const common = {
  key: Key,
  label: Text,
  help: Text.optional(),
  unit: Text.optional(),
  /** Encrypted at rest, masked unless one of `readableBy` is held; each reveal is an event. */
  sensitive: z.enum(['idNumber', 'bankAccount', 'phone', 'health', 'other']).optional(),
  /** Roles that may see the clear value of a sensitive field; nobody when empty. */
  readableBy: z.array(Key).default([]),
  basis: z.array(Basis).default([]),
};

const scalarFields = [
  z.object({
    ...common,
    type: z.literal('text'),
    maxLength: z.int().positive().default(2000),
    format: FieldFormat.optional(),
  }),
  z.object({ ...common, type: z.literal('integer'), min: z.int().optional(), max: z.int().optional() }),
  z.object({ ...common, type: z.literal('fen'), min: z.int().default(0), max: z.int().optional() }),
  z.object({
    ...common,
    type: z.literal('decimal'),
    decimals: z.int().min(1).max(6),
    min: z.string().optional(),
    max: z.string().optional(),
  }),
  z.object({ ...common, type: z.literal('date'), future: z.boolean().default(false) }),
  z.object({ ...common, type: z.literal('dateTime'), future: z.boolean().default(false) }),
  z.object({ ...common, type: z.literal('enum'), options: z.array(z.object({ key: z.string(), label: Text })).min(1) }),
  z.object({ ...common, type: z.literal('boolean') }),
  z.object({ ...common, type: z.enum(['person', 'household', 'organisation']) }),
  z.object({
    ...common,
    type: z.literal('file'),
    maxCount: z.int().positive().default(20),
    media: z.array(z.string()).default([]),
  }),
] as const;

/** A column of a table: any field but a table. */
export const ColumnField = z.discriminatedUnion('type', scalarFields);
export type ColumnField = z.infer<typeof ColumnField>;

/** A declared field. Values: fen = integer; decimal = string with exactly `decimals` places; date = YYYY-MM-DD; dateTime = ISO 8601 with offset; file = array of attachment digests; person, household, organisation = id or path. */
export const Field = z.discriminatedUnion('type', [
  ...scalarFields,
  z.object({
    ...common,
    type: z.literal('table'),
    columns: z.array(ColumnField).min(1),
    maxRows: z.int().positive().default(500),
  }),
]);
export type Field = z.infer<typeof Field>;

/** A field on a form: whether it must be there when the form is handed in. */
export const FormField = z.object({ field: Key, required: z.boolean().default(true) });
export type FormField = z.infer<typeof FormField>;
