// How long requests take and why they are refused, for whoever watches the service.
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyRequest {
    /** Error code with which the request was refused. */
    refusedWith: string | null;
  }
}

export const measure = fp(
  async (app) => {
    app.decorateRequest('refusedWith', null);
    const { metrics } = app.deps;
    if (metrics === null) return;
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
      if (request.refusedWith !== null) metrics.refusal(request.refusedWith);
    });
  },
  { name: 'measure' },
);
