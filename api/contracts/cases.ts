// Cases as the API shows and takes them.
import { z } from 'zod';
import { ProcedureId, Text } from '../../domain/definition/atoms.ts';
import { SubjectRule } from '../../domain/definition/forms.ts';
import { FormData, PersonId } from './commands.ts';
import { RoundView } from './rounds.ts';
import { CaseId, Instant, LocalDate, OrganisationPath, pageOf, PageQuery, PersonShort } from './common.ts';

export const SubjectKind = SubjectRule.shape.kind;

export const Named = z.object({ key: z.string(), title: Text });
export const Place = z.object({ path: z.string(), name: Text });
export const SubjectRef = z.object({ id: z.string(), kind: SubjectKind, name: z.string() });

/** Who or what a new case is about: an id of the subject register, or a national id number to look it up by. */
export const SubjectGiven = z.union([
  z.strictObject({ id: z.string().min(1).max(64) }),
  z.strictObject({ idNumber: z.string().min(1).max(32) }),
]);
export type SubjectGiven = z.infer<typeof SubjectGiven>;

/** Body of `POST /api/v1/cases`. */
export const StartBody = z.strictObject({
  procedure: ProcedureId,
  organisation: OrganisationPath,
  subject: SubjectGiven.nullish(),
  /** The person who applies; the filer files for him. */
  applicant: PersonId.nullish(),
  data: FormData.default({}),
  businessDate: LocalDate.optional(),
});
export type StartBody = z.infer<typeof StartBody>;

export const Status = z.enum(['open', 'suspended', 'ended']);

/** A case; the round of a duty; the series of an indicator. */
const Kind = z.enum(['case', 'round', 'series']);

/** A case in a list. */
export const CaseSummary = z.object({
  id: CaseId,
  number: z.string(),
  kind: Kind.meta({ description: 'A round of a duty and a series of an indicator are filed by the system.' }),
  /** The duty or indicator of a round, and what it covers. */
  part: Named.nullable(),
  period: z.string().nullable(),
  procedure: Named,
  organisation: Place,
  subject: SubjectRef.nullable(),
  applicant: PersonShort.nullable(),
  filer: PersonShort,
  status: Status,
  outcome: Named.nullable(),
  /** Stages that are open now. */
  stages: z.array(Named),
  startedOn: LocalDate,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** The nearest last day of a running clock. */
  dueOn: LocalDate.nullable(),
  provisional: z.boolean().meta({
    description: 'The due day rests on a year whose holidays are not announced yet, and may move.',
  }),
  overdue: z.boolean(),
  card: z.enum(['none', 'yellow', 'red']),
  stuck: z.enum(['noHolder', 'effect']).nullable(),
  rehearsal: z.boolean(),
  sequence: z.int().meta({ description: 'Number of the last event; the entity tag of the case.' }),
});

/** A case in a list, with who has it in hand. */
export const CaseListItem = CaseSummary.extend({
  owners: z
    .array(
      z.union([z.object({ role: z.string(), title: Text, organisation: Place }), z.object({ person: PersonShort })]),
    )
    .meta({ description: 'Who has its open tasks: posts and people.' }),
});
export type CaseListItem = z.infer<typeof CaseListItem>;
export const CasePage = pageOf(CaseListItem);
export type CaseSummary = z.infer<typeof CaseSummary>;

export const TaskView = z.object({
  id: z.string(),
  kind: Named,
  /** Role and organisation that it is for, or one person. */
  to: z.union([
    z.object({ role: z.string(), title: Text, organisation: z.string() }),
    z.object({ person: PersonShort }),
  ]),
  state: z.enum(['open', 'waiting', 'done', 'closed']),
  claimedBy: PersonShort.nullable(),
  claimedAt: Instant.nullable(),
  opinion: z
    .object({
      by: PersonShort,
      onBehalfOf: PersonShort.nullable(),
      outcome: Named,
      text: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
  openedAt: Instant,
});

const Threshold = z.object({
  numerator: z.int(),
  denominator: z.int(),
  mode: z.enum(['atLeast', 'moreThan']).meta({ description: 'Whether the share itself is enough.' }),
});

/** How a stage votes: who is on the roll, and what a meeting must reach. */
const VoteView = z.object({
  roster: z.array(PersonShort).nullable().meta({ description: 'The named roll; null where a field gives its size.' }),
  thumbprint: z.boolean().meta({ description: 'Every ballot in favour carries a signature or thumbprint.' }),
  meetings: z.array(
    z.object({
      key: z.string(),
      title: Text,
      named: z.boolean(),
      rollField: z.string().nullable(),
      quorum: Threshold,
      majority: Threshold.extend({ of: z.enum(['present', 'roll']) }),
    }),
  ),
});

export const VisitView = z.object({
  id: z.int(),
  stage: Named,
  kind: z.string(),
  within: z.object({ parallelVisit: z.int(), branch: z.string() }).nullable(),
  openedOn: LocalDate,
  openedAt: Instant,
  phase: z.string(),
  tasks: z.array(TaskView),
  branches: z.array(z.object({ key: z.string(), title: Text, state: z.string() })).nullable(),
  notice: z
    .object({
      postedOn: LocalDate,
      dueOn: LocalDate,
      objections: z.array(
        z.object({
          id: z.int(),
          by: z.string(),
          text: z.string(),
          at: Instant,
          resolved: z.enum(['upheld', 'dismissed']).nullable(),
        }),
      ),
    })
    .nullable(),
  vote: VoteView.nullable(),
  until: Instant.nullable(),
  effect: z.object({ attempts: z.int(), error: z.string().nullable(), retryAt: Instant.nullable() }).nullable(),
  link: z.object({ caseId: z.string(), procedure: z.string() }).nullable(),
});

/** One thing that the caller may ask of the case now, or why not. */
export const Action = z.object({
  type: z.string(),
  allowed: z.boolean(),
  refusal: z.object({ code: z.string(), message: Text }).optional(),
  visitId: z.int().optional(),
  taskId: z.string().optional(),
  stage: Named.optional(),
  outcomes: z
    .array(z.object({ key: z.string(), title: Text, kind: z.string(), opinionRequired: z.boolean() }))
    .optional(),
  form: z.array(z.object({ field: z.string(), required: z.boolean() })).optional(),
  returnTo: z.array(Named).optional(),
  meetings: z.array(Named).optional(),
  objections: z.array(z.int()).optional(),
  /** Of a clock: which, on what grounds it may be suspended, and how much longer it may become. */
  clock: z.object({ id: z.string(), key: z.string(), title: Text }).optional(),
  grounds: z.array(z.string()).optional(),
  extension: z.object({ left: z.int(), unit: z.string() }).optional(),
  /** Of a round: which item, whose consolidation, and whether there may be nothing to report. */
  unit: z.string().optional(),
  period: z.string().optional(),
  organisation: z.string().optional(),
  nothingToReport: z.boolean().optional(),
});

/** One case with its data, its open visits and what the caller may do. */
export const CaseView = CaseSummary.extend({
  definition: z.string().meta({ description: 'SHA-256 of the definition that the case runs by.' }),
  filedAt: OrganisationPath,
  origin: z.object({ caseId: z.string(), procedure: z.string() }).nullable(),
  data: z.record(z.string(), z.unknown()).meta({ description: 'Values by field key; sensitive ones are masked.' }),
  masked: z.array(z.string()).meta({ description: 'Fields whose value is masked for the caller.' }),
  names: z.record(z.string(), Text).meta({
    description: 'What the people, households, organisations and files that the data name are called, by id.',
  }),
  visits: z.array(VisitView),
  round: RoundView.nullable().meta({ description: 'What belongs to a round alone; null for a case.' }),
  actions: z.array(Action),
});
export type CaseView = z.infer<typeof CaseView>;

/** A case at the other end of a hand-over: one that this came from, or that it opened. */
export const LinkedCases = z.object({
  items: z.array(
    z.object({
      caseId: z.string(),
      caseNumber: z.string(),
      procedure: z.object({ id: z.string(), title: Text }),
      status: Status,
      outcome: z.string().nullable(),
      direction: z.enum(['from', 'to']),
    }),
  ),
});

/** Query of `GET /api/v1/cases`. */
export const CaseQuery = z.strictObject({
  kind: Kind.default('case').meta({ description: 'Cases alone, unless rounds or series are asked for.' }),
  procedure: ProcedureId.optional(),
  organisation: OrganisationPath.optional().meta({ description: 'Only cases in this region: a prefix of the path.' }),
  stage: z.string().max(64).optional(),
  status: Status.optional(),
  overdue: z.stringbool().optional(),
  subject: z.string().max(64).optional(),
  q: z.string().trim().min(1).max(100).optional().meta({ description: 'Case number, or part of a name.' }),
  dueBefore: LocalDate.optional(),
  relation: z.enum(['started', 'copied']).optional().meta({
    description:
      '`started`: those that the caller filed or applied for (我发起). `copied`: those copied to him (抄送).',
  }),
  outcome: z.string().max(64).optional(),
  card: z.enum(['yellow', 'red']).optional().meta({ description: 'The highest card that was drawn.' }),
  stuck: z.stringbool().optional(),
  problems: z.literal('true').optional().meta({
    description: '问题台账 · Only cases of procedures that keep a ledger of problems, which are struck off one by one.',
  }),
  startedFrom: LocalDate.optional(),
  startedTo: LocalDate.optional().meta({ description: 'The last day, included.' }),
  endedFrom: LocalDate.optional(),
  endedTo: LocalDate.optional().meta({ description: 'The last day, included.' }),
  rehearsal: z.stringbool().optional(),
  ...PageQuery,
});
export type CaseQuery = z.infer<typeof CaseQuery>;
