import { describe, expect, it } from 'vitest';
import { openRound, type RoundDriver } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('fund-expenditure-progress');
const UNIT = '610429/project-unit';
const BUREAU = '610429/revitalisation';
const series = (key: string): RoundDriver =>
  openRound(definition, key, { openedOn: '2026-01-25', units: [{ path: UNIT, name: '演示实施单位' }] });
const judged = (run: RoundDriver, gate: string) => run.judgements.find((one) => one.gate === gate);

/** Reports a part of 1000 for a month and lets the year pass to a day. */
function report(run: RoundDriver, month: string, spent: number, until: string): RoundDriver {
  run.until(`${month}-26`).unit(UNIT).file({ numerator: spent, denominator: 1000 });
  return run.until(until);
}

describe('the expenditure rate of a unit', () => {
  it.each([
    ['D149', 'april', '2026-04', '2026-05-01', 300],
    ['D150', 'june', '2026-06', '2026-07-01', 500],
    ['D151', 'september', '2026-09', '2026-10-01', 750],
    ['D152', 'december', '2026-12', '2027-01-01', 1000],
  ])('%s: is met at the date of %s by the share itself, and missed just below it', (_row, gate, month, day, enough) => {
    expect(judged(report(series('checkMilestone'), month, enough, day), gate)?.verdict).toBe('met');
    expect(judged(report(series('checkMilestone'), month, enough - 1, day), gate)?.verdict).toBe('missed');
  });

  it('D152: is not met by more than all of the money', () => {
    const run = report(series('checkMilestone'), '2026-12', 1001, '2027-01-01');
    expect(judged(run, 'december')?.verdict).toBe('missed');
  });

  it('is missed by who reported nothing', () => {
    expect(judged(series('checkMilestone').until('2026-05-01'), 'april')).toMatchObject({
      verdict: 'missed',
      value: null,
    });
  });

  it('is cumulated: the newest report counts at each date', () => {
    const run = report(series('checkMilestone'), '2026-04', 300, '2026-05-01');
    report(run, '2026-06', 520, '2026-07-01');
    expect(run.judgements.map(({ gate, verdict }) => [gate, verdict])).toEqual([
      ['april', 'met'],
      ['june', 'met'],
    ]);
  });

  it('judges a past date again when a past report is corrected', () => {
    const run = report(series('checkMilestone'), '2026-04', 300, '2026-05-01');
    run.unit(UNIT).correct({ numerator: 290, denominator: 1000 }, { period: '2026-04' });
    const april = run.judgements.filter(({ gate }) => gate === 'april').at(-1);
    expect(april?.verdict).toBe('missed');
  });

  it('reminds the unit and shows the county a yellow card when the date is missed', () => {
    const run = report(series('checkMilestone'), '2026-04', 100, '2026-05-02');
    expect(run.count('gateRungReached')).toBeGreaterThanOrEqual(2);
  });
});

describe('the three rates', () => {
  it('D148: are start, completion and reimbursement, each reported by every unit', () => {
    const rates = definition.indicators.filter(({ basis }) =>
      basis.some((one) => one.kind === 'stated' && one.row === 'D148'),
    );
    expect(rates.map(({ key }) => key)).toEqual(['startRate', 'completionRate', 'reimbursementRate']);
    const run = series('startRate').until('2026-01-26');
    run.unit(UNIT).file({ numerator: 3, denominator: 4 });
    expect(run.owing('2026-01')).toEqual([]);
  });

  it('D148: are inspected after each date, and a unit below is named with what it is told', () => {
    const run = openRound(definition, 'milestoneInspection', {
      openedOn: '2026-05-01',
      units: [{ path: BUREAU, name: '演示乡村振兴局' }],
    });
    const result = { inspectedUnits: 5, unitsBelow: 1 };
    expect(run.unit(BUREAU).refusedFile(result)).toBe('RULE_NOT_MET');
    run.unit(BUREAU).file({ ...result, belowUnits: '演示单位：招标滞后', noticeText: '5月底前补齐' });
    expect(run.owing()).toEqual([]);
    expect(run.dueOn()).toBe('2026-05-15');
  });
});
