import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import type { RoundDriver } from '../../support/round-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const ID = 'water-quality-testing';
const definition = resolvedAny(ID);
const LABORATORY = '610429/water-laboratory';
const units = [{ path: LABORATORY, name: '演示水质检测机构' }];

const year = (key: string): string[] => {
  const duty = definition.duties.find((one) => one.key === key);
  if (duty === undefined) throw new Error(key);
  return openingsBetween(duty, '2026-01-01', '2026-12-31');
};

const atLeast = (key: string): number | undefined => definition.duties.find((one) => one.key === key)?.item.atLeast;

const round = (key: string): RoundDriver => openRound(definition, key, { openedOn: '2026-01-01', units });

const sample = (itemsTested: number, number = 1) => ({
  village: '610429101200',
  point: `第${number}检测点`,
  sampledOn: '2026-01-01',
  itemsTested,
  itemsFailed: 0,
  result: 'passed',
});

describe('the tests of drinking water', () => {
  it('D098: tests 210 points every month for 21 items, and is not done with 209', () => {
    expect(year('monthlyTest')).toHaveLength(12);
    const run = round('monthlyTest');
    expect(run.dueOn()).toBe('2026-01-31');
    const laboratory = run.unit(LABORATORY);
    for (const items of [20, 22]) expect(laboratory.refusedFile(sample(items))).toBe('RULE_NOT_MET');
    for (let point = 1; point <= 209; point += 1) laboratory.file(sample(21, point));
    expect(run.owing()).toEqual([LABORATORY]);
    laboratory.file(sample(21, 210));
    expect(run.owing()).toEqual([]);
  });

  it('D099: makes two full analyses of 32 items a year at every point', () => {
    expect(year('fullAnalysis32')).toEqual(['2026-01-01', '2026-07-01']);
    expect(atLeast('fullAnalysis32')).toBe(210);
    const laboratory = round('fullAnalysis32').unit(LABORATORY);
    expect(laboratory.refusedFile(sample(31))).toBe('RULE_NOT_MET');
    expect(laboratory.refusedFile(sample(32))).toBe('accepted');
  });

  it('D100: makes two full analyses of 46 items a year at every point', () => {
    expect(year('fullAnalysis46')).toEqual(['2026-01-01', '2026-07-01']);
    expect(round('fullAnalysis46').dueOn()).toBe('2026-06-30');
    const laboratory = round('fullAnalysis46').unit(LABORATORY);
    expect(laboratory.refusedFile(sample(32))).toBe('RULE_NOT_MET');
    expect(laboratory.refusedFile(sample(46))).toBe('accepted');
  });

  it('D101: tests each of the 71 works with a source of their own', () => {
    expect(atLeast('ownSourceTest')).toBe(71);
    expect(
      resolvedAny(ID, { ownSourceWorks: 70 }).duties.find((one) => one.key === 'ownSourceTest')?.item.atLeast,
    ).toBe(70);
  });

  it('D102: tests own sources once a year for 32 items', () => {
    expect(year('ownSourceTest')).toEqual(['2026-01-01']);
    const laboratory = round('ownSourceTest').unit(LABORATORY);
    expect(laboratory.refusedFile(sample(21))).toBe('RULE_NOT_MET');
    expect(laboratory.refusedFile(sample(32))).toBe('accepted');
  });
});

describe('a test that fails', () => {
  const one = resolvedAny(ID, { points: 1 });
  const failed = { ...sample(21), itemsFailed: 1, result: 'failed', finding: '浑浊度超标' };
  const run = () => openRound(one, 'monthlyTest', { openedOn: '2026-01-01', units });

  it('needs its finding, and a result that fits the number of items that failed', () => {
    expect(
      run()
        .unit(LABORATORY)
        .refusedFile({ ...sample(21), itemsFailed: 1 }),
    ).toBe('RULE_NOT_MET');
    expect(
      run()
        .unit(LABORATORY)
        .refusedFile({ ...failed, itemsFailed: 0 }),
    ).toBe('RULE_NOT_MET');
  });

  it('goes on the ledger of its village at once, though other points are still to be tested', () => {
    const round = openRound(definition, 'monthlyTest', { openedOn: '2026-01-01', units });
    round.unit(LABORATORY).file(failed);
    expect(round.owing()).toEqual([LABORATORY]);
    const asked = round.all('effectRequested').map(({ request }) => request);
    expect(asked).toMatchObject([{ procedure: 'drinking-water-patrol', organisation: '610429101200' }]);
    round.unit(LABORATORY).file({ ...failed, point: '第2检测点' });
    expect(round.linked).toHaveLength(2);
  });

  it('needs a village of the county, in which its ledger is kept', () => {
    const laboratory = run().unit(LABORATORY);
    expect(laboratory.refusedFile({ ...failed, village: '610429101' })).toBe('RULE_NOT_MET');
    expect(laboratory.refusedFile({ ...failed, village: '610430101200' })).toBe('UNKNOWN_ORGANISATION');
  });

  it('is told with the results of the round by the water department', () => {
    const round = run();
    round.unit(LABORATORY).file(failed);
    expect(round.steps).toEqual(['resultsOfRound@610429/water']);
    round.as('countyWaterDept', '610429/water').bulletin('1处超标，已列入台账');
    expect(round.status).toBe('ended');
  });
});

describe('the plan of the year', () => {
  it('is due in January, and leaves no point and no work out', () => {
    const water = '610429/water';
    const plan = openRound(definition, 'plan', { openedOn: '2026-01-01', units: [{ path: water, name: '水利局' }] });
    expect(plan.dueOn()).toBe('2026-01-31');
    const file = { planFile: ['a'.repeat(64)], plannedPoints: 210, plannedWorks: 71 };
    expect(plan.unit(water).refusedFile({ ...file, plannedPoints: 209 })).toBe('RULE_NOT_MET');
    expect(plan.unit(water).refusedFile({ ...file, plannedWorks: 70 })).toBe('RULE_NOT_MET');
    expect(plan.unit(water).refusedFile(file)).toBe('accepted');
  });
});
