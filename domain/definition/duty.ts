// Duties: what recurs, who owes an item of each round, who checks it, who sums it up, and what comes out at the end.
import { z } from 'zod';
import { Basis, Body, Feel, Key, Level, ProcedureId, Rule, Text } from './atoms.ts';
import { Rung, Warning } from './clock.ts';
import { Field, FormField } from './field.ts';
import { Post } from './post.ts';

const Month = z.int().min(1).max(12);
const Day = z.int().min(1).max(31);

/**
 * When a round opens, at the start of the day named (UTC+8), and what it covers: the day, the ISO week, the month, the
 * quarter, the half-year, the year, or one date of a plan. `month` of a quarter is 1 to 3, of a half-year 1 to 6.
 * A month that lacks the day opens on its last day.
 */
export const Cadence = z.discriminatedUnion('every', [
  z.object({ every: z.literal('day') }),
  z.object({ every: z.literal('week'), weekday: z.int().min(1).max(7) }),
  z.object({ every: z.literal('month'), day: Day, months: z.array(Month).min(1).optional() }),
  z.object({ every: z.literal('quarter'), month: z.int().min(1).max(3), day: Day }),
  z.object({ every: z.literal('halfYear'), month: z.int().min(1).max(6), day: Day }),
  z.object({ every: z.literal('year'), month: Month, day: Day }),
  z.object({
    every: z.literal('date'),
    dates: z.array(z.object({ month: Month, day: Day })).min(1),
    /** Only in this year; in every year when absent. */
    year: z.int().optional(),
  }),
]);
export type Cadence = z.infer<typeof Cadence>;

/**
 * Last day for an item: so long after the opening day; a day of the opening month (the next month when it lies before
 * the opening; a month that lacks it ends there); the last day of what the round covers; a day of the
 * opening year (the next year when it lies before the opening); or one date.
 */
export const ItemDue = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('period'),
    amount: z.int().positive(),
    unit: z.enum(['hour', 'day', 'workingDay', 'month']),
  }),
  z.object({ kind: z.literal('dayOfMonth'), day: Day, roll: z.boolean().default(false) }),
  z.object({ kind: z.literal('endOfPeriod'), roll: z.boolean().default(false) }),
  z.object({ kind: z.literal('monthDay'), month: Month, day: Day, roll: z.boolean().default(false) }),
  z.object({ kind: z.literal('date'), year: z.int(), month: Month, day: Day, roll: z.boolean().default(false) }),
]);
export type ItemDue = z.infer<typeof ItemDue>;

/** Which organisations owe an item of a round: every division of a level, or bodies of each; the holders of a role file it. */
export const OwedBy = z.object({ level: Level, bodies: z.array(Body).min(1).optional(), role: Key });
export type OwedBy = z.infer<typeof OwedBy>;

const step = { key: Key, title: Text, basis: z.array(Basis).min(1) };

/**
 * A step above the items. `within` is how long it may take from its opening; then the duty's ladder is climbed by whoever
 * has not done it. Without it the step waits for ever.
 */
const summary = z.object({
  ...step,
  by: Post,
  within: z.object({ amount: z.int().positive().max(366), unit: z.enum(['day', 'workingDay', 'month']) }).optional(),
});

/** Something that recurs. Its steps carry the keys of the handbook's stages. */
export const Duty = z.object({
  ...step,
  opens: Cadence,
  /** First and last day on which rounds open, of the plan; always when absent. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  due: ItemDue,
  owedBy: OwedBy,
  /** What one unit hands in. */
  item: z.object({
    ...step,
    fields: z.array(Field),
    form: z.array(FormField),
    /** A unit may say that there was nothing; that is recorded, not silence. */
    nothingToReport: z.boolean().default(true),
    /** How many entries make the item complete (走访 at least n times a month). More are taken where this is above one, or where entries open cases. */
    atLeast: z.int().positive().default(1),
    /** Conditions over an entry's data. */
    rules: z.array(Rule).default([]),
    /** Cases that an entry opens when its data say so; the data it hands over: name there, name here. */
    opens: z
      .array(
        z.object({
          when: Feel,
          procedure: ProcedureId,
          hands: z.array(z.object({ to: Key, from: Key })).default([]),
          /** As in a link stage: the field that says whom or what the other case is about. */
          subject: Key.optional(),
          /**
           * The field that names the division in which the other case is filed, within the unit's region; the unit's own
           * division when absent. A county body needs it where cases are filed in villages.
           */
          organisation: Key.optional(),
          basis: z.array(Basis).default([]),
        }),
      )
      .default([]),
  }),
  /** Who checks an item before it counts: accept, or send back. */
  check: z.object({ ...step, by: Post }).optional(),
  warnings: z.array(Warning).default([]),
  ladder: z.array(Rung).default([]),
  /** Who sums items up, lowest level first: each division of that level for the units in it, then the next. */
  consolidation: z.array(summary).default([]),
  /** 通报: who is on time, late, silent, and what was found. It ends the round. */
  bulletin: summary.optional(),
});
export type Duty = z.infer<typeof Duty>;
