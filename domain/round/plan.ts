// The reporting periods of a round or series with their due instants, and when it closes by itself.
import { addDays, addHours, daysBetween, startOfDay } from '../calendar/index.ts';
import type { Calendar, Instant, LocalDate } from '../calendar/index.ts';
import { alarmsAround } from '../case/alarms.ts';
import { dueOf, openingsBetween, periodOf } from '../duty-calendar/index.ts';
import { scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { RoundPeriod, RoundState, TermPlan } from './state.ts';

/** Longest time for late items after everything has rung. */
const LONGEST_GRACE_DAYS = 31;

/** One period with its due instant and what rings around it. */
export function planTerm(part: Part, period: RoundPeriod, openedOn: LocalDate, calendar: Calendar): TermPlan {
  const schedule = scheduleOf(part);
  const due = dueOf(schedule.due, schedule.opens, openedOn, calendar);
  const opensAt = startOfDay(openedOn);
  return {
    key: period.label,
    from: period.from,
    to: period.to,
    openedOn,
    opensAt,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    provisional: due.provisional,
    alarms: alarmsAround(schedule, opensAt, due, calendar, []),
  };
}

/**
 * The periods of a run: a round's own, or those of a series that open in its plan year from the day on which it began
 * (a series that begins in the middle of a year does not ask for what was before).
 */
export function planTerms(part: Part, period: RoundPeriod, openedOn: LocalDate, calendar: Calendar): TermPlan[] {
  if (part.kind === 'duty') return [planTerm(part, period, openedOn, calendar)];
  const { opens } = part.indicator;
  const first = openedOn > period.from ? openedOn : period.from;
  return openingsBetween({ opens }, first, period.to).map((day) => planTerm(part, periodOf(opens, day), day, calendar));
}

/**
 * The closing rule. A round without consolidation and bulletin stays open for late items after its last rung (its due
 * instant when there is none) for as long again as its period lasts, a month at most, and is then closed with whoever
 * is silent. A series does so after its last period, not before the end of its plan year and of its last gate's rungs.
 * One that was opened late gives that time from its opening.
 */
export function closesAt(part: Part, state: RoundState, gatesEnd: readonly Instant[]): Instant {
  const rings = [...state.terms.flatMap((term) => term.alarms.map((alarm) => alarm.at)), ...gatesEnd];
  const yearEnd = part.kind === 'indicator' ? [startOfDay(addDays(state.period.to, 1))] : [];
  const last = [state.startedAt, ...rings, ...yearEnd].sort().at(-1) ?? state.startedAt;
  const term = state.terms.at(-1);
  const days = term === undefined ? 1 : Math.min(LONGEST_GRACE_DAYS, daysBetween(term.from, term.to) + 1);
  return addHours(last, days * 24);
}
