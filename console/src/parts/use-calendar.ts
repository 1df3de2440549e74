import { useQueries } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { answer, api } from '../api/client.ts';
import { today } from './moment-text.ts';
import type { CalendarYear } from './working-days.ts';

const HOUR_MS = 3_600_000;

const Years = createContext<readonly CalendarYear[]>([]);

/** Gives the years around today to what is below: every line of a list asks for them. */
export const CalendarYears = Years.Provider;

/** What is known of the years around today; until it is there, days are counted by weekends. */
export function useCalendarYears(): readonly CalendarYear[] {
  return use(Years);
}

/** Asks for those years, once for the whole frame. */
export function useCalendarYearsAsked(): readonly CalendarYear[] {
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
