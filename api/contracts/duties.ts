// Duties that recur and indicators that are judged, as the procedures in force have them; their rounds, matrices,
// bulletins and series.
import { z } from 'zod';
import { Level, ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { CaseSummary } from './cases.ts';
import { CaseId, Instant, LocalDate, OrganisationPath, PageQuery, pageOf, PersonShort, RoleKey } from './common.ts';
import { ItemState, TallyFigures } from './rounds.ts';

const Named = z.object({ key: z.string(), title: Text });
const PartKey = RoleKey.meta({ description: 'Key of a duty or indicator of the procedure.' });
const PeriodLabel = z
  .string()
  .max(20)
  .meta({ description: 'What a round covers: 2024-03-05, 2024-W10, 2024-03, 2024-Q1, 2024-H1, 2024.' });

export const RecurringQuery = z.strictObject({
  procedure: ProcedureId.max(100).optional(),
  field: z.string().max(50).optional().meta({ description: 'Chapter of the handbook.' }),
});

const NotSet = z.object({
  procedure: z.object({ id: z.string(), title: Text }),
  parameter: Named.meta({ description: 'What the county has to set.' }),
  part: Named.meta({ description: 'What does not run without it.' }),
});

const Recurring = z.object({
  procedure: z.object({ id: z.string(), title: Text }),
  part: Named,
  version: z.string(),
  cadence: Text.meta({ description: 'When a round opens, in words.' }),
  due: Text.meta({ description: 'By when an item is due, in words.' }),
  owedBy: z.object({ role: Named, level: Level, bodies: z.array(z.string()).nullable() }),
  nextOpening: LocalDate.nullable().meta({ description: 'Null when it will not open again.' }),
  lastRound: z
    .object({ id: CaseId, period: z.string(), openedOn: LocalDate, status: z.string(), overdue: z.boolean() })
    .nullable()
    .meta({ description: 'The newest that the caller may see.' }),
});

export const DutyList = z.object({ items: z.array(Recurring), notSet: z.array(NotSet) });

const YEARS = { min: 2000, max: 2100 };

/** Query of `GET /api/v1/duties/year`. */
export const DutyYearQuery = RecurringQuery.extend({
  year: z.coerce.number().int().min(YEARS.min).max(YEARS.max).optional().meta({
    description: 'Calendar year; the present one when absent.',
  }),
});

const OpeningOf = z.object({
  period: z.string(),
  opensOn: LocalDate,
  dueOn: LocalDate,
  provisional: z.boolean().meta({ description: 'Counted by a year whose holidays are not announced.' }),
  round: CaseId.nullable().meta({ description: 'The round of it; null before it opens or out of sight.' }),
});

export const DutyYear = z.object({
  year: z.int(),
  asOf: LocalDate,
  items: z.array(
    Recurring.pick({ procedure: true, part: true, cadence: true, due: true, owedBy: true }).extend({
      kind: z.enum(['duty', 'indicator']),
      mine: z.boolean().meta({ description: 'Whether a post of the caller owes it.' }),
      openings: z.array(OpeningOf).nullable().meta({
        description: 'Null for what opens every day or week: its cadence says all.',
      }),
    }),
  ),
});

const GateOf = z.object({
  key: z.string(),
  title: Text,
  on: z.union([z.literal('everyReport'), z.object({ month: z.int(), day: z.int(), year: z.int().optional() })]),
  compare: z.enum(['atLeast', 'atMost', 'moreThan', 'lessThan', 'equal']),
  value: z.union([z.int(), z.object({ numerator: z.int(), denominator: z.int() })]),
});

const Measure = z.object({ type: z.enum(['integer', 'fen', 'share']), unit: Text.nullable() });

const Judged = z.enum(['perUnit', 'together']);

export const IndicatorList = z.object({
  items: z.array(Recurring.extend({ measure: Measure, judged: Judged, gates: z.array(GateOf) })),
  notSet: z.array(NotSet),
});

export const RoundQuery = z.strictObject({
  procedure: ProcedureId.max(100).optional(),
  part: PartKey.optional(),
  kind: z.enum(['round', 'series']).optional(),
  period: PeriodLabel.optional(),
  status: z.enum(['open', 'ended']).optional(),
  overdue: z.stringbool().optional(),
  ...PageQuery,
});

const Counts = z
  .object({
    units: z.int(),
    items: z.int(),
    silent: z.int(),
    filed: z.int().meta({ description: 'Handed in and not checked yet, or not to be checked.' }),
    late: z.int().meta({ description: 'Handed in too late, checked or not.' }),
    checked: z.int(),
    returned: z.int(),
    excused: z.int(),
    overdue: z.int().meta({ description: 'Still owed after the due instant.' }),
    nothingToReport: z.int(),
  })
  .meta({ description: 'Items of the units that the caller may see.' });

export const RoundPage = pageOf(CaseSummary.extend({ counts: Counts }));
export type RoundCounts = z.infer<typeof Counts>;

export const OpenRoundBody = z.strictObject({
  procedure: ProcedureId.max(100),
  part: z.strictObject({ kind: z.enum(['duty', 'indicator']), key: PartKey }),
  openedOn: LocalDate.optional().meta({ description: 'The day for which it opens; today when absent.' }),
});

export const RoundPath = z.strictObject({ roundId: CaseId });

export const MatrixQuery = z.strictObject({
  township: OrganisationPath.optional().meta({ description: 'Only units in this division.' }),
  period: PeriodLabel.optional(),
  state: ItemState.optional(),
  overdue: z.stringbool().optional().meta({ description: 'Silent at the due instant, whatever came later.' }),
  owed: z.stringbool().optional().meta({ description: 'true: still to be handed in.' }),
  ...PageQuery,
});

const MatrixItem = z.object({
  unit: z.object({ path: z.string(), name: z.string() }),
  period: z.string(),
  state: ItemState,
  openedOn: LocalDate,
  dueOn: LocalDate,
  overdue: z.boolean(),
  late: z.boolean(),
  filedAt: Instant.nullable(),
  filedBy: PersonShort.nullable(),
  nothingToReport: z.boolean(),
  entries: z.int(),
  ground: z.string().nullable(),
});

export const Matrix = pageOf(MatrixItem).extend({
  round: z.object({ id: CaseId, part: Named, procedure: z.string(), period: z.string(), status: z.string() }),
});

const Unit = z.object({ path: z.string(), name: z.string() });

export const Bulletin = z
  .object({
    round: z.object({ id: CaseId, part: Named, procedure: z.string(), period: z.string(), status: z.string() }),
    issued: z.object({ text: z.string(), at: Instant, by: PersonShort.nullable() }).nullable(),
    total: TallyFigures,
    townships: z.array(TallyFigures.extend({ township: z.object({ path: z.string(), name: Text }) })),
    silent: z.array(Unit),
    late: z.array(Unit),
    found: z
      .array(z.object({ field: Named, type: z.enum(['integer', 'fen']), unit: Text.nullable(), sum: z.int() }))
      .meta({ description: 'Sums of the counted fields over all entries; money in fen.' }),
  })
  .meta({ id: 'Bulletin', description: 'Figures of the units that the caller may see.' });

export const SeriesPath = z.strictObject({ procedure: ProcedureId.max(100), indicator: PartKey });
export const SeriesQuery = z.strictObject({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .meta({ description: 'Plan year; the newest series when absent.' }),
  township: OrganisationPath.optional(),
  limit: PageQuery.limit,
  cursor: PageQuery.cursor,
});

const Measured = z
  .object({ part: z.int(), whole: z.int() })
  .meta({ description: 'A number exactly: `part` of `whole`; `whole` is 1 for what is counted.' });
const JudgedGate = z.object({
  gate: z.string(),
  period: z.string().nullable().meta({ description: 'The report that was judged; null for a gate at a date.' }),
  verdict: z.enum(['met', 'missed', 'undecided']),
  value: Measured.nullable(),
  reachedLate: z.boolean(),
});

export const Series = pageOf(
  z.object({
    unit: Unit,
    reports: z.array(
      z.object({
        period: z.string(),
        state: ItemState,
        value: Measured.nullable(),
        sofar: Measured.nullable().meta({ description: 'What counted by that period.' }),
        corrections: z.int(),
      }),
    ),
    sofar: Measured.nullable().meta({ description: 'What counts by now: the newest report, or their sum.' }),
    judgements: z.array(JudgedGate),
  }),
).extend({
  series: z.object({ id: CaseId, part: Named, procedure: z.string(), period: z.string(), status: z.string() }),
  measure: Measure,
  reports: z
    .enum(['standing', 'increment'])
    .meta({ description: 'Each report is the whole so far, or reports add up.' }),
  judged: Judged,
  gates: z.array(GateOf),
  terms: z.array(z.object({ period: z.string(), opensOn: LocalDate, dueOn: LocalDate, opened: z.boolean() })),
  together: z.array(JudgedGate).meta({ description: 'Gates judged for all units together.' }),
  totals: z
    .array(z.object({ period: z.string(), value: Measured.nullable() }))
    .meta({ description: 'All units that were asked for and may be seen, together, as it counted by each period.' }),
});
