// The working calendar: what the State Council announced, year by year, and what counts where it announced nothing yet.
import type { Text } from '../definition/atoms.ts';
import type { LocalDate } from './dates.ts';
import { addDays, weekday } from './dates.ts';

/** One year as announced (statutes S17, S18). */
export interface CalendarYear {
  year: number;
  /** Not announced yet: computed by weekends, and said so wherever a date rests on it. */
  provisional: boolean;
  /** The notice that it comes from. */
  source: Text;
  /** All announced days off, weekends inside a holiday included. */
  daysOff: { date: LocalDate; name: string }[];
  /** Weekend days that are worked (调休). */
  workingWeekends: LocalDate[];
}

/** The slice of calendar that a case carries, with the switches of the deployment (statutes S9, S20, S21). */
export interface Calendar {
  years: Record<string, CalendarYear>;
  /** Rest days count as statutory holidays when a period's last day rolls. */
  restDaysRoll: boolean;
  /** Periods roll at all. */
  periodsRoll: boolean;
  /** 'before X' includes the day X. */
  namedDayIncluded: boolean;
}

/** What a day is, and why. */
export interface DayKind {
  working: boolean;
  /** A named holiday, as against a mere rest day. */
  holiday: boolean;
  reason: Text;
  provisional: boolean;
}

/** Whether a day is worked, with the reason; a year without an entry is judged by weekends and is provisional. */
export function isWorkingDay(calendar: Calendar, date: LocalDate): DayKind {
  const year = calendar.years[date.slice(0, 4)];
  const provisional = year?.provisional ?? true;
  const off = year?.daysOff.find((day) => day.date === date);
  if (off !== undefined) return { working: false, holiday: true, reason: { zh: off.name, en: off.name }, provisional };
  if (year?.workingWeekends.includes(date) === true) {
    return { working: true, holiday: false, reason: { zh: '调休上班', en: 'make-up working day' }, provisional };
  }
  if (weekday(date) >= 6)
    return { working: false, holiday: false, reason: { zh: '休息日', en: 'rest day' }, provisional };
  return { working: true, holiday: false, reason: { zh: '工作日', en: 'working day' }, provisional };
}

/** Whether a period that ends on this day rolls to a later one. */
export function rolls(calendar: Calendar, date: LocalDate): boolean {
  const day = isWorkingDay(calendar, date);
  return !day.working && (day.holiday || calendar.restDaysRoll);
}

/** The working day that is `count` working days after (before, when negative) a date. */
export function addWorkingDays(calendar: Calendar, date: LocalDate, count: number): LocalDate {
  const step = count < 0 ? -1 : 1;
  let at = date;
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, step);
    if (isWorkingDay(calendar, at).working) left -= 1;
  }
  return at;
}

/** The years from `from` to `to`, as a case carries them. */
export function sliceFor(calendar: Calendar, from: number, to: number): Calendar {
  const years = Object.fromEntries(
    Object.entries(calendar.years).filter(([year]) => Number(year) >= from && Number(year) <= to),
  );
  return { ...calendar, years };
}
