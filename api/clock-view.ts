// A clock with its working: how its last day was counted, and where the limit comes from.
import { deadlineOf } from '../domain/calendar/index.ts';
import { dueOf } from '../domain/duty-calendar/index.ts';
import { clockOf } from '../domain/round/clock.ts';
import { openTerms } from '../domain/round/items.ts';
import { requirePartOf, scheduleOf } from '../domain/round/part.ts';
import type { RoundState } from '../domain/round/state.ts';
import { limitWithData } from '../domain/case/clock-run.ts';
import type { CaseState, ClockRun } from '../domain/case/state.ts';
import type { CaseForm, Definition } from '../domain/definition/forms.ts';
import { isRound, requireCaseForm } from '../domain/machine.ts';
import type { MachineState } from '../domain/machine.ts';
import type { ClockView } from './contracts/timeline.ts';
import { plain } from './terms.ts';

/** The clocks of a case, in the order in which they started. */
export function clockViews(definition: Definition, state: MachineState): ClockView[] {
  if (isRound(state)) return termClocks(definition, state);
  const form = requireCaseForm(definition);
  return state.clocks.map((run) => clockView(form, state, run));
}

/** The clock of each period that has begun. */
function termClocks(definition: Definition, state: RoundState): ClockView[] {
  const part = requirePartOf(definition, state.part);
  const { key, title, opens, due } = scheduleOf(part);
  return openTerms(state).map((term) => {
    const clock = clockOf(part, state, term, state.updatedAt);
    const { working } = dueOf(due, opens, term.openedOn, state.calendar);
    return {
      id: clock.clockId,
      clock: { key, title },
      visitId: clock.visit,
      statutory: false,
      state: clock.state,
      startedAt: clock.startedAt,
      recordedAt: state.startedAt,
      stoppedAt: clock.stoppedAt,
      dueOn: term.dueOn,
      dueAt: term.dueAt,
      overdue: clock.overdue,
      provisional: term.provisional,
      suspensions: [],
      working: working.map((step) => step.text),
      basis: (part.kind === 'duty' ? part.duty : part.indicator).basis,
    };
  });
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
