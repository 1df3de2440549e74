// A refusal of the service (RFC 9457), as something that can be thrown and shown.
import type { components } from './schema.d.ts';

export type ProblemBody = components['schemas']['Problem'];

/** What the service refused, with its words for the reader; `status` 0 where nothing answered. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: ProblemBody['errors'];
  readonly requestId: string | null;

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail ?? body.title ?? '');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'OFFLINE' : 'INTERNAL');
    this.faults = body.errors ?? [];
    this.requestId = body.requestId ?? null;
  }
}

/** Nothing answered: the network is away, or the service is. The same request may be sent again with the same key. */
export function isOffline(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 502 || error.status === 503);
}

/** The refusal that an answer carries; a body that is no problem details (a proxy's page) is not read. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.includes('json') === true;
  const body = isProblem ? ((await response.json()) as Partial<ProblemBody>) : {};
  return new ApiProblem(response.status, body);
}

/** What was thrown, as a refusal that can be shown: a fault of the page's own has its words and no code of the service. */
export function problemFrom(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(500, { detail: error instanceof Error ? error.message : String(error) });
}
