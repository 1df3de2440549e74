import type { QueryClient } from '@tanstack/react-query';

/** First parts of the keys of queries that a command on a case may change. A query about cases begins with one of them. */
const AFFECTED = ['cases', 'tasks', 'inbox', 'letters', 'rounds', 'me'];

/** Of a long list that somebody has scrolled through, asking for every page again would cost too much. */
const MOST_PAGES = 3;

/** Asks again for what a command may have changed, as far as it is on the page; long lists are left as they are. */
export async function refreshAfterCommand(client: QueryClient): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey, state }) => {
      const pages = (state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0;
      return AFFECTED.includes(String(queryKey[0])) && pages <= MOST_PAGES;
    },
  });
}
