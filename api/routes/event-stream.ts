// Events as Server-Sent Events.
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { feedEnd, isAhead, placeOf } from '../../db/event-feed.ts';
import type { FedEvent } from '../../db/event-feed.ts';
import { inScope } from '../../domain/organisations.ts';
import { scopeOf } from '../../domain/scope.ts';
import type { Scope } from '../../domain/scope.ts';
import { StreamHeaders, StreamQuery } from '../contracts/webhooks.ts';
import { EventHub, eventStream } from '../event-stream.ts';
import { Problem } from '../problem.ts';
import { problemAt } from '../refusals.ts';

const HEARTBEAT_MS = 15_000;
const LONGEST_MS = 15 * 60_000;
const MOST_STREAMS = 1_000;
const MOST_OF_ONE = 20;

export const eventStreamRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, config } = app.deps;
  const hub = new EventHub(config.database);
  app.addHook('preClose', () => hub.close());

  /** Rights may end while a stream is open: an account is disabled, a post given up, a token runs out. */
  const scopeNow = async (header = ''): Promise<Scope | null> => {
    try {
      return scopeOf(await app.callerOf(header));
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  };

  app.get(
    '/events/stream',
    {
      schema: {
        tags: ['events'],
        summary: '实时事件（SSE，支持 Last-Event-ID 续传） · Events as they are recorded, resumed by Last-Event-ID',
        description:
          'Events of cases in the caller’s scope, each once and in order. Without Last-Event-ID it begins now. A stream ' +
          'ends after 15 minutes, or with the rights of the account; the reader connects again with the id of the last event.',
        querystring: StreamQuery,
        headers: StreamHeaders,
        produces: ['text/event-stream'],
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { actor, query } = request;
      const given = request.headers['last-event-id'];
      const end = await feedEnd(db);
      const after = given === undefined || given === '' ? end : placeOf(given);
      // one that lies ahead is of another database: its reader would hear nothing, and not know it
      if (after === null || isAhead(after, end)) {
        const message = { zh: 'Last-Event-ID 无效。', en: 'The Last-Event-ID is none of ours.' };
        throw problemAt('CURSOR_INVALID', '/last-event-id', message);
      }
      const ofOne = [...hub.streams.values()].filter((person) => person === actor.person.id).length;
      if (hub.streams.size >= MOST_STREAMS || ofOne >= MOST_OF_ONE) {
        throw new Problem('TOO_MANY_REQUESTS', { headers: { 'retry-after': '60' } });
      }
      const gone = new AbortController();
      const stream = Readable.from(
        eventStream(db, hub, {
          scope: () => scopeNow(request.headers.authorization),
          after,
          wants: wanted(query, config.rehearsal),
          heartbeatMs: HEARTBEAT_MS,
          longestMs: LONGEST_MS,
          signal: gone.signal,
        }),
        { objectMode: false, highWaterMark: 64 * 1024 },
      );
      hub.streams.set(stream, actor.person.id);
      stream.once('close', () => {
        hub.streams.delete(stream);
        gone.abort();
      });
      request.raw.once('close', () => stream.destroy());
      reply.header('content-type', 'text/event-stream; charset=utf-8');
      reply.header('cache-control', 'no-cache, no-transform');
      // nginx would keep events back until its buffer is full
      reply.header('x-accel-buffering', 'no');
      return reply.send(stream as unknown as string);
    },
  );
};

function wanted(
  { procedure, region, type }: z.infer<typeof StreamQuery>,
  rehearsal: boolean,
): (event: FedEvent) => boolean {
  const types = type?.split(',').map((one) => one.trim());
  return (event) =>
    event.rehearsal === rehearsal &&
    (procedure === undefined || event.procedure === procedure) &&
    (region === undefined || inScope(region, event.organisation)) &&
    (types === undefined || types.includes(event.type));
}
