// What a notice makes of the calendar.
import type { Calendar, CalendarYear, LocalDate } from '../calendar/index.ts';
import type { CheckedNotice } from './check.ts';

/** Whether a day off belongs to the New Year that follows: it is announced by the next year's notice. */
const isOfNextYear = ({ date, name }: { date: LocalDate; name: string }): boolean =>
  name === '元旦' && date.slice(5, 7) === '12';

/** The year before with the December that the notice announces; a year that is not known has none to put it in. */
function yearBefore(known: CalendarYear, { before }: CheckedNotice): CalendarYear {
  const daysOff = known.daysOff.filter((day) => !isOfNextYear(day) && !before.workingWeekends.includes(day.date));
  const workingWeekends = known.workingWeekends.filter((date) => !before.daysOff.some((day) => day.date === date));
  return {
    ...known,
    daysOff: inOrder([...daysOff, ...before.daysOff]),
    workingWeekends: [...new Set([...workingWeekends, ...before.workingWeekends])].sort(),
  };
}

const inOrder = (days: CalendarYear['daysOff']): CalendarYear['daysOff'] =>
  [...new Map(days.map((day) => [day.date, day])).values()].sort((a, b) => (a.date < b.date ? -1 : 1));

/** The years that a notice changes, as cases are told of them; `known` is the calendar before it. */
export function yearsBy(known: Calendar, notice: CheckedNotice): Calendar['years'] {
  const { year } = notice;
  const [own, last] = [known.years[String(year.year)], known.years[String(year.year - 1)]];
  const kept = own?.daysOff.filter(isOfNextYear) ?? [];
  const next = { ...year, daysOff: inOrder([...year.daysOff, ...kept]) };
  return {
    ...(last === undefined ? {} : { [String(last.year)]: yearBefore(last, notice) }),
    [String(year.year)]: next,
  };
}

/** The first day of which the notice, or what it replaces, says anything: what is due before it stays. */
export function firstDayOf(known: Calendar, { year, before }: CheckedNotice): LocalDate {
  const own = known.years[String(year.year)];
  const days = [
    ...[year, before, ...(own === undefined ? [] : [own])].flatMap((part) => [
      ...part.daysOff.map((day) => day.date),
      ...part.workingWeekends,
    ]),
    `${year.year}-01-01`,
  ];
  return days.sort()[0] ?? `${year.year}-01-01`;
}
