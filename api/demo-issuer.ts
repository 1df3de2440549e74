// Tokens for the demo accounts, where the deployment has them. Nobody's password is asked: never on real data.
import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { calculateJwkThumbprint, errors, exportJWK, jwtVerify, SignJWT } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import { DEMO_ISSUER } from '../config/demo-issuer.ts';
import type { Instant } from '../domain/calendar/index.ts';

export interface TokenIssuer {
  readonly issuer: string;
  /** A signed token for an account, and how many seconds it counts. */
  issue(account: string, now: Instant): Promise<{ token: string; expiresIn: number }>;
  /** The token's claims; throws what jose throws. */
  verify(token: string, now: Instant): Promise<JWTPayload>;
  /** An OIDC ID token for a client: who has signed in, signed so that anybody may check it by {@link publicKeys}. */
  identify(claims: IdentityClaims, now: Instant): Promise<string>;
  /** The keys by which ID tokens are checked, the one in use first. */
  publicKeys(): Promise<JWK[]>;
}

export interface IdentityClaims {
  /** Address of the issuer, as its metadata name it. */
  issuer: string;
  clientId: string;
  account: string;
  name: string;
  /** Sent by the client, given back to it (OIDC Core §3.1.2.1). */
  nonce: string | null;
}

const AUDIENCE = 'banjie';
const EIGHT_HOURS = 8 * 60 * 60;
/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410 §7). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The built-in issuer. Its keys are derived from the deployment's data keys, of which the first signs and all verify: it
 * needs no file, several API processes have the same ones, and tokens outlive a restart and a rotation.
 */
export function createDemoIssuer(dataKeys: readonly Buffer[]): TokenIssuer {
  const keys = dataKeys.map((one) => new Uint8Array(hkdfSync('sha256', one, '', 'banjie demo issuer', 32)));
  const pairs = dataKeys.map((one) => {
    const seed = Buffer.from(hkdfSync('sha256', one, '', 'banjie demo identity', 32));
    return createPrivateKey({ key: Buffer.concat([ED25519_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  });
  const [signing] = keys;
  const [identity] = pairs;
  if (signing === undefined || identity === undefined) throw new Error('no key to sign with');
  const publicKeys = (): Promise<JWK[]> =>
    Promise.all(
      pairs.map(async (pair) => {
        const jwk = await exportJWK(createPublicKey(pair));
        return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' };
      }),
    );
  return {
    issuer: DEMO_ISSUER,
    async issue(account, now) {
      const issuedAt = Math.floor(Date.parse(now) / 1000);
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(DEMO_ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(account)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + EIGHT_HOURS)
        .sign(signing);
      return { token, expiresIn: EIGHT_HOURS };
    },
    async verify(token, now) {
      const options = {
        issuer: DEMO_ISSUER,
        audience: AUDIENCE,
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(now),
      };
      for (const key of keys.slice(0, -1)) {
        try {
          return (await jwtVerify(token, key, options)).payload;
        } catch (error) {
          if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
        }
      }
      return (await jwtVerify(token, keys.at(-1) ?? signing, options)).payload;
    },
    async identify({ issuer, clientId, account, name, nonce }, now) {
      const issuedAt = Math.floor(Date.parse(now) / 1000);
      const [current] = await publicKeys();
      return new SignJWT({ name, ...(nonce === null ? {} : { nonce }) })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', ...(current?.kid === undefined ? {} : { kid: current.kid }) })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject(account)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + EIGHT_HOURS)
        .sign(identity);
    },
    publicKeys,
  };
}
