// What the shell tells a round besides the time: effects, answers of the cases that entries opened, a new calendar.
import { addHours, withYears } from '../../calendar/index.ts';
import type { RoundSystemCommand } from '../command.ts';
import type { RoundDraft } from '../draft.ts';
import { emit, roundOf } from '../draft.ts';
import { ringOvertaken } from '../due.ts';
import { planTerm } from '../plan.ts';
import { recomputeSteps } from '../step-limit.ts';

type Command<Type extends RoundSystemCommand['type']> = Extract<RoundSystemCommand, { type: Type }>;

/** Longest back-off between rounds of attempts of an effect, in hours; as for a case. */
const MOST_BACK_OFF_HOURS = 6;

/** `effectSucceeded`: the case that an entry asked for is open. */
export function effectSucceeded(draft: RoundDraft, { effectId, result }: Command<'effectSucceeded'>): void {
  const effect = roundOf(draft).effects.find((one) => one.id === effectId);
  const caseId = result['caseId'];
  if (effect === undefined || typeof caseId !== 'string') return;
  const { visit: visitId, unit, request } = effect;
  emit(draft, { type: 'linkOpened', effectId, visitId, unit, caseId, procedure: request.procedure });
}

/** `effectFailed`: keeps the error, backs off (1 minute doubled, at most 6 hours) and says when it is stuck. */
export function effectFailed(draft: RoundDraft, { effectId, error, final }: Command<'effectFailed'>): void {
  const effect = roundOf(draft).effects.find((one) => one.id === effectId);
  if (effect === undefined) return;
  const attempts = effect.attempts + 1;
  const hours = Math.min(2 ** (attempts - 1) / 60, MOST_BACK_OFF_HOURS);
  const { visit: visitId, unit } = effect;
  const notBefore = addHours(draft.now, hours);
  emit(draft, {
    type: 'effectFailed',
    effectId,
    visitId,
    unit,
    error,
    attempts,
    notBefore,
    stuck: effect.stuck || final,
  });
}

/** `linkAnswered`: a case that an entry opened has ended; another answer of the same case changes nothing. */
export function linkAnswered(draft: RoundDraft, { caseId, outcome }: Command<'linkAnswered'>): void {
  const state = roundOf(draft);
  const link = state.links.find((one) => one.caseId === caseId && one.outcome === null);
  const visit = state.terms.find((term) => term.key === link?.term)?.visit ?? null;
  if (link === undefined || visit === null) return;
  emit(draft, { type: 'linkAnswered', visitId: visit, unit: link.unit, caseId, outcome });
}

/** `holderMissing`: nobody holds the role of these open tasks; an administrator is told once. */
export function holderMissing(draft: RoundDraft, { taskIds }: Command<'holderMissing'>): void {
  const fresh = taskIds.filter((id) => !roundOf(draft).unheld.includes(id));
  if (fresh.length > 0) emit(draft, { type: 'holdersMissing', taskIds: fresh });
}

/** `changeCalendar`: what is not due yet is computed again; each change is in the trail with old and new date. */
export function changeCalendar(draft: RoundDraft, { calendar: given, ground }: Command<'changeCalendar'>): void {
  const calendar = withYears(roundOf(draft).calendar, given.years);
  if (calendar === null) return;
  emit(draft, { type: 'calendarChanged', calendar, ground });
  for (const term of roundOf(draft).terms) {
    if (term.fired.includes('due') || term.dueAt <= draft.now) continue;
    const { key: label, from, to, openedOn } = term;
    const { dueOn, dueAt, provisional, alarms } = planTerm(draft.part, { label, from, to }, openedOn, calendar);
    if (dueAt === term.dueAt && provisional === term.provisional) continue;
    const old = { dueOn: term.dueOn, dueAt: term.dueAt };
    emit(draft, { type: 'termRecomputed', term: label, ground, old, dueOn, dueAt, provisional, alarms });
    ringOvertaken(draft, label, term.alarms);
  }
  recomputeSteps(draft, ground);
}
