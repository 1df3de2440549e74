import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reserveKey } from '../../db/idempotency.ts';
import { startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ namespace: false });
});
afterAll(() => api.close());

describe('the key of a write', () => {
  const write = (key: string, ids: number[], as = 'county-authority') =>
    api.ask({
      method: 'POST',
      url: '/api/v1/inbox/read',
      as,
      payload: { ids },
      headers: { 'idempotency-key': key },
    });

  it('must be there, and be a key', async () => {
    const headers = await api.as('county-authority');
    const none = await api.app.inject({ method: 'POST', url: '/api/v1/inbox/read', headers, payload: { ids: [1] } });
    expect(none.json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' });
    for (const key of ['', 'a b', 'x'.repeat(129), '键']) {
      expect((await write(Buffer.from(key).toString('latin1'), [1])).json()).toMatchObject({
        code: 'IDEMPOTENCY_KEY_MISSING',
      });
    }
  });

  it('gives the first answer again, also when the body is written in another order', async () => {
    const first = await write('again-1', [1]);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const second = await write('again-1', [1]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect([second.statusCode, second.json()]).toEqual([first.statusCode, first.json()]);
  });

  it('is refused for another body, but is each person’s own', async () => {
    await write('other-1', [1]);
    expect((await write('other-1', [2])).json()).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await write('other-1', [2], 'town-reviewer')).statusCode).toBe(200);
  });

  it('is free again when the write was refused', async () => {
    expect((await write('refused-1', [])).statusCode).toBe(400);
    expect((await write('refused-1', [1])).statusCode).toBe(200);
  });

  it('is refused while the first request is being carried out, and taken over when that died', async () => {
    const first = await write('shape-1', [1]);
    expect(first.statusCode).toBe(200);
    const { body_hash } = await api.deps.db
      .selectFrom('idempotency_keys')
      .select('body_hash')
      .where('key', '=', 'shape-1')
      .executeTakeFirstOrThrow();
    const reserve = (key: string, at: string) =>
      reserveKey(api.deps.db, { actor: 'county-authority', key, scope: 'test', bodyHash: body_hash }, at);
    await reserve('running-1', api.deps.now());
    expect((await write('running-1', [1])).json()).toMatchObject({ status: 409, code: 'IN_PROGRESS' });
    await reserve('died-1', '2020-01-01T00:00:00.000Z');
    expect((await write('died-1', [1])).statusCode).toBe(200);
  });
});
