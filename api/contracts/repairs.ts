// 修复: dry run, order, second person, progress.
import { z } from 'zod';
import { ERROR_CODES } from '../../domain/error-codes.ts';
import type { ErrorCode } from '../../domain/error-codes.ts';
import { Key } from '../../domain/definition/atoms.ts';
import { Ground } from '../../domain/definition/clock.ts';
import { ASKED_KINDS } from '../../domain/repair/asked.ts';
import { STUCK_CAUSES } from '../../domain/stuck/cause.ts';
import { FormData, PersonId } from './commands.ts';
import { BothTexts, CaseId, Digest, Instant, OrganisationPath, PageQuery, pageOf, PersonShort } from './common.ts';

/** Cases that one order or dry run may be about. */
export const MOST_CASES = 1000;
/** Cases of which one dry run shows everything. */
export const MOST_SHOWN = 200;

const Words = z.string().trim().min(1).max(2000);
const TaskId = z.string().regex(/^(\d+\.\d+)?$/);
const place = {
  visitId: z.int().nonnegative().optional().meta({ description: 'The visit; of several cases name the stage.' }),
  at: Key.optional().meta({ description: 'The stage whose open visit is meant; the only open one when absent.' }),
};
const onTask = {
  ...place,
  taskId: TaskId.optional().meta({ description: 'Empty: of a visit whose task nobody could get.' }),
  from: PersonId.optional().meta({ description: 'Who has the task now; the only open task when absent.' }),
};
const repair = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** What is to be done, in the same words for one case and for many. */
export const RepairAsked = z.discriminatedUnion('kind', [
  repair('reassign', { ...onTask, to: PersonId }),
  repair('dropClaim', onTask),
  repair('jump', { ...place, stage: Key, note: Words.optional() }),
  repair('patchData', {
    changes: FormData,
    unit: OrganisationPath.optional(),
    period: z.string().max(20).optional(),
    entry: z.int().positive().optional(),
  }),
  repair('suspend', { ground: Ground }),
  repair('resume', {}),
  repair('retryEffect', { ...place, effectId: z.string().min(1).max(200).optional() }),
  repair('cancel', {}),
  repair('restart', {}),
  repair('migrate', { definitionHash: Digest, mapping: z.record(Key, Key).default({}) }),
  repair('revert', {
    toSequence: z.int().positive().meta({ description: 'The last event that stands.' }),
    outside: z
      .array(
        z.strictObject({
          effectId: z.string().min(1).max(200),
          decision: z.enum(['keep', 'undone', 'repeat']),
        }),
      )
      .default([])
      .meta({ description: 'What becomes of what was done outside since; each must be decided.' }),
  }),
  repair('reproject', {}),
  repair('resend', { deliveryId: z.union([z.string().regex(/^\d{1,15}$/), z.int().positive()]) }),
  repair('unpause', { scheduleId: z.string().min(1).max(300) }),
]);

export const RepairSelection = z
  .strictObject({
    procedure: z.string().min(1).max(100).optional(),
    version: Digest.optional().meta({ description: 'Hash of the definition that cases are pinned to.' }),
    region: OrganisationPath.optional(),
    stage: Key.optional().meta({ description: 'Stage that is open.' }),
    stuckCause: z.enum(STUCK_CAUSES).optional().meta({ description: 'Cause of an open entry of `GET /stuck`.' }),
    stuck: z.boolean().optional(),
    overdue: z.boolean().optional(),
  })
  .meta({ description: 'Open and suspended cases of the caller’s regions that meet all of this; no rehearsals.' });

/** Body of `POST /api/v1/repairs` and of its dry run. */
export const RepairBody = z.strictObject({
  repair: RepairAsked,
  cases: z
    .union([z.array(CaseId).max(MOST_CASES), RepairSelection])
    .optional()
    .meta({ description: 'Ids, or a filter. A message or a Schedule is named by the repair itself.' }),
  reason: Words,
  evenIfChanged: z
    .boolean()
    .default(false)
    .meta({ description: 'Repair a case also when it has moved on since the order was given.' }),
  dryRun: Digest.optional().meta({
    description: 'Digest of the dry run that was shown: refused when another would be shown now.',
  }),
});
export type RepairBody = z.infer<typeof RepairBody>;

const codes = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];
const Reason = z.object({ code: z.enum(codes), message: BothTexts });
const RepairedCase = z.object({
  id: CaseId,
  number: z.string(),
  procedure: z.string(),
  organisation: z.string(),
});
const Side = z.record(z.string(), z.unknown());

/** What a repair would do to one case. */
export const RepairTrial = z.object({
  case: RepairedCase.nullable().meta({ description: 'Null of a message or a Schedule.' }),
  target: z.string().nullable(),
  ok: z.boolean(),
  refusal: Reason.nullable(),
  sequence: z.int().nullable().meta({ description: 'Number of the last event that was seen.' }),
  events: z.array(z.object({ type: z.string(), text: BothTexts })).meta({ description: 'What the trail would say.' }),
  before: Side.nullable().meta({ description: 'Stages, open tasks, clocks, effects and quotas as they stand.' }),
  after: Side.nullable(),
  data: z
    .array(z.object({ field: z.string(), label: BothTexts, old: z.unknown(), value: z.unknown() }))
    .meta({ description: 'Values that change; what is sensitive is masked.' }),
  outside: z.array(Side).meta({ description: 'What has happened outside and stays.' }),
  toDecide: z
    .array(
      z.object({
        effectId: z.string(),
        title: BothTexts,
        state: z.enum(['done', 'underWay']),
        at: Instant,
        repeatable: z.boolean(),
      }),
    )
    .meta({ description: 'Of a revert: what has happened outside since, on each of which the order must decide.' }),
  canEnd: z
    .object({ ends: z.boolean(), by: z.array(z.string()), why: BothTexts.nullable() })
    .nullable()
    .meta({ description: 'Whether the case can still end, and by which stages.' }),
  warnings: z.array(BothTexts),
});
export type RepairTrial = z.infer<typeof RepairTrial>;

export const RepairDryRun = z
  .object({
    kind: z.enum(ASKED_KINDS),
    total: z.int(),
    ok: z.int(),
    refused: z.int(),
    needsSecond: z.boolean().meta({ description: 'Another administrator must approve the order.' }),
    digest: Digest.meta({ description: 'To be sent with the order, so that what was shown is what is ordered.' }),
    items: z.array(RepairTrial).meta({ description: `Of at most ${MOST_SHOWN} cases; those that are refused first.` }),
  })
  .meta({ id: 'RepairDryRun' });

const states = ['waitingForSecond', 'running', 'paused', 'done', 'rejected'] as const;
const itemStates = ['pending', 'done', 'refused', 'changedSince', 'failed'] as const;

export const RepairView = z
  .object({
    id: z.uuid(),
    kind: z.enum(ASKED_KINDS),
    title: BothTexts,
    repair: Side.meta({ description: 'What was asked. Of changed data only the fields are named.' }),
    selection: z.unknown().meta({ description: 'The ids or the filter by which the cases were chosen.' }),
    reason: z.string(),
    state: z.enum(states),
    orderedBy: PersonShort,
    orderedAt: Instant,
    second: z.object({ by: PersonShort, at: Instant, note: z.string().nullable() }).nullable(),
    evenIfChanged: z.boolean(),
    pausedBy: PersonShort.nullable(),
    finishedAt: Instant.nullable(),
    total: z.int(),
    progress: z.object({
      pending: z.int(),
      done: z.int(),
      refused: z.int(),
      changedSince: z.int(),
      failed: z.int(),
    }),
  })
  .meta({ id: 'Repair' });

export const RepairItemView = z.object({
  position: z.int(),
  case: z.object({ id: CaseId, number: z.string().nullable(), procedure: z.string().nullable() }).nullable(),
  target: z.string().nullable(),
  organisation: z.string(),
  state: z.enum(itemStates),
  reason: Reason.nullable(),
  attempts: z.int(),
  dryRun: z.object({ sequence: z.int().nullable(), digest: z.string().nullable() }),
  sequence: z.int().nullable().meta({ description: 'Number of the last event of the repair.' }),
  settledAt: Instant.nullable(),
});

export const RepairPath = z.object({ repairId: z.uuid() });
export const RepairQuery = z.strictObject({
  ...PageQuery,
  state: z.enum(states).optional(),
  kind: z.enum(ASKED_KINDS).optional(),
  case: CaseId.optional(),
});
export const RepairItemQuery = z.strictObject({ ...PageQuery, state: z.enum(itemStates).optional() });
export const RepairPage = pageOf(RepairView);
export const RepairItemPage = pageOf(RepairItemView);

/** Body of an approval or a rejection. */
export const SecondBody = z.strictObject({ note: Words.optional() });
