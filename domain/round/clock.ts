import type { Instant } from '../calendar/index.ts';
import type { ClockSummary } from '../case/projection.ts';
import { owing } from './items.ts';
import { scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { RoundState, Term } from './state.ts';

/** The clock of a period: it runs until every unit has handed in. */
export function clockOf(part: Part, state: RoundState, term: Term, at: Instant): ClockSummary {
  const { key } = scheduleOf(part);
  const isOver = state.status === 'ended' || owing(state, term).length === 0;
  return {
    clockId: `${key}#${term.visit ?? 0}`,
    clock: key,
    visit: term.visit,
    state: isOver ? 'stopped' : 'running',
    startedAt: term.opensAt,
    dueOn: term.dueOn,
    dueAt: term.dueAt,
    provisional: term.provisional,
    overdue: term.overdue.length > 0,
    stoppedAt: isOver ? at : null,
  };
}
