// Templates, trying a file, taking it in, and what became of its rows.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { keyed } from '../../api/keyed.ts';
import type { ImportKind, ImportRow, ImportView } from '../../parts/import-file.ts';

export type RowState = ImportRow['state'];

export const KINDS = ['organisations', 'people', 'subjects', 'cases'] as const satisfies readonly ImportKind[];

const WATCH_MS = 1500;
const WHOLE_PAGE = 200;

export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['imports', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => importsPage({ cursor: pageParam, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => state === 'running')) === true ? WATCH_MS : false,
  });

const importsPage = (page: { cursor: string | undefined; limit?: number; signal?: AbortSignal }) =>
  answer(
    api.GET('/api/v1/imports', {
      params: {
        query: {
          ...(page.cursor !== undefined && { cursor: page.cursor }),
          ...(page.limit !== undefined && { limit: page.limit }),
        },
      },
      ...(page.signal !== undefined && { signal: page.signal }),
    }),
  );

/** Every import, for a file. */
export const everyImport = (): Promise<ImportView[]> => whole((cursor) => importsPage({ cursor, limit: WHOLE_PAGE }));

/** One import; asked again while it goes on, or while `isAwaited` says that something is about to happen. */
export const importQuery = (importId: string, isAwaited: (view: ImportView) => boolean) =>
  queryOptions({
    queryKey: ['imports', importId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/imports/{importId}', { params: { path: { importId } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.state === 'running' || isAwaited(data)) ? WATCH_MS : false,
  });

/** What became of each row; `settled` is how many are over, so that progress asks anew. */
export const rowsQuery = (importId: string, state: RowState | undefined, settled: number) =>
  infiniteQueryOptions({
    queryKey: ['imports', importId, 'rows', state, settled],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => rowsPage(importId, state, { cursor: pageParam, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });

const rowsPage = (
  importId: string,
  state: RowState | undefined,
  page: { cursor: string | undefined; limit?: number; signal?: AbortSignal },
) =>
  answer(
    api.GET('/api/v1/imports/{importId}/rows', {
      params: {
        path: { importId },
        query: {
          ...(state !== undefined && { state }),
          ...(page.cursor !== undefined && { cursor: page.cursor }),
          ...(page.limit !== undefined && { limit: page.limit }),
        },
      },
      ...(page.signal !== undefined && { signal: page.signal }),
    }),
  );

/** Every row of an import, for a file. */
export const everyRow = (importId: string, state: RowState | undefined): Promise<ImportRow[]> =>
  whole((cursor) => rowsPage(importId, state, { cursor, limit: WHOLE_PAGE }));

async function whole<Item>(
  page: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const found = await page(cursor);
    items.push(...found.items);
    if (found.next === null) return items;
    cursor = found.next;
  }
}

/** The workbook to fill in. */
export const template = (kind: ImportKind, procedure: string | undefined): Promise<Blob> =>
  answer(
    api.GET('/api/v1/imports/templates/{kind}', {
      params: { path: { kind }, query: procedure === undefined ? {} : { procedure } },
      parseAs: 'blob',
    }),
  );

/** The refused rows with their faults marked. */
export const faultsFile = (importId: string): Promise<Blob> =>
  answer(api.GET('/api/v1/imports/{importId}/faults', { params: { path: { importId } }, parseAs: 'blob' }));

export const takeAgain = (importId: string, key: string): Promise<ImportView> =>
  answer(api.POST('/api/v1/imports/{importId}/resume', { params: { path: { importId }, header: keyed(key) } }));

export const discardRows = (importId: string, key: string): Promise<ImportView> =>
  answer(api.POST('/api/v1/imports/{importId}/discard', { params: { path: { importId }, header: keyed(key) } }));
