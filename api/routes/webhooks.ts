// Subscriptions of front-ends to events, by webhook.
import type { FastifyReply } from 'fastify';
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
import { versionsInForce } from '../../db/definitions.ts';
import { findOrganisation } from '../../db/organisations.ts';
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
import { problemAt } from '../refusals.ts';
import { requestKeyOf } from '../request-key.ts';
import { requireWebhookAddress } from '../webhook-address.ts';
import { withSecret } from '../webhook-secret.ts';

const tags = ['webhooks'];
const CALLS_SHOWN = 200;

export const webhookRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, crypto, config, now } = app.deps;
  /** 404 for what another administrator runs. */
  const own = async (actor: Caller, id: string): Promise<Subscription> => {
    const found = (await listSubscriptions(db, crypto, requireAdministrator(actor))).find((one) => one.id === id);
    if (found === undefined) throw new Problem('NOT_FOUND');
    return found;
  };

  /** A filter by what does not exist would be silent for ever. */
  const requireKnown = async ({
    region,
    procedures = [],
  }: Pick<z.infer<typeof WebhookBody>, 'region' | 'procedures'>) => {
    if ((await findOrganisation(db, region)) === null) {
      const message = { zh: '没有这个单位。', en: 'There is no such organisation.' };
      throw problemAt('UNKNOWN_ORGANISATION', '/region', message);
    }
    const stored = new Set((await versionsInForce(db, now())).map(({ procedure }) => procedure));
    const index = procedures.findIndex((procedure) => !stored.has(procedure));
    if (index >= 0) {
      const message = { zh: '没有正在施行的这个事项。', en: 'No such procedure is in force.' };
      throw problemAt('UNKNOWN_PROCEDURE', `/procedures/${index}`, message);
    }
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
        response: { 200: WebhookCreated, 201: WebhookCreated },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, body } = request;
      requireAdministered(actor, body.region);
      const url = await requireWebhookAddress(body.url, config.notifications.allowPrivateWebhooks);
      await requireKnown(body);
      const { name, region, procedures = null, eventTypes = null } = body;
      const { body: made, repeated } = await withSecret(
        app.deps,
        requestKeyOf(request),
        'POST /webhooks',
        async (secret) => {
          const given = { name, region, procedures, eventTypes, url, secret, by: actor.person.id, at: now() };
          return view(await own(actor, await addSubscription(db, crypto, given)));
        },
      );
      return answer(reply, repeated)
        .code(repeated ? 200 : 201)
        .send(made);
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
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { webhookId } = request.params;
      await own(request.actor, webhookId);
      const at = now();
      const overlapUntil = new Date(Date.parse(at) + request.body.overlapHours * 3_600_000).toISOString();
      const { body, repeated } = await withSecret(
        app.deps,
        requestKeyOf(request),
        'POST /webhooks/rotate',
        async (secret) => {
          if (!(await rotateSecret(db, crypto, webhookId, { secret, overlapUntil, at })))
            throw new Problem('NOT_FOUND');
          return { overlapUntil };
        },
      );
      return answer(reply, repeated).send(body);
    },
  );

  app.post(
    '/webhooks/:webhookId/disable',
    {
      schema: {
        tags,
        summary: '暂停推送 · Stops a subscription; what is queued waits',
        params: WebhookPath,
        response: { 200: WebhookView },
      },
    },
    async ({ actor, params: { webhookId } }) => {
      await own(actor, webhookId);
      await setSubscriptionState(db, webhookId, 'disabled', 'byAdministrator', now());
      return view(await own(actor, webhookId));
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

/** An answer with a secret in it is nobody's to keep. */
function answer(reply: FastifyReply, repeated: boolean): FastifyReply {
  reply.header('cache-control', 'no-store');
  return repeated ? reply.header('idempotency-replayed', 'true') : reply;
}

function view(subscription: Subscription): z.infer<typeof WebhookView> {
  const { origin, pathname } = new URL(subscription.url);
  return { ...subscription, url: origin + pathname };
}
