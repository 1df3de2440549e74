import { QueryClient } from '@tanstack/react-query';
import { ApiProblem, isOffline } from './problem.ts';

const FRESH_FOR_MS = 15_000;
const ATTEMPTS = 3;

/** What the service said is kept for a quarter of a minute; what it refused is not asked again, what was lost is. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR_MS,
        retry: (failures, error) => failures < ATTEMPTS && (isOffline(error) || !(error instanceof ApiProblem)),
      },
      // Without the network a write says so at once, instead of waiting where nobody sees it.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
