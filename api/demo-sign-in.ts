// Signing in at the demo issuer: what a client may ask, and what it gets for it.
import { createHash, randomBytes } from 'node:crypto';
import { CONSOLE_CLIENT } from '../config/demo-issuer.ts';
import { putSignInCode, takeSignInCode } from '../db/sign-in-codes.ts';
import type { SignInCode } from '../db/sign-in-codes.ts';
import type { AuthorizationRequest } from './contracts/demo-sign-in.ts';
import type { Deps } from './deps.ts';

const CODE_SECONDS = 60;
/** A SHA-256 in base64url (RFC 7636 §4.2). */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** Why a request whose return address is good is refused, in OAuth's words; null where it may go on. */
export function authorizationFault(asked: AuthorizationRequest): { error: string; description: string } | null {
  const refuse = (error: string, description: string) => ({ error, description });
  if (asked.response_type !== 'code') return refuse('unsupported_response_type', 'response_type must be code');
  if (!asked.scope.split(' ').includes('openid')) return refuse('invalid_scope', 'scope must contain openid');
  if (asked.code_challenge_method !== 'S256') return refuse('invalid_request', 'code_challenge_method must be S256');
  if (!CHALLENGE.test(asked.code_challenge ?? '')) return refuse('invalid_request', 'code_challenge must be a SHA-256');
  return null;
}

/** Whether the issuer knows a client: it has one, the console. */
export const isKnownClient = (clientId: string): boolean => clientId === CONSOLE_CLIENT;

/** A code for who was chosen; it counts once and for a minute. */
export async function giveCode(deps: Deps, asked: AuthorizationRequest, account: string): Promise<string> {
  const code = randomBytes(32).toString('base64url');
  const at = deps.now();
  await putSignInCode(deps.db, {
    hash: hashOf(code),
    account,
    clientId: asked.client_id,
    redirectUri: asked.redirect_uri,
    challenge: asked.code_challenge ?? '',
    nonce: asked.nonce ?? null,
    at,
    expiresAt: new Date(Date.parse(at) + CODE_SECONDS * 1000).toISOString(),
  });
  return code;
}

/** For whom a code was given; null where it does not count, is not this client's, or the verifier is not its own. */
export async function redeemCode(
  deps: Deps,
  sent: { code: string; client_id: string; redirect_uri: string; code_verifier: string },
): Promise<SignInCode | null> {
  const given = await takeSignInCode(deps.db, hashOf(sent.code), deps.now());
  if (given === null || given.clientId !== sent.client_id || given.redirectUri !== sent.redirect_uri) return null;
  return hashOf(sent.code_verifier).toString('base64url') === given.challenge ? given : null;
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** An address with parameters added to those that it has. */
export function withParameters(address: URL, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
