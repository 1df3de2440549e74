// The console's files as the API serves them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './test-api.ts';

const PAGE = '<!doctype html><title>办结</title>';
const SCRIPT = 'document.title = "办结";';
const folder = mkdtempSync(join(tmpdir(), 'banjie-console-'));
const html = { accept: 'text/html,application/xhtml+xml' };

let api: TestApi;
let unbuilt: TestApi;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, 'assets', 'index-4f2a.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'index-4f2a.js.gz'), gzipSync(SCRIPT));
  api = await startTestApi({ namespace: false, env: { CONSOLE_DIR: folder } });
  unbuilt = await startTestApi({
    namespace: false,
    env: {
      CONSOLE_DIR: join(folder, 'nowhere'),
      JWT_ISSUER: 'county',
      JWT_AUDIENCE: 'banjie',
      JWT_JWKS_URL: 'https://keys.example/keys',
      OIDC_AUTHORIZATION_ENDPOINT: 'https://login.example/authorize',
      OIDC_TOKEN_ENDPOINT: 'https://tokens.example/token',
    },
  });
});
afterAll(async () => {
  await api.close();
  await unbuilt.close();
  rmSync(folder, { recursive: true });
});

describe('the console', () => {
  it.each(['/', '/inbox', '/cases/0190?tab=timeline'])(
    'is the page at %s, and runs nothing but its own files',
    async (url) => {
      const answer = await api.ask({ url, headers: html });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toBe(PAGE);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toMatch(/script-src 'self';/);
      expect(answer.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    },
  );

  it('has files that are kept for good, compressed for who takes that', async () => {
    const url = '/assets/index-4f2a.js';
    const answer = await api.ask({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': expect.stringContaining('immutable') as string,
    });
    expect((await api.ask({ url })).body).toBe(SCRIPT);
  });

  it.each([
    ['an address of the API', '/api/v1/nothing', html],
    ['a file that is gone', '/assets/index-old.js', html],
    ['a hidden file', '/.vite/manifest.json', {}],
    ['a path out of the folder', '/assets/..%2f..%2fpackage.json', {}],
    ['a program that asks for JSON', '/inbox', { accept: 'application/json' }],
  ])('is not what answers %s', async (_, url, headers) => {
    const answer = await api.ask({ url, headers });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/problem\+json/);
  });

  it('says how to build it where it is not', async () => {
    const answer = await unbuilt.ask({ url: '/inbox', headers: html });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run console:build');
  });

  it('may ask the provider by whom people sign in, and nobody else', async () => {
    const policyOf = async (at: TestApi) =>
      String((await at.ask({ url: '/inbox', headers: html })).headers['content-security-policy']);
    expect(await policyOf(unbuilt)).toContain("connect-src 'self' https://login.example https://tokens.example;");
    expect(await policyOf(api)).toContain("connect-src 'self';");
  });
});
