import { describe, expect, it } from 'vitest';
import { dueOf, openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { PLAIN_CALENDAR } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('quarterly-dispatch');
const COUNTY = [{ path: '610429', name: '演示县' }];
const held = {
  visitedOn: '2026-05-20',
  participants: '各镇、各部门',
  findings: '听取十项行动进展',
  reportsHeard: '十项行动汇报',
  gaps: '产业项目进度偏慢',
  measures: '倒排工期',
};
const open = () => openRound(definition, 'dispatchMeeting', { openedOn: '2026-05-20', units: COUNTY });

describe('the quarterly dispatch', () => {
  it('D186, D188: is held by the end of May, of August and of November', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    const openings = openingsBetween(duty, '2026-01-01', '2026-12-31');
    expect(openings.map((day) => dueOf(duty.due, duty.opens, day, PLAIN_CALENDAR).dueOn)).toEqual([
      '2026-05-31',
      '2026-08-31',
      '2026-11-30',
    ]);
    expect(definition.plan[0]?.rows.map(({ by }) => by)).toEqual(['2024-05-31', '2024-08-31', '2024-11-30']);
  });

  it('finds gaps, for which the lead departments set measures', () => {
    const round = open();
    round.unit('610429').file(held);
    expect(round.steps).toEqual(['measures@610429/lead-department']);
    expect(round.as('leadDepartment', '610429/lead-department').consolidate('已拟定').status).toBe('ended');
  });

  it('records no meeting without its gaps and measures', () => {
    const { gaps: _gaps, ...without } = held;
    expect(open().unit('610429').refusedFile(without)).not.toBe('accepted');
  });

  it('tells the county when no meeting was held', () => {
    const round = open().until('2026-06-15');
    expect(round.all('rungReached').map(({ action }) => action)).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
    ]);
  });
});
