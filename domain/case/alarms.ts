// The alarms around a deadline: warnings before it, the due instant itself, the rungs of the ladder after it.
import { shareOf, shiftFrom } from '../calendar/index.ts';
import type { Calendar, Deadline, Instant, Suspension } from '../calendar/index.ts';
import type { Rung, Warning } from '../definition/clock.ts';
import type { Alarm } from './state.ts';

/** What is planned around a deadline. */
export interface AlarmPlan {
  warnings: readonly Warning[];
  ladder: readonly Rung[];
}

/** `w0` … warnings, `due`, `r0` … rungs, by their place in the plan; none while the deadline is suspended. */
export function alarmsAround(
  plan: AlarmPlan,
  start: Instant,
  deadline: Deadline,
  calendar: Calendar,
  suspensions: readonly Suspension[],
): Alarm[] {
  const { dueAt } = deadline;
  if (dueAt === null) return [];
  const warnings = plan.warnings.map((warning, index): Alarm => ({
    id: `w${index}`,
    at:
      'before' in warning
        ? shiftFrom(deadline, { ...warning.before, direction: 'before' }, calendar)
        : shareOf(start, dueAt, warning.atShare.numerator, warning.atShare.denominator, suspensions),
  }));
  return [...warnings, { id: 'due', at: dueAt }, ...rungsAfter(plan.ladder, deadline, calendar, suspensions)];
}

/** The rungs of a ladder after a deadline that is not suspended. */
export function rungsAfter(
  ladder: readonly Rung[],
  deadline: Deadline,
  calendar: Calendar,
  suspensions: readonly Suspension[] = [],
): Alarm[] {
  return ladder.map((rung, index) => ({
    id: `r${index}`,
    at: shiftFrom(deadline, { ...rung.after, direction: 'after' }, calendar, suspensions),
  }));
}
