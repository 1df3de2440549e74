// Duties and indicators of the procedures in force, and the numbers of an indicator.
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
const MOST_PER_PAGE = 200;

export const dutiesQuery = queryOptions({
  queryKey: ['recurring', 'duties'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/duties', { signal })),
});

export const indicatorsQuery = queryOptions({
  queryKey: ['recurring', 'indicators'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/indicators', { signal })),
});

export interface SeriesAsked {
  readonly procedure: string;
  readonly indicator: string;
  /** Plan year; the newest when absent. */
  readonly year?: string | undefined;
  readonly township?: string | undefined;
}

/** The numbers of every unit of a series. */
export const seriesQuery = ({ procedure, indicator, year, township }: SeriesAsked) =>
  queryOptions({
    queryKey: ['rounds', 'series', procedure, indicator, year, township],
    queryFn: async ({ signal }) => {
      const page = (cursor: string) => {
        const query = {
          limit: MOST_PER_PAGE,
          ...(year !== undefined && { year }),
          ...(township !== undefined && { township }),
          ...(cursor !== '' && { cursor }),
        };
        const params = { path: { procedure, indicator }, query };
        return answer(api.GET('/api/v1/indicators/{procedure}/{indicator}/series', { params, signal }));
      };
      const first = await page('');
      const items = [...first.items];
      for (let { next } = first; next !== null;) {
        const more = await page(next);
        items.push(...more.items);
        next = more.next;
      }
      return { ...first, items };
    },
  });

/** The plan years of which there is a series, newest first. */
export const seriesYearsQuery = (procedure: string, indicator: string) =>
  queryOptions({
    queryKey: ['rounds', 'series-years', procedure, indicator],
    queryFn: async ({ signal }) => {
      const query = { kind: 'series' as const, procedure, part: indicator, limit: MOST_PER_PAGE };
      const { items } = await answer(api.GET('/api/v1/rounds', { params: { query }, signal }));
      return [...new Set(items.flatMap(({ period }) => period ?? []))];
    },
  });
