// Periods that follow one another: days are counted from the last day of the period before.
import { describe, expect, it } from 'vitest';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { basis, definitionOf, ended, text } from './fixtures.ts';

type Limit = object;

/** One wait after another, then work with two clocks, from Monday 2026-03-02. */
function chain(...limits: Limit[]): CaseForm {
  const waits = limits.map((limit, index) => ({
    key: `wait${index}`,
    title: text('等待'),
    basis,
    kind: 'wait',
    until: { kind: 'limit', limit },
    to: index === limits.length - 1 ? 'act' : `wait${index + 1}`,
  }));
  const clock = (key: string, limit: Limit) => ({
    key,
    title: text(key),
    basis,
    scope: 'visit',
    start: { on: 'entered', stage: 'act' },
    stop: [{ on: 'left', stage: 'act' }],
    limit,
  });
  const act = {
    key: 'act',
    title: text('办理'),
    basis,
    kind: 'work',
    assignee: { by: 'role', role: 'clerk', level: 'village' },
    outcomes: [{ key: 'ok', title: text('办结'), kind: 'complete', to: 'done' }],
  };
  return definitionOf({
    stages: [...waits, act, ended()],
    clocks: [
      clock('days', { kind: 'period', amount: 5, unit: 'day' }),
      clock('hours', { kind: 'period', amount: 24, unit: 'hour' }),
      clock('month', { kind: 'period', amount: 1, unit: 'month' }),
    ],
  } as unknown as Parameters<typeof definitionOf>[0]);
}

const days = (amount: number): Limit => ({ kind: 'period', amount, unit: 'day' });
const run = (...limits: Limit[]): CaseDriver => driver(chain(...limits)).start({ data: {} });
const due = (one: CaseDriver, clock: string) => one.state.clocks.find((run) => run.clock === clock);

describe('periods that follow one another', () => {
  it('make 28 days of 14, 7 and 7', () => {
    const one = run(days(14), days(7), days(7));
    const at = (day: string): string[] => one.until(day).stages;
    expect(at('2026-03-16')).toEqual(['wait0']);
    expect(at('2026-03-17')).toEqual(['wait1']);
    expect(one.state.visits[0]?.until).toBe('2026-03-23T16:00:00.000Z');
    expect(at('2026-03-23')).toEqual(['wait1']);
    expect(at('2026-03-30')).toEqual(['wait2']);
    expect(at('2026-03-31')).toEqual(['act']);
  });

  it('end on the same days when nobody was there to see them end', () => {
    const one = run(days(14), days(7), days(7));
    one.now = '2026-05-04T01:00:00.000Z';
    one.system({ type: 'tick' });
    const opened = one.events.flatMap((event) => (event.type === 'visitOpened' ? [event.businessDate] : []));
    expect(opened).toEqual(['2026-03-02', '2026-03-17', '2026-03-24', '2026-03-31']);
  });

  it('are one rule for waits and clocks: 5 days after 14 are 19, a month ends on the corresponding day', () => {
    const one = run(days(14)).until('2026-03-17');
    expect(one.stages).toEqual(['act']);
    expect(due(one, 'days')?.dueOn).toBe('2026-03-23');
    expect(due(one, 'month')?.dueOn).toBe('2026-04-16');
  });

  it('leave hours to run from the midnight at which the period ended', () => {
    const one = run(days(14)).until('2026-03-17');
    expect(due(one, 'hours')).toMatchObject({
      startedAt: '2026-03-16T16:00:00.000Z',
      dueAt: '2026-03-17T16:00:00.000Z',
    });
    const hours = run({ kind: 'period', amount: 47, unit: 'hour' }, days(7));
    // 47 hours from 09:00 end within a day, so the days after them are counted from that day
    expect(hours.until('2026-03-05').state.visits[0]).toMatchObject({ until: '2026-03-11T16:00:00.000Z' });
  });

  it('look for the next named day from the day after, so that the 25th is not followed by itself', () => {
    const monthly = { kind: 'dayOfMonth', day: 25 };
    const one = run(monthly, monthly).until('2026-03-26');
    expect(one.stages).toEqual(['wait1']);
    expect(one.state.visits[0]?.until).toBe('2026-04-25T16:00:00.000Z');
  });
});
