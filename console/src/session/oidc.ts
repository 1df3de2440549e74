// Signing in at an issuer: authorization code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core).
import * as oauth from 'oauth4webapi';
import type { components } from '../api/schema.d.ts';

export type SignInProvider = components['schemas']['SignInProvider'];

const FLOW = 'banjie.signIn';
const SESSION = 'banjie.session';
const CALLBACK = '/sign-in/callback';

/** What must be remembered while the browser is at the issuer. */
interface Flow {
  readonly provider: SignInProvider;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly destination: Destination;
}

/** Where it goes on afterwards: to a page of ours, or back to the window that asked to sign in again. */
export type Destination = { readonly back: string } | { readonly popup: string };

export interface Granted {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly destination: Destination;
}

const DEFAULT_SECONDS = 3600;

const serverOf = (provider: SignInProvider): oauth.AuthorizationServer => ({
  issuer: provider.issuer,
  authorization_endpoint: provider.authorizationEndpoint,
  token_endpoint: provider.tokenEndpoint,
  // Which of them an issuer uses is its choice; the token comes from the issuer itself, over the same connection.
  id_token_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
});

const redirectUri = (): string => `${location.origin}${CALLBACK}`;

/** Leaves for the issuer; the browser comes back to the callback page. */
export async function leaveForIssuer(provider: SignInProvider, destination: Destination): Promise<void> {
  const verifier = oauth.generateRandomCodeVerifier();
  const flow: Flow = {
    provider,
    verifier,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    destination,
  };
  sessionStorage.setItem(FLOW, JSON.stringify(flow));
  const url = new URL(provider.authorizationEndpoint);
  const asked = {
    client_id: provider.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: provider.scope,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  location.assign(url);
}

let exchange: Promise<Granted> | null = null;

/**
 * On the callback page: checks the issuer's answer and exchanges its code for a token, once however often it is called.
 * Rejects where the issuer refused, or where the answer belongs to no attempt of this tab.
 */
export function returnFromIssuer(): Promise<Granted> {
  exchange ??= exchanged();
  return exchange;
}

async function exchanged(): Promise<Granted> {
  const kept = sessionStorage.getItem(FLOW);
  if (kept === null) throw new Error('no sign-in was begun on this tab');
  sessionStorage.removeItem(FLOW);
  const { provider, verifier, state, nonce, destination } = JSON.parse(kept) as Flow;
  const server = serverOf(provider);
  const client: oauth.Client = { client_id: provider.clientId };
  // Only a service on this machine, as `npm start` runs it, is reached without TLS.
  const insecure = new URL(provider.tokenEndpoint).protocol === 'http:';
  const answer = oauth.validateAuthResponse(server, client, new URL(location.href), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    redirectUri(),
    verifier,
    { [oauth.allowInsecureRequests]: insecure },
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  const { endSessionEndpoint, clientId } = provider;
  sessionStorage.setItem(SESSION, JSON.stringify({ endSessionEndpoint, clientId, idToken: tokens.id_token ?? null }));
  return { token: tokens.access_token, expiresIn: tokens.expires_in ?? DEFAULT_SECONDS, destination };
}

/** Where the browser goes when somebody signs out: to the issuer, so that its session ends too, and from there to us. */
export function signOutAddress(): string {
  const home = `${location.origin}/sign-in`;
  const kept = sessionStorage.getItem(SESSION);
  sessionStorage.removeItem(SESSION);
  if (kept === null) return home;
  const { endSessionEndpoint, clientId, idToken } = JSON.parse(kept) as {
    endSessionEndpoint: string | null;
    clientId: string;
    idToken: string | null;
  };
  if (endSessionEndpoint === null) return home;
  const url = new URL(endSessionEndpoint);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('post_logout_redirect_uri', home);
  if (idToken !== null) url.searchParams.set('id_token_hint', idToken);
  return url.href;
}
