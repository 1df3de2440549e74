// Whom a person finds in the directory of posts, to hand a task to or to send something.
import type { Actor } from './case/people.ts';
import { divisionOf } from './organisations.ts';

/** Parts of the organisation tree: everything in `regions`; `lines` are divisions with their own bodies, without what lies below. */
export interface DirectoryScope {
  regions: string[];
  lines: string[];
}

const DIGITS = [6, 9];

/**
 * The posts of one's own region, and those above it: the divisions that hold it, with their bodies. A township does
 * not find its neighbours; who holds no post finds nobody.
 */
export function directoryScopeOf(actor: Actor): DirectoryScope {
  if (actor.kind === 'system') return { regions: [''], lines: [] };
  const regions = [...new Set(actor.holdings.map(({ organisation }) => divisionOf(organisation)))];
  const above = regions.flatMap((region) =>
    DIGITS.filter((digits) => digits < region.length).map((digits) => region.slice(0, digits)),
  );
  return { regions, lines: [...new Set(above)] };
}

/** Whether a post at this organisation is found. */
export function isInDirectory(scope: DirectoryScope, organisation: string): boolean {
  const division = divisionOf(organisation);
  return scope.regions.some((region) => division.startsWith(region)) || scope.lines.includes(division);
}
