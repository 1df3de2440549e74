// Writes db/seeds/calendar-years.json: the State Council's yearly notices as rows, from the data of `chinese-days`.
// Run again when that package knows a new year: node scripts/extract-calendar.ts && npm run format
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CalendarYear } from '../domain/calendar/calendar.ts';

const FIRST = 2020;
const LAST = 2026;

/** Numbers of the notices (文号). A year that is not here is named by its title only. */
const NOTICES: Record<number, string> = {
  2020: '国办发明电〔2019〕16号、〔2020〕1号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

/** Full names of the festivals that the package shortens. */
const NAMES: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** The Chinese name in 'English,中文,days'. */
function nameOf(names: string): string {
  const name = names.split(',')[1] ?? names;
  return NAMES[name] ?? name;
}

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
      zh: number === undefined ? `国务院办公厅 ${year}年节假日安排通知` : number,
      en: `State Council notice on the holidays of ${year}${number === undefined ? '' : ` (${number})`}`,
    },
    daysOff: Object.entries(file.holidays).map(([date, names]) => ({ date, name: nameOf(names) })),
    workingWeekends: Object.keys(file.workdays),
  };
}

const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => yearOf(FIRST + index));
const target = new URL('../db/seeds/calendar-years.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(years, null, 2)}\n`);
process.stdout.write(`${years.length} years, ${years.reduce((sum, year) => sum + year.daysOff.length, 0)} days off\n`);
