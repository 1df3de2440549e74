// Writes db/seeds/calendar-years.json: the State Council's yearly notices as rows, from the data of `chinese-days`.
// Run again when that package knows a new year: node scripts/extract-calendar.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CalendarYear } from '../domain/calendar/calendar.ts';

const FIRST = 2020;
const LAST = 2026;

/** Numbers of the notices, where they are known for certain; otherwise the notice is named by its year. */
const NOTICES: Record<number, string> = { 2024: '国办发明电〔2023〕7号', 2025: '国办发明电〔2024〕12号' };

const folder = join(dirname(createRequire(import.meta.url).resolve('chinese-days')), 'years');

/** One year of the package as a row of the calendar. */
function yearOf(year: number): CalendarYear {
  const file = JSON.parse(readFileSync(join(folder, `${year}.json`), 'utf8')) as {
    holidays: Record<string, string>;
    workdays: Record<string, string>;
  };
  const number = NOTICES[year];
  return {
    year,
    provisional: false,
    source: {
      zh: `国务院办公厅关于${year}年部分节假日安排的通知${number === undefined ? '' : `（${number}）`}`,
      en: `State Council notice on the holidays of ${year}`,
    },
    daysOff: Object.entries(file.holidays).map(([date, names]) => ({ date, name: names.split(',')[1] ?? names })),
    workingWeekends: Object.keys(file.workdays),
  };
}

const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => yearOf(FIRST + index));
const target = new URL('../db/seeds/calendar-years.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(years, null, 2)}\n`);
process.stdout.write(`${years.length} years, ${years.reduce((sum, year) => sum + year.daysOff.length, 0)} days off\n`);
