import { bodyOf, inScope, levelOf } from '../domain/organisations.ts';
import { administeredRegions } from './administered.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';

/** Divisions for which the caller is administrator; refuses whoever is none. */
export function requireAdministrator(actor: Caller): string[] {
  const regions = administeredRegions(actor);
  if (regions.length === 0) throw new Problem('NOT_ALLOWED');
  return regions;
}

/** Refuses whoever is not administrator for an organisation. */
export function requireAdministered(actor: Caller, organisation: string): void {
  if (!requireAdministrator(actor).some((region) => inScope(region, organisation))) throw new Problem('NOT_ALLOWED');
}

/** Refuses whoever is not administrator of the whole county: definitions and the county's values hold everywhere in it. */
export function requireCountyAdministrator(actor: Caller): void {
  if (!requireAdministrator(actor).some((region) => levelOf(region) === 'county' && bodyOf(region) === null)) {
    throw new Problem('NOT_ALLOWED');
  }
}
