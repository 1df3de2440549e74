// Numbers that judge: what units report over a plan year, the gates at which it is judged, and planned figures.
import { z } from 'zod';
import { Basis, Key, Text } from './atoms.ts';
import { Rung, Warning } from './clock.ts';
import { Cadence, ItemDue, OwedBy } from './duty.ts';

/** A number that is judged: at a day of the year, or whenever it is reported. */
export const Gate = z.object({
  key: Key,
  title: Text,
  on: z.union([
    z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31), year: z.int().optional() }),
    z.literal('everyReport'),
  ]),
  compare: z.enum(['atLeast', 'atMost', 'moreThan', 'lessThan', 'equal']),
  /** An integer (fen for money), or an exact share; a share above the whole (growth) is allowed. */
  value: z.union([z.int(), z.object({ numerator: z.int().nonnegative(), denominator: z.int().positive() })]),
  basis: z.array(Basis).min(1),
});
export type Gate = z.infer<typeof Gate>;

/**
 * A series over one plan year. Each unit reports by the cadence; a correction of the past is a new entry, and what was
 * judged on the old one is judged again and says so.
 */
export const Indicator = z.object({
  key: Key,
  title: Text,
  basis: z.array(Basis).min(1),
  /** `share` is reported as two integers and never as a decimal. */
  measure: z.object({
    type: z.enum(['integer', 'fen', 'share']),
    unit: Text.optional(),
    numerator: Text.optional(),
    denominator: Text.optional(),
    min: z.int().default(0),
    max: z.int().optional(),
  }),
  /** `standing`: each report is the whole so far, the newest counts. `increment`: reports add up. */
  reports: z.enum(['standing', 'increment']).default('standing'),
  opens: Cadence,
  due: ItemDue,
  reportedBy: OwedBy,
  /** Judged for each unit by itself, or for all of them together. */
  judged: z.enum(['perUnit', 'together']).default('perUnit'),
  gates: z.array(Gate).default([]),
  warnings: z.array(Warning).default([]),
  ladder: z.array(Rung).default([]),
});
export type Indicator = z.infer<typeof Indicator>;

/** Planned figures of a programme, with the sums that they must make. */
export const PlanTable = z.object({
  key: Key,
  title: Text,
  basis: z.array(Basis).min(1),
  rows: z
    .array(
      z.object({
        key: Key,
        label: Text,
        /** Integer, or a decimal as a text. */
        value: z.union([z.int(), z.string().regex(/^\d+(\.\d+)?$/)]),
        unit: Text,
        /** Last day by which it is to be reached, of the plan. */
        by: z.iso.date().optional(),
        basis: z.array(Basis).min(1),
      }),
    )
    .min(1),
  /** A row that must equal the sum of others; `note` where the document itself does not add up. */
  sums: z.array(z.object({ total: Key, of: z.array(Key).min(2), note: Text.optional() })).default([]),
});
export type PlanTable = z.infer<typeof PlanTable>;
