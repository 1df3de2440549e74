// What the trail says of a clock: which one it was, and why its end has moved.
import { describe, expect, it } from 'vitest';
import { describeEvent, vocabularyOf } from '../../api/event-words.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { releasedDefinitions } from '../support/released.ts';

const renovation = releasedDefinitions().find(({ id }) => id === 'dilapidated-house-renovation');
if (renovation?.form !== 'case') throw new Error('the renovation is missing');
const [clock] = renovation.clocks;
if (clock === undefined) throw new Error('the renovation has no clock');
const words = vocabularyOf(renovation, new Map());
const clockId = `${clock.key}#1`;
const at = '2026-11-23T02:00:00.000Z';
const { zh } = clock.title;

describe('the trail', () => {
  it.each([
    [{ type: 'clockStopped', clockId, at, overdue: false }, `“${zh}”停止计时，未逾期`],
    [{ type: 'clockStopped', clockId, at, overdue: true }, `“${zh}”停止计时，已逾期`],
    [{ type: 'clockSuspended', clockId, from: at, ground: 'supplement' }, `“${zh}”暂停计时（补正）`],
  ] satisfies [CaseEvent, string][])('names the clock of %o', (event, told) => {
    expect(describeEvent(event, words).zh).toBe(told);
  });

  it('has words for what moved a limit', () => {
    const end = { dueOn: null, dueAt: null, provisional: false, alarms: [] };
    const old = { dueOn: null, dueAt: null, provisional: false };
    const told = ['dataChanged', 'dataCorrected', 'migrated', '2027年放假通知'].map(
      (ground) => describeEvent({ type: 'clockRecomputed', clockId, ground, old, ...end }, words).zh,
    );
    expect(told.join()).not.toMatch(/[a-z]/i);
    expect(told.at(-1)).toContain('（2027年放假通知）');
  });
});
