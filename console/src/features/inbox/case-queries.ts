import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import type { CaseTab, InboxSearch } from './inbox-search.ts';

export type CaseRow = operations['getCases']['responses'][200]['content']['application/json']['items'][number];

const PAGE = 100;

/** Cases that the reader started, or that were copied to him, the newest first. */
export function casesQuery(relation: CaseTab, { procedure, stage, organisation, overdue, card, q }: InboxSearch) {
  const asked = { procedure, stage, organisation, card, q, ...(overdue === true && { overdue: 'true' as const }) };
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return infiniteQueryOptions({
    queryKey: ['cases', 'list', relation, filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/cases', {
          params: { query: { relation, limit: PAGE, ...filter, ...(pageParam !== null && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
