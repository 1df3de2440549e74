// A definition on its way to another county: one self-contained JSON document with the hash that proves it whole.
import { z } from 'zod';
import type { Json } from '../case/state.ts';
import { fault, type Fault } from '../soundness/fault.ts';
import { Text } from './atoms.ts';

/** Rises when a definition of before could be understood otherwise. */
export const TRANSFER_SCHEMA = 1;

/** What was left out of the definition because a parameter had no value where it comes from. */
const Unset = z.strictObject({
  parameter: z.string(),
  usedAt: z.string(),
  parameterTitle: Text,
  partTitle: Text.nullable(),
});

/** A definition as it is exported. */
export const DefinitionTransfer = z.strictObject({
  format: z.literal('banjie-definition'),
  schemaVersion: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  definition: z.record(z.string(), z.unknown()),
  unset: z.array(Unset),
});
export type DefinitionTransfer = z.infer<typeof DefinitionTransfer>;

export type ReadTransfer = { ok: true; transfer: DefinitionTransfer } | { ok: false; faults: Fault[] };

/** Reads an export; says every place that is not as it should be. The hash is for the caller to compare. */
export function readTransfer(json: Json): ReadTransfer {
  const parsed = DefinitionTransfer.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ message, path }) =>
      fault(
        'TRANSFER_MALFORMED',
        `导出文件不合格式：${message}`,
        `The export is malformed: ${message}`,
        path.map(String),
      ),
    );
    return { ok: false, faults };
  }
  const { schemaVersion } = parsed.data;
  if (schemaVersion === TRANSFER_SCHEMA) return { ok: true, transfer: parsed.data };
  const zh = `导出文件的格式版本为 ${schemaVersion}，本系统为 ${TRANSFER_SCHEMA}`;
  const en = `The export is of schema version ${schemaVersion}; this release reads ${TRANSFER_SCHEMA}`;
  return { ok: false, faults: [fault('SCHEMA_VERSION', zh, en, ['schemaVersion'])] };
}
