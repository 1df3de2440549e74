import { deadlineOf, startOfDay } from '../calendar/index.ts';
import type { Calendar, Deadline, Instant, Limit, LocalDate } from '../calendar/index.ts';
import type { Cadence, ItemDue } from '../definition/duty.ts';
import { periodOf } from './period.ts';

/** By when an item is due; nothing suspends it, so that it always has a day. */
export interface DutyDue extends Deadline {
  dueOn: LocalDate;
  dueAt: Instant;
}

/** By when an item of the round that opened on a day is due, with the working. */
export function dueOf(due: ItemDue, cadence: Cadence, openedOn: LocalDate, calendar: Calendar): DutyDue {
  const deadline = deadlineOf(startOfDay(openedOn), limitOf(due, cadence, openedOn), calendar, []);
  const { dueOn, dueAt } = deadline;
  if (dueOn === null || dueAt === null) throw new RangeError('a deadline without a suspension has a day');
  return { ...deadline, dueOn, dueAt };
}

/** The limit of the round that opened on a day. */
export function limitOf(due: ItemDue, cadence: Cadence, openedOn: LocalDate): Limit {
  switch (due.kind) {
    case 'period':
    case 'dayOfMonth':
    case 'date':
      return due;
    case 'monthDay':
      return { ...due, kind: 'dayOfYear' };
    case 'endOfPeriod':
      return { kind: 'fixed', date: periodOf(cadence, openedOn).to, roll: due.roll };
  }
}
