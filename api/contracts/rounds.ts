// A round of a duty, or a series of an indicator, as the view of its case shows it.
import { z } from 'zod';
import { Text } from '../../domain/definition/atoms.ts';
import { Instant, LocalDate, PersonShort } from './common.ts';

const Named = z.object({ key: z.string(), title: Text });
const Unit = z.object({ path: z.string(), name: z.string() });
const Measured = z
  .object({ part: z.int(), whole: z.int() })
  .meta({ description: 'A number exactly: `part` of `whole`; `whole` is 1 for what is counted.' });

/** How many units stand how. */
export const TallyFigures = z.object({
  units: z.int(),
  onTime: z.int(),
  late: z.int(),
  owed: z.int().meta({ description: 'Has handed nothing in and still has time.' }),
  silent: z.int().meta({ description: 'Has handed nothing in and has no time left.' }),
  excused: z.int(),
  nothingToReport: z.int(),
});

export const ItemState = z.enum(['silent', 'filed', 'late', 'checked', 'returned', 'excused']);

const Entry = z.object({
  number: z.int(),
  by: PersonShort,
  at: Instant,
  businessDate: LocalDate,
  late: z.boolean(),
  nothing: z.boolean(),
  note: z.string().nullable(),
  corrections: z.int(),
  data: z.record(z.string(), z.unknown()).meta({ description: 'Values by field key; sensitive ones are masked.' }),
  masked: z.array(z.string()),
});

const ItemView = z.object({
  unit: Unit,
  period: z.string(),
  state: ItemState,
  dueOn: LocalDate,
  overdue: z.boolean().meta({ description: 'Silent at the due instant, whatever came later.' }),
  late: z.boolean(),
  filedAt: Instant.nullable(),
  filedBy: PersonShort.nullable(),
  ground: z.string().nullable(),
  entries: z.array(Entry),
});

const StepView = z.object({
  step: Named,
  kind: z.enum(['consolidate', 'bulletin']),
  organisation: z.string(),
  visitId: z.int(),
  taskId: z.string(),
  state: z.enum(['open', 'done']),
  openedAt: Instant,
  doneAt: Instant.nullable(),
  by: PersonShort.nullable(),
});

const GateView = z.object({
  gate: Named,
  /** The report that was judged; null for a gate at a date. */
  period: z.string().nullable(),
  /** Null for all together. */
  unit: Unit.nullable(),
  verdict: z.enum(['met', 'missed', 'undecided']),
  value: Measured.nullable(),
  reachedLate: z.boolean(),
});

/** What belongs to a round alone. Items and gates of units outside the caller's sight are left out. */
export const RoundView = z.object({
  part: Named,
  kind: z.enum(['duty', 'indicator']),
  period: z.object({ label: z.string(), from: LocalDate, to: LocalDate }),
  openedOn: LocalDate,
  terms: z.array(
    z.object({
      period: z.string(),
      from: LocalDate,
      to: LocalDate,
      opensOn: LocalDate,
      dueOn: LocalDate,
      provisional: z.boolean(),
      visitId: z.int().nullable().meta({ description: 'Null while the period has not begun.' }),
    }),
  ),
  /** Numbers of units of the whole round. */
  tally: TallyFigures,
  items: z.array(ItemView),
  steps: z.array(StepView),
  gates: z.array(GateView),
  links: z.array(
    z.object({
      unit: z.string(),
      period: z.string(),
      entry: z.int(),
      procedure: z.string(),
      caseId: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
});
export type RoundView = z.infer<typeof RoundView>;
