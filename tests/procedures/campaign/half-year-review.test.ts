import { describe, expect, it } from 'vitest';
import { nextOpening } from '../../../domain/duty-calendar/index.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('half-year-review');
const COUNTY = [{ path: '610429', name: '演示县' }];
const held = {
  visitedOn: '2026-06-20',
  participants: '各镇、各部门',
  findings: '点评十项行动',
  progress: '总体过半',
  gaps: '两镇滞后',
};
const open = () => openRound(definition, 'reviewMeeting', { openedOn: '2026-06-20', units: COUNTY });

describe('the half-year review', () => {
  it('D189, D190: is held by the end of June', () => {
    expect(open().dueOn()).toBe('2026-06-30');
  });

  it('D186: is held once in each year, half-way', () => {
    const [duty] = definition.duties;
    expect(duty && nextOpening(duty, '2026-06-21')).toBe('2027-06-20');
  });

  it('reviews progress and gaps, and the lead departments push on', () => {
    const round = open();
    round.unit('610429').file(held);
    expect(round.steps).toEqual(['push@610429/lead-department']);
    expect(round.as('leadDepartment', '610429/lead-department').consolidate('已推进').status).toBe('ended');
  });

  it('tells the county when no meeting was held', () => {
    const round = open().until('2026-07-15');
    expect(round.all('rungReached').map(({ action }) => action)).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
    ]);
  });
});
