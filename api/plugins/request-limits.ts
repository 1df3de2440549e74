// How often one caller may ask: counted by person, or by address where nobody is known. Unknown addresses count too.
import rateLimit from '@fastify/rate-limit';
import fp from 'fastify-plugin';
import type { Caller } from './auth.ts';
import { Problem } from '../problem.ts';

export const requestLimits = fp(
  async (app) => {
    await app.register(rateLimit, {
      max: app.deps.config.api.requestsPerMinute,
      timeWindow: '1 minute',
      // Runs after the hooks that find the caller, where there are any.
      keyGenerator: (request) => (request.caller as Caller | null | undefined)?.person.id ?? request.ip,
      errorResponseBuilder: (_request, context) =>
        new Problem('TOO_MANY_REQUESTS', { headers: { 'retry-after': String(Math.ceil(context.ttl / 1000)) } }),
    });
  },
  { name: 'request-limits' },
);
