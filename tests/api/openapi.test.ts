import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InjectOptions } from 'fastify';
import { startTestApi, type TestApi } from './test-api.ts';

interface Operation {
  operationId: string;
  summary?: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required: boolean }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}

let api: TestApi;
let document: Record<string, unknown> & { paths: Record<string, Record<string, Operation>> };
let operations: { method: string; path: string; operation: Operation }[];

beforeAll(async () => {
  api = await startTestApi({ namespace: false });
  document = (await api.app.inject('/docs/json')).json();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
});
afterAll(() => api.close());

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document['openapi']).toBe('3.1.0');
    const { valid, errors } = await new Validator().validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('describes every address, by an id of its own and a sentence', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) expect([path, operation.summary]).toEqual([path, expect.any(String)]);
  });

  it('says of every write that it needs a key, and of every answer how it is refused', () => {
    // a vendor's report says the same however often it comes, and no vendor sends a key
    // and neither does a browser's form or an OAuth client
    const withoutKey = [
      '/api/v1/demo/oidc/authorize',
      '/api/v1/demo/oidc/token',
      '/api/v1/demo/token',
      '/api/v1/public/case-status',
      '/api/v1/sms-receipts/{token}',
    ];
    for (const { method, path, operation } of operations) {
      const key = operation.parameters?.find(({ name }) => name === 'idempotency-key');
      const isWrite = method !== 'get' && !withoutKey.includes(path);
      expect([path, key?.required ?? false]).toEqual([path, isWrite]);
      expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json']);
    }
  });

  it('opens to anybody only health, the error codes, ways to sign in, look-ups by receipt, and calendars and reports by a secret address', () => {
    const open = operations.filter(({ operation }) => operation.security?.length === 0).map(({ path }) => path);
    expect(open.sort()).toEqual([
      '/api/v1/calendar-feeds/{token}.ics',
      '/api/v1/console-config',
      '/api/v1/demo/accounts',
      '/api/v1/demo/oidc/.well-known/openid-configuration',
      '/api/v1/demo/oidc/authorize',
      '/api/v1/demo/oidc/authorize',
      '/api/v1/demo/oidc/end-session',
      '/api/v1/demo/oidc/keys',
      '/api/v1/demo/oidc/token',
      '/api/v1/demo/token',
      '/api/v1/error-codes',
      '/api/v1/public/case-status',
      '/api/v1/sms-receipts/{token}',
      '/healthz',
      '/readyz',
    ]);
  });

  it('refuses everything else without a token', async () => {
    for (const { method, path, operation } of operations) {
      if (operation.security?.length === 0) continue;
      const url = path.replaceAll(/\{\w+\}/g, '1');
      const request = { method, url } as InjectOptions;
      const answer = await api.ask(request);
      expect([path, answer.statusCode]).toEqual([path, 401]);
    }
  });

  it('names no schema that nothing uses', () => {
    const { schemas } = document['components'] as { schemas: Record<string, unknown> };
    const text = JSON.stringify(document);
    for (const name of Object.keys(schemas)) expect(text).toContain(`"#/components/schemas/${name}"`);
  });

  it('can be read as a page that loads nothing from elsewhere', async () => {
    const page = await api.app.inject('/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).not.toMatch(/(?:src|href)="https?:/);
    expect((await api.app.inject('/docs/static/swagger-ui-bundle.js')).statusCode).toBe(200);
  });
});
