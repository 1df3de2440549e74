import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';

export type Settings = components['schemas']['NotificationSettings'];
export type Preferences = Settings['preferences'];
export type Channel = Settings['channels'][number]['channel'];
export type Agency = components['schemas']['Agency'];

const MOST = 100;

/** How the reader is told, where he is reached, and what can be chosen. */
export const settingsQuery = queryOptions({
  queryKey: ['me', 'notifications'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me/notifications', { signal })),
});

/** Agencies in which a person has a part, newest first. */
export const agenciesQuery = (person: string | undefined) =>
  queryOptions({
    queryKey: ['agencies', person],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST, ...(person !== undefined && { person }) };
      return (await answer(api.GET('/api/v1/agencies', { params: { query }, signal }))).items;
    },
  });
