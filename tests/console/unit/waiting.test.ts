// Commands that wait for the network: sent once, in order, and explained where they are refused.
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../console/src/api/problem.ts';
import { mayBeSentAgain, sendWaiting } from '../../../console/src/commands/waiting.ts';
import type { Waiting, WaitingCommand, WaitingFiling, WaitingStore } from '../../../console/src/commands/waiting.ts';
import type { Became } from '../../../console/src/commands/command-body.ts';

const TAKEN: Became = { id: 'c', number: 'n' };

function command(key: string, minute: number, person = 'p1'): WaitingCommand {
  const keptAt = `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
  const body = { type: 'comment', text: key } as const;
  return { key, person, caseId: 'c', caseNumber: 'n', what: key, body, keptAt, refusal: null };
}

function filing(key: string, minute: number): WaitingFiling {
  const { body: _, caseId: __, caseNumber: ___, ...waits } = command(key, minute);
  const body = { procedure: 'roof-repair', organisation: '610429001201', data: { roofs: 'two' } };
  return { ...waits, procedure: body.procedure, filing: body, inputs: { data: body.data } };
}

function storeOf(...waiting: Waiting[]): WaitingStore {
  const kept = new Map<string, Waiting>(waiting.map((one) => [one.key, one]));
  return {
    list: async (person) => [...kept.values()].filter((one) => one.person === person),
    put: async (one) => void kept.set(one.key, one),
    remove: async ({ key }) => void kept.delete(key),
  };
}

describe('what waits', () => {
  it('is sent in the order in which it was given, with its own key, and leaves the list', async () => {
    const store = storeOf(command('second', 2), command('first', 1));
    const keys: string[] = [];
    const sent = await sendWaiting(store, 'p1', async ({ key }) => {
      keys.push(key);
      return TAKEN;
    });
    expect(keys).toEqual(['first', 'second']);
    expect(sent.accepted.map(({ waiting }) => waiting.key)).toEqual(['first', 'second']);
    expect(await store.list('p1')).toEqual([]);
  });

  it('stays where it is while the network is away, and nothing behind it is tried', async () => {
    const store = storeOf(command('first', 1), command('second', 2));
    const keys: string[] = [];
    await sendWaiting(store, 'p1', async ({ key }) => {
      keys.push(key);
      throw new ApiProblem(0, {});
    });
    expect(keys).toEqual(['first']);
    expect((await store.list('p1')).map((one) => one.refusal)).toEqual([null, null]);
  });

  it('keeps the words of a conflict and goes on with the others; what was refused is not sent again', async () => {
    const store = storeOf(command('late', 1), command('fine', 2));
    const detail = '王主任已于 10:02 办理';
    const send = async ({ key }: Waiting): Promise<Became> => {
      if (key === 'late') throw new ApiProblem(409, { code: 'VISIT_CLOSED', detail });
      return TAKEN;
    };
    const sent = await sendWaiting(store, 'p1', send);
    expect(sent.refused.map((one) => one.refusal)).toEqual([detail]);
    expect((await store.list('p1')).map((one) => one.key)).toEqual(['late']);
    expect(await sendWaiting(store, 'p1', send)).toEqual({ accepted: [], refused: [] });
  });

  it('is a filing too, which keeps what stands in its form and the faults of its fields where it was refused', async () => {
    const store = storeOf(filing('refused', 1), filing('taken', 2), command('behind', 3));
    const errors = [{ field: '/data/roofs', code: 'FIELD_REQUIRED' as const, message: '须为数字' }];
    const sent = await sendWaiting(store, 'p1', async ({ key }) => {
      if (key === 'refused') throw new ApiProblem(422, { code: 'FIELD_REQUIRED', detail: '须为数字', errors });
      return TAKEN;
    });
    expect(sent.accepted.map(({ waiting, became }) => [waiting.key, became.number])).toEqual([
      ['taken', 'n'],
      ['behind', 'n'],
    ]);
    expect(await store.list('p1')).toEqual([{ ...filing('refused', 1), refusal: '须为数字', faults: errors }]);
  });

  it('is sent only for the person who gave it', async () => {
    const store = storeOf(command('mine', 1), command('hers', 2, 'p2'));
    await sendWaiting(store, 'p1', async () => TAKEN);
    expect(await store.list('p1')).toEqual([]);
    expect((await store.list('p2')).map((one) => one.key)).toEqual(['hers']);
  });
});

describe('a failure', () => {
  it('means sending again where nobody has answered, and not where a rule stood against it', () => {
    const again = [new ApiProblem(0, {}), new ApiProblem(503, { code: 'UNAVAILABLE' })];
    expect(again.every(mayBeSentAgain)).toBe(true);
    expect(mayBeSentAgain(new ApiProblem(401, { code: 'UNAUTHENTICATED' }))).toBe(true);
    expect(mayBeSentAgain(new ApiProblem(409, { code: 'VISIT_CLOSED' }))).toBe(false);
    expect(mayBeSentAgain(new ApiProblem(422, { code: 'FIELD_REQUIRED' }))).toBe(false);
  });
});
