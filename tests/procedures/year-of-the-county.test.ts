// A year of the county: every round of 2024 and a caseload over its months, on the pure core and that year's working days.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay } from '../../domain/calendar/index.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { openingsBetween } from '../../domain/duty-calendar/index.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import { countyYear2024 } from '../../scripts/handbook/county-2024.ts';
import { coverageOf } from '../../scripts/handbook/coverage.ts';
import { factsOf, type Fact } from '../../scripts/handbook/machine-form.ts';
import { yearPage } from '../../scripts/handbook/year.ts';
import { CaseDriver } from '../support/case-driver.ts';
import { openRound, TOWNSHIPS, UNITS } from '../support/round-driver.ts';
import { walk } from '../support/walker.ts';

const { definitions, calendar, year } = countyYear2024();
const byId = new Map(definitions.map((one) => [one.id, one]));

const COUNTY = { path: '610429', name: '演示县' };

function unitsOf({ level, bodies }: Definition['duties'][number]['owedBy']): { path: string; name: string }[] {
  const divisions = level === 'village' ? UNITS.slice(0, 2) : level === 'township' ? TOWNSHIPS : [COUNTY];
  const own = bodies?.slice(0, 1) ?? [];
  return divisions.map(({ path: at, name }) => ({ path: [at, ...own].join('/'), name }));
}

const duties = definitions.flatMap((definition) =>
  definition.duties.map((duty) => [`${definition.id} ${duty.key}`, definition, duty] as const),
);

describe.each(duties)('in 2024 the rounds of %s', (_, definition, duty) => {
  const openings = openingsBetween(duty, '2024-01-01', '2024-12-31');

  it('open on their days, fall due when the table says, and find the silent overdue then', () => {
    const own = year.entries.filter(
      ({ procedure, key, kind }) => kind === 'round' && procedure === definition.id && key === duty.key,
    );
    const standing = duty.opens.every === 'day' || duty.opens.every === 'week';
    expect(own.map(({ opensOn }) => opensOn ?? '').sort()).toEqual(standing ? [] : openings);
    for (const openedOn of openings) {
      const round = openRound(definition, duty.key, { openedOn, calendar, units: unitsOf(duty.owedBy) });
      const dueOn = round.dueOn();
      if (!standing) expect(own.find((entry) => entry.opensOn === openedOn)?.dueOn).toBe(dueOn);
      round.until(addDays(dueOn, 1));
      const overdue = round.all('dueReached').flatMap(({ units }) => units);
      expect(overdue.sort()).toEqual(
        unitsOf(duty.owedBy)
          .map((unit) => unit.path)
          .sort(),
      );
    }
  });
});

/** One case of every procedure, filed on days that are spread over the year. */
const caseload = definitions
  .filter(({ form }) => form === 'case')
  .map((definition, index) => [definition.id, CaseForm.parse(definition), (index * 53) % 360] as const);

const limits = new Map<string, string[]>();

describe.each(caseload)('a case of %s in 2024', (id, definition, day) => {
  it('comes to its end, and no limit that rolls ends on a day of rest', () => {
    const now = new Date(Date.parse('2024-01-02T01:00:00.000Z') + day * 86_400_000).toISOString();
    const driver = walk(definition, 5, new Set(), new CaseDriver(definition, { now, calendar }));
    expect(driver.state.status).toBe('ended');
    const started = driver.events.filter((event) => event.type === 'clockStarted');
    for (const { limit, dueOn, clock } of started) {
      if (dueOn !== null) limits.set(id, [...(limits.get(id) ?? []), dueOn]);
      const rolling = limit.kind === 'period' && limit.unit !== 'hour';
      if (!rolling || dueOn === null || !(dueOn.slice(0, 4) in calendar.years)) continue;
      expect(isWorkingDay(calendar, dueOn).working, `${clock} ${dueOn}`).toBe(true);
    }
  });
});

/** Days that a fact names, as month and day; the last of a month for a whole month. */
function daysNamed(fact: Fact): string[] {
  const pad = (value: number): string => String(value).padStart(2, '0');
  if (fact.kind === 'date' && fact.day !== null) return [`${pad(fact.month)}-${pad(fact.day)}`];
  if (fact.kind === 'daysOfMonth' && fact.to !== 'last') return [`-${pad(fact.to)}`];
  return [];
}

describe('the table of the year', () => {
  const dated = coverageOf(PROCEDURES).filter(
    ({ row, uses }) => uses.length > 0 && factsOf(row.form).some((fact) => daysNamed(fact).length > 0),
  );

  it.each(dated.map((one) => [`${one.row.id} ${one.row.form}`, one] as const))(
    'has the day of %s',
    (_, { row, uses }) => {
      const procedures = [...new Set(uses.map(({ procedure }) => procedure))];
      const days = procedures.flatMap((id) => [
        ...year.entries
          .filter(({ procedure }) => procedure === id)
          .flatMap(({ dueOn, opensOn }) => [dueOn, opensOn ?? '']),
        ...(limits.get(id) ?? []),
        ...[...JSON.stringify(byId.get(id)).matchAll(/\d{4}-\d{2}-\d{2}/g)].map((match) => match[0]),
      ]);
      const named = factsOf(row.form).flatMap(daysNamed);
      // a window's first day may be the morning after a limit's last
      const known = days.flatMap((day) => (day === '' ? [] : [day, addDays(day, 1)]));
      expect(named.filter((day) => !known.some((one) => one.endsWith(day)))).toEqual([]);
    },
  );

  it('is what node scripts/year.ts writes', () => {
    const file = path.join(import.meta.dirname, '..', '..', 'docs', 'domain', 'year-2024.md');
    expect(readFileSync(file, 'utf8') === yearPage(year), 'run node scripts/year.ts').toBe(true);
  });

  it('counts a leap year’s days from the first to the last', () => {
    const daily = year.standing.filter(({ openings }) => openings === 366);
    expect(daily.length).toBeGreaterThan(0);
  });
});
