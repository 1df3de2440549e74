import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../domain/error-codes.ts';
import { startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ namespace: false });
});
afterAll(() => api.close());

describe('health and readiness', () => {
  it('says that the process lives', async () => {
    const answer = await api.app.inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ alive: true });
  });

  it('says that the database and Temporal can be reached, and that no worker takes what is sent', async () => {
    const answer = await api.app.inject('/readyz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ ready: true, database: 'up', temporal: 'up', worker: 'down' });
  });
});

describe('the list of error codes', () => {
  it('has each code with its status and its meaning in both languages', async () => {
    const answer = await api.app.inject('/api/v1/error-codes');
    expect(answer.statusCode).toBe(200);
    const { items } = answer.json<{ items: { code: string; status: number; meaning: { zh: string; en: string } }[] }>();
    expect(Object.fromEntries(items.map(({ code, status }) => [code, status]))).toEqual(ERROR_CODES);
    for (const { meaning } of items) expect(meaning.zh.length * meaning.en.length).toBeGreaterThan(0);
  });
});
