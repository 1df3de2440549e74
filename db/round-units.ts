import type { OwedBy } from '../domain/definition/duty.ts';
import { organisationAt } from '../domain/organisations.ts';
import type { Unit } from '../domain/round/state.ts';
import type { Db } from './client.ts';
import { findOrganisations, listOrganisations } from './organisations.ts';
import type { Organisation } from './organisations.ts';

/** The county that a deployment runs for on a day; null where there is none, which no demo or import leaves. */
export async function countyOn(db: Db, day: string): Promise<Organisation | null> {
  const [county] = await listOrganisations(db, { region: '', day, level: 'county', kind: 'division' });
  return county ?? null;
}

/**
 * Who owes an item on a day: every division of the level in a region, or those bodies of each that exist, in the order
 * of paths.
 */
export async function unitsOn(db: Db, owedBy: OwedBy, region: string, day: string): Promise<Unit[]> {
  const { level, bodies } = owedBy;
  const divisions = await listOrganisations(db, { region, day, level, kind: 'division' });
  if (bodies === undefined) return divisions.map(unitOf);
  const paths = divisions.flatMap(({ path }) => bodies.flatMap((body) => organisationAt(path, level, body) ?? []));
  const found = await findOrganisations(db, paths);
  return found.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo)).map(unitOf);
}

const unitOf = ({ path, name }: Organisation): Unit => ({ path, name: name.zh });
