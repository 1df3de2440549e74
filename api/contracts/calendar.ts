// The working calendar, and the holiday notices that change it.
import { z } from 'zod';
import { ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { CaseId, Instant, LocalDate, PageQuery, PersonShort } from './common.ts';

const Named = z.object({ key: z.string(), title: Text });
const Year = z.coerce.number().int().min(1990).max(2100);
const Source = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .meta({ description: 'The notice, as 国办发明电〔2025〕7号; taken from the text where it names its number.' });
const Replace = z
  .boolean()
  .default(false)
  .meta({ description: 'Puts it in place of what an earlier notice announced for the year.' });

const DayOff = z.object({ date: LocalDate, name: z.string().trim().min(1).max(20) });

/** Body of `POST /api/v1/calendar/notices`: the notice as it was published, or its days. */
export const NoticeBody = z.union([
  z.strictObject({
    text: z.string().min(1).max(20_000).meta({ description: 'The notice, pasted as it was published.' }),
    year: Year.optional().meta({ description: 'Where the text names none.' }),
    source: Source.optional(),
    replace: Replace,
  }),
  z.strictObject({
    year: Year,
    source: Source,
    daysOff: z.array(DayOff).max(200),
    workingWeekends: z.array(LocalDate).max(100),
    replace: Replace,
  }),
]);
export type NoticeBody = z.infer<typeof NoticeBody>;

export const NoticeQuery = z.strictObject({
  dryRun: z.stringbool().default(false).meta({ description: 'Says what would move; changes nothing.' }),
  ...PageQuery,
});
export type NoticeQuery = z.infer<typeof NoticeQuery>;

export const NoticeFileQuery = NoticeQuery.extend({
  year: Year.optional(),
  source: Source.optional(),
  replace: z.stringbool().default(false),
});

const Announced = z.object({
  year: z.int(),
  provisional: z.boolean().meta({ description: 'Not announced yet: counted by weekends for now.' }),
  source: Text,
  daysOff: z.array(DayOff),
  workingWeekends: z.array(LocalDate).meta({ description: 'Weekend days that are worked (调休上班).' }),
});

/** Answer of `GET /api/v1/calendar/{year}`. */
export const CalendarYearView = Announced.extend({
  origin: z.enum(['release', 'county']).nullable().meta({ description: 'Null where nothing is known of the year.' }),
  note: Text.nullable().meta({
    description: 'What to say wherever a date rests on this year; null when it is certain.',
  }),
  notice: z.object({ id: z.uuid(), importedBy: PersonShort, importedAt: Instant }).nullable(),
});

/** A day that is another by a notice. */
const MoveView = z.object({
  what: Named.meta({ description: 'The clock, the duty or indicator, or a stage that waits for a date.' }),
  period: z.string().nullable(),
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  provisional: z.boolean(),
});
export type MoveView = z.infer<typeof MoveView>;

const Touched = z.union([
  z.object({ role: z.string(), title: Text, organisation: z.string() }),
  z.object({ person: PersonShort }),
]);

const OfCase = {
  caseId: CaseId,
  caseNumber: z.string(),
  kind: z.enum(['case', 'round', 'series']),
  procedure: z.object({ id: ProcedureId, title: Text }),
};

/** One case or round of which something would move. */
export const PreviewItem = z.object({
  ...OfCase,
  moves: z.array(MoveView),
  touched: z.array(Touched).meta({ description: 'Who will be told: posts and people.' }),
});
export type PreviewItem = z.infer<typeof PreviewItem>;

export const NoticePreview = z.object({
  dryRun: z.literal(true),
  year: Announced,
  before: Announced.pick({ daysOff: true, workingWeekends: true }).meta({
    description: "Days of the December before that the notice announces, of the New Year's holiday.",
  }),
  replaces: z.boolean().meta({ description: 'The year is announced already: the import must say that it replaces.' }),
  counts: z
    .object({
      cases: z.int(),
      rounds: z.int(),
      deadlines: z.int().meta({ description: 'Days that become another.' }),
      confirmed: z.int().meta({ description: 'Days that stay: certain from now on, or their reminders alone move.' }),
      touched: z.int().meta({ description: 'Posts and people that will be told.' }),
      open: z.int().meta({ description: 'Open cases and rounds, each of which learns of the year.' }),
    })
    .nullable()
    .meta({ description: 'On the first page alone.' }),
  items: z.array(PreviewItem),
  next: z.string().nullable(),
});
export type NoticePreview = z.infer<typeof NoticePreview>;

/** A notice that was imported, and how far it has come. */
export const NoticeView = z.object({
  id: z.uuid(),
  year: z.int(),
  source: Text,
  replaced: z.boolean(),
  importedBy: PersonShort,
  importedAt: Instant,
  state: z.enum(['moving', 'done', 'incomplete']),
  finishedAt: Instant.nullable(),
  progress: z.object({
    total: z.int(),
    pending: z.int(),
    moved: z.int(),
    unchanged: z.int(),
    ended: z.int(),
    failed: z.int(),
  }),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticeList = z.object({ items: z.array(NoticeView) });
export const NoticeListQuery = z.strictObject({ year: Year.optional() });
export const YearParams = z.object({ year: Year });
export const NoticeParams = z.object({ noticeId: z.uuid() });

export const NoticeDetailQuery = z.strictObject({
  state: z.enum(['pending', 'moved', 'unchanged', 'ended', 'failed']).optional(),
  ...PageQuery,
});

export const NoticeDetail = NoticeView.extend({
  items: z.array(
    z.object({
      ...OfCase,
      state: z.enum(['pending', 'moved', 'unchanged', 'ended', 'failed']),
      moves: z.array(MoveView),
      error: z.string().nullable(),
      attempts: z.int(),
    }),
  ),
  next: z.string().nullable(),
});
