import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { afterQuiet, Preferences, timingOf } from '../../../domain/notification/preferences.ts';
import {
  ladderFor,
  officeLadder,
  afterFailure,
  channelAfter,
  webhookBackOff,
} from '../../../domain/notification/ladder.ts';

const night = { from: '22:00', to: '07:30' };
/** 23:10 and 12:00 at UTC+8. */
const LATE = '2026-03-02T15:10:00.000Z';
const NOON = '2026-03-02T04:00:00.000Z';

describe('quiet hours', () => {
  it('hold a message back until they end, over midnight as well', () => {
    expect(afterQuiet(night, LATE)).toBe('2026-03-02T23:30:00.000Z');
    expect(afterQuiet(night, '2026-03-02T20:00:00.000Z')).toBe('2026-03-02T23:30:00.000Z');
    expect(afterQuiet(night, NOON)).toBe(NOON);
  });

  it('end at the very minute, and begin at theirs', () => {
    expect(afterQuiet(night, '2026-03-02T23:30:00.000Z')).toBe('2026-03-02T23:30:00.000Z');
    expect(afterQuiet(night, '2026-03-02T14:00:00.000Z')).toBe('2026-03-02T23:30:00.000Z');
  });

  it('do not hold back a statutory notice', () => {
    const chosen = { quietHours: night, digest: { at: '18:00', kinds: ['overdue'] } };
    expect(timingOf({ kind: 'overdue', statutory: true }, chosen, LATE)).toEqual({ notBefore: LATE, digestAt: null });
  });

  it('refuse to begin when they end', () => {
    expect(Preferences.safeParse({ quietHours: { from: '22:00', to: '22:00' } }).success).toBe(false);
    expect(Preferences.safeParse({ quietHours: { from: '24:00', to: '07:00' } }).success).toBe(false);
  });

  const minute = fc.integer({ min: 0, max: 1439 });
  const time = (of: number): string =>
    `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
  test.prop([minute, minute, fc.integer({ min: 0, max: 10_000_000 })])(
    'never last longer than a day, and once over are over',
    (from, to, seconds) => {
      fc.pre(from !== to);
      const quiet = { from: time(from), to: time(to) };
      const now = new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
      const after = afterQuiet(quiet, now);
      expect(after >= now).toBe(true);
      expect(Date.parse(after) - Date.parse(now)).toBeLessThan(86_400_000);
      expect(afterQuiet(quiet, after)).toBe(after);
    },
  );
});

describe('the daily digest', () => {
  it('carries the kinds that a person has chosen, at the next hour that he has chosen', () => {
    const chosen = { quietHours: null, digest: { at: '18:00', kinds: ['dueSoon'] } };
    expect(timingOf({ kind: 'dueSoon', statutory: false }, chosen, NOON).digestAt).toBe('2026-03-02T10:00:00.000Z');
    expect(timingOf({ kind: 'dueSoon', statutory: false }, chosen, LATE).digestAt).toBe('2026-03-03T10:00:00.000Z');
    expect(timingOf({ kind: 'overdue', statutory: false }, chosen, NOON)).toEqual({ notBefore: NOON, digestAt: null });
  });
});

describe('the ladder of a person', () => {
  const preferences = Preferences.parse({ channels: { dueSoon: ['sms', 'email'], any: ['wecom'] } });
  const all = ['email', 'wecom', 'dingtalk', 'sms'] as const;

  it('is what he chose for the kind, else for any kind, of what he can be reached by', () => {
    expect(ladderFor({ kind: 'dueSoon', statutory: false }, preferences, all)).toEqual(['sms', 'email']);
    expect(ladderFor({ kind: 'dueSoon', statutory: false }, preferences, ['email'])).toEqual(['email']);
    expect(ladderFor({ kind: 'ended', statutory: false }, preferences, all)).toEqual(['wecom']);
  });

  it('goes on to every other channel for a statutory notice, which nobody can switch off', () => {
    const nothing = Preferences.parse({ channels: { any: [] } });
    expect(ladderFor({ kind: 'overdue', statutory: false }, nothing, all)).toEqual([]);
    expect(ladderFor({ kind: 'overdue', statutory: true }, nothing, all)).toEqual(all);
    expect(ladderFor({ kind: 'dueSoon', statutory: true }, preferences, all)).toEqual([
      'sms',
      'email',
      'wecom',
      'dingtalk',
    ]);
  });

  it('spends a text message on what presses alone where nothing was chosen', () => {
    expect(ladderFor({ kind: 'copied', statutory: false }, null, ['sms'])).toEqual([]);
    expect(ladderFor({ kind: 'urged', statutory: false }, null, ['sms'])).toEqual(['sms']);
    expect(officeLadder({ kind: 'copied', statutory: false }, ['wecom'])).toEqual([]);
  });
});

describe('after a failure', () => {
  const on = (rung: number, attempts: number) => ({ channels: ['email', 'sms'], rung, attempts });

  it('a refused message goes to the next channel at once, and is given up on the last', () => {
    expect(afterFailure(on(0, 1), { refused: true, channelDown: false })).toEqual({ kind: 'nextChannel' });
    expect(afterFailure(on(1, 1), { refused: true, channelDown: false })).toEqual({ kind: 'givenUp' });
  });

  it('a channel that is away is tried three times before the next one', () => {
    const away = { refused: false, channelDown: false };
    expect(afterFailure(on(0, 1), away)).toEqual({ kind: 'again', afterMs: 60_000 });
    expect(afterFailure(on(0, 2), away)).toEqual({ kind: 'again', afterMs: 120_000 });
    expect(afterFailure(on(0, 3), away)).toEqual({ kind: 'nextChannel' });
    expect(afterFailure(on(0, 1), { refused: false, channelDown: true })).toEqual({ kind: 'nextChannel' });
  });

  it('the last channel is tried for more than a day, ever more rarely, and then given up', () => {
    const waits: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const step = afterFailure(on(1, attempts), { refused: false, channelDown: true });
      if (step.kind !== 'again') break;
      waits.push(step.afterMs);
    }
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(86_400_000);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  });

  it('a channel is down from the fifth failure on, and is tried at least every quarter of an hour', () => {
    expect([1, 4, 5].map((failures) => channelAfter(failures).down)).toEqual([false, false, true]);
    expect(channelAfter(5).probeAfterMs).toBe(30_000);
    expect(channelAfter(1000).probeAfterMs).toBe(900_000);
  });

  it('a webhook is repeated over more than three days', () => {
    expect([1, 2].map(webhookBackOff)).toEqual([5_000, 300_000]);
    expect(webhookBackOff(9)).toBe(86_400_000);
    expect(webhookBackOff(10)).toBeNull();
  });
});
