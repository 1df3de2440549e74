import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { StuckSearch } from './stuck-search.ts';

const LOOK_AGAIN_MS = 20_000;

export const stuckSummaryQuery = (filter: Pick<StuckSearch, 'procedure' | 'region'>) =>
  queryOptions({
    queryKey: ['stuck', 'summary', filter],
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/stuck/summary', { params: { query: filter }, signal })),
  });

export const stuckListQuery = ({ resolved, ...filter }: StuckSearch) =>
  infiniteQueryOptions({
    queryKey: ['stuck', 'list', resolved ?? false, filter],
    refetchInterval: LOOK_AGAIN_MS,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const query = {
        ...filter,
        resolved: resolved === true ? ('true' as const) : ('false' as const),
        ...(pageParam !== undefined && { cursor: pageParam }),
      };
      return answer(api.GET('/api/v1/stuck', { params: { query }, signal }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const stuckItemQuery = (stuckId: string) =>
  queryOptions({
    queryKey: ['stuck', 'item', stuckId],
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/stuck/{stuckId}', { params: { path: { stuckId } }, signal })),
  });
