import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAgency, putAccounts } from '../../db/people.ts';
import { startTestApi, type TestApi } from './test-api.ts';

describe('the demo issuer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ namespace: false });
  });
  afterAll(() => api.close());

  it('lists its accounts with their posts to anybody', async () => {
    const answer = await api.ask({ url: '/api/v1/demo/accounts' });
    const { items } = answer.json<{ items: { account: string }[] }>();
    expect(items.find(({ account }) => account === 'housing-officer')).toEqual({
      account: 'housing-officer',
      name: '测试住建',
      posts: [
        {
          role: 'countyHousingDept',
          roleTitle: { zh: '县住建部门', en: 'County housing department' },
          organisation: '610429/housing',
          organisationName: { zh: '住建局', en: 'Housing Bureau' },
        },
      ],
    });
    expect(items.find(({ account }) => account === 'villager')).toMatchObject({ posts: [] });
  });

  it('gives a token with which the caller is known', async () => {
    const token = await api.app.inject({
      method: 'POST',
      url: '/api/v1/demo/token',
      payload: { account: 'town-reviewer' },
    });
    expect(token.statusCode).toBe(200);
    expect(token.headers['cache-control']).toBe('no-store');
    const { accessToken, tokenType } = token.json<{ accessToken: string; tokenType: string }>();
    const me = await api.app.inject({
      url: '/api/v1/me',
      headers: { authorization: `${tokenType} ${accessToken}` },
    });
    expect(me.json()).toEqual({
      person: { id: 'town-reviewer', name: '测试镇审核' },
      holdings: [
        {
          role: 'townshipGovernment',
          roleTitle: { zh: '镇（街道）审核人员', en: 'Township government reviewer' },
          organisation: '610429101',
          organisationName: { zh: '城关镇', en: 'Chengguan Town' },
          agencyOf: null,
        },
      ],
      inbox: { unread: 0 },
    });
  });

  it('knows no other account', async () => {
    const answer = await api.app.inject({ method: 'POST', url: '/api/v1/demo/token', payload: { account: 'root' } });
    expect(answer.json()).toMatchObject({ status: 422, code: 'UNKNOWN_PERSON', errors: [{ field: '/account' }] });
  });

  it('is not there where the deployment does not want it', async () => {
    const real = await startTestApi({
      namespace: false,
      env: {
        DEMO_ISSUER: 'off',
        JWT_ISSUER: 'https://login.example',
        JWT_AUDIENCE: 'banjie',
        JWT_JWKS_URL: 'http://127.0.0.1:1/keys',
      },
    });
    try {
      const token = await real.app.inject({
        method: 'POST',
        url: '/api/v1/demo/token',
        payload: { account: 'villager' },
      });
      expect(token.statusCode).toBe(404);
      const demo = await api.as('village-cadre');
      expect((await real.app.inject({ url: '/api/v1/me', headers: demo })).statusCode).toBe(401);
    } finally {
      await real.close();
    }
  });

  it('shows what a delegate holds for another person', async () => {
    await addAgency(api.deps.db, {
      principalId: 'county-authority',
      agentId: 'villager',
      validFrom: '2020-01-01',
      validTo: '2999-01-01',
      ground: '测试',
    });
    const me = await api.ask({ url: '/api/v1/me', as: 'villager' });
    expect(me.json()).toMatchObject({
      holdings: [{ role: 'countyAuthority', agencyOf: { id: 'county-authority', name: '测试县审定' } }],
    });
  });

  it('refuses who has no token, a broken one, an expired one, and a disabled account, with the challenge', async () => {
    const statusWith = async (authorization?: string) => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await api.app.inject({ url: '/api/v1/me', headers });
      return [answer.statusCode, answer.json<{ code: string }>().code, answer.headers['www-authenticate']];
    };
    const invalid = 'Bearer realm="banjie", error="invalid_token"';
    expect(await statusWith()).toEqual([401, 'UNAUTHENTICATED', 'Bearer realm="banjie"']);
    expect(await statusWith('Bearer nonsense')).toEqual([401, 'UNAUTHENTICATED', invalid]);
    expect(await statusWith('Basic YTpi')).toEqual([401, 'UNAUTHENTICATED', invalid]);
    const { authorization } = await api.as('village-cadre');
    const [head, , signature] = authorization.split('.');
    const forged = Buffer.from(JSON.stringify({ iss: 'banjie-demo', aud: 'banjie', sub: 'x', exp: 9e9 }));
    expect((await statusWith(`${head}.${forged.toString('base64url')}.${signature}`))[0]).toBe(401);
    const old = await api.deps.demoIssuer?.issue('village-cadre', '2020-01-01T00:00:00.000Z');
    expect(await statusWith(`Bearer ${old?.token}`)).toEqual([
      401,
      'UNAUTHENTICATED',
      `${invalid}, error_description="The token has expired"`,
    ]);
    await api.deps.db.updateTable('accounts').set({ disabled: true }).where('login', '=', 'village-cadre').execute();
    expect((await statusWith(authorization))[0]).toBe(401);
  });
});

describe('an OIDC provider', () => {
  const issuer = 'https://login.example';

  it('signs in the accounts that are registered under it, by its published keys', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256' }] });
    const provider = createServer((_request, response) => response.end(jwks));
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const { port } = provider.address() as AddressInfo;
    const api = await startTestApi({
      namespace: false,
      env: { JWT_ISSUER: issuer, JWT_AUDIENCE: 'banjie', JWT_JWKS_URL: `http://127.0.0.1:${port}/keys` },
    });
    try {
      await putAccounts(api.deps.db, [{ login: 'oidc-subject', issuer, personId: 'county-authority' }]);
      const signed = (claims: { sub: string; aud?: string; iss?: string }, key = privateKey) =>
        new SignJWT()
          .setProtectedHeader({ alg: 'ES256', kid: 'a' })
          .setSubject(claims.sub)
          .setIssuer(claims.iss ?? issuer)
          .setAudience(claims.aud ?? 'banjie')
          .setExpirationTime('5m')
          .sign(key);
      const statusOf = async (token: string) => {
        const answer = await api.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
        return [answer.statusCode, answer.json<{ person?: { id: string } }>().person?.id];
      };
      expect(await statusOf(await signed({ sub: 'oidc-subject' }))).toEqual([200, 'county-authority']);
      expect((await statusOf(await signed({ sub: 'somebody-else' })))[0]).toBe(401);
      expect((await statusOf(await signed({ sub: 'village-cadre' })))[0]).toBe(401);
      expect((await statusOf(await signed({ sub: 'oidc-subject', aud: 'another-service' })))[0]).toBe(401);
      expect((await statusOf(await signed({ sub: 'oidc-subject', iss: 'https://evil.example' })))[0]).toBe(401);
      const other = await generateKeyPair('ES256');
      expect((await statusOf(await signed({ sub: 'oidc-subject' }, other.privateKey)))[0]).toBe(401);
    } finally {
      await api.close();
      provider.close();
    }
  });

  it('is answered 503, not 401, while its keys can not be had', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const api = await startTestApi({
      namespace: false,
      env: { JWT_ISSUER: issuer, JWT_AUDIENCE: 'banjie', JWT_JWKS_URL: 'http://127.0.0.1:1/keys' },
    });
    try {
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid: 'a' })
        .setSubject('x')
        .setIssuer(issuer)
        .setAudience('banjie')
        .setExpirationTime('5m')
        .sign(privateKey);
      const answer = await api.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
      expect(answer.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    } finally {
      await api.close();
    }
  });
});
