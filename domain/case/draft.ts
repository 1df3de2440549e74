// The working copy of one decision: events are folded as they are made, so that state and trail can't part.
import { localDateOf, startOfDay } from '../calendar/index.ts';
import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { RefusalCode } from '../error-codes.ts';
import type { CaseEvent, EventActor, EventBody } from './event.ts';
import { evolve } from './evolve.ts';
import type { Actor, PersonRef } from './people.ts';
import type { Refusal } from './refusal.ts';
import type { CaseState, Json } from './state.ts';
import type { PaperRow } from './taken-over.ts';

/** Thrown inside the decider, turned into an answer at its edge. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Ends the decision with a refusal; nothing of the draft survives. */
export function refuse(code: RefusalCode, message: Text, more: Omit<Refusal, 'code' | 'message'> = {}): never {
  throw new Refused({ code, message, ...more });
}

export interface Draft {
  /** With its parameters; another one from a migration on. */
  definition: CaseForm;
  parameters: Record<string, Json>;
  readonly now: Instant;
  /** Who issued the command, with holdings; for `skipSamePerson`. */
  readonly issuer: Actor;
  actor: EventActor;
  /** People that the command's data name. */
  readonly people?: readonly PersonRef[];
  /** 业务日期 of the events to come. */
  businessDate: LocalDate;
  /** Last day of the period that has just run out, from which a period that follows is counted. */
  follows?: LocalDate | null;
  /** What happens now happened on paper; absent otherwise. */
  paper?: PaperRow;
  state: CaseState | null;
  events: CaseEvent[];
}

/** Values of the definition's parameters by key, as FEEL sees them. */
export function parameterValues(definition: Pick<CaseForm, 'parameters'>): Record<string, Json> {
  return Object.fromEntries(definition.parameters.map((parameter) => [parameter.key, parameter.value]));
}

/** The case of a draft that has one. */
export function stateOf(draft: Draft): CaseState {
  if (draft.state === null) throw new Error('the case has not started');
  return draft.state;
}

/** Adds an event and folds it. */
export function emit(draft: Draft, body: EventBody): void {
  const event: CaseEvent = {
    ...body,
    sequence: (draft.state?.sequence ?? 0) + 1,
    recordedAt: draft.now,
    businessDate: draft.businessDate,
    actor: draft.actor,
    ...(draft.paper === undefined ? {} : { paper: draft.paper }),
  };
  draft.state = evolve(draft.state, event);
  draft.events.push(event);
}

/** Instant at which the matter happened: now, or the start of an earlier business date. */
export function happenedAt(draft: Draft): Instant {
  return draft.businessDate === localDateOf(draft.now) ? draft.now : startOfDay(draft.businessDate);
}

/** The person behind a command; refuses the system where a person must act. */
export function personOf(actor: Actor): PersonRef {
  if (actor.kind === 'system') {
    refuse('NOT_ALLOWED', { zh: '此操作须由人员办理。', en: 'A person must do this.' });
  }
  return actor.person;
}
