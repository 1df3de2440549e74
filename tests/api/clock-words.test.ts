// What the trail says of a clock: which one it was, and why its end has moved.
import { describe, expect, it } from 'vitest';
import { describeEvent, vocabularyOf } from '../../api/event-words.ts';
import type { EventBody } from '../../domain/case/event.ts';
import { releasedDefinitions } from '../support/released.ts';

const renovation = releasedDefinitions().find(({ id }) => id === 'dilapidated-house-renovation');
if (renovation?.form !== 'case') throw new Error('the renovation is missing');
const [clock] = renovation.clocks;
if (clock === undefined) throw new Error('the renovation has no clock');
const words = vocabularyOf(renovation, new Map());
const clockId = `${clock.key}#1`;
const at = '2026-11-23T02:00:00.000Z';
const { zh } = clock.title;
const told = (body: EventBody): string => {
  const event = {
    ...body,
    sequence: 1,
    recordedAt: at,
    businessDate: '2026-11-23',
    actor: { kind: 'system' },
  } as const;
  return describeEvent(event, words).zh;
};

describe('the trail', () => {
  it.each([
    [{ type: 'clockStopped', clockId, at, overdue: false }, `“${zh}”停止计时，未逾期`],
    [{ type: 'clockStopped', clockId, at, overdue: true }, `“${zh}”停止计时，已逾期`],
    [{ type: 'clockSuspended', clockId, from: at, ground: 'supplement' }, `“${zh}”暂停计时（补正）`],
  ] satisfies [EventBody, string][])('names the clock of %o', (event, sentence) => {
    expect(told(event)).toBe(sentence);
  });

  it('has words for what moved a limit', () => {
    const end = { dueOn: null, dueAt: null, provisional: false, alarms: [] };
    const old = { dueOn: null, dueAt: null, provisional: false };
    const sentences = ['dataChanged', 'dataCorrected', 'migrated', '2027年放假通知'].map((ground) =>
      told({ type: 'clockRecomputed', clockId, ground, old, ...end }),
    );
    expect(sentences.join()).not.toMatch(/[a-z]/i);
    expect(sentences.at(-1)).toContain('（2027年放假通知）');
  });
});
