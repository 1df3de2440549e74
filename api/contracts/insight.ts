// How a county works, in numbers: by stage, by unit, by week.
import { z } from 'zod';
import { Level, ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { Named, Place } from './cases.ts';
import { LocalDate, OrganisationPath, pageOf, PageQuery } from './common.ts';

const asked = {
  organisation: OrganisationPath.optional().meta({
    description: 'Only cases of this division, or of this body.',
  }),
  procedure: ProcedureId.optional(),
  rehearsal: z.stringbool().optional(),
};
const span = {
  days: z.coerce.number().int().min(1).max(1_100).default(90).meta({
    description: 'What was left, ended or finished on the last so many days, today included.',
  }),
};

/** Query of `GET /api/v1/insight/stages`. */
export const StageInsightQuery = z.strictObject({ ...asked, ...span, ...PageQuery });

/** Query of `GET /api/v1/insight/units`. */
export const UnitInsightQuery = z.strictObject({
  level: Level.optional().meta({ description: 'Takes units together at the division of this level.' }),
  ...asked,
  ...span,
  ...PageQuery,
});

/** Query of `GET /api/v1/insight/throughput`. */
export const ThroughputQuery = z.strictObject({ weeks: z.coerce.number().int().min(1).max(157).default(13), ...asked });
export type ThroughputQuery = z.infer<typeof ThroughputQuery>;

const OpenNow = z.object({
  count: z.int(),
  overdue: z.int(),
  ages: z.array(z.int()).meta({ description: 'How many are in each of `ageBands`.' }),
});
const Share = z.number().min(0).max(1).nullable().meta({ description: 'Null of none.' });
const Days = z.object({
  count: z.int(),
  median: z.number().nullable().meta({ description: 'Days, of 24 hours each; null of none.' }),
  p90: z.number().nullable().meta({ description: 'The 90th percentile, between two values by their distance.' }),
});
const basis = {
  asOf: LocalDate,
  from: LocalDate,
  to: LocalDate,
  ageBands: z
    .array(z.object({ from: z.int(), to: z.int().nullable() }))
    .meta({ description: 'Days; `from` belongs to the band, `to` does not.' }),
};

export const StageInsights = pageOf(
  z.object({
    procedure: Named,
    stage: Named,
    cases: OpenNow.meta({ description: 'Open cases that are at the stage; their age is that of the whole case.' }),
    tasks: OpenNow.meta({ description: 'Open tasks of the stage.' }),
    left: Days.meta({ description: 'Visits of the stage that were left in the span: how long each had taken.' }),
    returned: z.int().meta({ description: 'Of those that were left: sent back or taken back.' }),
    returnedShare: Share,
    overdue: z.int().meta({ description: 'Of those that were left: a clock or task of theirs had run out.' }),
    overdueShare: Share,
  }),
).extend(basis);

export const UnitInsights = pageOf(
  z.object({
    unit: Place,
    cases: OpenNow.meta({ description: 'Open cases of the unit.' }),
    tasks: OpenNow.meta({ description: 'Open tasks that are addressed to the unit, else those of its cases.' }),
    ended: Days.meta({ description: 'Its cases that ended in the span, from their start on.' }),
    finished: Days.meta({ description: 'Its tasks that were finished in the span, from their opening on.' }),
    overdue: z.int().meta({ description: 'Of the finished tasks: they were overdue.' }),
    overdueShare: Share,
  }),
).extend(basis);

export const Throughput = z.object({
  asOf: LocalDate,
  weeks: z.array(
    z.object({
      week: z.string(),
      title: Text,
      from: LocalDate,
      to: LocalDate,
      started: z.int(),
      ended: Days,
      endedOverdue: z.int().meta({ description: 'Of the ended: a clock of the case had run out.' }),
      overdueShare: Share,
      open: z.int().meta({ description: 'Cases that were open at the end of the week, or are now in the last one.' }),
      finishedTasks: z.int(),
      finishedOverdue: z.int(),
      returned: z.int().meta({ description: 'How often a case was sent back or taken back.' }),
    }),
  ),
});
export type Throughput = z.infer<typeof Throughput>;
