import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

const HOUR_MS = 3_600_000;

/** Days off by name, and weekend days that are worked, of the year of a month. */
export function useDaysOff(month: string) {
  const year = Number(month.slice(0, 4));
  const { data } = useQuery({
    queryKey: ['calendar', year],
    staleTime: HOUR_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/calendar/{year}', { params: { path: { year } }, signal })),
  });
  return {
    nameOf: (date: string): string | null => data?.daysOff.find((one) => one.date === date)?.name ?? null,
    isWorkedWeekend: (date: string): boolean => data?.workingWeekends.includes(date) ?? false,
    provisional: data?.provisional ?? false,
  };
}
