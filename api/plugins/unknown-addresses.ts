// Addresses that no route serves: pages of the console, else 404, or 405 where another method would be served.
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from '../problem.ts';

export const unknownAddresses = fp(
  async (app: FastifyInstance) => {
    const served: { pattern: RegExp; methods: string[] }[] = [];
    app.addHook('onRoute', ({ url, method }) => {
      const methods = [method].flat();
      if (!url.includes('*')) served.push({ pattern: patternOf(url), methods });
    });

    app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
      const page = app.answerWithConsole(request, reply);
      if (page !== null) return page;
      const path = request.url.split('?', 1)[0] ?? '';
      const allowed = served.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
      if (allowed.length === 0) throw new Problem('NOT_FOUND');
      throw new Problem('METHOD_NOT_ALLOWED', { headers: { allow: [...new Set(allowed)].sort().join(', ') } });
    });
  },
  { name: 'unknown-addresses', dependencies: ['request-limits', 'console'] },
);

/** `/cases/:caseId/commands` as an expression. */
function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}/?$`);
}
