// Dates as notices write them: 1月1日（周四）至3日（周六）, 2月14日（周六）、2月28日（周六）.
import { addDays, isLocalDate, weekday } from '../calendar/index.ts';
import type { LocalDate } from '../calendar/index.ts';

/** What one date in words says; `weekday` 1 Monday … 7 Sunday where it names one. */
interface Written {
  text: string;
  date: LocalDate;
  weekday: number | null;
}

/** Dates that a sentence names, or what of it is no date. */
export type DatesRead =
  | { ok: true; dates: LocalDate[] }
  | { ok: false; why: 'noDate' | 'noSuchDate' | 'reversed'; text: string }
  | { ok: false; why: 'weekday'; text: string; date: LocalDate; is: number };

const WEEKDAYS = '一二三四五六日';
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^（）]*)）)?/g;
/** Between two dates: a range, or another one. */
const RANGE = /^(至|到|—|-|~|～)$/;
const AND = /^(、|和|及|，|,|以及)?$/;

/** The Chinese name of a weekday. */
export const weekdayName = (day: number): string => `周${WEEKDAYS[day - 1] ?? ''}`;

function weekdayIn(note: string | undefined): number | null {
  const found = /(?:星期|周|礼拜)([一二三四五六日天])/.exec(note ?? '')?.[1];
  if (found === undefined) return null;
  return found === '天' ? 7 : WEEKDAYS.indexOf(found) + 1;
}

/**
 * The days that a phrase names, in its order. A year or a month that it leaves out is the last one named; `year` at first.
 * A weekday that it gives must be the day's own: a notice of another year shows by that.
 */
export function readDates(phrase: string, year: number): DatesRead {
  const text = phrase.replaceAll('(', '（').replaceAll(')', '）').replace(/\s/g, '');
  const found: { written: Written; before: string }[] = [];
  let [atYear, atMonth, end] = [year, null as number | null, 0];
  for (const match of text.matchAll(DATE)) {
    const [whole, yearText, monthText, dayText, note] = match;
    const before = text.slice(end, match.index);
    end = match.index + whole.length;
    atYear = yearText === undefined ? atYear : Number(yearText);
    atMonth = monthText === undefined ? atMonth : Number(monthText);
    if (atMonth === null) return { ok: false, why: 'noSuchDate', text: whole };
    const date = `${atYear}-${String(atMonth).padStart(2, '0')}-${String(dayText).padStart(2, '0')}`;
    if (!isLocalDate(date)) return { ok: false, why: 'noSuchDate', text: whole };
    found.push({ written: { text: whole, date, weekday: weekdayIn(note) }, before });
  }
  const rest = text.slice(end);
  if (found.length === 0 || rest !== '') return { ok: false, why: 'noDate', text: phrase };
  return spread(found);
}

function spread(found: readonly { written: Written; before: string }[]): DatesRead {
  const dates: LocalDate[] = [];
  for (const [index, { written, before }] of found.entries()) {
    const is = weekday(written.date);
    if (written.weekday !== null && written.weekday !== is) {
      return { ok: false, why: 'weekday', text: written.text, date: written.date, is };
    }
    const last = dates.at(-1);
    if (index > 0 && RANGE.test(before) && last !== undefined) {
      if (written.date < last) return { ok: false, why: 'reversed', text: written.text };
      for (let date = addDays(last, 1); date <= written.date; date = addDays(date, 1)) dates.push(date);
    } else if (index === 0 ? before === '' : AND.test(before)) dates.push(written.date);
    else return { ok: false, why: 'noDate', text: before };
  }
  return { ok: true, dates };
}
