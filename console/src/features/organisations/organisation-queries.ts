import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';

export type OrganisationPosts = components['schemas']['OrganisationPosts'];
export type PostHere = OrganisationPosts['posts'][number];
export type VacantPost = components['schemas']['VacantPost'];

const WHOLE_PAGE = 200;

/** One organisation with its posts and what lies below; the reader's own region where none is named. */
export const postsQuery = (organisation: string | undefined) =>
  queryOptions({
    queryKey: ['posts', organisation ?? null],
    queryFn: ({ signal }) => {
      const query = organisation === undefined ? {} : { organisation };
      return answer(api.GET('/api/v1/posts', { params: { query }, signal }));
    },
  });

/** Vacant posts of a region in pages. */
export const vacantQuery = (region: string) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'vacant', region],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => vacantPage(region, { cursor: pageParam, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Every vacant post of a region, for a file. */
export async function everyVacant(region: string): Promise<readonly VacantPost[]> {
  const items: VacantPost[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await vacantPage(region, { cursor, limit: WHOLE_PAGE });
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

const vacantPage = (region: string, page: { cursor: string | undefined; limit?: number; signal?: AbortSignal }) =>
  answer(
    api.GET('/api/v1/posts/vacant', {
      params: {
        query: {
          region,
          ...(page.cursor !== undefined && { cursor: page.cursor }),
          ...(page.limit !== undefined && { limit: page.limit }),
        },
      },
      ...(page.signal !== undefined && { signal: page.signal }),
    }),
  );
