import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './test-api.ts';

const ISSUER = 'http://localhost/api/v1/demo/oidc';
const RETURN_TO = 'http://localhost/sign-in/done';
const form = (fields: Record<string, string>) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' },
  payload: new URLSearchParams(fields).toString(),
});

let api: TestApi;
let clock = Date.parse('2026-11-23T02:00:00.000Z');
beforeAll(async () => {
  api = await startTestApi({
    namespace: false,
    env: { PUBLIC_URL: 'https://banjie.example', CORS_ORIGINS: 'https://front.example' },
    now: () => new Date(clock).toISOString(),
  });
});
afterAll(() => api.close());

function request(changes: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const asked: Record<string, string> = {
    response_type: 'code',
    client_id: 'banjie-console',
    redirect_uri: RETURN_TO,
    scope: 'openid',
    state: 'a state & more',
    nonce: 'n-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  return { verifier, asked };
}

const authorize = (asked: Record<string, string>, host = 'localhost') =>
  api.app.inject({ url: `/api/v1/demo/oidc/authorize?${new URLSearchParams(asked).toString()}`, headers: { host } });
const choose = (asked: Record<string, string>, account = 'town-reviewer') =>
  api.app.inject({ method: 'POST', url: '/api/v1/demo/oidc/authorize', ...form({ ...asked, account }) });
const exchange = (fields: Record<string, string>) =>
  api.app.inject({ method: 'POST', url: '/api/v1/demo/oidc/token', ...form(fields) });

async function codeFor(asked: Record<string, string>, account?: string): Promise<string> {
  const answer = await choose(asked, account);
  return new URL(String(answer.headers.location)).searchParams.get('code') ?? '';
}
const redeem = (code: string, verifier: string, changes: Record<string, string> = {}) =>
  exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: RETURN_TO,
    client_id: 'banjie-console',
    code_verifier: verifier,
    ...changes,
  });

describe('the demo issuer as an OpenID provider', () => {
  it('describes itself under the address by which it is reached', async () => {
    const url = '/api/v1/demo/oidc/.well-known/openid-configuration';
    const metadata = await api.app.inject({ url, headers: { host: 'localhost' } });
    expect(metadata.json()).toMatchObject({
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/authorize`,
      token_endpoint: `${ISSUER}/token`,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
    });
    const behindTls = await api.app.inject({ url, headers: { host: 'banjie.example' } });
    expect(behindTls.json()).toMatchObject({ issuer: 'https://banjie.example/api/v1/demo/oidc' });
  });

  it('shows a page with one button for each level and every account, which runs no script', async () => {
    const page = await authorize(request().asked);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/localhost; frame-ancestors 'none'/,
    );
    expect(page.body).not.toContain('<script');
    expect(page.body).toContain('value="a state &amp; more"');
    const levels = page.body.slice(0, page.body.indexOf('全部账号'));
    const [first, ...others] = [...levels.matchAll(/name="account" value="([^"]+)"/g)].map(([, account]) => account);
    expect([first, ...others]).toEqual(['village-cadre', 'town-reviewer', 'housing-officer', 'county-authority']);
    expect(levels).toContain('测试镇审核');
    expect(levels).toContain('城关镇 镇（街道）审核人员');
    expect(levels).toContain('Chengguan Town, Township government reviewer');
    const everybody = page.body.slice(page.body.indexOf('全部账号'));
    expect([...everybody.matchAll(/name="account"/g)]).toHaveLength(7);
  });

  it('leads through the form and the code to a token that counts, and says who it is to whoever checks the signature', async () => {
    const { asked, verifier } = request();
    const chosen = await choose(asked);
    expect(chosen.statusCode).toBe(303);
    const back = new URL(String(chosen.headers.location));
    expect(back.origin + back.pathname).toBe(RETURN_TO);
    expect([back.searchParams.get('state'), back.searchParams.get('iss')]).toEqual(['a state & more', ISSUER]);
    const answer = await redeem(back.searchParams.get('code') ?? '', verifier);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const tokens = answer.json<{ access_token: string; token_type: string; id_token: string; expires_in: number }>();
    expect([tokens.token_type, tokens.expires_in]).toEqual(['Bearer', 28_800]);

    const me = await api.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(me.json()).toMatchObject({ person: { id: 'town-reviewer' } });
    const keys = await api.app.inject('/api/v1/demo/oidc/keys');
    expect(keys.body).not.toContain('"d"');
    const { payload } = await jwtVerify(tokens.id_token, createLocalJWKSet(keys.json<JSONWebKeySet>()), {
      issuer: ISSUER,
      audience: 'banjie-console',
      currentDate: new Date(clock),
    });
    expect(payload).toMatchObject({ sub: 'town-reviewer', name: '测试镇审核', nonce: 'n-1' });
    // who it is says nothing of what he may do
    const asBearer = await api.app.inject({
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${tokens.id_token}` },
    });
    expect(asBearer.statusCode).toBe(401);
  });

  it('takes a code once, for a minute, from the client it was given to, with its own verifier', async () => {
    const refused = { error: 'invalid_grant' };
    const once = request();
    const code = await codeFor(once.asked);
    const both = await Promise.all([redeem(code, once.verifier), redeem(code, once.verifier)]);
    expect(both.map(({ statusCode }) => statusCode).sort((one, other) => one - other)).toEqual([200, 400]);
    expect((await redeem(code, once.verifier)).json()).toMatchObject(refused);

    const stolen = request();
    const other = await codeFor(stolen.asked);
    expect((await redeem(other, request().verifier)).json()).toMatchObject(refused);
    expect((await redeem(other, stolen.verifier)).json()).toMatchObject(refused);

    const elsewhere = request();
    const moved = await codeFor(elsewhere.asked);
    const address = { redirect_uri: 'http://localhost/another' };
    expect((await redeem(moved, elsewhere.verifier, address)).json()).toMatchObject(refused);

    const late = request();
    const old = await codeFor(late.asked);
    clock += 60_000;
    expect((await redeem(old, late.verifier)).json()).toMatchObject(refused);
  });

  it('sends nobody to a foreign address, and no code without a challenge', async () => {
    for (const redirect_uri of [
      'https://evil.example/',
      'http://localhost.evil.example/',
      'http://localhost@evil.example/',
      'javascript:alert(1)',
      'http://localhost/#here',
      '/sign-in',
    ]) {
      const { asked } = request({ redirect_uri });
      for (const answer of [await authorize(asked), await choose(asked)]) {
        expect([answer.statusCode, answer.headers.location]).toEqual([400, undefined]);
        expect(answer.json()).toMatchObject({ errors: [{ field: '/redirect_uri' }] });
      }
    }
    expect((await authorize(request({ client_id: 'another' }).asked)).statusCode).toBe(400);
    expect((await authorize(request({ redirect_uri: 'https://front.example/in' }).asked)).statusCode).toBe(200);

    const errorOf = async (changes: Record<string, string>) => {
      const answer = await authorize(request(changes).asked);
      return new URL(String(answer.headers.location)).searchParams.get('error');
    };
    expect(await errorOf({ code_challenge_method: 'plain' })).toBe('invalid_request');
    expect(await errorOf({ code_challenge: 'short' })).toBe('invalid_request');
    expect(await errorOf({ response_type: 'token' })).toBe('unsupported_response_type');
    const unknown = await choose(request().asked, 'root');
    expect(new URL(String(unknown.headers.location)).searchParams.get('error')).toBe('access_denied');
  });

  it('answers a broken exchange as OAuth clients read it', async () => {
    expect((await exchange({ grant_type: 'password' })).json()).toMatchObject({ error: 'unsupported_grant_type' });
    expect((await exchange({ grant_type: 'authorization_code' })).json()).toMatchObject({ error: 'invalid_request' });
    const { verifier } = request();
    expect((await redeem('nothing', verifier, { client_id: 'x' })).json()).toMatchObject({ error: 'invalid_client' });
    expect((await redeem('nothing', verifier)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('ends a session at an address of its own only', async () => {
    const end = (to: string) =>
      api.app.inject({
        url: `/api/v1/demo/oidc/end-session?${new URLSearchParams({ post_logout_redirect_uri: to, state: 's' }).toString()}`,
        headers: { host: 'localhost' },
      });
    expect((await end('http://localhost/')).headers.location).toBe('http://localhost/?state=s');
    expect((await end('https://evil.example/')).statusCode).toBe(400);
  });
});

describe('what a front-end is told before anybody signs in', () => {
  it('names the demo issuer, the county, the languages and the time', async () => {
    const config = await api.app.inject({ url: '/api/v1/console-config', headers: { host: 'localhost' } });
    expect(config.json()).toMatchObject({
      providers: [{ kind: 'demo', issuer: ISSUER, clientId: 'banjie-console', scope: 'openid' }],
      county: { path: '610429', name: { zh: '旬邑县', en: 'Xunyi County' } },
      languages: ['zh', 'en'],
      now: new Date(clock).toISOString(),
      today: '2026-11-23',
    });
  });

  it('names the provider of the configuration alone where there are no demo accounts', async () => {
    const real = await startTestApi({
      namespace: false,
      env: {
        DEMO_ISSUER: 'off',
        JWT_ISSUER: 'https://login.example',
        JWT_AUDIENCE: 'banjie',
        JWT_JWKS_URL: 'https://login.example/keys',
        OIDC_CLIENT_ID: 'county-console',
        OIDC_AUTHORIZATION_ENDPOINT: 'https://login.example/authorize',
        OIDC_TOKEN_ENDPOINT: 'https://login.example/token',
        OIDC_SCOPE: 'openid banjie',
      },
    });
    try {
      expect((await real.app.inject('/api/v1/console-config')).json()).toMatchObject({
        providers: [
          {
            kind: 'oidc',
            issuer: 'https://login.example',
            authorizationEndpoint: 'https://login.example/authorize',
            tokenEndpoint: 'https://login.example/token',
            endSessionEndpoint: null,
            clientId: 'county-console',
            scope: 'openid banjie',
          },
        ],
      });
      expect((await real.app.inject('/api/v1/demo/oidc/keys')).statusCode).toBe(404);
    } finally {
      await real.close();
    }
  });
});
