import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { COUNTY, openRound, TOWNSHIPS, UNITS } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const ID = 'drinking-water-door-to-door-screening';
const definition = resolvedAny(ID);
const visit = { visitedOn: '2026-04-01', village: '610429101200', doors: 30 };

const april = () => openRound(definition, 'launch', { openedOn: '2026-04-01' });

describe('the door-to-door screening', () => {
  it('D094: opens in April and in October, and is due by the end of the month', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2027-12-31')).toEqual([
      '2026-04-01',
      '2026-10-01',
      '2027-04-01',
      '2027-10-01',
    ]);
    expect(april().dueOn()).toBe('2026-04-30');
    expect(openRound(definition, 'launch', { openedOn: '2026-10-01' }).dueOn()).toBe('2026-10-31');
  });

  it('D096: puts every problem that a visit finds on the ledger of drinking water, with its household', () => {
    const round = april();
    expect(round.unit('610429101200').refusedFile({ ...visit, result: 'failed', finding: '水质浑浊' })).toBe(
      'RULE_NOT_MET',
    );
    round.unit('610429101200').file({ ...visit, result: 'failed', finding: '水质浑浊', place: '演示户一' });
    expect(round.linked).toEqual(['drinking-water-patrol@610429101200']);
  });

  it('is summed up by the township, confirmed as solved by the named person, and told by the county', () => {
    const round = april();
    for (const { path } of UNITS) round.unit(path).file({ ...visit, village: path, result: 'passed' });
    expect(round.steps).toEqual(['ledgerOfTownship@610429101', 'ledgerOfTownship@610429102']);
    for (const { path } of TOWNSHIPS) round.as('townshipGovernment', path).consolidate();
    expect(round.steps).toEqual(['resolve@610429101', 'resolve@610429102']);
    for (const { path } of TOWNSHIPS) round.as('responsiblePerson', path).consolidate();
    round.as('countyWaterDept', `${COUNTY}/water`).bulletin('四村全覆盖');
    expect(round.status).toBe('ended');
  });

  it('tells of villages that are silent when the month is over', () => {
    const round = april().until('2026-05-12');
    expect(round.owing()).toHaveLength(UNITS.length);
    expect(round.all('rungReached').map(({ action }) => action)).toEqual(['remindOwner', 'yellowCard', 'redCard']);
  });

  it.each([
    [100, 79, 'met'],
    [100, 78, 'missed'],
  ])('D095: judges %i and %i villages against 179 at the end of April: %s', (first, second, verdict) => {
    const series = openRound(definition, 'villagesCovered', { openedOn: '2026-01-01', units: TOWNSHIPS });
    series.until('2026-04-21');
    series.unit('610429101').file({ value: first });
    series.unit('610429102').file({ value: second });
    series.until('2026-05-02');
    expect(series.judgements.map((one) => [one.gate, one.verdict])).toEqual([['spring', verdict]]);
  });
});
