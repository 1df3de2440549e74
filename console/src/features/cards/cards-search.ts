// What the list of cards is narrowed to; it stands in the address, so that a number can link to its list.

export interface CardsSearch {
  readonly colour?: 'yellow' | 'red';
  readonly revoked?: boolean;
  readonly unit?: string;
  readonly procedure?: string;
  /** Days, both included. */
  readonly from?: string;
  readonly to?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UNIT = /^\d{6,12}(\/[a-z][a-z0-9-]*)?$/;
const PROCEDURE = /^[a-z][a-z0-9-]{0,99}$/;

/** Takes a filter from an address; what it doesn't know is left out. */
export function cardsSearch(search: Record<string, unknown>): CardsSearch {
  const matching = (key: string, pattern: RegExp): string | undefined => {
    // A division's code is a number to the address bar.
    const value = typeof search[key] === 'number' ? String(search[key]) : search[key];
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
  };
  const { colour, revoked } = search;
  const [unit, procedure, from, to] = [
    matching('unit', UNIT),
    matching('procedure', PROCEDURE),
    matching('from', DAY),
    matching('to', DAY),
  ];
  return {
    ...(colour === 'yellow' || colour === 'red' ? { colour } : {}),
    ...(typeof revoked === 'boolean' && { revoked }),
    ...(unit !== undefined && { unit }),
    ...(procedure !== undefined && { procedure }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}
