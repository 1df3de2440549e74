// What a notice says, checked as a whole, and the calendar years that come of it.
import { addDays, weekday } from '../calendar/index.ts';
import type { CalendarYear, LocalDate } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import type { NoticeDay, NoticeFault } from './notice.ts';
import { faultAt } from './notice.ts';

/** Days of the year that the law itself makes holidays (全国年节及纪念日放假办法, statutes S17; those by the moon aside). */
const BY_LAW: readonly { day: string; name: Text }[] = [
  { day: '01-01', name: { zh: '元旦', en: "New Year's Day" } },
  { day: '05-01', name: { zh: '劳动节', en: 'Labour Day' } },
  { day: '10-01', name: { zh: '国庆节', en: 'National Day' } },
  { day: '10-02', name: { zh: '国庆节', en: 'National Day' } },
  { day: '10-03', name: { zh: '国庆节', en: 'National Day' } },
];

/** A notice that holds together. */
export interface CheckedNotice {
  year: CalendarYear;
  /** Days of the December before, which a New Year's holiday may begin in; announced by this notice all the same. */
  before: { daysOff: CalendarYear['daysOff']; workingWeekends: LocalDate[] };
}

/**
 * Checks the days of one year: each named once, none both worked and free, none outside the year (the December before
 * for New Year's Day aside), no make-up day that is worked anyway, no day missing that the law makes a holiday.
 */
export function checkNotice(
  year: number,
  source: Text,
  days: readonly NoticeDay[],
): { ok: true; notice: CheckedNotice } | { ok: false; faults: NoticeFault[] } {
  const faults = [...days.flatMap((day) => dayFaults(year, day)), ...clashes(days), ...missing(year, days)];
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  const within = (day: NoticeDay): boolean => yearOf(day.date) === year;
  const parts = (some: readonly NoticeDay[]): CheckedNotice['before'] => ({
    daysOff: some.filter((day) => !day.working).map(({ date, name }) => ({ date, name: name ?? '放假' })),
    workingWeekends: some.filter((day) => day.working).map((day) => day.date),
  });
  const inOrder = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    ok: true,
    notice: {
      year: { year, provisional: false, source, ...parts(inOrder.filter(within)) },
      before: parts(inOrder.filter((day) => !within(day))),
    },
  };
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

function dayFaults(year: number, { line, date, working, name }: NoticeDay): NoticeFault[] {
  if (yearOf(date) !== year && !isOfNewYear(year, date, name)) {
    return [faultAt(line, 'CALENDAR_DAY_OUTSIDE_YEAR', `${date}不在${year}年`, `${date} is not in ${year}`)];
  }
  if (!working || weekday(date) >= 6) return [];
  const zh = `${date}不是周末，本来就是工作日，不能作为调休上班日`;
  return [faultAt(line, 'CALENDAR_DAY_ALREADY_WORKED', zh, `${date} is a working day already`)];
}

/** New Year's Day may begin in December, and be made up for there. */
function isOfNewYear(year: number, date: LocalDate, name: string | null): boolean {
  return name === '元旦' && date >= addDays(`${year}-01-01`, -7) && yearOf(date) === year - 1;
}

/** Days that two lines name: of the same kind it is an overlap, of both kinds a contradiction. */
function clashes(days: readonly NoticeDay[]): NoticeFault[] {
  const known = new Map<LocalDate, NoticeDay>();
  return days.flatMap((day) => {
    const first = known.get(day.date);
    if (first === undefined) {
      known.set(day.date, day);
      return [];
    }
    if (first.working !== day.working) {
      const zh = `${day.date}既放假又上班（另见第${first.line}行）`;
      const en = `${day.date} is both free and worked (see line ${first.line})`;
      return [faultAt(day.line, 'CALENDAR_DAY_CONTRADICTORY', zh, en)];
    }
    const zh = `${day.date}出现两次（另见第${first.line}行）`;
    return [faultAt(day.line, 'CALENDAR_DAY_TWICE', zh, `${day.date} is named twice (see line ${first.line})`)];
  });
}

function missing(year: number, days: readonly NoticeDay[]): NoticeFault[] {
  const off = new Set(days.filter((day) => !day.working).map((day) => day.date));
  return BY_LAW.filter(({ day }) => !off.has(`${year}-${day}`)).map(({ day, name }) =>
    faultAt(
      null,
      'CALENDAR_HOLIDAY_MISSING',
      `缺少${name.zh}（${year}-${day}）`,
      `${name.en} (${year}-${day}) is missing`,
    ),
  );
}
