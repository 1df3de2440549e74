// The numbers of the leader's page. They are of a region, and of real cases unless the deployment rehearses.
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { today } from '../../parts/moment-text.ts';
import type { Answer, Compared, OverdueTasks } from './county-types.ts';

const WEEKS = 12;
const WINDOW_DAYS = 90;
const MOST = 100;
const SLOW = 200;
/** Villages, townships and bodies of a county. */
const MOST_UNITS = 500;
/** Townships of a county, or villages of a township. */
const MOST_PLACES = 200;

const of = (region: string | undefined) => (region === undefined ? {} : { organisation: region });

export const unitsQuery = (region: string | undefined, level: Compared) =>
  queryOptions({
    queryKey: ['insight', 'units', region, level],
    queryFn: ({ signal }) => {
      const query = { level, days: WINDOW_DAYS, limit: MOST, ...of(region) };
      return answer(api.GET('/api/v1/insight/units', { params: { query }, signal }));
    },
  });

export const throughputQuery = (region: string | undefined) =>
  queryOptions({
    queryKey: ['insight', 'throughput', region],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/insight/throughput', { params: { query: { weeks: WEEKS, ...of(region) } }, signal })),
  });

export const stagesQuery = (region: string | undefined) =>
  queryOptions({
    queryKey: ['insight', 'stages', region],
    queryFn: ({ signal }) => {
      const query = { days: WINDOW_DAYS, limit: SLOW, ...of(region) };
      return answer(api.GET('/api/v1/insight/stages', { params: { query }, signal }));
    },
  });

export const quotasQuery = queryOptions({
  queryKey: ['quotas'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/quotas', { signal })),
});

/** Every unit by itself: departments of the county stand before its townships. */
export const allUnitsQuery = queryOptions({
  queryKey: ['insight', 'units', 'all'],
  queryFn: async ({ signal }) => {
    const query = { days: WINDOW_DAYS, limit: MOST };
    return (await answer(api.GET('/api/v1/insight/units', { params: { query }, signal }))).items;
  },
});

/** Overdue tasks by unit, the most first. */
export const overdueTasksQuery = queryOptions({
  queryKey: ['insight', 'overdue-tasks'],
  queryFn: async ({ signal }) => {
    const items: OverdueTasks[] = [];
    let cursor: string | null = null;
    do {
      const query = { of: 'tasks' as const, by: 'unit' as const, limit: MOST, ...(cursor !== null && { cursor }) };
      const page: Answer<'/api/v1/due'> = await answer(api.GET('/api/v1/due', { params: { query }, signal }));
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  },
});

/** The townships of the county, or the villages of a region. */
export const placesQuery = (region: string | undefined, level: Compared) =>
  queryOptions({
    queryKey: ['organisations', 'places', region, level],
    queryFn: async ({ signal }) => {
      const query = { level, kind: 'division' as const, limit: MOST_PLACES, ...(region !== undefined && { region }) };
      const { items } = await answer(api.GET('/api/v1/organisations', { params: { query }, signal }));
      return items.map(({ path, name }) => ({ path, name }));
    },
  });

/** The first day of the year whose cards are counted. */
const cardsFrom = (): string => `${today().slice(0, 4)}-01-01`;

/** The list of the cards that are counted, as an address. */
export const cardsOfYear = (colour: 'red' | 'yellow', unit: string | undefined) => ({
  colour,
  from: cardsFrom(),
  revoked: false,
  ...(unit !== undefined && { unit }),
});

/** Cards of this year, by the unit that bears them. */
export const cardCountsQuery = (region: string | undefined) =>
  queryOptions({
    queryKey: ['cards', 'counts', region],
    queryFn: async ({ signal }) => {
      const query = {
        by: 'unit' as const,
        from: cardsFrom(),
        limit: MOST_UNITS,
        ...(region !== undefined && { unit: region }),
      };
      return (await answer(api.GET('/api/v1/cards/counts', { params: { query }, signal }))).items;
    },
  });

const COMING_WEEKS = 8;

export const comingQuery = (region: string | undefined) =>
  queryOptions({
    queryKey: ['insight', 'coming', region],
    queryFn: ({ signal }) => {
      const query = { by: 'unit' as const, level: 'county' as const, weeks: COMING_WEEKS, limit: MOST, ...of(region) };
      return answer(api.GET('/api/v1/due/load', { params: { query }, signal }));
    },
  });
