import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import type { CardsSearch } from './cards-search.ts';

export type Card = components['schemas']['Card'];

const PAGE = 50;
const MOST_PER_PAGE = 200;

const cardPage = ({ revoked, ...search }: CardsSearch, cursor: string | null, limit: number, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/cards', {
      params: {
        query: {
          ...search,
          ...(revoked !== undefined && { revoked: `${revoked}` as const }),
          limit,
          ...(cursor !== null && { cursor }),
        },
      },
      signal: signal ?? null,
    }),
  );

/** Cards that the reader may see, the latest first. */
export const cardsQuery = (search: CardsSearch) =>
  infiniteQueryOptions({
    queryKey: ['cards', search],
    queryFn: ({ pageParam, signal }) => cardPage(search, pageParam, PAGE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** All of them, for a file. */
export async function everyCard(search: CardsSearch): Promise<Card[]> {
  const cards: Card[] = [];
  let cursor: string | null = null;
  do {
    const { items, next } = await cardPage(search, cursor, MOST_PER_PAGE);
    cards.push(...items);
    cursor = next;
  } while (cursor !== null);
  return cards;
}
