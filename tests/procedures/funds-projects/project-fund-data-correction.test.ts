import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';

const definition = resolved('project-fund-data-correction');
const BUREAU = '610429/revitalisation';
const error = { record: '项目2026-08', error: '支出大于下达', unit: '610429/project-unit' };

const filed = (): CaseDriver => driver(definition).start({ organisation: '610429', data: error });
const sent = (): CaseDriver =>
  filed()
    .as('countyRevitalisationBureau')
    .decide('done', { data: { requirement: '核对支出' } });
const corrected = (): CaseDriver =>
  sent()
    .as('projectUnit')
    .decide('done', { data: { correction: '已更正' } });
const reached = (run: CaseDriver): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));

describe('an error in the data of a project', () => {
  it('is sent to the unit, corrected, verified and struck off', () => {
    const run = corrected();
    run.as('countyRevitalisationBureau').decide('approve', { data: { logical: true, factual: true } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
  });

  it.each(['logical', 'factual'])('is not struck off while the data are not %s', (quality) => {
    const data = { logical: true, factual: true, [quality]: false };
    expect(corrected().as('countyRevitalisationBureau').refused('approve', { data })).toBe('RULE_NOT_MET');
  });

  it('goes back to the unit when the correction does not hold', () => {
    const run = corrected().as('countyRevitalisationBureau').decide('return', { opinion: '仍不符' });
    expect(run.stages).toEqual(['correct']);
  });

  it('D147: is due at the end of the month, whoever has it', () => {
    const run = sent().until('2026-04-01');
    expect(reached(run)).toContain('correctedByMonthEnd');
    const inTime = sent().until('2026-03-31');
    expect(reached(inTime)).not.toContain('correctedByMonthEnd');
  });

  it('reminds the unit that does not correct within its days', () => {
    expect(reached(sent().until('2026-03-18'))).toContain('correctLimit');
  });
});

describe('the check of the data', () => {
  const monthly = definition.duties.find(({ key }) => key === 'monthlyCheck');
  const round = () =>
    openRound(definition, 'monthlyCheck', {
      openedOn: '2026-03-01',
      units: [{ path: BUREAU, name: '演示乡村振兴局' }],
    });

  it('D146: is made once in every month', () => {
    if (monthly === undefined) throw new Error('no check');
    expect(openingsBetween(monthly, '2026-01-01', '2026-12-31')).toHaveLength(12);
  });

  it('D147: has every unit report by the last day of the month that it has corrected all, and verifies it', () => {
    const unit = '610429/project-unit';
    const own = openRound(definition, 'monthEndCorrection', {
      openedOn: '2026-03-01',
      units: [{ path: unit, name: '演示实施单位' }],
    });
    expect(own.dueOn()).toBe('2026-03-31');
    expect(own.unit(unit).refusedFile({ received: 2, correctedCount: 1 })).toBe('RULE_NOT_MET');
    own.unit(unit).file({ received: 2, correctedCount: 2 });
    own.as('countyRevitalisationBureau', BUREAU).accept(unit);
    expect(own.item(unit).state).toBe('checked');
  });

  it('opens a case for the responsible unit where it finds an error, and none where the data are clean', () => {
    const clean = round();
    clean.unit(BUREAU).file({ records: 120, errorFound: false });
    expect(clean.linked).toEqual([]);
    const faulty = round();
    expect(faulty.unit(BUREAU).refusedFile({ records: 120, errorFound: true })).toBe('RULE_NOT_MET');
    faulty.unit(BUREAU).file({ records: 120, errorFound: true, ...error });
    expect(faulty.linked).toEqual([`project-fund-data-correction@${BUREAU}`]);
  });
});
