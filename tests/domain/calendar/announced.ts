// The announced calendar and short words for times, as the tests of the calendar use them.
import { readFileSync } from 'node:fs';
import type { Calendar, CalendarYear, Limit, Suspension } from '../../../domain/calendar/index.ts';
import { deadlineOf } from '../../../domain/calendar/index.ts';

export const announcedYears = JSON.parse(
  readFileSync(new URL('../../../db/seeds/calendar-years.json', import.meta.url), 'utf8'),
) as CalendarYear[];

export const calendar: Calendar = {
  years: Object.fromEntries(announcedYears.map((year) => [String(year.year), year])),
  restDaysRoll: true,
  periodsRoll: true,
  namedDayIncluded: true,
};

/** An instant by its civil time at UTC+8. */
export const at = (date: string, time = '10:00'): string => new Date(`${date}T${time}:00+08:00`).toISOString();

type Unit = Extract<Limit, { kind: 'period' }>['unit'];
export const period = (amount: number, unit: Unit): Limit => ({ kind: 'period', amount, unit });
export const days = (amount: number): Limit => period(amount, 'day');
export const workingDays = (amount: number): Limit => period(amount, 'workingDay');
export const hours = (amount: number): Limit => period(amount, 'hour');

/** A suspension by civil times, `2024-03-06 10:00`; without an end while `to` is null. */
export function suspension(from: string, to: string | null, ground = '补正'): Suspension {
  const instant = (text: string): string => at(text.slice(0, 10), text.slice(11) || '10:00');
  return { from: instant(from), to: to === null ? null : instant(to), ground };
}

export const due = (start: string, limit: Limit, suspensions: Suspension[] = [], on = calendar): string | null =>
  deadlineOf(start, limit, on, suspensions).dueOn;
