// A month as a grid of weeks, from Monday to Sunday, with what falls due on each day.

export interface DayDue {
  readonly overdue: number;
  readonly soon: number;
}

export interface GridDay {
  /** 2026-11-23. */
  readonly date: string;
  readonly inMonth: boolean;
  readonly due: DayDue;
}

export interface GridWeek {
  /** ISO 8601: 2026-W48. */
  readonly key: string;
  readonly days: readonly GridDay[];
  readonly due: DayDue;
}

const DAY_MS = 86_400_000;
const WEEK = 7;
const THURSDAY = 4;
const NOTHING: DayDue = { overdue: 0, soon: 0 };

const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (time: number): number => new Date(time).getUTCDay() || WEEK;

/** The month that many months away: `2026-11` and 2 make `2027-01`. */
export function monthAway(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return dateOf(at(`${monthAway(month, 1)}-01`) - DAY_MS);
}

/** The week of a day as ISO 8601 names it. */
export function weekKey(date: string): string {
  const thursday = at(date) + (THURSDAY - weekdayOf(at(date))) * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / DAY_MS / WEEK) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The weeks that a month touches; days of the months around it are there and count. */
export function gridOf(month: string, due: ReadonlyMap<string, DayDue>): readonly GridWeek[] {
  const first = at(`${month}-01`);
  const last = at(lastDayOf(month));
  const weeks: GridWeek[] = [];
  for (let monday = first - (weekdayOf(first) - 1) * DAY_MS; monday <= last; monday += WEEK * DAY_MS) {
    const days = Array.from({ length: WEEK }, (_, index): GridDay => {
      const date = dateOf(monday + index * DAY_MS);
      return { date, inMonth: date.startsWith(month), due: due.get(date) ?? NOTHING };
    });
    weeks.push({ key: weekKey(dateOf(monday)), days, due: sumOf(days.map((day) => day.due)) });
  }
  return weeks;
}

function sumOf(all: readonly DayDue[]): DayDue {
  return all.reduce((sum, one) => ({ overdue: sum.overdue + one.overdue, soon: sum.soon + one.soon }), NOTHING);
}
