import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { wholeList } from '../../parts/whole-list.ts';
import type { StuckSearch } from './stuck-search.ts';

const LOOK_AGAIN_MS = 20_000;

export const stuckSummaryQuery = (filter: Pick<StuckSearch, 'procedure' | 'region'>) =>
  queryOptions({
    queryKey: ['stuck', 'summary', filter],
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/stuck/summary', { params: { query: filter }, signal })),
  });

const page = ({ resolved, ...filter }: StuckSearch, cursor?: string, signal?: AbortSignal) => {
  const query = {
    ...filter,
    resolved: resolved === true ? ('true' as const) : ('false' as const),
    ...(cursor !== undefined && { cursor }),
  };
  return answer(api.GET('/api/v1/stuck', { params: { query }, signal: signal ?? null }));
};

/** Everything stuck that fits, for a file. */
export const wholeStuck = (search: StuckSearch) => wholeList((cursor) => page(search, cursor));

export const stuckListQuery = (search: StuckSearch) =>
  infiniteQueryOptions({
    queryKey: ['stuck', 'list', search],
    refetchInterval: LOOK_AGAIN_MS,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => page(search, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const stuckItemQuery = (stuckId: string) =>
  queryOptions({
    queryKey: ['stuck', 'item', stuckId],
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/stuck/{stuckId}', { params: { path: { stuckId } }, signal })),
  });
