// What the address of the page says: whose superior is asked for, and whether only what holds today is listed.

/** One person, or whoever holds a post. */
export type Party = { readonly person: string } | { readonly role: string; readonly organisation: string };

export interface SuperiorSearch {
  readonly person?: string;
  readonly role?: string;
  readonly organisation?: string;
  readonly now?: true;
}

const PATH = /^(?:\d{6}|\d{9}|\d{12})(?:\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?$/;
const ROLE = /^[a-z][A-Za-z0-9]{0,63}$/;

/** Takes it from an address; half a post, and what is of no right form, is left out. */
export function superiorSearch({ person, role, organisation, now }: Record<string, unknown>): SuperiorSearch {
  // A division's code is a number to the address bar, and so may be a person's number.
  const path = typeof organisation === 'number' ? String(organisation) : organisation;
  const who = typeof person === 'number' ? String(person) : person;
  const only = now === true ? ({ now } as const) : {};
  if (typeof who === 'string' && who !== '' && who.length <= 64) return { person: who, ...only };
  const isPost = typeof role === 'string' && ROLE.test(role) && typeof path === 'string' && PATH.test(path);
  return isPost ? { role, organisation: path, ...only } : only;
}

/** Whom the address asks about; null where it names nobody. */
export function askedParty({ person, role, organisation }: SuperiorSearch): Party | null {
  if (person !== undefined) return { person };
  return role === undefined || organisation === undefined ? null : { role, organisation };
}

type Period = { readonly validFrom: string; readonly validTo: string | null };

/** Whether a rule holds on a day, is still to come, or is over; the last day is not in it. */
export function periodState({ validFrom, validTo }: Period, day: string): 'now' | 'planned' | 'over' {
  if (validTo !== null && validTo <= day) return 'over';
  return validFrom <= day ? 'now' : 'planned';
}
