// The three forms of a definition: a case, a duty, an indicator. Files are `procedures/<field>/<id>.ts`.
import { z } from 'zod';
import { Basis, Body, Key, Level, Parameter, ProcedureId, Rule, Text, Threshold } from './atoms.ts';
import { Clock, Rung, Warning } from './clock.ts';
import { Field, FormField } from './field.ts';
import { Assignee, Stage } from './stage.ts';

export const ProcedureKind = z.enum([
  'approvalChain',
  'caseLedger',
  'vote',
  'periodicReport',
  'emergencyClock',
  'mediation',
  'payout',
  'activitySchedule',
  'projectPipeline',
  'inspection',
]);

const head = {
  id: ProcedureId,
  /** Folder of the handbook's chapter. */
  field: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  kind: ProcedureKind,
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  title: Text,
  basis: z.array(Basis).min(1),
  parameters: z.array(Parameter).default([]),
  /** Departments that are competent besides those named in stages; they see its cases across townships. */
  departments: z.array(Body).default([]),
};

/** What a case is about, and how many may be open for the same subject. */
export const SubjectRule = z.object({
  kind: z.enum(['household', 'person', 'house', 'project', 'village', 'organisation']),
  uniqueness: z.enum(['oneOpenPerYear', 'oneOpen', 'none']),
});

export const CaseForm = z.object({
  form: z.literal('case'),
  ...head,
  subject: SubjectRule,
  filing: z.object({
    /** Level of the organisation at which a case is filed. */
    level: Level,
    /** Roles that may file; an applicant may always file for himself when `selfFiling`. */
    by: z.array(z.object({ role: Key, level: Level, body: Body.optional() })),
    selfFiling: z.boolean().default(false),
    form: z.array(FormField),
    rules: z.array(Rule).default([]),
  }),
  /** 撤回 by the applicant or filer, until one of these stages is entered. */
  withdrawal: z.object({ to: Key, notAfter: z.array(Key).default([]), basis: z.array(Basis).default([]) }).optional(),
  fields: z.array(Field),
  stages: z.array(Stage).min(2),
  clocks: z.array(Clock).default([]),
});
export type CaseForm = z.infer<typeof CaseForm>;

/** When a round opens; times at UTC+8. */
export const Cadence = z.discriminatedUnion('every', [
  z.object({ every: z.literal('day') }),
  z.object({ every: z.literal('week'), weekday: z.int().min(1).max(7) }),
  z.object({
    every: z.literal('month'),
    day: z.int().min(1).max(31),
    months: z.array(z.int().min(1).max(12)).optional(),
  }),
  z.object({
    every: z.literal('date'),
    dates: z.array(z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })).min(1),
    year: z.int().optional(),
  }),
]);

/** Which organisations owe an item of a round. */
export const OwedBy = z.object({ level: Level, bodies: z.array(Body).optional(), role: Key });

export const DutyForm = z.object({
  form: z.literal('duty'),
  ...head,
  opens: Cadence,
  /** Item due so many days after the round opens, or on a day of the month. */
  due: z.union([
    z.object({
      kind: z.literal('period'),
      amount: z.int().positive(),
      unit: z.enum(['hour', 'day', 'workingDay', 'month']),
    }),
    z.object({ kind: z.literal('dayOfMonth'), day: z.int().min(1).max(31), roll: z.boolean().default(false) }),
  ]),
  owedBy: OwedBy,
  item: z.object({
    fields: z.array(Field),
    form: z.array(FormField),
    nothingToReport: z.boolean().default(true),
    /** How often in a period, at least. */
    atLeast: z.int().positive().default(1),
    /** A level that checks each item before it counts. */
    checkedBy: Assignee.optional(),
    rules: z.array(Rule).default([]),
  }),
  warnings: z.array(Warning).default([]),
  ladder: z.array(Rung).default([]),
  /** Levels at which items are summed up, lowest first. */
  consolidation: z.array(z.object({ level: Level, role: Key, body: Body.optional() })).default([]),
  bulletin: z.object({ title: Text, by: z.object({ role: Key, level: Level, body: Body.optional() }) }).optional(),
});
export type DutyForm = z.infer<typeof DutyForm>;

export const IndicatorForm = z.object({
  form: z.literal('indicator'),
  ...head,
  measure: z.object({
    key: Key,
    label: Text,
    type: z.enum(['integer', 'fen', 'share']),
    unit: Text.optional(),
    min: z.int().optional(),
    max: z.int().optional(),
  }),
  /** For a share: the fields that are divided, exactly. */
  parts: z.object({ numerator: Key, denominator: Key }).optional(),
  cumulative: z.boolean().default(false),
  reports: Cadence,
  reportedBy: OwedBy,
  gates: z
    .array(
      z.object({
        on: z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
        compare: z.enum(['atLeast', 'atMost', 'moreThan', 'lessThan']),
        value: z.union([z.int(), Threshold.shape.share]),
        basis: z.array(Basis).min(1),
      }),
    )
    .min(1),
  ladder: z.array(Rung).default([]),
});
export type IndicatorForm = z.infer<typeof IndicatorForm>;

/** A definition as it is stored, hashed and run: no open parameter reference in it. */
export const Definition = z.discriminatedUnion('form', [CaseForm, DutyForm, IndicatorForm]);
export type Definition = z.infer<typeof Definition>;
