import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { wholeList } from '../../parts/whole-list.ts';
import type { RepairItem, RepairKind, RepairState } from './repair-types.ts';

const WATCH_MS = 1500;

export interface RepairListSearch {
  readonly state?: RepairState;
  readonly kind?: RepairKind;
  readonly case?: string;
}

const page = (filter: RepairListSearch, cursor?: string, signal?: AbortSignal) => {
  const query = { ...filter, ...(cursor !== undefined && { cursor }) };
  return answer(api.GET('/api/v1/repairs', { params: { query }, signal: signal ?? null }));
};

/** Every order that fits, for a file. */
export const wholeRepairs = (filter: RepairListSearch) => wholeList((cursor) => page(filter, cursor));

export const repairListQuery = (filter: RepairListSearch) =>
  infiniteQueryOptions({
    queryKey: ['repairs', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => page(filter, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** One order; asked again while it goes on. */
export const repairQuery = (repairId: string) =>
  queryOptions({
    queryKey: ['repairs', 'one', repairId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/repairs/{repairId}', { params: { path: { repairId } }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? WATCH_MS : false),
  });

const itemPage = (
  repairId: string,
  state: RepairItem['state'] | undefined,
  cursor: string | undefined,
  signal?: AbortSignal,
) => {
  const query = { ...(state !== undefined && { state }), ...(cursor !== undefined && { cursor }) };
  const params = { path: { repairId }, query };
  return answer(api.GET('/api/v1/repairs/{repairId}/items', { params, signal: signal ?? null }));
};

/** What became of every case, for a file. */
export const wholeItems = (repairId: string, state: RepairItem['state'] | undefined) =>
  wholeList((cursor) => itemPage(repairId, state, cursor));

/** What became of each case; `settled` is how many are over, so that progress asks anew. */
export const repairItemsQuery = (repairId: string, state: RepairItem['state'] | undefined, settled: number) =>
  infiniteQueryOptions({
    queryKey: ['repairs', 'one', repairId, 'items', state, settled],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => itemPage(repairId, state, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
