import { fieldsOf } from './form-schema.ts';
import type { FieldSpec } from './form-schema.ts';

interface Forms {
  readonly filing: Readonly<Record<string, unknown>> | null;
  readonly stages: readonly { readonly schema: Readonly<Record<string, unknown>> }[];
}

/** Every field that some form of a procedure asks, once, in the order in which people meet them. */
export function fieldsOfForms({ filing, stages }: Forms): FieldSpec[] {
  const fields = new Map<string, FieldSpec>();
  for (const field of [filing ?? {}, ...stages.map(({ schema }) => schema)].flatMap(fieldsOf)) {
    if (!fields.has(field.key)) fields.set(field.key, field);
  }
  return [...fields.values()];
}
