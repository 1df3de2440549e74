// Every write carries an Idempotency-Key. Routes whose writes go through a case hand the key down themselves.
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { finishKey, releaseKey, reserveKey, type KnownKey } from '../../db/idempotency.ts';
import type { RequestKey } from '../../workflows/messages.ts';
import { Problem } from '../problem.ts';
import { requestKeyOf } from '../request-key.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What becomes of a write's key. `stored` (also when absent): reserved before the handler, its answer kept and given
     * again. `own`: the handler sees to it with `requestKeyOf`, or `withKey` when its body is no JSON. `none`: the
     * request changes nothing.
     */
    idempotency?: 'stored' | 'own' | 'none';
  }
  interface FastifyRequest {
    reservedKey: RequestKey | null;
  }
}

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** After this long a request that never finished is taken to have died with its process. */
const ABANDONED_AFTER_MS = 120_000;

export const idempotency = fp(
  async (app) => {
    app.decorateRequest('reservedKey', null);

    app.addHook('preHandler', async (request, reply) => {
      const how = request.routeOptions.config.idempotency ?? 'stored';
      if (!WRITES.includes(request.method) || how === 'none' || request.is404) return;
      const key = requestKeyOf(request);
      if (how === 'stored') return withKey(request, reply, key);
    });

    app.addHook('onSend', async (request, reply, payload) => {
      const key = request.reservedKey;
      if (key === null) return;
      request.reservedKey = null;
      const done = reply.statusCode < 300;
      if (!done) await releaseKey(app.deps.db, key.actor, key.key);
      else {
        const body: unknown = typeof payload === 'string' && payload !== '' ? JSON.parse(payload) : null;
        await finishKey(app.deps.db, key.actor, key.key, { httpStatus: reply.statusCode, body });
      }
    });
  },
  { name: 'idempotency', dependencies: ['auth'] },
);

/**
 * Reserves the key for this request, whose answer is then kept under it. Sends the first answer again, and returns the
 * reply, when the same was asked before. Refuses a key that was used for something else, or whose request is not finished.
 */
export async function withKey(
  request: FastifyRequest,
  reply: FastifyReply,
  key: RequestKey,
): Promise<FastifyReply | undefined> {
  const { db, now } = request.server.deps;
  const scope = `${request.method} ${request.routeOptions.url ?? ''}`;
  const reserve = (): Promise<KnownKey | null> => reserveKey(db, { ...key, scope }, now());

  let known = await reserve();
  if (known?.status === 'inProgress' && Date.parse(now()) - Date.parse(known.createdAt) > ABANDONED_AFTER_MS) {
    await releaseKey(db, key.actor, key.key);
    known = await reserve();
  }
  if (known === null) {
    request.reservedKey = key;
    return undefined;
  }
  if (known.bodyHash !== key.bodyHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (known.status === 'inProgress') throw new Problem('IN_PROGRESS', { headers: { 'retry-after': '1' } });
  return replay(reply, known);
}

/** Gives an earlier answer again, marked as such. */
export function replay(reply: FastifyReply, known: { httpStatus: number | null; answer: unknown }): FastifyReply {
  return reply
    .code(known.httpStatus ?? 200)
    .header('idempotency-replayed', 'true')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(known.answer);
}
