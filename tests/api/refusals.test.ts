import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ namespace: false, env: { REQUESTS_PER_MINUTE: '500' } });
});
afterAll(() => api.close());

const read = { method: 'POST', url: '/api/v1/inbox/read', as: 'village-cadre' } as const;

describe('refusals', () => {
  it('are problem details with a code, a sentence and the id of the request', async () => {
    const answer = await api.ask({ url: '/api/v1/organisations/999999', as: 'village-cadre' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      type: '/api/v1/error-codes#NOT_FOUND',
      title: '没有找到',
      status: 404,
      code: 'NOT_FOUND',
      detail: '没有找到',
      errors: [],
      requestId: answer.headers['x-request-id'],
    });
  });

  it('are in English for who reads English, and in Chinese otherwise', async () => {
    const titleFor = async (language: string): Promise<string> => {
      const headers = { 'accept-language': language };
      const answer = await api.ask({ url: '/api/v1/organisations/999999', as: 'village-cadre', headers });
      return answer.json<{ title: string }>().title;
    };
    expect(await titleFor('en-GB,en;q=0.9,zh;q=0.1')).toBe('Not found');
    expect(await titleFor('fr, zh-CN;q=0.5, en;q=0.4')).toBe('没有找到');
    expect(await titleFor('fr')).toBe('没有找到');
  });

  it('name each field and the rule that it breaks, in the language of the caller', async () => {
    const payload = { ids: ['1', 2], other: true };
    const chinese = await api.ask({ ...read, payload });
    expect(chinese.statusCode).toBe(400);
    expect(chinese.json()).toMatchObject({
      code: 'MALFORMED_REQUEST',
      detail: '请求体的格式不正确',
      errors: [
        {
          field: '/ids/0',
          code: 'MALFORMED_REQUEST',
          rule: 'invalid_type',
          message: '无效输入：期望 数字，实际接收 string',
        },
        { field: '/other', rule: 'unrecognized_keys' },
      ],
    });
    const english = await api.ask({ ...read, payload, headers: { 'accept-language': 'en' } });
    expect(english.json()).toMatchObject({
      detail: 'The body is malformed',
      errors: [{ message: 'Invalid input: expected number, received string' }, {}],
    });
  });

  it('answer malformed JSON, another type of body and a body that is too large', async () => {
    const send = (payload: string, type = 'application/json') =>
      api.ask({ ...read, payload, headers: { 'content-type': type } });
    expect((await send('{"ids": [1,')).json()).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    expect((await send('<ids/>', 'text/xml')).json()).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA' });
    expect((await send(`{"ids": [${'1,'.repeat(600_000)}1]}`)).json()).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    });
    expect((await send('{"__proto__": {"admin": true}}')).statusCode).toBe(400);
  });

  it('refuse a query parameter that nobody knows, and a limit that is none', async () => {
    const answer = await api.ask({ url: '/api/v1/people?limit=abc&secret=1', as: 'village-cadre' });
    expect(answer.json()).toMatchObject({
      status: 400,
      detail: '查询参数的格式不正确',
      errors: [{ field: '/limit' }, { field: '/secret' }],
    });
  });

  it('refuse a cursor that is not of the list', async () => {
    for (const cursor of ['nonsense', Buffer.from('{"organisation":1}').toString('base64url')]) {
      const answer = await api.ask({ url: `/api/v1/people?cursor=${cursor}`, as: 'village-cadre' });
      expect(answer.json()).toMatchObject({ status: 400, code: 'CURSOR_INVALID' });
    }
  });

  it('say 404 for an address that nothing serves, and 405 with the methods where another one is served', async () => {
    expect((await api.ask({ url: '/api/v1/nothing', as: 'village-cadre' })).json()).toMatchObject({
      code: 'NOT_FOUND',
    });
    const answer = await api.ask({ method: 'DELETE', url: '/api/v1/inbox/read', as: 'village-cadre' });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers['allow']).toBe('POST');
    expect(answer.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });

  it('keep a request id that the caller gives, unless it is no id', async () => {
    const idFor = async (given: string): Promise<unknown> => {
      const answer = await api.app.inject({ url: '/healthz', headers: { 'x-request-id': given } });
      return answer.headers['x-request-id'];
    };
    expect(await idFor('trace-0123456789')).toBe('trace-0123456789');
    expect(await idFor('a b\n')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tell nothing of a fault of ours', async () => {
    const broken = await startTestApi({ namespace: false });
    try {
      await broken.deps.db.schema.dropTable('inbox').execute();
      const answer = await broken.ask({ url: '/api/v1/inbox', as: 'village-cadre' });
      expect(answer.statusCode).toBe(500);
      expect(answer.json()).toEqual({
        type: '/api/v1/error-codes#INTERNAL',
        title: '系统内部错误，请把请求编号告诉管理员',
        status: 500,
        code: 'INTERNAL',
        detail: '系统内部错误，请把请求编号告诉管理员',
        errors: [],
        requestId: answer.headers['x-request-id'],
      });
      expect(answer.body).not.toContain('inbox');
    } finally {
      await broken.close();
    }
  });

  it('answer 503 while PostgreSQL is away, and readiness tells which part is away', async () => {
    const away = await startTestApi({ namespace: false });
    try {
      const headers = await away.as('village-cadre');
      const lost = await startTestApi({
        namespace: false,
        seed: false,
        env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      });
      const answer = await lost.app.inject({ url: '/api/v1/me', headers });
      expect(answer.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect(answer.headers['retry-after']).toBe('5');
      const readiness = await lost.app.inject('/readyz');
      expect(readiness.statusCode).toBe(503);
      expect(readiness.json()).toEqual({ ready: false, database: 'down', temporal: 'up', worker: 'unknown' });
      await lost.close();
    } finally {
      await away.close();
    }
  });
});

describe('what stands around every answer', () => {
  it('forbids foreign content and framing', async () => {
    const { headers } = await api.app.inject('/api/v1/error-codes');
    expect(headers['content-security-policy']).toBe("default-src 'self';frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('lets only configured origins in', async () => {
    const open = await startTestApi({ namespace: false, env: { CORS_ORIGINS: 'https://console.example' } });
    try {
      const from = async (origin: string) => (await open.app.inject({ url: '/healthz', headers: { origin } })).headers;
      expect((await from('https://console.example'))['access-control-allow-origin']).toBe('https://console.example');
      expect((await from('https://other.example'))['access-control-allow-origin']).toBeUndefined();
    } finally {
      await open.close();
    }
  });

  it('counts the requests of each person, and of each address where nobody is known', async () => {
    const strict = await startTestApi({ namespace: false, env: { REQUESTS_PER_MINUTE: '3' } });
    try {
      const times = async (count: number, url: string, as?: string): Promise<number[]> => {
        const statuses: number[] = [];
        for (let i = 0; i < count; i++) {
          statuses.push((await strict.ask({ url, ...(as === undefined ? {} : { as }) })).statusCode);
        }
        return statuses;
      };
      expect(await times(4, '/api/v1/me', 'village-cadre')).toEqual([200, 200, 200, 429]);
      expect(await times(1, '/api/v1/me', 'town-reviewer')).toEqual([200]);
      expect(await times(4, '/api/v1/me')).toEqual([401, 401, 401, 429]);
      const answer = await strict.ask({ url: '/api/v1/me', as: 'village-cadre' });
      expect(answer.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(await times(4, '/unknown')).toContain(429);
    } finally {
      await strict.close();
    }
  });
});
