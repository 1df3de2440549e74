// The demo county's definitions for plan year 2024, with that year's working days.
import { readFileSync } from 'node:fs';
import type { Calendar, CalendarYear } from '../../domain/calendar/index.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import { demoProfile } from '../../embedded/demo-definitions.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import { yearOf, type CountyYear } from './year.ts';

const YEAR = 2024;

/** Every definition as it ran in 2024, the calendar, and what fell due. Throws when one does not resolve. */
export function countyYear2024(): { definitions: Definition[]; calendar: Calendar; year: CountyYear } {
  const profile = { ...demoProfile(YEAR), years: { default: YEAR } };
  const definitions = PROCEDURES.map((authored) => {
    const resolution = resolveDefinition(authored, profile);
    if (!resolution.ok) throw new Error(`${authored.id}: ${JSON.stringify(resolution.faults)}`);
    return resolution.definition;
  });
  const calendar = calendarOf2024();
  return { definitions, calendar, year: yearOf(definitions, YEAR, calendar) };
}

function calendarOf2024(): Calendar {
  const file = new URL('../../db/seeds/calendar-years.json', import.meta.url);
  const years = (JSON.parse(readFileSync(file, 'utf8')) as CalendarYear[]).filter(
    ({ year }) => year >= YEAR - 1 && year <= YEAR + 1,
  );
  const byYear = Object.fromEntries(years.map((one) => [String(one.year), one]));
  return { years: byYear, restDaysRoll: true, periodsRoll: true, namedDayIncluded: true };
}
