// What the inbox works out by itself: its address, events from pieces of a stream, several tasks decided together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonOutcomes, decidable, eachAtOnce } from '../../../console/src/features/inbox/batch.ts';
import type { Outcome } from '../../../console/src/features/inbox/batch.ts';
import { inboxSearch } from '../../../console/src/features/inbox/inbox-search.ts';
import { countText } from '../../../console/src/features/inbox/counts.ts';
import { createEventParser, restAfter } from '../../../console/src/live/event-parser.ts';

describe('the address of the inbox', () => {
  it('keeps its filters and drops what it does not know', () => {
    const given = { tab: 'unit', procedure: 'house', organisation: 610429101, overdue: true, evil: 'x' };
    expect(inboxSearch(given)).toEqual({ tab: 'unit', procedure: 'house', organisation: '610429101', overdue: true });
    expect(inboxSearch({ tab: 'nowhere', overdue: 'yes', card: 'green' })).toEqual({});
    expect(inboxSearch({ card: 'red', q: 610429 })).toEqual({ card: 'red', q: '610429' });
  });

  it('knows a stage only together with its procedure', () => {
    expect(inboxSearch({ stage: 'review' })).toEqual({});
    expect(inboxSearch({ procedure: 'house', stage: 'review' })).toEqual({ procedure: 'house', stage: 'review' });
  });
});

describe('the count of a tab', () => {
  it('says nothing of none, and "or more" where the service stopped counting', () => {
    const counts = {
      most: 1000,
      mine: { open: 3, overdue: 1 },
      unit: { open: 1000, overdue: 0 },
      started: 0,
      copied: 2,
      unread: 0,
    };
    const tabs = ['mine', 'unit', 'started', 'copied', 'messages', 'done'] as const;
    expect(tabs.map((tab) => countText(tab, counts))).toEqual([' 3', ' 1000+', '', ' 2', '', '']);
    expect(countText('mine', undefined)).toBe('');
  });
});

describe('a stream of events', () => {
  const text =
    'retry: 1000\n\nid: 5-1\nevent: caseStarted\ndata: {"a":1}\n\n: heartbeat\n\nid: 5-2\n\nevent: x\ndata: 1\ndata: 2\n\n';
  const events = [
    { id: '5-1', type: 'caseStarted', data: '{"a":1}' },
    { id: '5-2', type: null, data: null },
    { id: null, type: 'x', data: '1\n2' },
  ];

  it('is the same in whatever pieces it arrives, without heartbeats', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length })), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const parse = createEventParser();
        const found = places.slice(1).flatMap((end, index) => parse(text.slice(places[index], end)));
        expect(found).toEqual(events);
      }),
    );
  });

  it('is asked for again ever more slowly, and at least once a minute', () => {
    expect([0, 1, 2, 20].map(restAfter)).toEqual([1_000, 2_000, 4_000, 60_000]);
  });
});

const outcome = (key: string, opinionRequired = false): Outcome => ({
  key,
  title: { zh: key, en: key },
  kind: 'approve',
  opinionRequired,
});

describe('tasks decided together', () => {
  it('leave out what needs a form, what is refused with its reason, and what is no decision', () => {
    const task = { type: 'decide', visitId: 3, taskId: '3.1' };
    const message = { zh: '申请人不得审批', en: 'The applicant may not decide' };
    expect(decidable([{ ...task, allowed: true, outcomes: [outcome('agree')] }], '3.1')).toMatchObject({ can: true });
    expect(decidable([{ ...task, allowed: true, form: [{ field: 'f', required: true }] }], '3.1')).toEqual({
      can: false,
      why: 'form',
    });
    const refusal = { code: 'APPLICANT_MAY_NOT_DECIDE', message };
    expect(decidable([{ ...task, allowed: false, refusal }], '3.1')).toEqual({ can: false, why: message });
    expect(decidable([{ ...task, allowed: true }], '4.1')).toEqual({ can: false, why: 'other' });
  });

  it('are offered the outcomes that all have, with an opinion where one requires it', () => {
    const of = (...outcomes: Outcome[]) => ({ can: true as const, visitId: 1, outcomes });
    const found = commonOutcomes([
      of(outcome('agree'), outcome('refuse', true)),
      { can: false, why: 'form' },
      of(outcome('agree', true)),
    ]);
    expect(found).toEqual([outcome('agree', true)]);
  });

  it('are all sent, never more than allowed at once', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await eachAtOnce([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      done.push(item);
    });
    expect(done.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });
});
