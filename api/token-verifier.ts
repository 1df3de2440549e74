// Which account a bearer token speaks for: the built-in demo issuer's, or that of any OIDC provider.
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Config } from '../config/load-config.ts';
import type { Instant } from '../domain/calendar/index.ts';
import type { TokenIssuer } from './demo-issuer.ts';
import { Problem } from './problem.ts';

/** The account as its issuer names it. */
export interface Subject {
  issuer: string;
  account: string;
}

export type TokenVerifier = (token: string, now: Instant) => Promise<Subject>;

/** Signatures by a provider's private key only: its public keys must never serve as a shared secret. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const CLOCK_TOLERANCE_SECONDS = 30;

/** Refuses with 401 what is not a valid token, and with 503 when the provider's keys can't be had. */
export function createTokenVerifier(oidc: Config['auth']['oidc'], demo: TokenIssuer | null): TokenVerifier {
  // Fetched at the first token, kept, and fetched again when a token names an unknown key (at most every 30 s).
  const keys = oidc === undefined ? null : createRemoteJWKSet(new URL(oidc.jwksUrl), { timeoutDuration: 5_000 });

  const verify = async (token: string, now: Instant): Promise<JWTPayload> => {
    if (demo !== null && issuerOf(token) === demo.issuer) return demo.verify(token, now);
    if (oidc === undefined || keys === null) throw unauthenticated();
    const { payload } = await jwtVerify(token, keys, {
      issuer: oidc.issuer,
      audience: oidc.audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now),
    });
    return payload;
  };

  return async (token, now) => {
    try {
      const { iss = '', sub = '' } = await verify(token, now);
      return { issuer: iss, account: sub };
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (error instanceof errors.JWTExpired) throw unauthenticated('The token has expired');
      if (isTokensFault(error)) throw unauthenticated();
      throw new Problem('UNAVAILABLE', { cause: error, headers: { 'retry-after': '5' } });
    }
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** jose's own errors are about the token, unless they tell that the provider's keys did not come. */
function isTokensFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return error instanceof TypeError && !(error.cause instanceof Error);
  const aboutProvider = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  return !aboutProvider && error.code !== 'ERR_JOSE_GENERIC';
}

/** 401 with the challenge of RFC 6750; without a reason where no token was sent. */
export function unauthenticated(reason?: string): Problem {
  const challenge =
    reason === undefined ? 'error="invalid_token"' : `error="invalid_token", error_description="${reason}"`;
  return new Problem('UNAUTHENTICATED', { headers: { 'www-authenticate': `Bearer realm="banjie", ${challenge}` } });
}
