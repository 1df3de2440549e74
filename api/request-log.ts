// What is written to the log: never a body, a query value, a token or a value out of a database error.
import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from '../config/load-config.ts';

type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

export function logOptions(level: Config['logLevel']): LoggerOptions {
  return {
    level,
    base: null,
    redact: { paths: ['*.authorization', '*.cookie', 'headers', 'body', 'req.headers'], remove: true },
    serializers: { req: requestLine, res: (reply) => ({ status: reply.statusCode }), err: faultLine },
  };
}

/** Addresses whose last part opens them: a calendar feed's, and that of a vendor's reports. */
const TOKEN = /(\/calendar-feeds\/|\/sms-receipts\/)[A-Za-z0-9_-]+/;

/** The query's names stay, since they tell what was asked; its values may be someone's ID number. */
function requestLine(request: FastifyRequest): { method: string; path: string; query: string[] } {
  const [path = '', query = ''] = request.url.split('?', 2);
  return {
    method: request.method,
    path: path.replace(TOKEN, '$1***'),
    query: [...new URLSearchParams(query).keys()],
  };
}

/** Messages of PostgreSQL quote values; its code, constraint and table say enough. */
function faultLine(error: Error): { type: string; message: string; stack: string } {
  const type = error.name;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const fromDatabase = 'severity' in error && 'routine' in error;
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string };
  const about = [code, constraint, table].filter((part) => part !== undefined);
  return { type, message: fromDatabase ? about.join(' ') : error.message, stack: frames.join('\n') };
}
