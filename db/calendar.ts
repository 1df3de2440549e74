import { sql } from 'kysely';
import type { Calendar, CalendarYear } from '../domain/calendar/index.ts';
import type { Db } from './client.ts';

/** Switches of a deployment, which a calendar carries along. */
export type CalendarSwitches = Omit<Calendar, 'years'>;

/** The working calendar of the years `from` to `to`; those of which nothing is known are left out, which is provisional. */
export async function loadCalendar(db: Db, from: number, to: number, switches: CalendarSwitches): Promise<Calendar> {
  const { rows } = await sql<{
    year: number;
    provisional: boolean;
    source_zh: string;
    source_en: string;
    days: { day: string; working: boolean; name: string | null }[] | null;
  }>`
    select y.year, y.provisional, y.source_zh, y.source_en, (
      select json_agg(json_build_object('day', d.day, 'working', d.working, 'name', d.name) order by d.day)
      from calendar_days d where d.day >= make_date(y.year, 1, 1) and d.day < make_date(y.year + 1, 1, 1)) as days
    from calendar_years y where y.year between ${from} and ${to} order by y.year`.execute(db);
  const calendarYears = rows.map(({ year, provisional, source_zh, source_en, days }): [string, CalendarYear] => {
    const own = days ?? [];
    return [
      String(year),
      {
        year,
        provisional,
        source: { zh: source_zh, en: source_en },
        daysOff: own.filter((day) => !day.working).map((day) => ({ date: day.day, name: day.name ?? '' })),
        workingWeekends: own.filter((day) => day.working).map((day) => day.day),
      },
    ];
  });
  return { ...switches, years: Object.fromEntries(calendarYears) };
}

/** Puts years in place of what was known of them. A release never replaces what a county set itself. */
export async function putCalendarYears(
  db: Db,
  years: readonly CalendarYear[],
  origin: 'release' | 'county',
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const year of years) {
      const written = await transaction
        .insertInto('calendar_years')
        .values({
          year: year.year,
          provisional: year.provisional,
          source_zh: year.source.zh,
          source_en: year.source.en,
          origin,
        })
        .onConflict((conflict) =>
          conflict
            .column('year')
            .doUpdateSet((eb) => ({
              provisional: eb.ref('excluded.provisional'),
              source_zh: eb.ref('excluded.source_zh'),
              source_en: eb.ref('excluded.source_en'),
              origin: eb.ref('excluded.origin'),
            }))
            .where((eb) => eb.or([eb('calendar_years.origin', '=', 'release'), eb.lit(origin === 'county')])),
        )
        .returning('year')
        .executeTakeFirst();
      if (written === undefined) continue;
      await putDays(transaction, year);
    }
  });
}

/** Puts the days of a year in place of those that it had by its own notice. */
export async function putDays(db: Db, year: CalendarYear): Promise<void> {
  await db
    .deleteFrom('calendar_days')
    .where('day', '>=', `${year.year}-01-01`)
    .where('day', '<=', `${year.year}-12-31`)
    // What the notice of the next year says of December stays.
    .where('notice_year', 'is', null)
    .execute();
  const days = [
    ...year.daysOff.map(({ date, name }) => ({ day: date, working: false, name })),
    ...year.workingWeekends.map((date) => ({ day: date, working: true, name: null })),
  ];
  if (days.length === 0) return;
  await db
    .insertInto('calendar_days')
    .values(days)
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
}
