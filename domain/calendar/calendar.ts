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
  /** By year in four digits; a year without an entry is judged by weekends and is provisional. */
  years: Record<string, CalendarYear>;
  /** Rest days count as statutory holidays when a period's last day rolls. */
  restDaysRoll: boolean;
  /** Periods roll at all. */
  periodsRoll: boolean;
  /** 'before X' includes the day X; a month's end (day 31) is always included. */
  namedDayIncluded: boolean;
}

/** What a day is, and why. */
export interface DayKind {
  working: boolean;
  /** A named holiday, as against a mere rest day. */
  holiday: boolean;
  reason: Text;
  /** The notice or rule that makes it so; null where none is needed or none is out yet. */
  basis: string | null;
  provisional: boolean;
}

const WEEKLY_REST = '国务院关于职工工作时间的规定第7条';

const ENGLISH_NAMES: Record<string, string> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

/** The notice behind a day off: a New Year holiday that begins in December is in the notice of the year it opens. */
function noticeOf(calendar: Calendar, year: CalendarYear, date: LocalDate, name: string): string {
  const next = name === '元旦' && date.slice(5, 7) === '12' ? calendar.years[String(year.year + 1)] : undefined;
  return (next ?? year).source.zh;
}

/** Whether a day is worked, with the reason; a year without an entry is judged by weekends and is provisional. */
export function isWorkingDay(calendar: Calendar, date: LocalDate): DayKind {
  const year = calendar.years[date.slice(0, 4)];
  const provisional = year?.provisional ?? true;
  const off = year?.daysOff.find((day) => day.date === date);
  if (year !== undefined && off !== undefined) {
    const reason = { zh: off.name, en: ENGLISH_NAMES[off.name] ?? off.name };
    return { working: false, holiday: true, reason, basis: noticeOf(calendar, year, date, off.name), provisional };
  }
  if (year?.workingWeekends.includes(date) === true) {
    const reason = { zh: '调休上班', en: 'make-up working day' };
    return { working: true, holiday: false, reason, basis: year.source.zh, provisional };
  }
  if (weekday(date) >= 6) {
    const reason = { zh: '休息日', en: 'rest day' };
    return { working: false, holiday: false, reason, basis: WEEKLY_REST, provisional };
  }
  return { working: true, holiday: false, reason: { zh: '工作日', en: 'working day' }, basis: null, provisional };
}

/** Whether a period that ends on this day rolls to a later one (民法典 第203条; S20 for mere rest days). */
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
