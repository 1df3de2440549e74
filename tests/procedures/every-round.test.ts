// Every duty and every indicator, run at random on the pure core: units that file, file late, have nothing to report,
// correct, are excused or stay silent.
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { evolveRound } from '../../domain/round/evolve.ts';
import type { RoundState } from '../../domain/round/state.ts';
import { roundWake } from '../../domain/round/wake.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import { chanceOf, PlausibleData } from '../support/plausible-data.ts';
import { openRound, TOWNSHIPS, UNITS, type RoundDriver } from '../support/round-driver.ts';
import { resolvedForDemo } from './resolved.ts';

const WALKS = 4;
const DRAWS = 80;

type Duty = Definition['duties'][number];
type Post = NonNullable<Duty['check']>['by'];

const duties = PROCEDURES.flatMap(({ id }) => {
  const definition = resolvedForDemo(id);
  return definition.duties.map((duty) => [`${id} ${duty.key}`, definition, duty] as const);
});

const COUNTY = { path: '610429', name: '演示县' };

/** Organisations that owe: of the level, or the first body of each. */
function unitsOf({ level, bodies }: Duty['owedBy']): { path: string; name: string }[] {
  const divisions = level === 'village' ? UNITS : level === 'township' ? TOWNSHIPS : [COUNTY];
  return divisions.flatMap(({ path, name }) =>
    bodies === undefined
      ? [{ path, name }]
      : bodies.map((body) => ({ path: `${path}/${body}`, name: `${name}${body}` })),
  );
}

/** Where a post acts for a unit. */
function placeOf({ level, body }: Post, unit: string): string {
  const digits = { village: 12, township: 9, county: 6 }[level];
  const division = unit.split('/')[0]?.slice(0, digits) ?? '';
  return body === undefined ? division : `${division}/${body}`;
}

function openingOf({ opens, from, until }: Duty): string {
  const day = (month: number, date: number): string =>
    `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  if (opens.every === 'date') return day(opens.dates[0]?.month ?? 1, opens.dates[0]?.day ?? 1);
  if (opens.every === 'year') return day(opens.month, opens.day);
  const first = from !== undefined && from > '2026-03-02' ? from : '2026-03-02';
  return until !== undefined && until < first ? until : first;
}

/** Files at random for a unit; false when no draw is accepted. */
function files(round: RoundDriver, duty: Duty, unit: string, data: PlausibleData): boolean {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = data.draw(duty.item.form, localDateOf(round.now));
    if (round.unit(unit).refusedFile(drawn) === 'accepted') return true;
  }
  return false;
}

/** Lets a round run to its end; every unit does something else. */
function run(definition: Definition, duty: Duty, seed: number): { round: RoundDriver; filed: number } {
  const chance = chanceOf(seed);
  const fields = duty.item.fields;
  const data = new PlausibleData({ ...duty.item, fields, parameters: definition.parameters }, chance);
  const round = openRound(definition, duty.key, { openedOn: openingOf(duty), units: unitsOf(duty.owedBy) });
  let filed = 0;
  const act = (unit: string): void => {
    const roll = chance();
    if (roll < 0.15) return;
    if (roll < 0.3 && duty.item.nothingToReport) {
      round.unit(unit).refusal({ type: 'fileItem', unit, nothingToReport: true });
      return;
    }
    for (let entry = 0; entry < duty.item.atLeast; entry += 1) if (files(round, duty, unit, data)) filed += 1;
  };
  const proceed = (): void => {
    for (const { path } of unitsOf(duty.owedBy)) {
      const { check } = duty;
      if (check === undefined) continue;
      const checker = round.as(check.by.role, placeOf(check.by, path), 'checker');
      checker.refusal({ type: 'checkItem', unit: path, accept: chance() < 0.7, opinion: '意见' });
    }
    for (const step of round.steps) {
      const [key, organisation = ''] = step.split('@');
      const own = [...duty.consolidation, ...(duty.bulletin === undefined ? [] : [duty.bulletin])];
      const post = own.find((one) => one.key === key)?.by;
      if (post === undefined) continue;
      const actor = round.as(post.role, organisation, 'poster');
      if (key === duty.bulletin?.key) actor.refusal({ type: 'issueBulletin', text: '通报' });
      else actor.refusal({ type: 'consolidate', organisation });
    }
  };
  for (const { path } of unitsOf(duty.owedBy)) if (chance() < 0.6) act(path);
  for (let turn = 0; turn < 60 && round.status === 'open'; turn += 1) {
    proceed();
    for (const { path } of unitsOf(duty.owedBy)) if (chance() < 0.2) act(path);
    const wake = roundWake(definition, round.state);
    round.until(wake !== null && wake > round.now && chance() < 0.5 ? wake : addDays(localDateOf(round.now), 15));
  }
  for (let turn = 0; turn < 20 && round.status === 'open'; turn += 1) {
    for (const { path } of unitsOf(duty.owedBy)) files(round, duty, path, data);
    for (let step = 0; step < 4; step += 1) proceed();
    round.days(30);
  }
  return { round, filed };
}

describe.each(duties)('rounds of %s', (_, definition, duty) => {
  let runs: ReturnType<typeof run>[] = [];
  beforeAll(() => {
    runs = Array.from({ length: WALKS }, (_unused, index) => run(definition, duty, index + 1));
  }, 120_000);

  it('take what units file', () => {
    expect(runs.reduce((sum, { filed }) => sum + filed, 0)).toBeGreaterThan(0);
  });

  it('end with every unit on time, late, excused, without anything to report, or silent', () => {
    for (const { round } of runs) {
      expect(round.status).toBe('ended');
      const { onTime, late, silent, excused } = round.tally;
      const named = [...onTime, ...late, ...silent, ...excused].sort();
      expect([...new Set(named)]).toEqual(
        unitsOf(duty.owedBy)
          .map(({ path }) => path)
          .sort(),
      );
    }
  });

  it('are what their events say, and climb each rung once', () => {
    for (const { round } of runs) {
      let folded: RoundState | null = null;
      for (const event of round.events) folded = evolveRound(folded, event);
      expect(folded).toEqual(round.state);
      const rungs = round.events.flatMap((event) =>
        'alarm' in event ? [`${event.type} ${'term' in event ? event.term : event.visitId} ${event.alarm}`] : [],
      );
      expect(rungs.length).toBe(new Set(rungs).size);
    }
  });
});
