// How a case stood at an event of its trail, made ready to be stood up again.
import type { CaseEvent } from '../case/event.ts';
import { evolve } from '../case/evolve.ts';
import type { PersonRef } from '../case/people.ts';
import type { CaseState, Task, Visit } from '../case/state.ts';
import { outsideSince } from './outside-since.ts';
import type { MessagesSince, OutsideItem } from './outside-since.ts';

export interface RevertPoint {
  /** Number of the event to which the case goes back. */
  toSequence: number;
  /** Number of the last event when this was made: a case that has moved on since is not reverted by it. */
  asOf: number;
  /** The fold up to the point. Numbers of visits and tasks that were given since are not given again. */
  state: CaseState;
  happened: OutsideItem[];
}

/**
 * Folds a trail up to an event, and lists what has happened outside since. Handovers since then hold: what was his who has
 * left is his who took over. Null where there is no such event, or nothing after it.
 */
export function revertPoint(
  events: readonly CaseEvent[],
  toSequence: number,
  messages: MessagesSince | null = null,
): RevertPoint | null {
  const last = events.at(-1);
  const before = events.filter((event) => event.sequence <= toSequence);
  const then = before.reduce<CaseState | null>(evolve, null);
  if (then === null || last === undefined || last.sequence <= toSequence) return null;
  const since = events.filter((event) => event.sequence > toSequence);
  const handovers = since.flatMap((event) => (event.type === 'handedOver' ? [event] : []));
  const visits = handovers.reduce<Visit[]>(
    (all, { from, to }) => all.map((visit) => handedOver(visit, from, to)),
    then.visits.map((visit) => ({ ...visit, taskCount: tasksOpened(events, visit) })),
  );
  return {
    toSequence,
    asOf: last.sequence,
    state: { ...then, visits },
    happened: outsideSince(events, toSequence, messages),
  };
}

function tasksOpened(events: readonly CaseEvent[], { id }: Visit): number {
  return events.filter((event) => event.type === 'taskOpened' && event.visitId === id).length;
}

function handedOver(visit: Visit, from: PersonRef, to: PersonRef): Visit {
  const tasks = visit.tasks.map((task): Task => {
    if (task.state === 'done' || task.state === 'closed') return task;
    const { claimedBy, claimedAt, ...rest } = task;
    const claim = claimedBy === undefined || claimedBy.id === from.id ? {} : { claimedBy };
    const since = claimedAt === undefined || claimedBy?.id === from.id ? {} : { claimedAt };
    const mine = 'person' in task.to && task.to.person.id === from.id;
    return { ...rest, ...claim, ...since, to: mine ? { person: to } : task.to };
  });
  if (visit.roster === undefined) return { ...visit, tasks };
  return { ...visit, tasks, roster: visit.roster.map((one) => (one.id === from.id ? to : one)) };
}
