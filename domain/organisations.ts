// Organisations are paths of significant digits, so that a region is a prefix: 610429, 610429101, 610429101200,
// with bodies below: 610429/housing, 610429101200/group-3.
import type { Level } from './definition/atoms.ts';

const DIGITS: Record<Level, number> = { county: 6, township: 9, village: 12 };
const PATH = /^(\d{6}|\d{9}|\d{12})(\/[a-z][a-z0-9]*(-[a-z0-9]+)*)?$/;

/** Whether the text has the form of an organisation path (it may still not exist). */
export function isOrganisationPath(path: string): boolean {
  return PATH.test(path);
}

/** The division of a path, without the body: `610429/housing` → `610429`. */
export function divisionOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

/** The body of a path, or null for a division. */
export function bodyOf(path: string): string | null {
  const slash = path.indexOf('/');
  return slash < 0 ? null : path.slice(slash + 1);
}

/** Administrative level of a path (a body has its division's); null when the path is none. */
export function levelOf(path: string): Level | null {
  switch (divisionOf(path).length) {
    case 6:
      return 'county';
    case 9:
      return 'township';
    case 12:
      return 'village';
    default:
      return null;
  }
}

/** The division at `level` that holds `path`; null when the path is above that level (a county has no one village). */
export function divisionAt(path: string, level: Level): string | null {
  const division = divisionOf(path);
  return division.length >= DIGITS[level] ? division.slice(0, DIGITS[level]) : null;
}

/** Path of a body of the division at `level`, or of the division itself. */
export function organisationAt(path: string, level: Level, body?: string): string | null {
  const division = divisionAt(path, level);
  return division === null ? null : body === undefined ? division : `${division}/${body}`;
}

/** Whether `path` lies in the region of the division `scope`. A body's scope is itself alone. */
export function inScope(scope: string, path: string): boolean {
  return bodyOf(scope) === null ? divisionOf(path).startsWith(scope) : path === scope;
}
