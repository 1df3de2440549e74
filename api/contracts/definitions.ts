// Versions of definitions: what is in force, what differs, what goes to another county and comes from one.
import { z } from 'zod';
import { ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { AREAS } from '../../domain/definition/diff.ts';
import { BothTexts, Digest, Instant, PersonShort } from './common.ts';

export const HashPath = z.strictObject({ hash: Digest });
export const ProcedurePath = z.strictObject({ procedure: ProcedureId.max(100) });
export const Reason = z.string().trim().min(1).max(2000);

/** Any definition: what is wrong with it is said by the proofs, with the place. */
export const DefinitionDocument = z
  .record(z.string(), z.unknown())
  .meta({ description: 'A definition as JSON: as it is stored, or with references to its own parameters.' });

export const FaultView = z
  .object({
    code: z.string(),
    message: BothTexts,
    path: z.array(z.string()).meta({ description: 'Place in the definition, or the shortest way to it.' }),
  })
  .meta({ id: 'DefinitionFault' });

const Unset = z.object({
  parameter: z.string(),
  usedAt: z.string(),
  parameterTitle: BothTexts,
  partTitle: BothTexts.nullable(),
});

const Ready = z.object({ holds: z.boolean(), faults: z.array(FaultView), notes: z.array(BothTexts) });

export const Proof = z
  .object({
    version: z.string().nullable().meta({ description: 'Hash that it would have; null where it does not resolve.' }),
    sound: z.object({
      holds: z.boolean(),
      faults: z.array(FaultView),
      notes: z.array(BothTexts),
      bound: z
        .object({
          positions: z.int(),
          configurations: z.number(),
          edges: z.int(),
          assumptions: z.array(BothTexts),
        })
        .nullable(),
    }),
    ready: Ready,
    unset: z.array(Unset).meta({ description: 'What would not run, because a parameter has no value.' }),
    linksMissing: z
      .array(z.string())
      .meta({ description: 'Procedures that it opens cases of and that are not in force.' }),
  })
  .meta({
    id: 'DefinitionProof',
    description: 'Both proofs: whether it may be published, whether it may be put in force.',
  });

const Planned = z.object({ activation: z.int(), version: z.string(), from: Instant, retires: z.boolean() });

export const DefinitionOverview = z
  .object({
    procedure: z.string(),
    title: BothTexts,
    form: z.enum(['case', 'duty', 'indicator']),
    inForce: z.string().nullable(),
    origin: z.string().nullable(),
    retired: z.boolean(),
    planned: z.array(Planned),
    versions: z.int(),
    open: z.int().meta({ description: 'Open cases, rounds and series, of whatever version.' }),
  })
  .meta({ id: 'DefinitionOverview' });

export const VersionView = z
  .object({
    version: z.string(),
    procedure: z.string(),
    title: BothTexts,
    origin: z.string(),
    basedOn: z.string().nullable(),
    note: z.string().nullable(),
    publishedBy: PersonShort.nullable(),
    createdAt: Instant,
    inForce: z.boolean(),
    unset: z.array(Unset),
    open: z.int(),
  })
  .meta({ id: 'DefinitionVersion' });

export const VersionWhole = z
  .object({ ...VersionView.shape, definition: z.record(z.string(), z.unknown()) })
  .meta({ id: 'DefinitionVersionWhole' });

export const RunningView = z
  .object({
    procedure: z.string(),
    versions: z.array(
      z.object({
        version: z.string(),
        inForce: z.boolean(),
        open: z.int(),
        suspended: z.int(),
        stages: z.array(z.object({ stage: z.string(), title: BothTexts, cases: z.int() })),
      }),
    ),
  })
  .meta({ id: 'RunningVersions', description: 'Open cases by version and stage. 按版本、环节统计的在办件数。' });

const Side = z
  .string()
  .regex(/^([0-9a-f]{64}|draft:[0-9a-f-]{36})$/)
  .meta({ description: 'Hash of a version, or `draft:` and the id of a draft.' });

export const DiffQuery = z.strictObject({ from: Side, to: Side });

export const DiffView = z
  .object({
    from: z.object({ procedure: z.string(), title: BothTexts, version: z.string() }),
    to: z.object({ procedure: z.string(), title: BothTexts, version: z.string() }),
    changes: z.array(
      z.object({
        area: z.enum(AREAS),
        kind: z.enum(['added', 'removed', 'changed', 'moved']),
        path: z.array(z.string()),
        text: BothTexts,
        before: z.unknown(),
        after: z.unknown(),
        stages: z.array(z.string()),
      }),
    ),
    areas: z.array(z.object({ area: z.enum(AREAS), changes: z.int() })),
    touched: z
      .array(z.object({ stage: z.string(), title: BothTexts, cases: z.int(), changes: z.int() }))
      .meta({ description: 'Open cases of the older version that stand in a stage that something changes.' }),
  })
  .meta({ id: 'DefinitionDiff', description: 'What changed, in words. 两个版本的差异。' });

export const MigrationQuery = z.strictObject({ to: Digest });

export const MigrationView = z
  .object({
    from: z.string(),
    to: z.string(),
    possible: z.boolean(),
    because: BothTexts.nullable(),
    open: z.int(),
    stages: z.array(
      z.object({
        stage: z.string(),
        title: BothTexts,
        kind: z.string(),
        cases: z.int(),
        to: z.string().nullable().meta({ description: 'Null: a stage must be chosen.' }),
        because: BothTexts.nullable(),
        candidates: z.array(z.object({ stage: z.string(), title: BothTexts })),
      }),
    ),
    needsMapping: z.array(z.string()).meta({ description: 'Stages with open cases that go nowhere by themselves.' }),
    order: z
      .object({
        repair: z.object({
          kind: z.literal('migrate'),
          definitionHash: z.string(),
          mapping: z.record(z.string(), z.string()),
        }),
        cases: z.object({ procedure: z.string(), version: z.string() }),
        reason: z.string(),
      })
      .nullable()
      .meta({
        description: 'Body for `POST /repairs/dry-run` and `POST /repairs`; the reason is still to be written.',
      }),
  })
  .meta({ id: 'DefinitionMigration', description: 'How running cases would go over. 在办案件迁移方案。' });

export const Transfer = z
  .object({
    format: z.literal('banjie-definition'),
    schemaVersion: z.int(),
    hash: Digest,
    definition: z.record(z.string(), z.unknown()),
    unset: z.array(z.object({ ...Unset.shape, parameterTitle: Text, partTitle: Text.nullable() })),
  })
  .meta({ id: 'DefinitionTransfer', description: 'A definition for another county. 供其他县导入的定义。' });

export const ImportBody = z.strictObject({
  transfer: z.record(z.string(), z.unknown()).meta({ description: 'What another county exported, as it is.' }),
  note: Reason,
  dryRun: z.boolean().default(false),
});

export const Imported = z
  .object({
    version: z.string(),
    procedure: z.string(),
    title: BothTexts,
    known: z.boolean().meta({ description: 'This very version was here already.' }),
    notSet: z.array(z.object({ key: z.string(), title: BothTexts, value: z.unknown() })).meta({
      description: 'Parameters for which this county has set nothing; `value` is that of where it comes from.',
    }),
    leftOut: z.array(Unset).meta({ description: 'What was left out of it where it comes from.' }),
    ready: Ready,
    linksMissing: z.array(z.string()),
  })
  .meta({ id: 'DefinitionImported' });
