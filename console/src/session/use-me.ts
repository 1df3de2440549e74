import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { answer, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';

export type Me = components['schemas']['Me'];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me', { signal })),
});

/** Whose a token is that nobody goes by yet; null where that can't be told. */
export async function whoIs(token: string): Promise<string | null> {
  try {
    const response = await fetch('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? ((await response.json()) as Me).person.id : null;
  } catch {
    return null;
  }
}

const Person = createContext<Me | null>(null);

/** Gives who is signed in to the pages below the shell, which has asked: every line of a list wants to know. */
export const WhoIsSignedIn = Person.Provider;

/** Who is signed in, what he holds and how much he has not read. For pages below the shell. */
export function useMe(): Me {
  const me = use(Person);
  if (me === null) throw new Error('nobody is signed in outside the shell');
  return me;
}

/** Asks who is signed in; suspends until that is known. */
export function useMeAsked(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether somebody is administrator of some region, by his own posts or for whom he acts. */
export function isAdministrator(me: Me): boolean {
  return me.holdings.some(({ role }) => role === 'systemAdministrator');
}

/** Whether somebody is administrator of the whole county, whose are the definitions and the county's values. */
export function isCountyAdministrator(me: Me): boolean {
  return me.holdings.some(({ role, organisation }) => role === 'systemAdministrator' && /^\d{6}$/.test(organisation));
}
