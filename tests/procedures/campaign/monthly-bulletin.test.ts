import { describe, expect, it } from 'vitest';
import { nextOpening } from '../../../domain/duty-calendar/index.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('monthly-bulletin');
const COUNTY = [{ path: '610429', name: '演示县' }];
const inspection = {
  units: '演示一镇、县人社局',
  problems: 3,
  findings: '台账更新不及时',
  supervisionReport: ['a'.repeat(64)],
};
const open = () => openRound(definition, 'monthlyInspection', { openedOn: '2026-03-01', units: COUNTY });

describe('the monthly bulletin', () => {
  it('D187: is preceded by one inspection a month at least, and no month goes without', () => {
    const round = open();
    expect(round.dueOn()).toBe('2026-03-31');
    expect(round.unit('610429').refusal({ type: 'fileItem', unit: '610429', nothingToReport: true })).toBe(
      'NOTHING_NOT_ACCEPTED',
    );
  });

  it('D186: comes every month', () => {
    const [duty] = definition.duties;
    expect(duty && nextOpening(duty, '2026-03-02')).toBe('2026-04-01');
  });

  it('goes from findings to the report, to the leaders, and out', () => {
    const round = open();
    round.unit('610429').file(inspection);
    expect(round.steps).toEqual(['report@610429']);
    round.as('supervisionGroup', '610429').consolidate();
    expect(round.steps).toEqual(['submit@610429']);
    round.as('countyPrincipalLeaders', '610429').consolidate();
    expect(round.steps).toEqual(['circulate@610429']);
    round.as('supervisionGroup', '610429').bulletin('3月督查通报');
    expect(round.status).toBe('ended');
  });

  it('climbs every rung in a month without an inspection', () => {
    const round = open().until('2026-04-30');
    expect(round.all('rungReached').map(({ action }) => action)).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });
});
