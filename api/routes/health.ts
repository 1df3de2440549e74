// For whoever runs the service: is the process alive, and can it serve. Neither tells anything about cases.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { databaseAnswers } from '../../db/health.ts';
import { workerLook } from '../worker-look.ts';
import type { WorkerLook } from '../worker-look.ts';

const Part = z.enum(['up', 'down']);
const Readiness = z.object({
  ready: z.boolean().meta({ description: 'The database and Temporal answer: cases can be read and commands be sent.' }),
  database: Part,
  temporal: Part,
  worker: z.enum(['up', 'down', 'unknown']).meta({
    description: 'Whether a worker takes what is sent; `down` does not make the API unready, since reading goes on.',
  }),
});

export const healthRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/healthz',
    {
      schema: {
        tags: ['health'],
        summary: '进程是否在运行 · Whether the process runs',
        response: { 200: z.object({ alive: z.literal(true) }) },
      },
      config: { rateLimit: false },
    },
    () => ({ alive: true as const }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        tags: ['health'],
        summary: '能否提供服务 · Whether it can serve, and what is away',
        response: { 200: Readiness, 503: Readiness },
      },
      config: { rateLimit: false },
    },
    async (_request, reply) => {
      const { db, temporal } = app.deps;
      const [database, engine, look] = await Promise.all([
        databaseAnswers(db),
        temporal.reachable(),
        workerLook(app.deps).catch(() => null),
      ]);
      const worker = workerWord(look?.worker ?? 'unknown');
      const ready = database && engine;
      return reply.code(ready ? 200 : 503).send({ ready, database: word(database), temporal: word(engine), worker });
    },
  );
};

const word = (up: boolean): z.infer<typeof Part> => (up ? 'up' : 'down');

const workerWord = (look: WorkerLook['worker']): z.infer<typeof Readiness>['worker'] =>
  look === 'unknown' ? look : word(look === 'alive');
