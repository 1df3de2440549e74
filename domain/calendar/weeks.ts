// ISO 8601 weeks: Monday to Sunday, numbered in the year that holds their Thursday.
import { addDays, weekday } from './dates.ts';
import type { LocalDate } from './dates.ts';

/** A week with its first and last day. `key` is `2026-W01`, which sorts. */
export interface Week {
  key: string;
  from: LocalDate;
  to: LocalDate;
}

/** The week of a day. */
export function weekOf(day: LocalDate): Week {
  const from = addDays(day, 1 - weekday(day));
  const thursday = addDays(from, 3);
  const year = thursday.slice(0, 4);
  let number = 1;
  for (let at = addDays(thursday, -7); at.startsWith(year); at = addDays(at, -7)) number += 1;
  return { key: `${year}-W${String(number).padStart(2, '0')}`, from, to: addDays(from, 6) };
}

/** So many weeks on end, beginning with that of a day. */
export function weeksFrom(day: LocalDate, count: number): Week[] {
  return Array.from({ length: count }, (_, index) => weekOf(addDays(day, index * 7)));
}

/** The week of a key; null for a text that names none. */
export function weekNamed(key: string): Week | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(key) ?? [];
  if (year === undefined || number === undefined) return null;
  // 4 January lies in the first week of its year
  const week = weekOf(addDays(weekOf(`${year}-01-04`).from, (Number(number) - 1) * 7));
  return week.key === key ? week : null;
}
