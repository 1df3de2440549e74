import type { UIEvent } from 'react';

/** Pixels below what is in sight from which on the next page is fetched. */
const NEAR_END = 800;

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** What a list that scrolls in itself does when it is scrolled: fetches the next page before its end is in sight. */
export function fetchNearEnd({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages) {
  return ({ currentTarget }: UIEvent): void => {
    const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
    if (left < NEAR_END && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
}
