// For administrators: how the channels fare, and what became of messages.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { channelHealth } from '../../db/channel-health.ts';
import { backlogs, listDeliveries, retryDelivery } from '../../db/delivery-reports.ts';
import { CHANNELS, CHANNEL_TITLES } from '../../domain/notification/channel.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { pageOf } from '../contracts/common.ts';
import { ChannelStates, DeliveryPath, DeliveryQuery, DeliveryView } from '../contracts/notifications.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { deliveryView } from '../delivery-view.ts';
import { Problem } from '../problem.ts';

const tags = ['administration'];

export const channelRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, config, now } = app.deps;
  const { mail, sms } = config.notifications;
  const configured: Record<string, boolean> = { email: mail !== undefined, sms: sms !== undefined };

  app.get(
    '/admin/channels',
    {
      schema: {
        tags,
        summary: '通知渠道：状态、积压、最早一条 · Channels with state, backlog and oldest message',
        response: { 200: ChannelStates },
      },
    },
    async ({ actor }) => {
      requireAdministrator(actor);
      const [health, waiting] = await Promise.all([channelHealth(db), backlogs(db)]);
      const empty = { backlog: 0, oldest: null };
      const items = [...CHANNELS, 'webhook' as const].map((channel) => {
        const known = health.find((one) => one.channel === channel);
        const down = known !== undefined && known.downSince !== null;
        return {
          channel,
          title: CHANNEL_TITLES[channel],
          state:
            (configured[channel] ?? true) ? (down ? ('down' as const) : ('up' as const)) : ('notConfigured' as const),
          ...(waiting.get(channel) ?? empty),
          failures: known?.failures ?? 0,
          downSince: known?.downSince ?? null,
          nextProbe: known?.probeAt ?? null,
          lastSuccess: known?.lastSuccessAt ?? null,
          lastFailure: known?.lastFailureAt ?? null,
          lastCause: known?.lastCause ?? null,
        };
      });
      return { items, unaddressed: waiting.get('outbox') ?? empty };
    },
  );

  app.get(
    '/admin/deliveries',
    {
      schema: {
        tags,
        summary: '消息送达情况 · Messages with their state and cause, newest first',
        querystring: DeliveryQuery,
        response: { 200: pageOf(DeliveryView) },
      },
    },
    async ({ actor, query: { limit, cursor, state, channel } }) => {
      const before = cursorPosition(z.int().positive(), cursor) ?? undefined;
      const regions = requireAdministrator(actor);
      const { rows, next } = await listDeliveries(db, { regions, state, channel, before, limit });
      return { items: rows.map(deliveryView), next: next === null ? null : cursorText(next) };
    },
  );

  app.post(
    '/admin/deliveries/:deliveryId/retry',
    {
      schema: {
        tags,
        summary: '重发失败的消息 · Sends a failed message again, from its first channel on',
        params: DeliveryPath,
        response: { 200: z.object({ queued: z.literal(true) }) },
      },
    },
    async ({ actor, params: { deliveryId } }) => {
      const regions = requireAdministrator(actor);
      if (!(await retryDelivery(db, deliveryId, regions, now()))) throw new Problem('NOT_FOUND');
      return { queued: true as const };
    },
  );
};
