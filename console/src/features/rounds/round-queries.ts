import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.d.ts';
import type { RoundFilter } from './round-filter.ts';

type Rounds = paths['/api/v1/rounds']['get']['responses'][200]['content']['application/json'];
type Matrix = paths['/api/v1/rounds/{roundId}/matrix']['get']['responses'][200]['content']['application/json'];
export type RoundRow = Rounds['items'][number];
export type Item = Matrix['items'][number];
export type Bulletin = components['schemas']['Bulletin'];

const PAGE = 50;
const MOST_PER_PAGE = 200;

const roundPage = ({ overdue, ...filter }: RoundFilter, cursor: string, limit: number, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/rounds', {
      params: {
        query: {
          ...filter,
          ...(overdue === true ? { overdue: 'true' } : {}),
          limit,
          ...(cursor === '' ? {} : { cursor }),
        },
      },
      signal: signal ?? null,
    }),
  );

/** Rounds and series that the reader may see, newest first, page by page. */
export const roundPages = (filter: RoundFilter) =>
  infiniteQueryOptions({
    queryKey: ['rounds', filter],
    queryFn: ({ signal, pageParam }) => roundPage(filter, pageParam, PAGE, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** All of them, for a file. */
export async function everyRound(filter: RoundFilter): Promise<RoundRow[]> {
  const rows: RoundRow[] = [];
  let cursor = '';
  do {
    const { items, next } = await roundPage(filter, cursor, MOST_PER_PAGE);
    rows.push(...items);
    cursor = next ?? '';
  } while (cursor !== '');
  return rows;
}

/** Every item of a round: a county owes some hundreds per period. */
export const matrixQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['rounds', roundId, 'matrix'],
    queryFn: async ({ signal }) => {
      const items: Item[] = [];
      let cursor = '';
      for (;;) {
        const query = { limit: MOST_PER_PAGE, ...(cursor === '' ? {} : { cursor }) };
        const page = await answer(
          api.GET('/api/v1/rounds/{roundId}/matrix', { params: { path: { roundId }, query }, signal }),
        );
        items.push(...page.items);
        if (page.next === null) return { round: page.round, items };
        cursor = page.next;
      }
    },
  });

/** Who was on time, late and silent, in all and by township. */
export const bulletinQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['rounds', roundId, 'bulletin'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/rounds/{roundId}/bulletin', { params: { path: { roundId } }, signal })),
  });
