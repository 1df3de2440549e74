// Limits of the steps above the items: how long a consolidation or the bulletin may take, and the duty's ladder after it.
import { addDays, deadlineOf, localDateOf, startOfDay } from '../calendar/index.ts';
import type { Calendar, Instant, LocalDate } from '../calendar/index.ts';
import { alarmsAround } from '../case/alarms.ts';
import type { Alarm } from '../case/state.ts';
import type { Duty } from '../definition/duty.ts';
import type { RoundDraft } from './draft.ts';
import { emit, roundOf } from './draft.ts';
import type { RoundState, Step, StepDue } from './state.ts';
import { supervise } from './supervise.ts';

/**
 * By when a step is due that is counted from an instant, with the rungs after it; undefined for one without a limit, and
 * for a round whose definition has none.
 */
export function stepDue(duty: Duty, key: string, from: Instant, calendar: Calendar): StepDue | undefined {
  const within = [...duty.consolidation, duty.bulletin].find((step) => step?.key === key)?.within;
  if (within === undefined) return undefined;
  const deadline = deadlineOf(from, { kind: 'period', ...within }, calendar, []);
  const { dueOn, dueAt, provisional } = deadline;
  if (dueOn === null || dueAt === null) throw new RangeError('a deadline without a suspension has a day');
  const alarms = alarmsAround({ warnings: [], ladder: duty.ladder }, from, deadline, calendar, []);
  return { from, dueOn, dueAt, provisional, alarms };
}

/** From when a step is counted that opens now; one that opens as the items' time is up follows on their last day. */
export function stepCountedFrom({ businessDate, now, state }: RoundDraft, because: 'settled' | 'due' | 'consolidated') {
  const lastDay: LocalDate | undefined = because === 'due' ? state?.terms[0]?.dueOn : undefined;
  if (lastDay !== undefined && addDays(lastDay, 1) === businessDate) return startOfDay(lastDay);
  return businessDate === localDateOf(now) ? now : startOfDay(businessDate);
}

/** What is still to ring for open steps. */
export function stepMoments(state: RoundState): { at: Instant; step: Step; alarm: Alarm }[] {
  return state.steps
    .filter((step) => step.state === 'open')
    .flatMap((step) =>
      (step.due?.alarms ?? [])
        .filter(({ id }) => !(step.fired ?? []).includes(id))
        .map((alarm) => ({ at: alarm.at, step, alarm })),
    );
}

/** Rings the due instant or a rung of a step. */
export function ringStep(draft: RoundDraft, duty: Duty, step: Step, { id }: Alarm): void {
  const { key, visit: visitId, organisation, due } = step;
  if (due === undefined) return;
  const at = { step: key, visitId, organisation, dueOn: due.dueOn };
  if (id === 'due') {
    emit(draft, { type: 'stepOverdue', ...at });
    return;
  }
  const rung = duty.ladder[Number(id.slice(1))];
  if (rung === undefined) throw new Error(`the ladder has no rung ${id}`);
  const passed = due.alarms.filter((one) => one.id.startsWith('r') && one.at <= draft.now);
  const notify = passed.at(-1)?.id === id;
  emit(draft, { type: 'stepRungReached', ...at, alarm: id, action: rung.action, to: rung.to ?? null, notify });
  supervise(draft, rung, { term: null, units: [organisation], dueOn: due.dueOn });
}

/** Computes open steps again that are not due yet, by the round's calendar; each change is an event with old and new. */
export function recomputeSteps(draft: RoundDraft, ground: string): void {
  if (draft.part.kind !== 'duty') return;
  for (const { key, visit: visitId, organisation, state, due, fired = [] } of roundOf(draft).steps) {
    if (state !== 'open' || due === undefined || fired.includes('due')) continue;
    const next = stepDue(draft.part.duty, key, due.from, roundOf(draft).calendar);
    if (next === undefined || (next.dueAt === due.dueAt && next.provisional === due.provisional)) continue;
    const old = { dueOn: due.dueOn, dueAt: due.dueAt };
    emit(draft, { type: 'stepRecomputed', step: key, visitId, organisation, ground, old, due: next });
  }
}
