// What falls due, counted and listed; the load of the coming weeks; red and yellow cards.
import { z } from 'zod';
import { Level, ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { Named, Place } from './cases.ts';
import { CaseId, LocalDate, OrganisationPath, pageOf, PageQuery, PersonShort } from './common.ts';

const Of = z
  .enum(['tasks', 'clocks', 'items', 'remedies'])
  .default('tasks')
  .meta({
    description:
      'Tasks that are open, clocks that run, what units still owe in rounds, or what applicants may still do against a ' +
      'decision that was served.',
  });
const By = z.enum(['person', 'unit', 'procedure', 'week', 'day']);
const Key = z.string().max(100).meta({
  description:
    "A group's key: a person's id, a path, a procedure's id, `2026-W12`, `2026-03-17`; empty for what nobody holds.",
});
const UnitLevel = Level.optional().meta({ description: 'Takes units together at the division of this level.' });

const asked = {
  within: z.coerce.number().int().min(0).max(366).default(7).meta({
    description: 'Days from today within which something counts as about to fall due.',
  }),
  organisation: OrganisationPath.optional().meta({ description: 'Only units in this division, or this body.' }),
  procedure: ProcedureId.optional(),
  rehearsal: z.stringbool().optional(),
};

const span = {
  from: LocalDate.optional().meta({ description: 'Only what is due on this day or later.' }),
  mine: z.stringbool().optional().meta({ description: 'Only what the caller has to do, or could take.' }),
};

/** Query of `GET /api/v1/due`. */
export const DueQuery = z.strictObject({
  of: Of,
  by: By.default('unit'),
  level: UnitLevel,
  overdue: z.stringbool().optional(),
  ...asked,
  ...span,
  ...PageQuery,
});
export type DueQuery = z.infer<typeof DueQuery>;

/** Query of `GET /api/v1/due/list`. */
export const DueListQuery = z.strictObject({
  of: Of,
  by: By.optional(),
  key: Key.optional(),
  level: UnitLevel,
  overdue: z.stringbool().optional(),
  ...asked,
  ...span,
  ...PageQuery,
});
export type DueListQuery = z.infer<typeof DueListQuery>;

const Title = Text.meta({ description: 'Name of the person, unit or procedure; the days of the week; the day.' });

/** A page of groups, most overdue first; weeks and days in their order. */
export const DueGroups = pageOf(
  z.object({
    key: z.string().nullable(),
    title: Title,
    overdue: z.int(),
    soon: z.int(),
    oldest: LocalDate.meta({ description: 'The earliest last day among them.' }),
  }),
).extend({
  asOf: LocalDate,
  until: LocalDate.meta({ description: 'The last day that counts as about to fall due.' }),
  totals: z.object({ overdue: z.int(), soon: z.int() }).meta({
    description: 'Of all groups. What several people could do counts once here, and for each of them above.',
  }),
});

/** To whom something is addressed. */
export const Owner = z.union([
  z.object({ person: PersonShort }),
  z.object({ role: z.string(), title: Text, organisation: z.string() }),
]);
export type Owner = z.infer<typeof Owner>;

export const DueRow = z.object({
  caseId: CaseId,
  caseNumber: z.string(),
  kind: z.enum(['case', 'round', 'series']),
  procedure: Named,
  id: z.string().meta({ description: 'The task, clock, item or remedy in its case.' }),
  what: Named.meta({ description: 'The stage, the clock, or the duty.' }),
  unit: Place,
  period: z.string().nullable(),
  subject: z.string().nullable(),
  dueOn: LocalDate,
  overdue: z.boolean(),
  owners: z.array(Owner),
});
export type DueRow = z.infer<typeof DueRow>;
export const DueRows = pageOf(DueRow);

/** Query of `GET /api/v1/due/cards`. */
export const CardQuery = z.strictObject({
  by: z.enum(['person', 'unit', 'procedure']).default('unit'),
  level: UnitLevel,
  card: z.enum(['yellow', 'red']).optional(),
  organisation: asked.organisation,
  procedure: asked.procedure,
  rehearsal: asked.rehearsal,
  ...PageQuery,
});

/** Query of `GET /api/v1/due/cards/list`. */
export const CardListQuery = CardQuery.extend({
  by: z.enum(['person', 'unit', 'procedure']).optional(),
  key: Key.optional(),
});

export const CardGroups = pageOf(
  z.object({ key: z.string().nullable(), title: Title, red: z.int(), yellow: z.int() }),
).extend({ totals: z.object({ red: z.int(), yellow: z.int() }) });

export const CardRows = pageOf(
  DueRow.omit({ id: true, what: true, dueOn: true, overdue: true }).extend({
    card: z.enum(['yellow', 'red']),
    startedOn: LocalDate,
  }),
);

/** Query of `GET /api/v1/due/load`. */
export const LoadQuery = z.strictObject({
  by: z.enum(['unit', 'procedure']).default('unit'),
  level: UnitLevel,
  weeks: z.coerce.number().int().min(1).max(53).default(8),
  organisation: asked.organisation,
  procedure: asked.procedure,
  rehearsal: asked.rehearsal,
  ...PageQuery,
});
export type LoadQuery = z.infer<typeof LoadQuery>;

const Amounts = {
  clocks: z.int().meta({ description: 'Clocks of cases that run and end in this week.' }),
  items: z.int().meta({ description: 'Items of open rounds that are owed and due in this week.' }),
  coming: z.int().meta({ description: 'Items due in this week of rounds that have not opened yet.' }),
};

export const Load = pageOf(
  z.object({
    key: z.string(),
    title: Title,
    before: z.object({ clocks: z.int(), items: z.int() }).meta({ description: 'Due before the first week.' }),
    weeks: z.array(z.object({ week: z.string(), ...Amounts })),
  }),
).extend({
  asOf: LocalDate,
  weeks: z.array(z.object({ week: z.string(), from: LocalDate, to: LocalDate })),
  provisional: z.boolean().meta({
    description: 'A day of a coming round was counted by a year whose holidays are not announced.',
  }),
});
export type Load = z.infer<typeof Load>;
