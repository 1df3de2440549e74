import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDispatcher } from '../../dispatcher/dispatcher.ts';
import type { Dispatcher } from '../../dispatcher/dispatcher.ts';
import { createHttpPost } from '../../dispatcher/http-post.ts';
import { Webhook } from 'standardwebhooks';
import { startReceiver } from '../dispatcher/receiver.ts';
import type { Receiver } from '../dispatcher/receiver.ts';
import { startCaseApi } from '../support/app.ts';
import type { CaseApi } from '../support/app.ts';
import { seedAdministrators } from './administrators.ts';
import { startTestApi } from './test-api.ts';
import type { TestApi } from './test-api.ts';

const COUNTY = '610429';
interface Subscription {
  id: string;
  url: string;
  state: string;
  cause: string | null;
  secret?: string;
  secrets: { id: string; expiresAt: string | null }[];
}

const asking =
  (api: () => TestApi) =>
  (method: 'GET' | 'POST' | 'DELETE', url: string, as: string, payload?: object, key?: string) =>
    api().ask({
      method,
      url: `/api/v1${url}`,
      as,
      ...(payload === undefined ? {} : { payload }),
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });

describe('a webhook of a deployment that guards its own network', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ namespace: false });
    await seedAdministrators(api.deps);
  });
  afterAll(() => api.close());
  const send = asking(() => api);

  it('is refused where it points at this machine, its networks, or nothing that can be called safely', async () => {
    for (const url of [
      'https://127.0.0.1/hook',
      'https://localhost/hook',
      'https://10.1.2.3/hook',
      'https://192.168.1.1/hook',
      'https://169.254.169.254/latest/meta-data',
      'https://2130706433/hook',
      'https://0x7f.1/hook',
      'https://[::1]/hook',
      'https://[::ffff:10.0.0.1]/hook',
      'https://[fd00::1]/hook',
      'http://8.8.8.8/hook',
      'https://user:secret@8.8.8.8/hook',
      'ftp://8.8.8.8/hook',
      'hook',
    ]) {
      const answer = await send('POST', '/webhooks', 'admin', { name: '大屏', url, region: COUNTY });
      expect(answer.json(), url).toMatchObject({
        status: 422,
        code: 'WEBHOOK_ADDRESS_REFUSED',
        errors: [{ field: '/url' }],
      });
    }
    expect((await send('GET', '/webhooks', 'admin')).json()).toEqual({ items: [] });
  });

  it('is refused for a region or a procedure that does not exist, and to whoever does not administer the region', async () => {
    const hook = { name: '大屏', url: 'https://8.8.8.8/hook', region: COUNTY };
    expect((await send('POST', '/webhooks', 'town-reviewer', hook)).statusCode).toBe(403);
    expect((await send('POST', '/webhooks', 'other-town-admin', hook)).statusCode).toBe(403);
    for (const [more, code, field] of [
      [{ region: '610429199' }, 'UNKNOWN_ORGANISATION', '/region'],
      [{ procedures: ['no-such'] }, 'UNKNOWN_PROCEDURE', '/procedures/0'],
      [{ eventTypes: ['not a type'] }, 'MALFORMED_REQUEST', '/eventTypes/0'],
    ] as const) {
      const answer = await send('POST', '/webhooks', 'admin', { ...hook, ...more });
      expect(answer.json(), code).toMatchObject({ code, errors: [{ field }] });
    }
  });

  it('shows its secret once, which nobody has kept, and to a repeated request again', async () => {
    const hook = { name: '大屏', url: 'https://8.8.8.8/hook?token=abc', region: COUNTY };
    const made = await send('POST', '/webhooks', 'admin', hook, 'hook-1');
    expect([made.statusCode, made.headers['cache-control']]).toEqual([201, 'no-store']);
    const { secret = '', ...shown } = made.json<Subscription>();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(shown.url).toBe('https://8.8.8.8/hook');
    const again = await send('POST', '/webhooks', 'admin', hook, 'hook-1');
    expect([again.headers['idempotency-replayed'], again.json()]).toEqual(['true', made.json()]);
    expect((await send('POST', '/webhooks', 'admin', { ...hook, name: '别的' }, 'hook-1')).statusCode).toBe(422);
    expect((await send('GET', '/webhooks', 'admin')).json()).toEqual({ items: [shown] });
    const { db } = api.deps;
    const stored = JSON.stringify([
      await db.selectFrom('webhook_subscriptions').selectAll().execute(),
      await db.selectFrom('idempotency_keys').selectAll().execute(),
    ]);
    expect(stored).not.toContain(secret.slice('whsec_'.length));
    expect(stored).not.toContain('token=abc');
  });

  it('is found, turned and deleted by administrators of its region alone', async () => {
    const [{ id } = { id: '' }] = (await send('GET', '/webhooks', 'admin')).json<{ items: Subscription[] }>().items;
    expect((await send('GET', '/webhooks', 'other-town-admin')).json()).toEqual({ items: [] });
    for (const [method, rest] of [
      ['GET', '/calls'],
      ['POST', '/rotate'],
      ['POST', '/disable'],
      ['POST', '/enable'],
      ['DELETE', ''],
    ] as const) {
      const body = rest === '/rotate' ? {} : undefined;
      expect((await send(method, `/webhooks/${id}${rest}`, 'other-town-admin', body)).statusCode, rest).toBe(404);
      expect((await send(method, `/webhooks/${id}${rest}`, 'town-reviewer', body)).statusCode, rest).toBe(403);
    }
    expect((await send('DELETE', `/webhooks/${id}`, 'admin')).json()).toEqual({ removed: true });
    expect((await send('DELETE', `/webhooks/${id}`, 'admin')).statusCode).toBe(404);
  });
});

describe('a webhook that is called', () => {
  let api: CaseApi;
  let receiver: Receiver;
  let dispatcher: Dispatcher;
  const send = asking(() => api);
  const settle = async (): Promise<void> => {
    let pass = await dispatcher.pass();
    while (pass.done > 0 || pass.waiting) pass = await dispatcher.pass();
  };
  const heard = () =>
    receiver.calls.splice(0).map((call) => {
      const body = JSON.parse(call.body) as { type: string; data: { caseId: string; procedure: string } };
      return { call, ...body };
    });
  const verifies = (secret: string, { call }: { call: Receiver['calls'][number] }): boolean => {
    try {
      new Webhook(secret).verify(call.body, call.headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };

  beforeAll(async () => {
    [api, receiver] = await Promise.all([startCaseApi({ env: { ALLOW_PRIVATE_WEBHOOKS: 'on' } }), startReceiver()]);
    await seedAdministrators(api.deps);
    const { db, crypto, now } = api.deps;
    dispatcher = createDispatcher({
      db,
      crypto,
      now,
      channels: new Map(),
      post: createHttpPost({ timeoutMs: 5_000, allowPrivate: true }),
      log: () => undefined,
      publicUrl: null,
      rehearsals: false,
    });
  });
  afterAll(async () => {
    await receiver.close();
    await api.close();
  });
  const subscribe = async (more: object): Promise<Subscription> =>
    (
      await send('POST', '/webhooks', 'admin', { name: '大屏', url: `${receiver.url}/hook`, region: COUNTY, ...more })
    ).json<Subscription>();

  it('hears of the events of its region, procedure and type, and its calls are listed', async () => {
    const started = await subscribe({ eventTypes: ['caseStarted'], procedures: ['house-repair'] });
    const elsewhere = await subscribe({ region: '610429102' });
    const one = await api.file();
    await settle();
    const told = heard();
    expect(told.map(({ type, data }) => [type, data.caseId])).toEqual([['caseStarted', one.id]]);
    const calls = (await send('GET', `/webhooks/${started.id}/calls`, 'admin')).json<{ items: object[] }>();
    expect(calls.items).toMatchObject([{ caseId: one.id, state: 'delivered', attempts: 1, cause: null }]);
    expect((await send('GET', `/webhooks/${elsewhere.id}/calls`, 'admin')).json()).toEqual({ items: [] });
    for (const { id } of [started, elsewhere]) await send('DELETE', `/webhooks/${id}`, 'admin');
  });

  it('is signed by both secrets while one replaces the other, or by the new one alone at once', async () => {
    const { id, secret: first = '' } = await subscribe({ eventTypes: ['caseStarted'] });
    const turned = await send('POST', `/webhooks/${id}/rotate`, 'admin', { overlapHours: 1 }, 'turn-1');
    const { secret: second = '' } = turned.json<{ secret?: string }>();
    const again = await send('POST', `/webhooks/${id}/rotate`, 'admin', { overlapHours: 1 }, 'turn-1');
    expect(again.json()).toEqual(turned.json());
    expect(second).not.toBe(first);
    await api.file();
    await settle();
    const [both] = heard();
    expect(both && [first, second].map((secret) => verifies(secret, both))).toEqual([true, true]);
    const { secret: third = '' } = (await send('POST', `/webhooks/${id}/rotate`, 'admin', { overlapHours: 0 })).json<{
      secret?: string;
    }>();
    await api.file();
    await settle();
    const [alone] = heard();
    expect(alone && [first, second, third].map((secret) => verifies(secret, alone))).toEqual([false, false, true]);
    await send('DELETE', `/webhooks/${id}`, 'admin');
  });

  it('is not called while it is stopped, and goes on with what it is asked for after it is started again', async () => {
    const { id } = await subscribe({ eventTypes: ['caseStarted'] });
    expect((await send('POST', `/webhooks/${id}/disable`, 'admin')).json()).toMatchObject({
      state: 'disabled',
      cause: 'byAdministrator',
    });
    await api.file();
    await settle();
    expect(heard()).toEqual([]);
    expect((await send('POST', `/webhooks/${id}/enable`, 'admin')).json()).toMatchObject({
      state: 'active',
      cause: null,
    });
    const after = await api.file();
    await settle();
    expect(heard().map(({ data }) => data.caseId)).toEqual([after.id]);
  });
});
