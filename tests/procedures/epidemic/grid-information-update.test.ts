import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound, UNITS } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const id = 'grid-information-update';
const definition = resolvedAny(id);
const village = UNITS[0]?.path ?? '';
const township = '610429101';
const update = { grid: '第一网格', updatedOn: '2026-01-10', households: 60, people: 201, groupKept: true };
const opened = () =>
  openRound(definition, 'quarterlyUpdate', { openedOn: '2026-01-01', now: '2026-01-12T01:00:00.000Z' });

describe('the update of grids', () => {
  it('D019: is owed once a quarter by every village, until the quarter ends', () => {
    const [duty] = definition.duties;
    if (duty === undefined) throw new Error('no duty');
    expect(openingsBetween(duty, '2026-01-01', '2026-12-31')).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
    ]);
    const round = opened();
    expect(round.dueOn()).toBe('2026-03-31');
    expect(round.owing()).toHaveLength(UNITS.length);
    round.unit(village).file(update);
    round.as('townshipGovernment', township).accept(village);
    expect(round.owing()).not.toContain(village);
  });

  it('is received by the township, or sent back and filed again', () => {
    const round = opened();
    round.unit(village).file(update);
    round.as('townshipGovernment', township).sendBack(village, '人数与上季度不符');
    expect(round.owing()).toContain(village);
    round.unit(village).file({ ...update, people: 199 });
    round.as('townshipGovernment', township).accept(village);
    expect(round.item(village).state).toBe('checked');
  });

  it('is not taken before the grid’s message group works, nor as nothing to report', () => {
    const round = opened();
    expect(round.unit(village).refusedFile({ ...update, groupKept: false })).toBe('RULE_NOT_MET');
    expect(round.unit(village).refusal({ type: 'fileItem', unit: village, nothingToReport: true })).not.toBe(
      'accepted',
    );
  });

  it('climbs its ladder for whoever is silent when the quarter is over', () => {
    const round = opened();
    round.unit(village).file(update);
    round.as('townshipGovernment', township).accept(village);
    round.until('2026-04-08');
    expect(round.all('rungReached').map(({ action }) => action)).toContain('notifySuperior');
    expect(round.tally.silent).toHaveLength(UNITS.length - 1);
  });

  it('D020: has no standing screening until the county sets its weekday', () => {
    expect(definition.duties.map(({ key }) => key)).toEqual(['quarterlyUpdate']);
    const screening = resolvedAny(id, { screeningWeekday: 5 }).duties.find(({ key }) => key === 'screening');
    if (screening === undefined) throw new Error('no screening');
    expect(openingsBetween(screening, '2026-03-02', '2026-03-15')).toEqual(['2026-03-06', '2026-03-13']);
  });
});
