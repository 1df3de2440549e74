import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { ledgerQuery, type LedgerFilter } from '../../parts/ledger-filter.ts';

type Answer = paths['/api/v1/cases']['get']['responses'][200]['content']['application/json'];
export type LedgerRow = Answer['items'][number];

/** What fills a screen is there at once; more comes in larger pages. */
const FIRST_PAGE = 40;
const PAGE = 100;
/** As many rows as a file takes; beyond that a filter serves its reader better. */
const MOST_ROWS = 20_000;

const page = (filter: LedgerFilter, cursor: string, limit: number, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/cases', {
      params: { query: { ...ledgerQuery(filter), limit, ...(cursor === '' ? {} : { cursor }) } },
      signal: signal ?? null,
    }),
  );

/** The cases of a ledger, page by page, newest first. */
export const ledgerPages = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'ledger', filter],
    queryFn: ({ signal, pageParam }) => page(filter, pageParam, pageParam === '' ? FIRST_PAGE : PAGE, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Every case of a ledger, for a file. */
export async function wholeLedger(filter: LedgerFilter): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  let cursor = '';
  do {
    const { items, next } = await page(filter, cursor, 2 * PAGE);
    rows.push(...items);
    cursor = next ?? '';
  } while (cursor !== '' && rows.length < MOST_ROWS);
  return rows;
}

/** Procedures that cases are filed under, for the filter. */
export const caseProcedures = queryOptions({
  queryKey: ['procedures', 'case'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/procedures', { params: { query: { form: 'case' } }, signal })),
  staleTime: 300_000,
});
