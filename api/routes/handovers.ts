// 交接: dry run, order, list, progress.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listHandovers } from '../../db/handovers.ts';
import { pageOf } from '../../db/pages.ts';
import { administeredRegions } from '../administered.ts';
import {
  DryRunQuery,
  HandoverBody,
  HandoverPage,
  HandoverPath,
  HandoverQuery,
  HandoverView,
} from '../contracts/handovers.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { handoverShort } from '../handover-view.ts';
import { orderHandover, readHandover, resumeHandover, tryHandover } from '../handovers.ts';
import { withKey } from '../plugins/idempotency.ts';
import { requestKeyOf } from '../request-key.ts';

const tags = ['people'];
const Before = z.object({ at: z.iso.datetime(), id: z.uuid() });
const Ref = z.string().max(300);

export const handoverRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.post(
    '/handovers',
    {
      schema: {
        tags,
        summary: '工作交接 · Hand over what a person holds to his successor',
        description:
          'By an administrator of all his posts. Posts, agencies and superiors change at once, as from the day; from that ' +
          'day on every case and round is asked to move what he holds there. What may not move stays, with the reason. ' +
          '`dryRun=true` gives the whole list and changes nothing.',
        querystring: DryRunQuery,
        body: HandoverBody,
        response: { 200: HandoverView, 202: HandoverView },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, body, query } = request;
      if (query.dryRun) return tryHandover(deps, actor, body);
      const key = requestKeyOf(request);
      const replayed = await withKey(request, reply, key);
      if (replayed !== undefined) return replayed;
      const view = await orderHandover(deps, actor, body, key);
      reply.code(202).header('location', `/api/v1/handovers/${view.id}`);
      return view;
    },
  );

  app.get(
    '/handovers',
    {
      schema: {
        tags,
        summary: '交接一览，最新在前 · Handovers, newest first',
        description: 'Those in which the caller has a part; for an administrator also those about posts in his region.',
        querystring: HandoverQuery,
        response: { 200: HandoverPage },
      },
    },
    async ({ actor, query: { limit, cursor } }) => {
      const readers = { person: actor.person.id, regions: administeredRegions(actor) };
      const before = cursorPosition(Before, cursor);
      const found = await listHandovers(deps.db, readers, { limit: limit + 1, before });
      const page = pageOf(found, limit, (last) => ({ at: last.orderedAt, id: last.id }));
      return { items: page.rows.map(handoverShort), next: page.next === null ? null : cursorText(page.next) };
    },
  );

  app.get(
    '/handovers/:handoverId',
    {
      schema: {
        tags,
        summary: '一次交接：进度与清单 · One handover: how far it is, and its list',
        params: HandoverPath,
        querystring: HandoverQuery,
        response: { 200: HandoverView },
      },
    },
    async ({ actor, params: { handoverId }, query: { limit, cursor } }) => {
      const view = await readHandover(deps, actor, handoverId, { limit, after: cursorPosition(Ref, cursor) });
      return { ...view, next: view.next === null ? null : cursorText(view.next) };
    },
  );

  app.post(
    '/handovers/:handoverId/resume',
    {
      schema: {
        tags,
        summary: '继续未完成的交接 · Go on with a handover whose workflow was lost',
        params: HandoverPath,
        response: { 200: HandoverView },
      },
    },
    async ({ actor, params }) => resumeHandover(deps, actor, params.handoverId),
  );
};
