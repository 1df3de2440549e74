// Dates that a visit waits for: the end of a public notice, and of a wait that ends by itself.
import { deadlineOf, localDateOf, startOfDay } from '../calendar/index.ts';
import type { Calendar, Deadline, Instant } from '../calendar/index.ts';
import { placeOf } from '../definition/stage-index.ts';
import type { CaseForm } from '../definition/forms.ts';
import { limitWithData } from './clock-run.ts';
import type { Draft } from './draft.ts';
import { emit, stateOf } from './draft.ts';
import type { CaseState, Visit } from './state.ts';

/** From when the wait of a visit is counted: the period before it, its entry, or the beginning of an earlier business date. */
function beganAt({ openedAt, openedOn, countedFrom }: Visit): Instant {
  if (countedFrom !== undefined) return countedFrom;
  return localDateOf(openedAt) === openedOn ? openedAt : startOfDay(openedOn);
}

/** The end of a visit's notice or wait by a calendar, with its working; null where it waits for no date. */
export function visitDeadline(
  definition: Pick<CaseForm, 'stages'>,
  state: Pick<CaseState, 'data'>,
  visit: Visit,
  calendar: Calendar,
): Deadline | null {
  const stage = placeOf(definition, visit.stage)?.stage;
  if (stage?.kind === 'notice' && visit.notice !== undefined) {
    const limit = limitWithData(stage.period, state.data);
    return limit === null ? null : deadlineOf(visit.notice.postedAt, limit, calendar, []);
  }
  if (stage?.kind === 'wait' && stage.until.kind === 'limit' && visit.until !== undefined) {
    const limit = limitWithData(stage.until.limit, state.data);
    return limit === null ? null : deadlineOf(beganAt(visit), limit, calendar, []);
  }
  return null;
}

/** Computes open notices and waits again after a change of the calendar; each change is an event with old and new. */
export function recomputeVisits(draft: Draft, ground: string): void {
  const { visits, calendar } = stateOf(draft);
  for (const visit of visits) {
    const dueAt = visit.notice?.dueAt ?? visit.until;
    const next = visitDeadline(draft.definition, stateOf(draft), visit, calendar);
    if (dueAt === undefined || next === null || next.dueOn === null || next.dueAt === null) continue;
    if (next.dueAt === dueAt) continue;
    const old = { dueOn: visit.notice?.dueOn ?? lastDayBefore(dueAt), dueAt };
    emit(draft, { type: 'visitMoved', visitId: visit.id, ground, old, dueOn: next.dueOn, dueAt: next.dueAt });
  }
}

/** The last allowed day of what ends at an instant, which is exclusive. */
function lastDayBefore(instant: Instant): string {
  return localDateOf(new Date(Date.parse(instant) - 1).toISOString());
}
