// A case stood up again as it was, around what can't be turned back.
import type { Instant } from '../calendar/index.ts';
import type { OutsideDecision } from '../case/repair.ts';
import type { CaseState, ClosedVisit, KeptEffect, PendingEffect, RestoredState, Visit } from '../case/state.ts';
import type { CaseForm } from '../definition/forms.ts';
import { CASE_WIDE } from '../supervision.ts';
import type { OutsideItem } from './outside-since.ts';
import { restoredClocks } from './restored-clocks.ts';
import type { RevertPoint } from './revert-point.ts';

/**
 * What the case has again, and what it keeps: visits bear their numbers, those that were left since are told as such, and
 * an effect that is to be done once more bears a new id, since under its own nothing is done twice.
 */
export function restoredState(
  definition: CaseForm,
  current: CaseState,
  { state: then, happened }: Pick<RevertPoint, 'state' | 'happened'>,
  decisions: readonly OutsideDecision[],
  now: Instant,
): RestoredState {
  const isKept = ({ effectId }: OutsideItem): boolean =>
    decisions.some((one) => one.effectId === effectId && one.decision === 'keep');
  const anew = happened.filter((item) => item.visitId !== undefined && !isKept(item));
  const again = (id: string): string =>
    anew.some((item) => item.effectId === id) ? `${id}:again:${current.sequence}` : id;
  return {
    definitionHash: then.definitionHash,
    status: then.status,
    suspension: then.suspension,
    data: then.data,
    ...(current.names === undefined && then.names === undefined ? {} : { names: { ...then.names, ...current.names } }),
    visitCount: current.visitCount,
    visits: then.visits.map((visit) => asOpened(visit, current, anew, again)),
    closed: closedBy(then, current),
    decided: then.decided,
    passed: then.passed,
    clocks: restoredClocks(then, current, { ...definition, calendar: current.calendar, data: then.data, now }),
    effects: [
      ...then.effects
        .filter((effect) => effect.visit !== CASE_WIDE)
        .map((effect) => ({ ...effect, id: again(effect.id), notBefore: null })),
      ...askedAgain(then, anew, again),
      ...current.effects.filter((effect) => effect.visit === CASE_WIDE),
    ],
    kept: keptEffects(then, happened, isKept),
  };
}

/** With the tasks that it has had since, closed; without what it did if that is to be done once more. */
function asOpened(
  visit: Visit,
  current: CaseState,
  anew: readonly OutsideItem[],
  again: (id: string) => string,
): Visit {
  const tasks = current.visits.find((one) => one.id === visit.id)?.tasks ?? [];
  const later = tasks.filter((task) => !visit.tasks.some((one) => one.id === task.id));
  const { effect, link, ...rest } = visit;
  const isAnew = anew.some((item) => item.visitId === visit.id);
  return {
    ...rest,
    tasks: [...visit.tasks, ...later.map((task) => ({ ...task, state: 'closed' as const }))],
    ...(effect === undefined ? {} : { effect: { ...effect, id: again(effect.id) } }),
    ...(link === undefined || isAnew ? {} : { link }),
  };
}

/** Whoever clicks late is told who left the visit; as a stage to go back to it does not count. */
function closedBy(then: CaseState, current: CaseState): ClosedVisit[] {
  const isKnown = ({ id }: ClosedVisit): boolean => [...then.closed, ...then.visits].some((one) => one.id === id);
  const since = current.closed.filter((visit) => !isKnown(visit));
  return [...then.closed, ...since.map((visit) => ({ ...visit, next: null, reverted: true as const }))];
}

/** Effects that were done when the point was reached, and whose answer has come since. */
function askedAgain(then: CaseState, anew: readonly OutsideItem[], again: (id: string) => string): PendingEffect[] {
  return anew.flatMap(({ effectId, visitId, request }) => {
    if (visitId === undefined || request === undefined || then.effects.some((one) => one.id === effectId)) return [];
    return [{ id: again(effectId), visit: visitId, attempts: 0, notBefore: null, request }];
  });
}

/** What stands outside: when its stage comes again it is asked for under its old id, and so not done twice. */
function keptEffects(
  then: CaseState,
  happened: readonly OutsideItem[],
  isKept: (item: OutsideItem) => boolean,
): KeptEffect[] {
  const before = (then.kept ?? []).filter((one) => !happened.some((item) => item.effectId === one.effectId));
  const since = happened.filter(isKept).flatMap((item): KeptEffect[] => {
    const { effectId, stage = '', branch = null, request, linkedCase, answer, visitId } = item;
    if (request === undefined || (visitId !== undefined && answer === undefined)) return [];
    return [
      {
        effectId,
        stage,
        branch,
        request,
        ...(linkedCase === undefined ? {} : { linkedCase }),
        ...(answer === undefined ? {} : { answer }),
      },
    ];
  });
  return [...before, ...since];
}
