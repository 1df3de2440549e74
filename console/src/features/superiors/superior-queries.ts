import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.d.ts';
import { wholeList } from '../../parts/whole-list.ts';
import type { Party } from './superior-search.ts';

export type Rule = components['schemas']['Superior'];
export type NamedParty = Rule['of'];
export type Resolution = paths['/api/v1/superiors/resolution']['get']['responses'][200]['content']['application/json'];

const page = (on: string | undefined, cursor?: string, signal?: AbortSignal) => {
  const query = { ...(on !== undefined && { on }), ...(cursor !== undefined && { cursor }) };
  return answer(api.GET('/api/v1/superiors', { params: { query }, signal: signal ?? null }));
};

/** Every rule, or every one that holds on a day, for a file. */
export const wholeRules = (on: string | undefined) => wholeList((cursor) => page(on, cursor));

/** Rules that administrators have set, newest first; with a day, only those that hold on it. */
export const rulesQuery = (on: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['superiors', 'rules', on],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => page(on, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Who is above somebody: of a person, of each post that he holds, for a task may be his by any of them. */
export const aboveQuery = (party: Party) =>
  queryOptions({
    queryKey: ['superiors', 'above', party],
    queryFn: async ({ signal }) => {
      if (!('person' in party)) {
        return [{ post: null, ...(await above({ role: party.role, organisation: party.organisation }, signal)) }];
      }
      const { person } = party;
      const query = { person, limit: MOST_POSTS };
      const { items } = await answer(api.GET('/api/v1/people', { params: { query }, signal }));
      if (items.length === 0) return [{ post: null, ...(await above({ person }, signal)) }];
      return Promise.all(
        items.map(async ({ role, roleTitle, organisation, organisationName }) => ({
          post: { role, roleTitle, organisation, organisationName },
          ...(await above({ person, role, organisation }, signal)),
        })),
      );
    },
  });

const MOST_POSTS = 50;

const above = (query: { person?: string; role?: string; organisation?: string }, signal: AbortSignal) =>
  answer(api.GET('/api/v1/superiors/resolution', { params: { query }, signal }));

/** Posts at one place, for the choice of one. */
export const postsHereQuery = (organisation: string | undefined) =>
  queryOptions({
    queryKey: ['posts', organisation ?? null],
    enabled: organisation !== undefined,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/posts', { params: { query: { organisation: organisation ?? '' } }, signal })),
  });
