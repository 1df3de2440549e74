import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import { daysBetween } from '../../parts/working-days.ts';
import type { DueSource, Whose } from './calendar-search.ts';
import type { DayDue } from './month.ts';

type Answer<Name extends keyof operations> = operations[Name] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export type DueRow = Answer<'getDueList'>['items'][number];
export type Load = Answer<'getDueLoad'>;
export type Feed = Answer<'getCalendarFeeds'>['items'][number];

/** Whose days are counted, and which. */
export interface Asked {
  readonly of: DueSource;
  readonly whose: Whose;
  /** Path of the unit, where it is one unit's. */
  readonly unit: string | null;
}

const PAGE = 50;
/** More groups than days that a month's grid and all days before it in one answer have. */
const GROUPS = 100;
/** The API looks a year ahead. */
export const FURTHEST = 366;

const filterOf = ({ of, whose, unit }: Asked) => ({
  of,
  ...(whose === 'mine' && { mine: 'true' }),
  ...(whose === 'unit' && unit !== null && { organisation: unit }),
});

const keyOf = ({ of, whose, unit }: Asked) => [of, whose, whose === 'unit' ? unit : null];

const within = (today: string, last: string): number => Math.min(FURTHEST, Math.max(0, daysBetween(today, last)));

/** What falls due on each day from one to another, which must not lie before today. */
export function daysQuery(asked: Asked, from: string, last: string, today: string) {
  return queryOptions({
    queryKey: ['due', 'days', ...keyOf(asked), from, last],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, DayDue>> => {
      const query = { ...filterOf(asked), by: 'day' as const, from, within: within(today, last), limit: GROUPS };
      const { items } = await answer(api.GET('/api/v1/due', { params: { query }, signal }));
      return new Map(items.map(({ key, overdue, soon }) => [key ?? '', { overdue, soon }]));
    },
  });
}

/** How much is overdue. */
export function overdueQuery(asked: Asked) {
  return queryOptions({
    queryKey: ['due', 'overdue', ...keyOf(asked)],
    queryFn: async ({ signal }) => {
      const query = { ...filterOf(asked), overdue: 'true', within: 0, limit: 1 };
      return (await answer(api.GET('/api/v1/due', { params: { query }, signal }))).totals.overdue;
    },
  });
}

/** What is listed under a day, a week, or as overdue. */
export function shownQuery(asked: Asked, shown: string) {
  const group =
    shown === 'overdue'
      ? { overdue: 'true', within: 0 }
      : { by: shown.includes('W') ? ('week' as const) : ('day' as const), key: shown, within: FURTHEST };
  return infiniteQueryOptions({
    queryKey: ['due', 'list', ...keyOf(asked), shown],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/due/list', {
          params: {
            query: { ...filterOf(asked), ...group, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** The load of the coming weeks by unit. */
export function loadQuery(organisation: string | undefined, level: 'village' | 'township' | 'county', weeks: number) {
  return infiniteQueryOptions({
    queryKey: ['due', 'load', organisation ?? null, level, weeks],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/due/load', {
          params: {
            query: {
              by: 'unit',
              level,
              weeks,
              limit: PAGE,
              ...(organisation !== undefined && { organisation }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** The openings of a year's duties and indicators. */
export function yearQuery(year: number) {
  return queryOptions({
    queryKey: ['duties', 'year', year],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/duties/year', { params: { query: { year } }, signal })),
  });
}

export const feedsQuery = queryOptions({
  queryKey: ['calendar-feeds'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/calendar-feeds', { signal })),
});
