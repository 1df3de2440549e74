// The trail of a case and its clocks, for people.
import { z } from 'zod';
import { Text } from '../../domain/definition/atoms.ts';
import { Named } from './cases.ts';
import { Instant, LocalDate, OrganisationPath, pageOf, PageQuery, PersonShort } from './common.ts';

/** One event in words. */
export const TimelineEntry = z.object({
  sequence: z.int(),
  type: z.string(),
  text: Text,
  /** Stage that the event belongs to, when it belongs to one. */
  stage: Named.nullable(),
  visitId: z.int().nullable(),
  opinion: z
    .object({ outcome: Text, text: z.string().nullable() })
    .optional()
    .meta({ description: 'Of an opinion: what was decided, and the words written to it.' }),
  actor: z.object({
    kind: z.enum(['person', 'administrator', 'system']),
    person: PersonShort.nullable(),
    onBehalfOf: PersonShort.nullable(),
  }),
  businessDate: LocalDate.meta({ description: 'When the matter happened.' }),
  recordedAt: Instant.meta({ description: 'When it was recorded.' }),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Timeline = pageOf(TimelineEntry);

export const TimelineQuery = z.strictObject({
  type: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'Only these types of event, with commas between: `opinionGiven,voteRecorded`.' }),
  ...PageQuery,
});

const Remaining = z.object({ amount: z.int(), unit: z.enum(['hour', 'day', 'workingDay']), overdue: z.boolean() });

/** One clock of a case, with how its last day was found. */
export const ClockView = z.object({
  id: z.string(),
  clock: Named,
  visitId: z.int().nullable(),
  statutory: z.boolean(),
  state: z.enum(['running', 'suspended', 'stopped']),
  startedAt: Instant,
  recordedAt: Instant,
  stoppedAt: Instant.nullable(),
  dueOn: LocalDate.nullable().meta({ description: 'The last allowed day.' }),
  dueAt: Instant.nullable().meta({ description: 'The midnight after it, exclusive.' }),
  overdue: z.boolean(),
  provisional: z.boolean().meta({ description: 'Counted in part by a year whose holidays are not announced.' }),
  remaining: Remaining.nullable().meta({
    description: 'What is left now; while it stands still, what it would go on with. Null when it has stopped.',
  }),
  suspensions: z.array(
    z.object({
      from: Instant,
      to: Instant.nullable().meta({ description: 'Exclusive; null while it lasts.' }),
      ground: z.string(),
      title: Text,
      reason: z.string().nullable(),
      recordedAt: Instant.nullable(),
      endRecordedAt: Instant.nullable(),
      remaining: Remaining.nullable().meta({ description: 'What was left when it began.' }),
    }),
  ),
  extensions: z.array(
    z.object({
      amount: z.int(),
      unit: z.string(),
      ground: z.string(),
      by: PersonShort.nullable(),
      on: LocalDate,
      recordedAt: Instant,
    }),
  ),
  extension: z
    .object({
      most: z.object({ amount: z.int(), unit: z.string() }),
      times: z.int(),
      by: z.object({ role: z.string(), level: z.string(), body: z.string().optional() }),
      left: z.int(),
    })
    .nullable()
    .meta({ description: 'How far and by whom it may be extended; null when it may not.' }),
  changes: z
    .array(
      z.object({
        kind: z.enum(['extended', 'suspended', 'resumed', 'recomputed']),
        from: LocalDate.nullable(),
        to: LocalDate.nullable(),
        provisional: z.boolean(),
        ground: z.string().nullable(),
        reason: z.string().nullable(),
        by: PersonShort.nullable(),
        businessDate: LocalDate,
        recordedAt: Instant,
      }),
    )
    .meta({ description: 'What has moved the last day since the clock started, oldest first.' }),
  working: z.array(Text).meta({ description: 'How the last day was counted, step by step.' }),
  steps: z
    .array(
      z.object({
        rule: z.string(),
        from: LocalDate.nullable(),
        to: LocalDate.nullable(),
        days: z.int(),
        basis: z.string().nullable(),
        text: Text,
      }),
    )
    .meta({ description: 'The same steps with their rule, days and basis.' }),
  basis: z.array(z.unknown()).meta({ description: 'Where the limit comes from.' }),
});
export type ClockView = z.infer<typeof ClockView>;

export const Clocks = z.object({ items: z.array(ClockView) });

/** Body and answer of a reveal. */
export const RevealBody = z.strictObject({
  field: z.string().min(1).max(64),
  /** Of a round: whose entry, of which period, and which of several; the newest when absent. */
  unit: OrganisationPath.optional(),
  period: z.string().max(20).optional(),
  entry: z.int().positive().optional(),
  reason: z.string().trim().min(2).max(500),
});
export const Revealed = z.object({ field: z.string(), value: z.unknown() });
