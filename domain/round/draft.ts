// The working copy of one decision on a round: events are folded as they are made.
import type { Instant, LocalDate } from '../calendar/index.ts';
import { localDateOf } from '../calendar/index.ts';
import type { EventActor } from '../case/event.ts';
import type { Json } from '../case/state.ts';
import type { Definition } from '../definition/forms.ts';
import type { RoundEvent, RoundEventBody } from './event.ts';
import { evolveRound } from './evolve.ts';
import type { Part } from './part.ts';
import type { RoundState } from './state.ts';

export interface RoundDraft {
  readonly definition: Definition;
  readonly part: Part;
  readonly parameters: Record<string, Json>;
  readonly now: Instant;
  actor: EventActor;
  /** 业务日期 of the events to come. */
  businessDate: LocalDate;
  state: RoundState | null;
  events: RoundEvent[];
}

/** The round of a draft that has one. */
export function roundOf(draft: RoundDraft): RoundState {
  if (draft.state === null) throw new Error('the round has not opened');
  return draft.state;
}

/** Adds an event and folds it. */
export function emit(draft: RoundDraft, body: RoundEventBody): void {
  const event: RoundEvent = {
    ...body,
    sequence: (draft.state?.sequence ?? 0) + 1,
    recordedAt: draft.now,
    businessDate: draft.businessDate,
    actor: draft.actor,
  };
  draft.state = evolveRound(draft.state, event);
  draft.events.push(event);
}

/** Does something as the system, on the day on which it fell due. */
export function asSystem(draft: RoundDraft, at: Instant, work: () => void): void {
  const { actor, businessDate } = draft;
  draft.actor = { kind: 'system' };
  draft.businessDate = localDateOf(at);
  work();
  draft.actor = actor;
  draft.businessDate = businessDate;
}

/** The id of the next task of a visit that has `taskCount` tasks. */
export function nextTaskId(visit: number, taskCount: number): string {
  return `${visit}.${taskCount + 1}`;
}
