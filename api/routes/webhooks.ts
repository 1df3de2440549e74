// Subscriptions of front-ends to events, by webhook.
import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  addSubscription,
  listCalls,
  listSubscriptions,
  removeSubscription,
  rotateSecret,
  setSubscriptionState,
} from '../../db/webhooks.ts';
import type { Subscription } from '../../db/webhooks.ts';
import { requireAdministered, requireAdministrator } from '../require-administrator.ts';
import {
  Rotated,
  RotationBody,
  WebhookBody,
  WebhookCalls,
  WebhookCreated,
  WebhookPath,
  WebhookView,
} from '../contracts/webhooks.ts';
import type { Caller } from '../plugins/auth.ts';
import { Problem } from '../problem.ts';
import { requireWebhookAddress } from '../webhook-address.ts';

const tags = ['webhooks'];
const SECRET_BYTES = 32;
const CALLS_SHOWN = 200;

export const webhookRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, crypto, config, now } = app.deps;
  const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  /** 404 for what another administrator runs. */
  const own = async (actor: Caller, id: string): Promise<Subscription> => {
    const found = (await listSubscriptions(db, crypto, requireAdministrator(actor))).find((one) => one.id === id);
    if (found === undefined) throw new Problem('NOT_FOUND');
    return found;
  };

  app.post(
    '/webhooks',
    {
      schema: {
        tags,
        summary: '订阅事件推送 · Subscribes to events by webhook (Standard Webhooks)',
        description:
          'Calls are signed (`webhook-id`, `webhook-timestamp`, `webhook-signature`) and repeated with back-off under the ' +
          'same id; 410 stops the subscription. The secret is shown this once.',
        body: WebhookBody,
        response: { 201: WebhookCreated },
      },
    },
    async ({ actor, body }, reply) => {
      requireAdministered(actor, body.region);
      const url = await requireWebhookAddress(body.url, config.notifications.allowPrivateWebhooks);
      const secret = newSecret();
      const { name, region, procedures = null, eventTypes = null } = body;
      const id = await addSubscription(db, crypto, {
        name,
        region,
        procedures,
        eventTypes,
        url,
        secret,
        by: actor.person.id,
        at: now(),
      });
      reply.code(201);
      return { ...view(await own(actor, id)), secret };
    },
  );

  app.get(
    '/webhooks',
    {
      schema: {
        tags,
        summary: '事件推送订阅 · Subscriptions',
        response: { 200: z.object({ items: z.array(WebhookView) }) },
      },
    },
    async ({ actor }) => ({
      items: (await listSubscriptions(db, crypto, requireAdministrator(actor))).map(view),
    }),
  );

  app.get(
    '/webhooks/:webhookId/calls',
    {
      schema: {
        tags,
        summary: '推送记录 · The latest calls with their state and cause',
        params: WebhookPath,
        response: { 200: WebhookCalls },
      },
    },
    async ({ actor, params: { webhookId } }) => {
      await own(actor, webhookId);
      const items = await listCalls(db, webhookId, CALLS_SHOWN);
      return { items: items as z.infer<typeof WebhookCalls>['items'] };
    },
  );

  app.post(
    '/webhooks/:webhookId/rotate',
    {
      schema: {
        tags,
        summary: '更换签名密钥，新旧并用一段时间 · A new secret; the older signs as well for a while',
        params: WebhookPath,
        body: RotationBody,
        response: { 200: Rotated },
      },
    },
    async ({ actor, params: { webhookId }, body: { overlapHours } }) => {
      await own(actor, webhookId);
      const at = now();
      const overlapUntil = new Date(Date.parse(at) + overlapHours * 3_600_000).toISOString();
      const secret = newSecret();
      await rotateSecret(db, crypto, webhookId, { secret, overlapUntil, at });
      return { secret, overlapUntil };
    },
  );

  app.post(
    '/webhooks/:webhookId/enable',
    {
      schema: {
        tags,
        summary: '恢复推送 · Starts a subscription again that was stopped',
        params: WebhookPath,
        response: { 200: WebhookView },
      },
    },
    async ({ actor, params: { webhookId } }) => {
      await own(actor, webhookId);
      await setSubscriptionState(db, webhookId, 'active', null, now());
      return view(await own(actor, webhookId));
    },
  );

  app.delete(
    '/webhooks/:webhookId',
    {
      schema: {
        tags,
        summary: '取消订阅 · Deletes a subscription',
        params: WebhookPath,
        response: { 200: z.object({ removed: z.literal(true) }) },
      },
    },
    async ({ actor, params: { webhookId } }) => {
      await own(actor, webhookId);
      await removeSubscription(db, webhookId);
      return { removed: true as const };
    },
  );
};

function view(subscription: Subscription): z.infer<typeof WebhookView> {
  const { origin, pathname } = new URL(subscription.url);
  return { ...subscription, url: origin + pathname };
}
