// The three forms of a definition: a case, a duty, an indicator. Files are `procedures/<field>/<id>.ts`. Whatever its
// form, a procedure may have duties that recur, indicators that are judged, and a plan of figures.
import { z } from 'zod';
import { Basis, Body, Key, Level, Parameter, ProcedureId, Rule, Text } from './atoms.ts';
import { Clock } from './clock.ts';
import { Duty } from './duty.ts';
import { Field, FormField } from './field.ts';
import { Indicator, PlanTable } from './indicator.ts';
import { Quota } from './quota.ts';
import { Stage } from './stage.ts';

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
  /** Stages of the handbook that are part of another element here: where, and why. */
  merged: z.array(z.object({ stage: Key, into: Key, note: Text })).default([]),
  duties: z.array(Duty).default([]),
  indicators: z.array(Indicator).default([]),
  plan: z.array(PlanTable).default([]),
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
    /** The stage of the handbook that the filing is. */
    key: Key.optional(),
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
  quotas: z.array(Quota).default([]),
});
export type CaseForm = z.infer<typeof CaseForm>;

/** A procedure that only recurs: its rounds are all that runs. */
export const DutyForm = z.object({ form: z.literal('duty'), ...head });
export type DutyForm = z.infer<typeof DutyForm>;

/** A procedure that only counts: planned figures, and numbers judged at dates. */
export const IndicatorForm = z.object({ form: z.literal('indicator'), ...head });
export type IndicatorForm = z.infer<typeof IndicatorForm>;

/** A definition as it is stored, hashed and run: no open parameter reference in it. */
export const Definition = z.discriminatedUnion('form', [CaseForm, DutyForm, IndicatorForm]);
export type Definition = z.infer<typeof Definition>;
