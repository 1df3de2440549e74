// A clock with its working: how its last day was counted, and where the limit comes from.
import { deadlineOf } from '../domain/calendar/index.ts';
import { limitWithData } from '../domain/case/clock-run.ts';
import type { CaseState, ClockRun } from '../domain/case/state.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import type { ClockView } from './contracts/timeline.ts';
import { plain } from './terms.ts';

/** The clocks of a case, in the order in which they started. */
export function clockViews(definition: CaseForm, state: CaseState): ClockView[] {
  return state.clocks.map((run) => clockView(definition, state, run));
}

function clockView(definition: CaseForm, state: CaseState, run: ClockRun): ClockView {
  const clock = definition.clocks.find((one) => one.key === run.clock);
  const limit = limitWithData(run.limit, state.data);
  const deadline = limit === null ? null : deadlineOf(run.startedAt, limit, state.calendar, run.suspensions);
  return {
    id: run.id,
    clock: { key: run.clock, title: clock?.title ?? plain(run.clock) },
    visitId: run.visit,
    statutory: clock?.statutory ?? false,
    state: run.state,
    startedAt: run.startedAt,
    recordedAt: run.recordedAt,
    stoppedAt: run.stoppedAt ?? null,
    dueOn: run.dueOn,
    dueAt: run.dueAt,
    overdue: run.overdue,
    provisional: run.provisional,
    suspensions: run.suspensions.map(({ from, to, ground }) => ({ from, to, ground })),
    working: deadline?.working.map((step) => step.text) ?? [],
    basis: clock?.basis ?? [],
  };
}
