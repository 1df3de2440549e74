// What a clock allows, and the deadline that comes of it.
import type { Instant, LocalDate } from './dates.ts';
import type { WorkingStep } from './working.ts';

export type PeriodUnit = 'hour' | 'day' | 'workingDay' | 'month' | 'year';

/** What was granted on top of a limit: it follows on the limit's last day, which does not roll in between. */
export interface Extension {
  amount: number;
  unit: PeriodUnit;
}

/** What is allowed, with every date filled in. `plus` are extensions, in the order in which they were granted. */
export type Limit =
  /** Counted from the start; the only kind that suspensions put off. */
  | { kind: 'period'; amount: number; unit: PeriodUnit; plus?: readonly Extension[] }
  /** By a day of a year; day 31 is the end of any month. */
  | { kind: 'date'; month: number; day: number; year: number; roll?: boolean | undefined; plus?: readonly Extension[] }
  /** By the next such day of a month, the start's own day included; day 31 is the end of any month. */
  | { kind: 'dayOfMonth'; day: number; roll?: boolean | undefined; plus?: readonly Extension[] }
  /** By the next such day of a year, the start's own day included. */
  | {
      kind: 'dayOfYear';
      month: number;
      day: number;
      roll?: boolean | undefined;
      plus?: readonly Extension[];
    }
  /** On a date that somebody promised or set. */
  | { kind: 'fixed'; date: LocalDate; roll?: boolean | undefined; plus?: readonly Extension[] }
  /** Whichever ends first. */
  | { kind: 'earliest'; of: Limit[] };

/** A due date with its working. Both dates are null while a suspension without an end stands before them. */
export interface Deadline {
  /** Last allowed day. */
  dueOn: LocalDate | null;
  /** First instant that is too late: the next midnight, or the exact instant of a limit in hours. */
  dueAt: Instant | null;
  /** A year that is not announced yet was used. */
  provisional: boolean;
  working: WorkingStep[];
}
