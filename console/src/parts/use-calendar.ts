import { useQueries } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import { today } from './moment-text.ts';
import type { CalendarYear } from './working-days.ts';

const HOUR_MS = 3_600_000;

/** What is known of the years around today; until it is there, days are counted by weekends. */
export function useCalendarYears(): readonly CalendarYear[] {
  const year = Number(today().slice(0, 4));
  return useQueries({
    queries: [year - 1, year, year + 1].map((one) => ({
      queryKey: ['calendar', one],
      staleTime: HOUR_MS,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answer(api.GET('/api/v1/calendar/{year}', { params: { path: { year: one } }, signal })),
    })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}
