// Procedures as they are in force: what they are, who may file them, their forms and their picture.
import { z } from 'zod';
import { Basis, Level, ProcedureId } from '../../domain/definition/atoms.ts';
import { ProcedureKind } from '../../domain/definition/forms.ts';
import { BothTexts, Instant } from './common.ts';

export const ProcedurePath = z.strictObject({ procedure: ProcedureId.max(100) });

/** A version is named by its hash; without one it is the version in force. */
export const VersionQuery = z.strictObject({
  version: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .meta({ description: 'Hash of a version; the one in force when absent.' }),
});

export const ProcedureQuery = z.strictObject({
  field: z.string().max(50).optional().meta({ description: 'Chapter of the handbook: housing, village, monitoring …' }),
  kind: ProcedureKind.optional(),
  form: z.enum(['case', 'duty', 'indicator']).optional(),
  mayFile: z.stringbool().optional().meta({ description: 'true: only those that the caller may file somewhere.' }),
});

const Named = z.object({ key: z.string(), title: BothTexts });

const Filing = z.object({
  level: Level.meta({ description: 'Level of the organisation at which a case is filed.' }),
  by: z.array(z.object({ role: z.string(), title: BothTexts, level: Level, body: z.string().optional() })),
  selfFiling: z.boolean(),
  mayFile: z.boolean().meta({ description: 'Whether the caller may file it somewhere.' }),
  regions: z.array(z.string()).meta({ description: 'Regions in which the caller may file by his posts.' }),
});

export const ProcedureShort = z
  .object({
    id: z.string(),
    form: z.enum(['case', 'duty', 'indicator']),
    field: z.string(),
    fieldTitle: BothTexts,
    kind: ProcedureKind,
    tier: z.int().min(1).max(3),
    title: BothTexts,
    version: z.string().meta({ description: 'SHA-256 of the resolved definition.' }),
    filing: Filing.nullable().meta({ description: 'Null for what nobody files: duties and indicators.' }),
  })
  .meta({ id: 'ProcedureShort' });

export const Procedure = z
  .object({
    ...ProcedureShort.shape,
    basis: z.array(Basis),
    versions: z.array(
      z.object({
        version: z.string(),
        origin: z.string(),
        basedOn: z.string().nullable(),
        createdAt: Instant,
        inForce: z.boolean(),
      }),
    ),
    notSet: z
      .array(z.object({ parameter: Named, part: Named, usedAt: z.string() }))
      .meta({ description: 'What of this version does not run, because the county has not set a parameter.' }),
    definition: z.record(z.string(), z.unknown()).meta({ description: 'The definition as it is run and hashed.' }),
  })
  .meta({ id: 'Procedure' });

const JsonSchema = z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema, draft 2020-12.' });

export const ProcedureForms = z
  .object({
    version: z.string(),
    filing: JsonSchema.nullable().meta({ description: 'What is handed in with an application, or with an item.' }),
    stages: z.array(z.object({ stage: z.string(), title: z.string(), schema: JsonSchema })),
    duties: z
      .array(z.object({ duty: z.string(), title: z.string(), schema: JsonSchema }))
      .meta({ description: 'What a unit hands in with an item of each duty, and with a report of each indicator.' }),
  })
  .meta({ id: 'ProcedureForms' });

const PictureFormat = z.enum(['svg', 'graph']).optional().meta({
  description: 'By the Accept header when absent; SVG otherwise.',
});

export const PictureQuery = z.strictObject({ ...VersionQuery.shape, format: PictureFormat });

/** Of a case's picture, whose version is that of the case. */
export const CasePictureQuery = z.strictObject({ format: PictureFormat });

const GraphNode = z.object({
  id: z.string(),
  kind: z.string(),
  title: BothTexts,
  element: z.string().optional().meta({ description: 'Of BPMN 2.0; absent for a branch, which is a frame.' }),
  multiple: z.boolean().optional(),
  body: z.string().optional(),
  within: z.string().optional().meta({ description: 'Frame around it: a branch, or a parallel around a branch.' }),
  state: z
    .enum(['done', 'now', 'next'])
    .optional()
    .meta({ description: 'Of a case: how far it is; absent otherwise.' }),
});

export const ProcedureGraph = z
  .object({
    version: z.string(),
    nodes: z.array(GraphNode),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        title: BothTexts.optional(),
        kind: z.enum(['forward', 'return', 'failed']),
        when: z.string().optional().meta({ description: 'FEEL condition of a conditional way.' }),
      }),
    ),
  })
  .meta({ id: 'ProcedureGraph' });

const BasisInWords = z.object({
  kind: z.enum(['stated', 'implied', 'statute', 'assumed']),
  text: BothTexts.meta({ description: 'Words of the document, article of the law, or why a default was chosen.' }),
  document: BothTexts.nullable(),
  confidence: z.enum(['certain', 'likely', 'check']).nullable(),
});

const OutlineField = z.object({ title: BothTexts, required: z.boolean(), sensitive: z.boolean() });

export const ProcedureOutline = z
  .object({
    version: z.string(),
    basis: z.array(BasisInWords),
    filing: z.array(OutlineField),
    stages: z.array(
      z.object({
        key: z.string(),
        title: BothTexts,
        kind: z.string(),
        kindTitle: BothTexts,
        within: BothTexts.nullable().meta({ description: 'The parallel in which it stands.' }),
        actor: BothTexts.nullable().meta({ description: 'Null where the system acts, or nobody does.' }),
        limits: z.array(z.object({ clock: z.string(), title: BothTexts, limit: BothTexts, statutory: z.boolean() })),
        fields: z.array(OutlineField),
        ways: z.array(z.object({ title: BothTexts, to: z.array(BothTexts) })),
        basis: z.array(BasisInWords),
      }),
    ),
    clocks: z.array(
      z.object({
        key: z.string(),
        title: BothTexts,
        limit: BothTexts,
        starts: BothTexts,
        stops: z.array(BothTexts),
        statutory: z.boolean(),
        standsStill: z.array(BothTexts),
        extension: z.object({ most: BothTexts, by: BothTexts, times: z.int() }).nullable(),
        warnings: z.array(BothTexts),
        ladder: z.array(BothTexts),
        basis: z.array(BasisInWords),
      }),
    ),
    duties: z.array(
      z.object({
        key: z.string(),
        title: BothTexts,
        opens: BothTexts,
        due: BothTexts,
        owedBy: BothTexts,
        fields: z.array(OutlineField),
        basis: z.array(BasisInWords),
      }),
    ),
    indicators: z.array(
      z.object({
        key: z.string(),
        title: BothTexts,
        opens: BothTexts,
        due: BothTexts,
        reportedBy: BothTexts,
        gates: z.array(BothTexts),
        basis: z.array(BasisInWords),
      }),
    ),
    parameters: z.array(
      z.object({ key: z.string(), title: BothTexts, value: BothTexts, basis: z.array(BasisInWords) }),
    ),
  })
  .meta({ id: 'ProcedureOutline' });
