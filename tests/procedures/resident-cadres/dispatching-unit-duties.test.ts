import { describe, expect, it } from 'vitest';
import { openRound, type RoundDriver } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('dispatching-unit-duties');
const UNIT = '610429/dispatching-unit';
const DIGEST = 'a'.repeat(64);
const open = (key: string, openedOn: string): RoundDriver =>
  openRound(definition, key, { openedOn, units: [{ path: UNIT, name: '演示派出单位' }] });
const record = { visitedOn: '2026-01-01', findings: '已到村' };

describe('the duties of a dispatching unit', () => {
  it('D141: asks the head for one visit each half-year, by its end', () => {
    const first = open('halfYearVisit', '2026-01-01');
    expect([first.state.period.label, first.dueOn()]).toEqual(['2026-H1', '2026-06-30']);
    first.unit(UNIT).file({ ...record, village: '演示一村' });
    expect(first.owing()).toEqual([]);
    expect(open('halfYearVisit', '2026-07-01').dueOn()).toBe('2026-12-31');
  });

  it('D142: asks for one hearing each half-year', () => {
    const round = open('halfYearHearing', '2026-07-01');
    expect(round.state.period.label).toBe('2026-H2');
    round.unit(UNIT).file({ ...record, cadres: '演示干部' });
    expect(round.owing()).toEqual([]);
  });

  it('D143: asks for one meeting a year, with its minutes', () => {
    const round = open('yearlyMeeting', '2026-01-01');
    expect([round.state.period.label, round.dueOn()]).toEqual(['2026', '2026-12-31']);
    expect(round.unit(UNIT).refusedFile(record)).toBe('FIELD_REQUIRED');
    round.unit(UNIT).file({ ...record, minutes: [DIGEST] });
    expect(round.owing()).toEqual([]);
  });

  it('takes no report of nothing: a visit is made or not', () => {
    const round = open('halfYearVisit', '2026-01-01');
    expect(round.unit(UNIT).refusal({ type: 'fileItem', unit: UNIT, nothingToReport: true })).toBe(
      'NOTHING_NOT_ACCEPTED',
    );
  });

  it('reminds, tells the superior and shows a yellow card when nothing was done, and the bulletin says so', () => {
    const round = open('halfYearVisit', '2026-01-01').until('2026-07-12');
    expect(round.tally.silent).toEqual([UNIT]);
    round.as('countyRevitalisationBureau', '610429/revitalisation').bulletin('未到村的单位如下');
    expect(round.status).toBe('ended');
  });
});
