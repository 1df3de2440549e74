// Which account a bearer token speaks for: the built-in demo issuer's, or that of any OIDC provider.
import { createHash } from 'node:crypto';
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
/** So long a token that was found good is not looked into again: a key that its issuer withdraws counts this soon. */
const KNOWN_FOR_MS = 60_000;
/** Tokens remembered at most; the oldest go first. */
const KNOWN_TOKENS = 10_000;

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

  // By digest, so that no usable token lies in memory.
  const known = new Map<string, { subject: Subject; until: number }>();
  const remember = (digest: string, subject: Subject, until: number): void => {
    const oldest = known.keys().next().value;
    if (known.size >= KNOWN_TOKENS && oldest !== undefined) known.delete(oldest);
    known.set(digest, { subject, until });
  };

  return async (token, now) => {
    const at = Date.parse(now);
    const digest = createHash('sha256').update(token).digest('base64');
    const found = known.get(digest);
    if (found !== undefined && at < found.until) return found.subject;
    known.delete(digest);
    try {
      const { iss = '', sub = '', exp = 0 } = await verify(token, now);
      const subject = { issuer: iss, account: sub };
      // Whether it lasts longer, by the tolerance for clocks, is for the verification to say.
      remember(digest, subject, Math.min(at + KNOWN_FOR_MS, exp * 1000));
      return subject;
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
