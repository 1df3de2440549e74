// The numbers of the leader's page. They are of a region, and of real cases unless the deployment rehearses.
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type UnitNumbers = Answer<'/api/v1/insight/units'>['items'][number];
export type StageNumbers = Answer<'/api/v1/insight/stages'>['items'][number];
export type Week = Answer<'/api/v1/insight/throughput'>['weeks'][number];
export type UnitCards = Answer<'/api/v1/due/cards'>['items'][number];
export type Quota = Answer<'/api/v1/quotas'>['items'][number];

const WEEKS = 12;
const WINDOW_DAYS = 90;
const MOST = 100;
const SLOW = 200;

const of = (region: string | undefined) => (region === undefined ? {} : { organisation: region });

export const unitsQuery = (region: string | undefined, level: 'village' | 'township' | 'county') =>
  queryOptions({
    queryKey: ['insight', 'units', region, level],
    queryFn: ({ signal }) => {
      const query = { level, days: WINDOW_DAYS, limit: MOST, ...of(region) };
      return answer(api.GET('/api/v1/insight/units', { params: { query }, signal }));
    },
  });

export const unitCardsQuery = (region: string | undefined, level: 'village' | 'township' | 'county') =>
  queryOptions({
    queryKey: ['insight', 'cards', region, level],
    queryFn: ({ signal }) => {
      const query = { by: 'unit' as const, level, limit: MOST, ...of(region) };
      return answer(api.GET('/api/v1/due/cards', { params: { query }, signal }));
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
