// What an author writes: the definition with literal keys, so that the compiler knows every stage, outcome, field and
// parameter that it names. `S` stages, `O` outcomes, `F` fields, `P` parameters, `T` targets of a way out.
import type { z } from 'zod';
import type { Basis, Level, Parameter, Rule, Text } from './atoms.ts';
import type { Clock, ClockLimit, EventRef, Ground } from './clock.ts';
import type { Cadence, Duty, ItemDue } from './duty.ts';
import type { ColumnField, Field } from './field.ts';
import type { CaseForm, DutyForm, IndicatorForm } from './forms.ts';
import type { Gate, Indicator } from './indicator.ts';
import type { LetterAction } from './letter.ts';
import type {
  Completion,
  DecisionStage,
  EndStage,
  LinkStage,
  Meeting,
  Outcome,
  ServiceStage,
  VoteStage,
} from './stage.ts';

/** A value that the county's profile gives. A parameter of type `date` stands for a whole limit. */
export interface ParameterRef<P extends string = string> {
  parameter: P;
}

/** A part of a definition in which every number may be a parameter, and lists may be constants. */
export type Authored<T, P extends string = string> = T extends string | boolean | null | undefined
  ? T
  : T extends number
    ? number extends T
      ? T | ParameterRef<NoInfer<P>>
      : T
    : T extends readonly (infer E)[]
      ? readonly Authored<E, P>[]
      : { [K in keyof T]: Authored<T[K], P> };

type In<Schema extends z.ZodType, P extends string> = Authored<z.input<Schema>, P>;
type Part<Schema extends z.ZodType, Own extends string, P extends string> = Authored<Omit<z.input<Schema>, Own>, P>;

type AuthoredRoute<T extends string> = NoInfer<T> | readonly { when?: string; to: NoInfer<T> }[];

type AuthoredAssignee<F extends string> =
  | { by: 'role'; role: string; level: Level; body?: string }
  | { by: 'roleAtField'; role: string; field: NoInfer<F>; roleField?: NoInfer<F> }
  | { by: 'personField'; field: NoInfer<F> }
  | { by: 'applicant' };

type AuthoredForm<F extends string> = readonly { field: NoInfer<F>; required?: boolean }[];

type SimpleLimit<P extends string> =
  | Exclude<In<typeof ClockLimit, P>, { kind: 'earliest' | 'field' | 'date' }>
  | {
      kind: 'date';
      month: number | ParameterRef<NoInfer<P>>;
      day: number | ParameterRef<NoInfer<P>>;
      /** The profile's plan year when absent. */
      year?: number | ParameterRef<NoInfer<P>>;
      roll?: boolean;
    }
  | ParameterRef<NoInfer<P>>;
type PlainLimit<F extends string, P extends string> = SimpleLimit<P> | { kind: 'field'; field: NoInfer<F> };
type AuthoredLimit<F extends string, P extends string> =
  PlainLimit<F, P> | { kind: 'earliest'; of: readonly PlainLimit<F, P>[] };

interface Head<S extends string> {
  key: S;
  title: Text;
  basis: readonly z.input<typeof Basis>[];
  suspends?: Ground;
}

interface Human<S extends string, O extends string, F extends string, P extends string, T extends string> {
  assignee: AuthoredAssignee<F>;
  form?: AuthoredForm<F>;
  outcomes: readonly (Part<typeof Outcome, 'key' | 'to', P> & { key: O; to: AuthoredRoute<T> })[];
  returnTo?: '$visited' | readonly NoInfer<S>[];
  keepsOwner?: boolean;
}

type AuthoredCompletion<O extends string, P extends string> =
  | Exclude<In<typeof Completion, P>, { rule: 'share' }>
  | (Omit<Extract<In<typeof Completion, P>, { rule: 'share' }>, 'failed'> & { failed: NoInfer<O> });

type AuthoredMeeting<F extends string, P extends string> = Part<typeof Meeting, 'roll', P> & {
  roll: { from: 'role'; role: string; level: Level; body?: string } | { from: 'field'; field: NoInfer<F> };
};

type AuthoredAction<F extends string, P extends string> =
  | { do: 'payout'; payee: NoInfer<F>; account: NoInfer<F>; amount: NoInfer<F>; purpose: Text }
  | { do: 'registryEntry'; register: string; entry: string; fields: readonly NoInfer<F>[] }
  | (Part<typeof LetterAction, 'fields', P> & { fields: readonly NoInfer<F>[] });

/** A stage; `T` are the keys to which its ways out may lead. */
export type AuthoredStage<
  S extends string = string,
  O extends string = string,
  F extends string = string,
  P extends string = string,
  T extends string = string,
> = Head<S> &
  (
    | (Human<S, O, F, P, T> &
        Pick<z.input<typeof DecisionStage>, 'filerMayDecide' | 'skipSamePerson' | 'sameDeciderAllowed'> & {
          kind: 'decision';
          completion?: AuthoredCompletion<O, P>;
        })
    | (Human<S, O, F, P, T> & { kind: 'work' })
    | (Pick<z.input<typeof VoteStage>, 'thumbprint'> & {
        kind: 'vote';
        assignee: AuthoredAssignee<F>;
        form?: AuthoredForm<F>;
        meetings: readonly AuthoredMeeting<F, P>[];
        passed: AuthoredRoute<T>;
        notPassed: AuthoredRoute<T>;
      })
    | {
        kind: 'notice';
        assignee: AuthoredAssignee<F>;
        form?: AuthoredForm<F>;
        period: AuthoredLimit<F, P>;
        publishes: readonly NoInfer<F>[];
        inquiry: { assignee: AuthoredAssignee<F> };
        undisputed: AuthoredRoute<T>;
        upheld: AuthoredRoute<T>;
      }
    | {
        kind: 'wait';
        until:
          | { kind: 'limit'; limit: AuthoredLimit<F, P> }
          | { kind: 'event'; assignee: AuthoredAssignee<F>; form?: AuthoredForm<F> };
        to: AuthoredRoute<T>;
      }
    | {
        kind: 'service';
        action: AuthoredAction<F, P>;
        attempts?: z.input<typeof ServiceStage>['attempts'];
        to: AuthoredRoute<T>;
      }
    | (Pick<z.input<typeof LinkStage>, 'mode' | 'procedure'> & {
        kind: 'link';
        hands?: readonly { to: string; from: NoInfer<F> }[];
        takes?: readonly { from: string; to: NoInfer<F> }[];
        subject?: NoInfer<F>;
        to: AuthoredRoute<T>;
        byOutcome?: readonly { outcome: string; to: AuthoredRoute<T> }[];
      })
    | Pick<z.input<typeof EndStage>, 'kind' | 'outcome'>
    | {
        kind: 'parallel';
        branches?: readonly { key: string; title: Text; stages: readonly BranchStage<S, O, F, P>[] }[];
        forEach?: {
          over: ParameterRef<NoInfer<P>> | readonly { key: string; body: string; title: Text }[];
          stages: readonly BranchStage<S, O, F, P>[];
        };
        onFail: 'block' | 'endAll';
        keepPassed?: boolean;
        passed: AuthoredRoute<T>;
        failed: AuthoredRoute<T>;
      }
  );

/** Within a branch, `$join` ends it passed and `$fail` ends it failed. */
type BranchStage<S extends string, O extends string, F extends string, P extends string> = AuthoredStage<
  S,
  O,
  F,
  P,
  S | '$join' | '$fail'
>;

type AuthoredEvent<S extends string, O extends string> =
  | Extract<EventRef, { on: 'started' | 'ended' }>
  | { on: 'entered'; stage: NoInfer<S> }
  | { on: 'left'; stage: NoInfer<S>; outcome?: NoInfer<O> };

type AuthoredClock<S extends string, O extends string, F extends string, P extends string> = Part<
  typeof Clock,
  'start' | 'stop' | 'limit',
  P
> & {
  start: AuthoredEvent<S, O>;
  stop: readonly AuthoredEvent<S, O>[];
  limit: AuthoredLimit<F, P>;
};

type AuthoredParameter<P extends string> = Omit<z.input<typeof Parameter>, 'key' | 'value' | 'basis'> & {
  key: P;
  value: number | string | null | readonly { key: string; body: string; title: Text }[];
  basis?: readonly z.input<typeof Basis>[];
};

/** A field; distributed over the types so that each keeps its own properties. */
type AuthoredField<F extends string, P extends string, Input = z.input<typeof Field>> = Input extends unknown
  ? Authored<Omit<Input, 'key' | 'columns'>, P> & {
      key: F;
    } & (Input extends { type: 'table' } ? { columns: readonly In<typeof ColumnField, P>[] } : unknown)
  : never;

type AuthoredFiling<F extends string, P extends string> = Authored<
  Omit<z.input<typeof CaseForm>['filing'], 'form' | 'rules'>,
  P
> & { form: AuthoredForm<F>; rules?: readonly In<typeof Rule, P>[] };

/** A duty of a procedure: a redacted date may be a parameter. */
export type AuthoredDutyPart<P extends string = string> = Part<
  typeof Duty,
  'from' | 'until' | 'opens' | 'due' | 'item',
  P
> & {
  from?: string | ParameterRef<NoInfer<P>>;
  until?: string | ParameterRef<NoInfer<P>>;
  opens:
    | In<typeof Cadence, P>
    | { every: 'date'; dates: readonly (ParameterRef<NoInfer<P>> | { month: number; day: number })[]; year?: number };
  due: In<typeof ItemDue, P> | ParameterRef<NoInfer<P>> | { kind: 'date'; month: number; day: number; roll?: boolean };
  item: Authored<Omit<z.input<typeof Duty>['item'], 'fields'>, P> & { fields: readonly AuthoredField<string, P>[] };
};

/** An indicator of a procedure. */
export type AuthoredIndicatorPart<P extends string = string> = Part<typeof Indicator, 'gates' | 'due', P> & {
  due: In<typeof ItemDue, P> | ParameterRef<NoInfer<P>> | { kind: 'date'; month: number; day: number; roll?: boolean };
  gates?: readonly (Part<typeof Gate, 'on', P> & {
    on: 'everyReport' | { month: number; day: number } | ParameterRef<NoInfer<P>>;
  })[];
};

/** What a procedure of any form may have. */
interface Standing<P extends string> {
  parameters?: readonly AuthoredParameter<P>[];
  duties?: readonly AuthoredDutyPart<P>[];
  indicators?: readonly AuthoredIndicatorPart<P>[];
}
type Standings = 'parameters' | 'duties' | 'indicators';

/** A case as an author writes it; see `CaseForm` for what each part means. */
export type AuthoredCase<
  S extends string = string,
  O extends string = string,
  F extends string = string,
  P extends string = string,
> = Part<typeof CaseForm, 'form' | Standings | 'filing' | 'withdrawal' | 'fields' | 'stages' | 'clocks', P> &
  Standing<P> & {
    filing: AuthoredFiling<F, P>;
    withdrawal?: { to: NoInfer<S>; notAfter?: readonly NoInfer<S>[]; basis?: readonly z.input<typeof Basis>[] };
    fields: readonly AuthoredField<F, P>[];
    stages: readonly AuthoredStage<S, O, F, P, S>[];
    clocks?: readonly AuthoredClock<S, O, F, P>[];
  };

/** A procedure that only recurs, as an author writes it. */
export type AuthoredDuty<P extends string = string> = Part<typeof DutyForm, 'form' | Standings, P> & Standing<P>;

/** A procedure that only counts, as an author writes it. */
export type AuthoredIndicator<P extends string = string> = Part<typeof IndicatorForm, 'form' | Standings, P> &
  Standing<P>;
