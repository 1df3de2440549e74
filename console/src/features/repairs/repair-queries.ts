import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.d.ts';

export type RepairView = components['schemas']['Repair'];
export type RepairDryRun = components['schemas']['RepairDryRun'];
export type RepairTrial = RepairDryRun['items'][number];
export type RepairKind = RepairView['kind'];
export type RepairState = RepairView['state'];
export type RepairBody = paths['/api/v1/repairs']['post']['requestBody']['content']['application/json'];
export type RepairFilter = Exclude<NonNullable<RepairBody['cases']>, readonly string[]>;
type ItemPage = paths['/api/v1/repairs/{repairId}/items']['get']['responses'][200]['content']['application/json'];
export type RepairItem = ItemPage['items'][number];

const WATCH_MS = 1500;

export interface RepairListSearch {
  readonly state?: RepairState;
  readonly kind?: RepairKind;
  readonly case?: string;
}

export const repairListQuery = (filter: RepairListSearch) =>
  infiniteQueryOptions({
    queryKey: ['repairs', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, ...(pageParam !== undefined && { cursor: pageParam }) };
      return answer(api.GET('/api/v1/repairs', { params: { query }, signal }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** One order; asked again while it goes on. */
export const repairQuery = (repairId: string) =>
  queryOptions({
    queryKey: ['repairs', 'one', repairId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/repairs/{repairId}', { params: { path: { repairId } }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? WATCH_MS : false),
  });

/** What became of each case; `settled` is how many are over, so that progress asks anew. */
export const repairItemsQuery = (repairId: string, state: RepairItem['state'] | undefined, settled: number) =>
  infiniteQueryOptions({
    queryKey: ['repairs', 'one', repairId, 'items', state, settled],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const query = { ...(state !== undefined && { state }), ...(pageParam !== undefined && { cursor: pageParam }) };
      return answer(api.GET('/api/v1/repairs/{repairId}/items', { params: { path: { repairId }, query }, signal }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
