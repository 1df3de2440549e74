// Clocks: limits between two events, what warns before and what escalates after.
import { z } from 'zod';
import { LONGEST } from '../calendar/deadline.ts';
import { Basis, Key, Level, ProcedureId, Text } from './atoms.ts';
import { Post } from './post.ts';

const Unit = z.enum(['hour', 'day', 'workingDay', 'month', 'year']);

const SimpleLimit = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('period'), amount: z.int().positive(), unit: Unit })
    .refine(({ amount, unit }) => amount <= LONGEST[unit], 'a period is at most a century'),
  z.object({
    kind: z.literal('date'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    year: z.int(),
    roll: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('dayOfMonth'), day: z.int().min(1).max(31), roll: z.boolean().optional() }),
]);

/**
 * What a clock allows. `period` counts from the start event; `date` is a day of a plan year; `field` is a date that
 * the case carries (a promised date); `earliest` is 'whichever ends first'.
 */
export const ClockLimit = z.union([
  SimpleLimit,
  z.object({ kind: z.literal('field'), field: Key }),
  z.object({
    kind: z.literal('earliest'),
    of: z.array(z.union([SimpleLimit, z.object({ kind: z.literal('field'), field: Key })])).min(2),
  }),
]);
export type ClockLimit = z.infer<typeof ClockLimit>;

/** What starts or stops a clock. */
export const EventRef = z.discriminatedUnion('on', [
  z.object({ on: z.literal('started') }),
  z.object({ on: z.literal('entered'), stage: Key }),
  z.object({ on: z.literal('left'), stage: Key, outcome: Key.optional() }),
  z.object({ on: z.literal('ended') }),
]);
export type EventRef = z.infer<typeof EventRef>;

/** Why a clock may stand still; only the grounds that a clock names touch it. */
export const Ground = z.enum(['supplement', 'notice', 'appraisal', 'forceMajeure', 'suspension']);
export type Ground = z.infer<typeof Ground>;

const Offset = z.object({ amount: z.int().nonnegative(), unit: z.enum(['hour', 'day', 'workingDay']) });

/** Before the due instant: a distance, or a share of the whole time that has passed. */
export const Warning = z.union([
  z.object({ before: Offset }),
  z.object({ atShare: z.object({ numerator: z.int().positive(), denominator: z.int().positive() }) }),
]);
export type Warning = z.infer<typeof Warning>;

/** After the due instant: a step of the escalation ladder. `after.amount` 0 is the due instant itself. */
export const Rung = z.object({
  after: Offset,
  action: z.enum(['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase']),
  /** Who is told besides the owner; the owner's superior when absent and the action is not remindOwner. */
  to: z.object({ role: Key, level: Level, body: z.string().optional() }).optional(),
  /** superviseCase: the procedure of the case that it opens; resolution sets it, and an older version has none. */
  opens: ProcedureId.optional(),
});
export type Rung = z.infer<typeof Rung>;

/**
 * 延长: the post that may lengthen a running clock before it is due, how often, and by how much in all. What is granted
 * follows on the limit's last day. Hours lengthen hours alone, and 'whichever ends first' is not lengthened.
 */
export const ClockExtension = z.object({
  most: z.object({ amount: z.int().positive(), unit: Unit }),
  by: Post,
  times: z.int().positive().default(1),
  basis: z.array(Basis).default([]),
});
export type ClockExtension = z.infer<typeof ClockExtension>;

/** `scope: visit` runs again for every visit of the stage that starts it; `scope: case` runs once at a time, from its first start; once stopped, its start event starts it anew. */
export const Clock = z.object({
  key: Key,
  title: Text,
  basis: z.array(Basis).min(1),
  scope: z.enum(['case', 'visit']),
  start: EventRef,
  stop: z.array(EventRef).min(1),
  limit: ClockLimit,
  statutory: z.boolean().default(false),
  suspendedBy: z.array(Ground).default([]),
  extension: ClockExtension.optional(),
  warnings: z.array(Warning).default([]),
  ladder: z.array(Rung).default([]),
});
export type Clock = z.infer<typeof Clock>;
