// Worklists: open tasks with what a person needs to choose the next one.
import { z } from 'zod';
import { ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { Named, Place, SubjectRef } from './cases.ts';
import { CaseId, Instant, LocalDate, OrganisationPath, pageOf, PageQuery, PersonShort } from './common.ts';

export const TaskRow = z.object({
  caseId: CaseId,
  caseNumber: z.string(),
  taskId: z.string(),
  visitId: z.int(),
  procedure: Named,
  stage: Named,
  kind: Named,
  organisation: Place,
  subject: SubjectRef.nullable(),
  applicant: PersonShort.nullable(),
  /** Where it waits: a role at an organisation, or a person. */
  to: z.union([
    z.object({ role: z.string(), title: Text, organisation: z.string() }),
    z.object({ person: PersonShort }),
  ]),
  onBehalfOf: PersonShort.nullable().meta({
    description: 'The caller would do it as the delegate (代理) of this person.',
  }),
  claimedBy: PersonShort.nullable(),
  openedAt: Instant,
  dueOn: LocalDate.nullable(),
  provisional: z.boolean().meta({
    description: 'The due day rests on a year whose holidays are not announced yet, and may move.',
  }),
  overdue: z.boolean(),
  held: z.boolean().meta({ description: 'The case is suspended; nothing can be done now.' }),
  finishedAt: Instant.nullable(),
  outcome: Named.nullable(),
  rehearsal: z.boolean(),
  /** Of a round: the organisation that it is about, and the period. */
  unit: Place.nullable(),
  period: z.string().nullable(),
});
export const TaskPage = pageOf(TaskRow);
export type TaskRow = z.infer<typeof TaskRow>;

/** Query of `GET /api/v1/tasks`. */
export const TaskQuery = z.strictObject({
  view: z.enum(['mine', 'unit', 'dueBefore', 'overdue', 'done']).default('mine'),
  dueBefore: LocalDate.optional(),
  overdue: z.stringbool().optional(),
  procedure: ProcedureId.optional(),
  stage: z.string().max(64).optional(),
  organisation: OrganisationPath.optional(),
  q: z.string().trim().min(1).max(100).optional().meta({ description: 'Case number, or part of a name.' }),
  card: z.enum(['yellow', 'red']).optional().meta({ description: 'The highest card that was drawn in the case.' }),
  rehearsal: z.stringbool().optional(),
  ...PageQuery,
});
export type TaskQuery = z.infer<typeof TaskQuery>;

/** Counts for the tabs of an inbox. */
export const TaskCounts = z
  .object({
    most: z.int().meta({ description: 'Nothing is counted beyond this: as many means as many or more.' }),
    mine: z.object({ open: z.int(), overdue: z.int() }).meta({ description: '待办' }),
    unit: z.object({ open: z.int(), overdue: z.int() }).meta({ description: '本单位' }),
    started: z.int().meta({ description: '我发起：open cases that the caller filed or applied for.' }),
    copied: z.int().meta({ description: '抄送：open cases that were copied to the caller.' }),
    unread: z.int().meta({ description: 'Messages that the caller has not read.' }),
  })
  .meta({ id: 'TaskCounts' });

export const TaskCountsQuery = z.strictObject({ rehearsal: z.stringbool().optional() });
