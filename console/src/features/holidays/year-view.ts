// A year of the working calendar as people read it: its holidays as spans, and its months day by day.

export interface YearDays {
  readonly year: number;
  readonly daysOff: readonly { readonly date: string; readonly name: string }[];
  readonly workingWeekends: readonly string[];
}

/** Days off of one name that follow upon each other. */
export interface Span {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** `off`: free by a notice. `makeUp`: a weekend day that is worked. */
export type DayKind = 'worked' | 'weekend' | 'off' | 'makeUp';

export interface YearDay {
  readonly date: string;
  readonly kind: DayKind;
  /** Of the holiday. */
  readonly name: string | null;
}

export interface YearMonth {
  /** From 1. */
  readonly month: number;
  /** From Monday to Sunday; null outside the month. */
  readonly weeks: readonly (readonly (YearDay | null)[])[];
}

const DAY_MS = 86_400_000;
const WEEK = 7;
const FRIDAY = 5;
const MONTHS = 12;
const WEEKDAYS = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (date: string): number => new Date(at(date)).getUTCDay() || WEEK;

/** A day with its weekday, and with its year where that is another: 1月4日（周日）, Sun 01-04. */
export function dayText(date: string, language: 'zh' | 'en', inYear: number): string {
  const weekday = WEEKDAYS[language][weekdayOf(date) - 1] ?? '';
  const isOther = !date.startsWith(String(inYear));
  if (language === 'en') return `${weekday} ${isOther ? date : date.slice(5)}`;
  const year = isOther ? `${date.slice(0, 4)}年` : '';
  return `${year}${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（周${weekday}）`;
}

/** The days off of a year as spans, in their order. */
export function spansOf(daysOff: YearDays['daysOff']): Span[] {
  const spans: Span[] = [];
  for (const { date, name } of daysOff.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const last = spans.at(-1);
    if (last !== undefined && last.name === name && at(last.to) + DAY_MS === at(date)) {
      spans[spans.length - 1] = { ...last, to: date, days: last.days + 1 };
    } else spans.push({ name, from: date, to: date, days: 1 });
  }
  return spans;
}

/** The twelve months of a year in weeks. */
export function monthsOf(days: YearDays): YearMonth[] {
  const off = new Map(days.daysOff.map(({ date, name }) => [date, name]));
  const makeUp = new Set(days.workingWeekends);
  const dayAt = (date: string): YearDay => {
    const name = off.get(date) ?? null;
    if (name !== null) return { date, kind: 'off', name };
    if (makeUp.has(date)) return { date, kind: 'makeUp', name };
    return { date, kind: weekdayOf(date) > FRIDAY ? 'weekend' : 'worked', name };
  };
  return Array.from({ length: MONTHS }, (_, index) => {
    const first = Date.UTC(days.year, index, 1);
    const count = (Date.UTC(days.year, index + 1, 1) - first) / DAY_MS;
    const before = weekdayOf(dateOf(first)) - 1;
    const weeks = Array.from({ length: Math.ceil((before + count) / WEEK) }, (_row, week) =>
      Array.from({ length: WEEK }, (_column, weekday) => {
        const day = week * WEEK + weekday - before;
        return day < 0 || day >= count ? null : dayAt(dateOf(first + day * DAY_MS));
      }),
    );
    return { month: index + 1, weeks };
  });
}
