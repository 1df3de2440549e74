// Calendar arithmetic: the one place where dates are computed.
export {
  addDays,
  addHours,
  addMonths,
  dateIn,
  daysBetween,
  isLocalDate,
  localDateOf,
  startOfDay,
  weekday,
} from './dates.ts';
export type { Instant, LocalDate } from './dates.ts';
export { addWorkingDays, isWorkingDay, sliceFor } from './calendar.ts';
export type { Calendar, CalendarYear, DayKind } from './calendar.ts';
export { deadlineOf, remaining, shareOf, shiftFrom } from './deadline.ts';
export type { Deadline, Limit, PeriodUnit } from './deadline.ts';
export type { Suspension } from './suspensions.ts';
export type { WorkingStep } from './working.ts';
