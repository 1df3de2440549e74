// Periods that follow one another. What ends with a day is over at 24:00, and what comes next begins on the day after; but
// a period of days, months or years that follows is counted from the last day of the one before, since the day from which
// a period is counted is itself not counted (民法典 第201条): 14, 7 and 7 days are 28, not 30.
import { addDays, localDateOf, startOfDay } from '../calendar/index.ts';
import type { Instant, Limit, LocalDate } from '../calendar/index.ts';
import type { ClockLimit } from '../definition/clock.ts';
import { type Draft, happenedAt } from './draft.ts';

/** The last day of a period that ends at an instant; null for one that ends within a day, or by the hour. */
export function lastDayOf(limit: ClockLimit, endedAt: Instant): LocalDate | null {
  const day = localDateOf(endedAt);
  const inHours = limit.kind === 'period' && limit.unit === 'hour';
  return inHours || startOfDay(day) !== endedAt ? null : addDays(day, -1);
}

/** Hours run from the instant, and 'the next 25th' is looked for from the day itself; whole days follow on the last one. */
function countsDays(limit: Limit | ClockLimit): boolean {
  if (limit.kind === 'earliest')
    return limit.of.some(countsDays) && limit.of.every((one) => countsDays(one) || isDate(one));
  return limit.kind === 'period' && limit.unit !== 'hour';
}

const isDate = ({ kind }: Limit | ClockLimit): boolean => kind === 'date' || kind === 'fixed' || kind === 'field';

/** The instant from which a limit is counted that begins now: that of the matter, or the last day of what it follows. */
export function countedFrom(draft: Draft, limit: Limit | ClockLimit): Instant {
  const { follows = null } = draft;
  return follows !== null && countsDays(limit) ? startOfDay(follows) : happenedAt(draft);
}
