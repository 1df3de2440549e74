// What does not move.
import { z } from 'zod';
import { ProcedureId } from '../../domain/definition/atoms.ts';
import { STUCK_CAUSES } from '../../domain/stuck/cause.ts';
import { BothTexts, CaseId, Instant, OrganisationPath, pageOf, PageQuery, PersonShort } from './common.ts';

const Cause = z.enum(STUCK_CAUSES);
const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const Filter = {
  cause: Cause.optional(),
  procedure: ProcedureId.optional(),
  region: OrganisationPath.optional().meta({ description: 'A division with everything in it, or one body.' }),
  case: CaseId.optional(),
  since: Instant.optional().meta({ description: 'Found at or after this instant.' }),
};

export const StuckQuery = z.strictObject({
  ...PageQuery,
  ...Filter,
  resolved: Flag.default(false).meta({ description: 'Those that are mended, instead of those that are not.' }),
});
export const StuckSummaryQuery = z.strictObject({ procedure: Filter.procedure, region: Filter.region });

const Repair = z.object({
  title: BothTexts,
  body: z
    .object({ repair: z.record(z.string(), z.unknown()), cases: z.array(CaseId) })
    .meta({ description: 'Body of POST /api/v1/repairs and its dry run, to which a reason is added.' }),
});

export const StuckItem = z
  .object({
    id: z.uuid(),
    cause: z.object({ key: Cause, title: BothTexts, why: BothTexts, next: BothTexts }),
    case: z.object({ id: CaseId, number: z.string() }).nullable(),
    organisation: z.object({ path: z.string(), name: BothTexts }),
    procedure: z.object({ key: z.string(), title: BothTexts }).nullable(),
    part: z.object({ key: z.string(), title: BothTexts }).nullable().meta({ description: 'The duty or indicator.' }),
    post: z
      .object({ role: z.string(), roleTitle: BothTexts })
      .nullable()
      .meta({ description: 'The post that nobody holds, at `organisation`.' }),
    evidence: z.record(z.string(), z.unknown()),
    affected: z.object({ cases: z.int(), tasks: z.int(), units: z.int() }),
    since: Instant.meta({ description: 'From when on it stands still, as far as that is known.' }),
    foundAt: Instant,
    seenAt: Instant.meta({ description: 'The last look that still found it.' }),
    resolvedAt: Instant.nullable(),
    dueAt: Instant.meta({ description: 'Until then it must be mended; then the next level is told.' }),
    overdue: z.boolean(),
    addressedTo: z.object({ path: z.string(), name: BothTexts }).meta({ description: 'Whose administrators have it.' }),
    escalatedAt: Instant.nullable(),
    claimedBy: PersonShort.nullable(),
    claimedAt: Instant.nullable(),
    repairs: z.array(Repair),
    history: z.string().nullable().meta({ description: 'Path of the timeline of its case.' }),
  })
  .meta({ id: 'StuckItem', description: 'Something that does not move. 卡住的事项。' });
export type StuckItem = z.infer<typeof StuckItem>;

export const StuckPage = pageOf(StuckItem);
export const StuckPath = z.object({ stuckId: z.uuid() });

export const StuckSummary = z.object({
  causes: z.array(
    z.object({ key: Cause, title: BothTexts, count: z.int(), overdue: z.int(), oldest: Instant.nullable() }),
  ),
  total: z.int(),
  worker: z.enum(['alive', 'missing', 'unknown']).meta({ description: '`unknown`: the engine does not answer.' }),
  lastPollAt: Instant.nullable(),
  watchdog: z.object({ lastLookAt: Instant.nullable(), late: z.boolean() }),
});
