// Calendar feeds: a person's own list of them, and the calendar itself, which a token opens without signing in.
import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findFeed, listFeeds, readerOf, revokeFeed } from '../../db/calendar-feeds.ts';
import { calendarEntries } from '../calendar-entries.ts';
import { hashOf, openFeed, renewFeed } from '../calendar-feeds.ts';
import { calendarText } from '../calendar-text.ts';
import { FeedBody, FeedFile, FeedList, FeedOpened, FeedPath, FeedView } from '../contracts/calendar-feeds.ts';
import { Problem } from '../problem.ts';
import { requestKeyOf } from '../request-key.ts';

const tags = ['calendar'];
const NAME = '办结：到期事项';
/** Readings of calendars from one address. Programs ask once an hour or less. */
const READINGS_PER_MINUTE = 60;

export const calendarFeedRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.post(
    '/calendar-feeds',
    {
      schema: {
        tags,
        summary: '新建日历订阅 · Open a calendar feed; its address is told once',
        body: FeedBody,
        response: { 200: FeedOpened, 201: FeedOpened },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { feed, repeated } = await openFeed(deps, requestKeyOf(request), request.body.label);
      reply.header('cache-control', 'no-store');
      if (repeated) reply.header('idempotency-replayed', 'true');
      return reply.code(repeated ? 200 : 201).send(feed);
    },
  );

  app.get(
    '/calendar-feeds',
    {
      schema: {
        tags,
        summary: '我的日历订阅 · The caller’s feeds, without their tokens',
        response: { 200: FeedList },
      },
    },
    async ({ actor }) => ({ items: await listFeeds(deps.db, actor.person.id) }),
  );

  app.post(
    '/calendar-feeds/:feedId/rotate',
    {
      schema: {
        tags,
        summary: '更换订阅地址 · Give a feed another token; the old address answers nothing from now on',
        params: FeedPath,
        response: { 200: FeedOpened },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { feed, repeated } = await renewFeed(deps, requestKeyOf(request), request.params.feedId);
      reply.header('cache-control', 'no-store');
      if (repeated) reply.header('idempotency-replayed', 'true');
      return reply.code(200).send(feed);
    },
  );

  app.delete(
    '/calendar-feeds/:feedId',
    {
      schema: {
        tags,
        summary: '撤销订阅 · Revoke a feed for good',
        params: FeedPath,
        response: { 200: FeedView },
      },
    },
    async ({ actor, params: { feedId } }) => {
      await revokeFeed(deps.db, { id: feedId, personId: actor.person.id, at: deps.now() });
      const found = await findFeed(deps.db, actor.person.id, feedId);
      if (found === null) throw new Problem('NOT_FOUND');
      const { tokenIs: _tokenIs, ...feed } = found;
      return feed;
    },
  );

  app.get(
    '/calendar-feeds/:token([A-Za-z0-9_-]{43}).ics',
    {
      schema: {
        tags,
        summary: '到期事项日历（iCalendar） · What the owner of the token has to do, as a calendar',
        description: 'Needs no sign-in: the token is the key. Titles name procedure, stage and unit, and no person.',
        params: FeedFile,
        response: { 200: z.string().meta({ description: 'RFC 5545' }), 304: z.null() },
        produces: ['text/calendar'],
      },
      config: { public: true, rateLimit: { max: READINGS_PER_MINUTE, timeWindow: '1 minute' } },
    },
    async ({ params: { token }, headers }, reply) => {
      const reader = await readerOf(deps.db, hashOf(token), deps.now());
      if (reader === null) throw new Problem('NOT_FOUND');
      const text = calendarText(NAME, await calendarEntries(deps, reader.personId));
      const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
      reply.header('etag', tag).header('cache-control', 'private, max-age=0, must-revalidate');
      const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
      if (known?.some((one) => one === tag || one === '*') === true) return reply.code(304).send(null);
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="banjie.ics"')
        .serializer((body: string) => body)
        .send(text);
    },
  );
};
