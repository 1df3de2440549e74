import { readFile } from 'node:fs/promises';
import type { CalendarYear } from '../domain/calendar/index.ts';
import { putCalendarYears } from './calendar.ts';
import type { Db } from './client.ts';

/** Brings in the years that this release knows; years that the county set itself stay. */
export async function seedCalendar(db: Db): Promise<void> {
  const text = await readFile(new URL('seeds/calendar-years.json', import.meta.url), 'utf8');
  await putCalendarYears(db, JSON.parse(text) as CalendarYear[], 'release');
}
