// A consolidation or a bulletin that nobody does: its limit, the duty's ladder, cards and messages.
import { describe, expect, it } from 'vitest';
import { evolveRound } from '../../../domain/round/evolve.ts';
import { roundProjection } from '../../../domain/round/projection.ts';
import type { RoundState } from '../../../domain/round/state.ts';
import { bulletin, consolidation, duty, recurring } from '../../support/round-definitions.ts';
import { COUNTY, openRound, type RoundDriver, UNITS } from '../../support/round-driver.ts';

const FIRST = '610429101';
const SECOND = '610429102';
const within = { amount: 5, unit: 'workingDay' as const };

const monthly = (limited = true): RoundDriver => {
  const steps = consolidation.map((step) => (limited ? { ...step, within } : step));
  const last = limited ? { ...bulletin, within } : bulletin;
  const definition = recurring({ duties: [duty({ consolidation: steps, bulletin: last })] });
  return openRound(definition, 'monthlyReport', { openedOn: '2026-03-01' });
};
const project = (round: RoundDriver) => roundProjection(round.definition, round.state, round.batches.at(-1) ?? []);
const stepsOf = (round: RoundDriver, type: 'stepOverdue' | 'stepRungReached'): string[] =>
  round.all(type).map((event) => `${event.organisation} ${'action' in event ? event.action : 'overdue'}`);

describe('a step above the items with a limit', () => {
  it('is due 5 working days after the last day of the items, when their time is up', () => {
    const round = monthly().until('2026-03-26');
    expect(round.all('stepOpened').map(({ due }) => due?.dueOn)).toEqual(['2026-04-01', '2026-04-01']);
    const { changes, case: row } = project(round);
    expect(changes.tasks.filter(({ kind }) => kind === 'consolidate').map(({ dueOn }) => dueOn)).toEqual([
      '2026-04-01',
      '2026-04-01',
    ]);
    expect(row).toMatchObject({ nextDueOn: '2026-03-25' });
  });

  it('is counted from its opening when all are in before', () => {
    const round = monthly();
    for (const { path } of UNITS) round.unit(path).file({ visited: 3 });
    expect(round.all('stepOpened')[0]?.due?.dueOn).toBe('2026-03-06');
    expect(project(round).case.nextDueOn).toBe('2026-03-06');
  });

  it('falls overdue and climbs the ladder, once for each division that has not summed up', () => {
    const round = monthly().until('2026-03-27');
    round.as('townshipGovernment', SECOND).consolidate();
    round.until('2026-04-02');
    expect(stepsOf(round, 'stepOverdue')).toEqual([`${FIRST} overdue`]);
    const late = project(round);
    expect(late.case.overdue).toBe(true);
    expect(late.changes.tasks.find(({ organisation }) => organisation === FIRST)).toMatchObject({ overdue: true });
    expect(late.messages).toMatchObject([
      { kind: 'overdue', recipients: [`role:townshipGovernment@${FIRST}`], detail: { clock: 'townshipSummary' } },
    ]);
    round.until('2026-05-01');
    expect(stepsOf(round, 'stepRungReached')).toEqual([`${FIRST} remindOwner`, `${FIRST} yellowCard`]);
  });

  it('draws the card on the post that has the step', () => {
    const round = monthly().until('2026-05-01');
    const [drawn] = round.batches
      .flatMap((batch) => roundProjection(round.definition, round.state, batch).changes.cards?.drawn ?? [])
      .filter(({ clockId }) => clockId.includes('townshipSummary'));
    expect(drawn).toMatchObject({
      colour: 'yellow',
      dueOn: '2026-04-01',
      owner: { organisation: FIRST, role: 'townshipGovernment', person: null },
    });
    expect(round.state.card).toBe('yellow');
  });

  it('rings no more once it is done, and gives the next step and the bulletin their own limits', () => {
    const round = monthly().until('2026-03-26');
    for (const town of [FIRST, SECOND]) round.as('townshipGovernment', town).consolidate();
    expect(round.all('stepOpened').at(-1)).toMatchObject({ organisation: COUNTY, due: { dueOn: '2026-04-02' } });
    round.until('2026-04-03');
    expect(stepsOf(round, 'stepOverdue')).toEqual([`${COUNTY} overdue`]);
    round.as('countyAuthority', COUNTY).consolidate();
    round.as('countyLeadership', COUNTY).bulletin();
    expect(round.state.status).toBe('ended');
    expect(round.until('2026-06-01').count('stepRungReached')).toBe(0);
  });

  it('is computed again with a new calendar, and folds to the same state', () => {
    const round = monthly().until('2026-03-26');
    const { calendar } = round.state;
    const year = { year: 2026, provisional: false, source: { zh: '通知', en: 'notice' }, workingWeekends: [] };
    const daysOff = [{ date: '2026-03-30', name: '示例假' }];
    round.system({
      type: 'changeCalendar',
      calendar: { ...calendar, years: { 2026: { ...year, daysOff } } },
      ground: '放假通知',
    });
    expect(round.all('stepRecomputed').map(({ old, due }) => [old.dueOn, due.dueOn])).toEqual([
      ['2026-04-01', '2026-04-02'],
      ['2026-04-01', '2026-04-02'],
    ]);
    round.until('2026-04-10');
    let folded: RoundState | null = null;
    for (const event of round.events) folded = evolveRound(folded, event);
    expect(folded).toEqual(round.state);
  });

  it('waits in silence without a limit, as rounds of older versions do', () => {
    const round = monthly(false).until('2026-05-01');
    expect(round.steps).toEqual([`townshipSummary@${FIRST}`, `townshipSummary@${SECOND}`]);
    expect(round.count('stepOverdue') + round.count('stepRungReached')).toBe(0);
    expect(round.state.steps[0]).not.toHaveProperty('due');
  });
});
