// Which organisation is looked at, and whether its posts or all vacant ones below it; it stands in the address.

export interface OrganisationSearch {
  readonly at?: string;
  readonly view?: 'vacant';
}

const PATH = /^(?:\d{6}|\d{9}|\d{12})(?:\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?$/;

/** Takes both from an address; what is neither is left out. */
export function organisationSearch({ at, view }: Record<string, unknown>): OrganisationSearch {
  // A division's code is a number to the address bar.
  const path = typeof at === 'number' ? String(at) : at;
  return {
    ...(typeof path === 'string' && PATH.test(path) && { at: path }),
    ...(view === 'vacant' && { view: 'vacant' as const }),
  };
}
