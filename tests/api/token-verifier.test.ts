import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDemoIssuer } from '../../api/demo-issuer.ts';
import { createTokenVerifier } from '../../api/token-verifier.ts';

const EXPIRY = Date.parse('2026-03-10T09:00:00.000Z');
const before = (milliseconds: number): string => new Date(EXPIRY - milliseconds).toISOString();
const SUBJECT = { issuer: 'banjie-demo', account: 'village-cadre' };

async function verifierThatCounts() {
  const demo = createDemoIssuer([randomBytes(32)]);
  let verified = 0;
  const issuer = {
    ...demo,
    verify: (token: string, now: string) => {
      verified += 1;
      return demo.verify(token, now);
    },
  };
  // It counts eight hours.
  const { token } = await demo.issue('village-cadre', before(8 * 60 * 60 * 1000));
  return { verify: createTokenVerifier(undefined, issuer), token, verified: () => verified };
}

describe('the verification of tokens', () => {
  it('looks into the same token once a minute', async () => {
    const { verify, token, verified } = await verifierThatCounts();
    expect(await verify(token, before(200_000))).toEqual(SUBJECT);
    expect(await verify(token, before(140_001))).toEqual(SUBJECT);
    expect(verified()).toBe(1);
    expect(await verify(token, before(140_000))).toEqual(SUBJECT);
    expect(verified()).toBe(2);
  });

  it('refuses a token from its expiry on, although it was found good a moment before', async () => {
    const { verify, token, verified } = await verifierThatCounts();
    expect(await verify(token, before(1_000))).toEqual(SUBJECT);
    expect(await verify(token, before(1))).toEqual(SUBJECT);
    expect(verified()).toBe(1);
    await expect(verify(token, before(0))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses a changed token next to the one that it knows', async () => {
    const { verify, token } = await verifierThatCounts();
    await verify(token, before(1_000));
    const [head, payload, signature = ''] = token.split('.');
    const other = signature.startsWith('A') ? 'B' : 'A';
    const changed = [head, payload, other + signature.slice(1)].join('.');
    await expect(verify(changed, before(1_000))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('takes tokens of before a rotation of the data keys as long as the older key is configured', async () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    const { token } = await createDemoIssuer([older]).issue('village-cadre', before(60_000));
    const verify = createTokenVerifier(undefined, createDemoIssuer([newer, older]));
    expect(await verify(token, before(1_000))).toEqual(SUBJECT);
    const without = createTokenVerifier(undefined, createDemoIssuer([newer]));
    await expect(without(token, before(1_000))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses again what it refused', async () => {
    const { verify, token, verified } = await verifierThatCounts();
    await expect(verify(token, before(-60_000))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(verify(token, before(-60_000))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(verified()).toBe(2);
  });
});
