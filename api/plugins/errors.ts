// Every refusal leaves the API here, as problem details. Nothing of a fault of ours is shown.
import type { FastifyError } from 'fastify';
import fp from 'fastify-plugin';
import { languageOf } from '../language.ts';
import { Problem, problemBody, type Fault } from '../problem.ts';
import { ShapeRefused } from '../validation.ts';
import type { ErrorCode } from '../../domain/error-codes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    readonly language: 'zh' | 'en';
  }
}

/** Decorates requests with `language`, and answers whatever is thrown. */
export const errors = fp(
  async (app) => {
    app.decorateRequest('language', {
      getter() {
        return languageOf(this.headers['accept-language']);
      },
    });

    app.setErrorHandler((error: unknown, request, reply) => {
      const problem = problemOf(error);
      request.refusedWith = problem.code;
      if (problem.statusCode >= 500) request.log.error({ err: problem.cause ?? error, code: problem.code }, 'failed');
      else request.log.info({ code: problem.code, fields: problem.errors.map((fault) => fault.field) }, 'refused');
      return reply
        .code(problem.statusCode)
        .headers({ vary: 'accept-language', 'content-language': request.language, ...problem.headers })
        .type('application/problem+json; charset=utf-8')
        .serializer(JSON.stringify)
        .send(problemBody(problem, request.language, request.id));
    });
  },
  { name: 'errors' },
);

/** What Fastify and its plugins throw of themselves, by their own code. */
const BY_CODE: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA',
  FST_REQ_FILE_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'UNSUPPORTED_MEDIA',
};

const BY_STATUS: Record<number, ErrorCode> = {
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA',
  429: 'TOO_MANY_REQUESTS',
};

/** Connection refused, reset, timed out; PostgreSQL's classes 08 and 57P and 53300: away or too busy, not our fault. */
const AWAY = /^(ECONN(REFUSED|RESET)|ETIMEDOUT|EPIPE|ENOTFOUND|08\w{3}|57P\w\w|53300)$/;

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ShapeRefused) return shapeProblem(error);
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  if (AWAY.test(code) || isPoolTimeout(error))
    return new Problem('UNAVAILABLE', { cause: error, headers: { 'retry-after': '5' } });
  const known = BY_CODE[code] ?? BY_STATUS[statusCode];
  if (known !== undefined) return new Problem(known);
  if (statusCode >= 400 && statusCode < 500) return new Problem('MALFORMED_REQUEST');
  return new Problem('INTERNAL', { cause: error });
}

/** pg gives this failure no code. */
function isPoolTimeout(error: unknown): boolean {
  return (
    error instanceof Error && /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message)
  );
}

const PLACES: Record<string, { zh: string; en: string }> = {
  body: { zh: '请求体', en: 'The body' },
  querystring: { zh: '查询参数', en: 'The query' },
  params: { zh: '地址', en: 'The path' },
  headers: { zh: '请求头', en: 'A header' },
};

function shapeProblem(error: ShapeRefused & { validationContext?: string }): Problem {
  const place = PLACES[error.validationContext ?? 'body'] ?? { zh: '请求', en: 'The request' };
  // In the path, what does not look like an id of ours is the id of nothing.
  if (error.validationContext === 'params') return new Problem('NOT_FOUND');
  return new Problem('MALFORMED_REQUEST', {
    message: { zh: `${place.zh}的格式不正确`, en: `${place.en} is malformed` },
    errors: error.faults satisfies Fault[],
  });
}
