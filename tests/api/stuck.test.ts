import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import { noteLook, settleStuck } from '../../db/stuck-items.ts';
import { noteWorkerLook } from '../../api/worker-look.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { STUCK_CAUSES } from '../../domain/stuck/cause.ts';
import type { FoundStuck } from '../../domain/stuck/cause.ts';
import { startTestApi, type TestApi } from './test-api.ts';

interface Item {
  id: string;
  cause: { key: string; title: { zh: string } };
  organisation: { path: string };
  addressedTo: { path: string };
  claimedBy: { id: string } | null;
  repairs: { body: { repair: { kind: string }; cases: string[] } }[];
}

let api: TestApi;
let at = '2026-11-23T01:00:00.000Z';
const ADMINISTRATORS = [
  { id: 'admin', name: '测试管理员', organisation: '610429' },
  { id: 'town-one', name: '测试镇管理员一', organisation: '610429101' },
  { id: 'town-two', name: '测试镇管理员二', organisation: '610429102' },
];

const found = (key: string, organisation: string, more: Partial<FoundStuck> = {}): FoundStuck => ({
  cause: 'noHolder',
  key,
  caseId: null,
  organisation,
  procedure: null,
  part: null,
  since: '2026-11-20T00:00:00.000Z',
  evidence: {},
  affected: { cases: 3, tasks: 4, units: 0 },
  ...more,
});

beforeAll(async () => {
  api = await startTestApi({ now: () => at });
  const { db, crypto } = api.deps;
  await putPeople(db, crypto, ADMINISTRATORS, at);
  await putAccounts(
    db,
    ADMINISTRATORS.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    ADMINISTRATORS.map(({ id, organisation }) => ({
      personId: id,
      role: 'systemAdministrator',
      organisation,
      validFrom: '2020-01-01',
    })),
  );
  await settleStuck(
    db,
    STUCK_CAUSES,
    [
      found('post:a@610429101200', '610429101200'),
      found('post:b@610429102201', '610429102201'),
      found('post:c@610429/housing', '610429/housing'),
      found('delivery:7', '610429102', {
        cause: 'messageUndeliverable',
        evidence: { deliveryId: 7, cause: 'smtp:550' },
      }),
      found('round:x:2026-10', '610429', { cause: 'roundSilent', procedure: 'roof-repair' }),
    ],
    at,
  );
});
afterAll(() => api.close());

const list = async (as: string, query = ''): Promise<Item[]> => {
  const answer = await api.ask({ url: `/api/v1/stuck${query}`, as });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: Item[] }>().items;
};

describe('what is stuck', () => {
  it('is seen by the administrators of its place alone, with cause, addressee and what mends it', async () => {
    expect((await list('admin')).length).toBe(5);
    expect((await list('town-one')).map((item) => [item.organisation.path, item.addressedTo.path])).toEqual([
      ['610429101200', '610429101'],
    ]);
    const two = await list('town-two');
    expect(two.map((item) => item.organisation.path).toSorted((a, b) => a.localeCompare(b))).toEqual([
      '610429102',
      '610429102201',
    ]);
    const message = two.find((item) => item.cause.key === 'messageUndeliverable');
    expect(message?.repairs).toMatchObject([{ body: { repair: { kind: 'resend', deliveryId: 7 }, cases: [] } }]);
    const [foreign] = await list('town-one');
    expect((await api.ask({ url: `/api/v1/stuck/${foreign?.id}`, as: 'town-two' })).statusCode).toBe(404);
    const claim = await api.ask({ method: 'POST', url: `/api/v1/stuck/${foreign?.id}/claim`, as: 'town-two' });
    expect(claim.statusCode).toBe(404);
    expect((await api.ask({ url: '/api/v1/stuck', as: 'town-reviewer' })).statusCode).toBe(403);
  });

  it('is narrowed by cause, region and age, and comes page by page without gaps', async () => {
    expect((await list('admin', '?cause=noHolder')).length).toBe(3);
    expect((await list('admin', '?region=610429102')).length).toBe(2);
    expect((await list('admin', '?procedure=roof-repair')).map((item) => item.cause.key)).toEqual(['roundSilent']);
    expect(await list('admin', '?since=2026-11-24T00:00:00Z')).toEqual([]);
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const answer = await api.ask({ url: `/api/v1/stuck?limit=1${cursor}`, as: 'admin' });
      const page = answer.json<{ items: Item[]; next: string | null }>();
      ids.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(new Set(ids).size).toBe(5);
    expect(ids.length).toBe(5);
    const refused = await api.ask({ url: '/api/v1/stuck?cause=bored', as: 'admin' });
    expect(refused.json()).toMatchObject({ code: 'MALFORMED_REQUEST', errors: [{ field: '/cause' }] });
  });

  it('is in one person’s hands: a second one is told whose', async () => {
    const [item] = await list('town-one');
    const claim = (as: string) => api.ask({ method: 'POST', url: `/api/v1/stuck/${item?.id}/claim`, as });
    expect((await claim('town-one')).json()).toMatchObject({ claimedBy: { id: 'town-one' } });
    expect((await claim('town-one')).statusCode).toBe(200);
    const second = await claim('admin');
    expect([second.statusCode, second.json()]).toMatchObject([409, { code: 'STUCK_CLAIMED' }]);
    expect(second.body).toContain('测试镇管理员一');
  });

  it('is counted beside what runs and what waits in the state of the system, which administrators alone see', async () => {
    const state = async (as: string) => (await api.ask({ url: '/api/v1/admin/system', as })).json<object>();
    expect(await state('admin')).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
      startedAt: '2026-11-23T01:00:00.000Z',
      temporal: 'up',
      worker: 'missing',
      watchdog: { lastLookAt: null, late: true },
      // Each thing that is stuck has told its administrators: five messages that nobody has sent yet.
      messages: { backlog: 5, oldest: '2026-11-23T01:00:00.000Z' },
      stuck: { total: 5, overdue: 0 },
    });
    expect(await state('town-one')).toMatchObject({ stuck: { total: 1, overdue: 0 } });
    expect((await api.ask({ url: '/api/v1/admin/system', as: 'town-reviewer' })).statusCode).toBe(403);
  });

  it('is counted by cause, and says when nobody has looked', async () => {
    const summary = async () =>
      (await api.ask({ url: '/api/v1/stuck/summary', as: 'admin' })).json<{
        causes: { key: string; count: number; overdue: number }[];
        total: number;
        worker: string;
        watchdog: { late: boolean };
      }>();
    const before = await summary();
    expect(before.total).toBe(5);
    expect(before.causes.find(({ key }) => key === 'noHolder')).toMatchObject({ count: 3, overdue: 0 });
    expect(before.watchdog.late).toBe(true);
    await noteLook(api.deps.db, { beganAt: at, finishedAt: at, swept: true, cpuMs: 1 });
    expect((await summary()).watchdog.late).toBe(false);
    at = '2026-11-25T01:00:00.000Z';
    const later = await summary();
    expect(later.causes.find(({ key }) => key === 'noHolder')).toMatchObject({ overdue: 3 });
    expect(later.watchdog.late).toBe(true);
  });

  it('includes that there is no worker, which only the API can find', async () => {
    expect((await noteWorkerLook(api.deps)).worker).toBe('missing');
    await noteWorkerLook(api.deps);
    expect((await list('admin', '?cause=noWorker')).map(({ addressedTo }) => addressedTo.path)).toEqual(['610429']);
    const inbox = await api.ask({ url: '/api/v1/inbox', as: 'admin' });
    const told = inbox.json<{ items: { kind: string; caseId: string | null; text: string }[] }>().items;
    expect(told.filter(({ text }) => text.includes('没有办理进程'))).toMatchObject([
      { kind: 'stuckFound', caseId: null },
    ]);
  });
});
