// Counting the days of a period, and rolling its last day forward.
import type { Calendar, DayKind } from './calendar.ts';
import { isWorkingDay, rolls } from './calendar.ts';
import type { LocalDate } from './dates.ts';
import { addDays, addMonths } from './dates.ts';
import type { Standstill } from './suspensions.ts';
import { touching } from './suspensions.ts';
import type { Working } from './working.ts';

/** What one computation works with. */
export interface Counting {
  calendar: Calendar;
  stops: readonly Standstill[];
  working: Working;
}

/** Whether a day is left out because of a suspension: 'never ends' when that has no end yet. */
function suspended(date: LocalDate, counting: Counting): 'no' | 'yes' | 'neverEnds' {
  const stop = touching(counting.stops, date);
  if (stop === undefined) return 'no';
  counting.working.suspendedDay(date, stop);
  return stop.lastDay === null ? 'neverEnds' : 'yes';
}

function judge(date: LocalDate, counting: Counting): DayKind {
  const day = isWorkingDay(counting.calendar, date);
  if (day.provisional) counting.working.provisionalYear(date.slice(0, 4));
  return day;
}

/** The nth day after the start that counts; null when a suspension without an end comes first. */
export function countDays(
  start: LocalDate,
  amount: number,
  workingOnly: boolean,
  counting: Counting,
): LocalDate | null {
  let date = start;
  for (let left = amount; left > 0;) {
    date = addDays(date, 1);
    const state = suspended(date, counting);
    if (state === 'neverEnds') return null;
    if (state === 'yes') continue;
    const day = workingOnly ? judge(date, counting) : null;
    if (day !== null && !day.working) {
      counting.working.dayOff(date, day.reason, day.basis);
      continue;
    }
    if (day !== null && day.basis !== null) counting.working.makeUpDay(date, day.basis);
    left -= 1;
  }
  return date;
}

/** The corresponding day of a later month, put off by each day that a suspension touches; null as above. */
export function countMonths(start: LocalDate, months: number, counting: Counting): LocalDate | null {
  let due = addMonths(start, months);
  counting.working.correspondingDay(start, due);
  for (let date = addDays(start, 1); date <= due; date = addDays(date, 1)) {
    const state = suspended(date, counting);
    if (state === 'neverEnds') return null;
    if (state === 'yes') due = addDays(due, 1);
  }
  return due;
}

/**
 * The last day itself, or, where that is a day off, the next working day that no suspension touches: a period must
 * not end while it stands still. Null when a suspension without an end comes first.
 */
export function rollForward(last: LocalDate, counting: Counting): LocalDate | null {
  const { reason, basis } = judge(last, counting);
  if (!rolls(counting.calendar, last)) return last;
  for (let date = addDays(last, 1); ; date = addDays(date, 1)) {
    const state = suspended(date, counting);
    if (state === 'neverEnds') return null;
    if (judge(date, counting).working && state === 'no') {
      counting.working.rolled(last, date, reason, basis);
      return date;
    }
  }
}
