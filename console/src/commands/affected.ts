import type { QueryClient } from '@tanstack/react-query';

/** First parts of the keys of queries that a command on a case may change. A query about cases begins with one of them. */
const AFFECTED = ['cases', 'tasks', 'inbox', 'letters', 'rounds', 'me'];

/** Asks again for what a command may have changed, as far as it is on the page. */
export async function refreshAfterCommand(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => AFFECTED.includes(String(queryKey[0])) });
}
