// Tokens for the demo accounts, where the deployment has them. Nobody's password is asked: never on real data.
import { hkdfSync } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { DEMO_ISSUER } from '../config/demo-issuer.ts';
import type { Instant } from '../domain/calendar/index.ts';

export interface TokenIssuer {
  readonly issuer: string;
  /** A signed token for an account, and how many seconds it counts. */
  issue(account: string, now: Instant): Promise<{ token: string; expiresIn: number }>;
  /** The token's claims; throws what jose throws. */
  verify(token: string, now: Instant): Promise<JWTPayload>;
}

const AUDIENCE = 'banjie';
const EIGHT_HOURS = 8 * 60 * 60;

/**
 * The built-in issuer. Its keys are derived from the deployment's data keys, of which the first signs and all verify: it
 * needs no file, several API processes have the same ones, and tokens outlive a restart and a rotation.
 */
export function createDemoIssuer(dataKeys: readonly Buffer[]): TokenIssuer {
  const keys = dataKeys.map((one) => new Uint8Array(hkdfSync('sha256', one, '', 'banjie demo issuer', 32)));
  const [signing] = keys;
  if (signing === undefined) throw new Error('no key to sign with');
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
  };
}
