// The API as the command line asks it: bearer token, one key for each write, refusals in words.
import { randomUUID } from 'node:crypto';

/** Thrown when the API refuses: what it said, with the place in the request. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(sentence(status, body));
    this.status = status;
    this.body = body;
  }
}

/** Thrown when no API answers at that address. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

export interface Api {
  get(path: string, query?: Record<string, string | undefined>): Promise<Record<string, unknown>>;
  post(path: string, body?: unknown): Promise<Record<string, unknown>>;
}

/** `key`: Idempotency-Key of the write; one of its own when absent. */
export function createApi({ url, token, key }: { url: string; token: string; key: string | undefined }): Api {
  const ask = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const address = new URL(`/api/v1${path}`, url);
    const headers = new Headers({ authorization: `Bearer ${token}`, accept: 'application/json' });
    if (init.body !== undefined) headers.set('content-type', 'application/json');
    if (init.method === 'POST') headers.set('idempotency-key', key ?? randomUUID());
    const response = await fetch(address, { ...init, headers }).catch((error: unknown) => {
      throw new ApiUnreachable(`no answer from ${address.origin} · 无法连接服务`, { cause: error });
    });
    const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    if (!response.ok) throw new ApiRefusal(response.status, body);
    return body;
  };
  return {
    get(path, query = {}) {
      const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      const text = new URLSearchParams(given as [string, string][]).toString();
      return ask(text === '' ? path : `${path}?${text}`, {});
    },
    post: (path, body) => ask(path, { method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  };
}

function sentence(status: number, body: Record<string, unknown>): string {
  const { code, detail, title } = body;
  const faults = Array.isArray(body['errors']) ? (body['errors'] as { field?: string; message?: string }[]) : [];
  const first = `${String(code ?? status)}: ${String(detail ?? title ?? 'refused')}`;
  return [first, ...faults.map(({ field, message }) => `  ${field ?? ''} ${message ?? ''}`)].join('\n');
}
