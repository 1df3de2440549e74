// The one way to the service: typed by its OpenAPI document, with who asks, in which language, and each write's key.
import createClient from 'openapi-fetch';
import type { Middleware } from 'openapi-fetch';
import { storedLanguage } from '../language/language.ts';
import { accessToken, sessionEnded } from '../session/token.ts';
import { ApiProblem, problemOf } from './problem.ts';
import type { paths } from './schema.d.ts';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const UNAUTHENTICATED = 401;

/** What every request carries; a write that brings its own key keeps it, so that sending it again has one effect. */
export function requestHeaders(method: string, given: Headers): Headers {
  const headers = new Headers(given);
  headers.set('accept-language', storedLanguage());
  const token = accessToken();
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  if (WRITES.has(method) && !headers.has('idempotency-key')) headers.set('idempotency-key', crypto.randomUUID());
  return headers;
}

/** `fetch` with those headers; refusals and lost connections are thrown as `ApiProblem`. */
export async function send(input: Request): Promise<Response> {
  const request = new Request(input, { headers: requestHeaders(input.method, input.headers) });
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, {});
  }
  return accepted(response);
}

/** An answer that is none of the service's refusals, which are thrown as `ApiProblem`. */
export async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === UNAUTHENTICATED) sessionEnded();
  throw problem;
}

const refusalsThrown: Middleware = {
  onError: ({ error }) => (error instanceof Error ? error : new ApiProblem(0, {})),
};

/** Typed calls: `const me = await answer(api.GET('/api/v1/me'))`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });
api.use(refusalsThrown);

/** The body of an answer; refusals have been thrown before. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  if (data === undefined) throw new ApiProblem(0, {});
  return data;
}
