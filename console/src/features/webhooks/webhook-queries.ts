import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';

export type Webhook = components['schemas']['Webhook'];

/** Subscriptions of the regions that the reader administers. */
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/webhooks', { signal }))).items,
});

/** The latest calls of one of them. */
export const callsQuery = (webhookId: string) =>
  queryOptions({
    queryKey: ['webhooks', webhookId, 'calls'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/webhooks/{webhookId}/calls', { params: { path: { webhookId } }, signal }))).items,
  });
