import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';

/** What must be known before anybody signs in: where people do, and whose service this is. */
export const consoleConfigQuery = queryOptions({
  queryKey: ['console-config'],
  staleTime: 60_000,
  queryFn: ({ signal }) => answer(api.GET('/api/v1/console-config', { signal })),
});
