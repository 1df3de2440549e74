// Calendar arithmetic: the one place where dates are computed.
export {
  addDays,
  addHours,
  addMonths,
  civilTime,
  dateIn,
  daysBetween,
  isLocalDate,
  lastDayOfMonth,
  localDateOf,
  startOfDay,
  weekday,
} from './dates.ts';
export type { Instant, LocalDate } from './dates.ts';
export { addWorkingDays, isWorkingDay, sliceFor } from './calendar.ts';
export type { Calendar, CalendarYear } from './calendar.ts';
export { provisionalYear } from './wording.ts';
export { deadlineOf } from './deadline.ts';
export { remaining, shareOf, shiftFrom } from './around.ts';
export { withYears } from './merge.ts';
export type { Deadline, Extension, Limit, PeriodUnit } from './limit.ts';
export type { Suspension } from './suspensions.ts';
