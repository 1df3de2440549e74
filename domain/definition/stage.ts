// The nine stage kinds. Each maps to one BPMN 2.0 element.
import { z } from 'zod';
import { Basis, Body, Key, Level, ProcedureId, Route, Rule, Text, Threshold } from './atoms.ts';
import { ClockLimit, Ground } from './clock.ts';
import { FormField } from './field.ts';
import { LetterAction } from './letter.ts';

/**
 * Who acts. A role is held at an organisation: at the division of that level which holds the case's organisation,
 * or at a body of it; `body: '$branch'` is the body that the parallel's forEach gives to this branch.
 */
export const Assignee = z.discriminatedUnion('by', [
  z.object({ by: z.literal('role'), role: Key, level: Level, body: z.union([Body, z.literal('$branch')]).optional() }),
  /** Whoever holds the role at the organisation that a field names; `roleField` names another role, where it is filled in. */
  z.object({ by: z.literal('roleAtField'), role: Key, field: Key, roleField: Key.optional() }),
  z.object({ by: z.literal('personField'), field: Key }),
  /** The applicant, or the filer on the applicant's behalf. */
  z.object({ by: z.literal('applicant') }),
]);
export type Assignee = z.infer<typeof Assignee>;

export const OutcomeKind = z.enum(['approve', 'return', 'reject', 'refer', 'complete']);

/** A way out of a stage that a person chooses. */
export const Outcome = z.object({
  key: Key,
  title: Text,
  kind: OutcomeKind,
  to: Route,
  /** The opinion is mandatory (always so for return, reject and refer). */
  opinion: z.boolean().default(false),
  /** Conditions over the case's data after this command's data are written. */
  rules: z.array(Rule).default([]),
  basis: z.array(Basis).default([]),
});
export type Outcome = z.infer<typeof Outcome>;

const common = {
  key: Key,
  title: Text,
  basis: z.array(Basis).min(1),
  /** While a visit of this stage is open, clocks that name this ground stand still. */
  suspends: Ground.optional(),
};

const human = {
  assignee: Assignee,
  form: z.array(FormField).default([]),
  outcomes: z.array(Outcome).min(1),
  /** 退回任意节点: stages this one may send back to, besides its outcomes; '$visited' is any stage already visited in scope. */
  returnTo: z.union([z.literal('$visited'), z.array(Key)]).default([]),
  /** 首接责任, 包案: who is addressed keeps the task; it can't be transferred (转办). */
  keepsOwner: z.boolean().optional(),
};

/** How several people decide: 或签, 会签, 依次, 票签. */
export const Completion = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('any') }),
  z.object({ rule: z.literal('all') }),
  z.object({ rule: z.literal('sequence') }),
  /** Approvals over the roll; `failed` is the outcome taken when the share can no longer be reached. */
  z.object({ rule: z.literal('share'), threshold: Threshold, failed: Key }),
]);
export type Completion = z.infer<typeof Completion>;

export const DecisionStage = z.object({
  ...common,
  ...human,
  kind: z.literal('decision'),
  completion: Completion.default({ rule: 'any' }),
  /** The filer may decide here although the filing was at the same level. */
  filerMayDecide: z.boolean().default(false),
  /** The person who decided the stage before is not asked again; the stage is passed by the same opinion. */
  skipSamePerson: z.boolean().default(false),
  /** The same person may decide here although he decided at another level of this case. */
  sameDeciderAllowed: z.boolean().default(false),
});

export const WorkStage = z.object({ ...common, ...human, kind: z.literal('work') });

/** A kind of meeting with its own roll, quorum and majority. */
export const Meeting = z.object({
  key: Key,
  title: Text,
  /** `role`: named holders are the roll. `field`: the roll is a number that the case carries, votes are counted, not named. */
  roll: z.discriminatedUnion('from', [
    z.object({ from: z.literal('role'), role: Key, level: Level, body: Body.optional() }),
    z.object({ from: z.literal('field'), field: Key }),
  ]),
  /** Share of the roll that must be present. */
  quorum: Threshold,
  /** Share of those present (or of the roll) that must be in favour. */
  majority: z.object({ ...Threshold.shape, of: z.enum(['present', 'roll']) }),
  rules: z.array(Rule).default([]),
  basis: z.array(Basis).min(1),
});
export type Meeting = z.infer<typeof Meeting>;

export const VoteStage = z.object({
  ...common,
  kind: z.literal('vote'),
  /** Who convenes and hands in the ballot sheet. */
  assignee: Assignee,
  form: z.array(FormField).default([]),
  meetings: z.array(Meeting).min(1),
  /** Every ballot in favour needs a signature or thumbprint (attachment digest). */
  thumbprint: z.boolean().default(false),
  passed: Route,
  notPassed: Route,
});

/** Public notice: posted by the assignee, runs for a period, an objection opens an inquiry, silence moves on. */
export const NoticeStage = z.object({
  ...common,
  kind: z.literal('notice'),
  assignee: Assignee,
  form: z.array(FormField).default([]),
  period: ClockLimit,
  /** Fields that are published; the proof refuses sensitive ones. */
  publishes: z.array(Key).min(1),
  inquiry: z.object({ assignee: Assignee }),
  undisputed: Route,
  upheld: Route,
});

export const WaitStage = z.object({
  ...common,
  kind: z.literal('wait'),
  until: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('limit'), limit: ClockLimit }),
    /** An event from outside, reported by the assignee. */
    z.object({ kind: z.literal('event'), assignee: Assignee, form: z.array(FormField).default([]) }),
  ]),
  to: Route,
});

/** What the system does by itself. Inputs name fields of the case. */
export const ServiceAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('payout'), payee: Key, account: Key, amount: Key, purpose: Text }),
  z.object({ do: z.literal('registryEntry'), register: Key, entry: Key, fields: z.array(Key) }),
  LetterAction,
]);
export type ServiceAction = z.infer<typeof ServiceAction>;

export const ServiceStage = z.object({
  ...common,
  kind: z.literal('service'),
  action: ServiceAction,
  /** Attempts before the effect counts as stuck; it is then retried with back-off and by hand, with the same key. */
  attempts: z.int().min(1).max(20).default(5),
  to: Route,
});

/** Another procedure's case. `reportBack` answers the case that opened this one; without one it moves on. */
export const LinkStage = z.object({
  ...common,
  kind: z.literal('link'),
  mode: z.enum(['open', 'openAndAwait', 'reportBack', 'reopen']),
  procedure: ProcedureId,
  /** Fields handed over: name there, name here. */
  hands: z.array(z.object({ to: Key, from: Key })).default([]),
  /**
   * openAndAwait: what this case takes of the data that the other one reports back: name there, name here. A case that
   * ends without having reported hands nothing back.
   */
  takes: z
    .array(z.object({ from: Key, to: Key }))
    .min(1)
    .optional(),
  /**
   * Whom or what the other case is about: a field that names a subject of the register, or a text by which one of the
   * other procedure's kind is registered. Without it the subject goes on where the kinds are equal; otherwise one is
   * registered under this case's organisation.
   */
  subject: Key.optional(),
  to: Route,
  /** openAndAwait: ways out by the outcome with which the other case ended; otherwise `to`. */
  byOutcome: z.array(z.object({ outcome: Key, to: Route })).default([]),
});

export const EndStage = z.object({
  ...common,
  kind: z.literal('end'),
  outcome: z.enum(['struckOff', 'completed', 'filed', 'refused', 'withdrawn', 'referred', 'notEstablished']),
});

const leafStages = [
  DecisionStage,
  WorkStage,
  VoteStage,
  NoticeStage,
  WaitStage,
  ServiceStage,
  LinkStage,
  EndStage,
] as const;

const LeafStage = z.discriminatedUnion('kind', leafStages);
export type LeafStage = z.infer<typeof LeafStage>;

export type Stage = LeafStage | ParallelStage;

/** A branch: its own stages; the first is its start; `$join` ends it passed, `$fail` ends it failed. */
export interface Branch {
  key: string;
  title: Text;
  stages: Stage[];
}

/** Named branches, or one sequence for each body of a parameter; all join. */
export interface ParallelStage {
  key: string;
  title: Text;
  basis: Basis[];
  suspends?: Ground | undefined;
  kind: 'parallel';
  branches?: Branch[] | undefined;
  forEach?: { over: { key: string; body: string; title: Text }[]; stages: Stage[] } | undefined;
  /** `block`: wait for all, then fail; `endAll`: the first failure ends the others. */
  onFail: 'block' | 'endAll';
  /** On re-entry branches that passed are not done again. */
  keepPassed: boolean;
  passed: Route;
  failed: Route;
}

export const Stage: z.ZodType<Stage> = z.lazy(() => z.discriminatedUnion('kind', [...leafStages, ParallelStageSchema]));

const ParallelStageSchema = z.object({
  ...common,
  kind: z.literal('parallel'),
  get branches() {
    return z
      .array(z.object({ key: Key, title: Text, stages: z.array(Stage).min(1) }))
      .min(2)
      .optional();
  },
  get forEach() {
    return z
      .object({ over: z.array(z.object({ key: Key, body: Body, title: Text })).min(1), stages: z.array(Stage).min(1) })
      .optional();
  },
  onFail: z.enum(['block', 'endAll']),
  keepPassed: z.boolean().default(false),
  passed: Route,
  failed: Route,
});
