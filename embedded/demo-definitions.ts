// The release's procedures in force in the demo county.
import { activateDefinition, definitionInForce, storeDefinition } from '../db/definitions.ts';
import type { Db } from '../db/client.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { resolveDefinition } from '../domain/definition/resolve.ts';
import type { OrganisationTree } from '../domain/soundness/index.ts';
import { proveActivation, proveDefinition } from '../domain/soundness/index.ts';
import { PROCEDURES } from '../procedures/index.ts';

/** From this month on, cases are planned for the next year: works that start now end after this year's dates. */
const FIRST_MONTH_OF_NEXT_PLAN = 9;

/** The plan year of a day, for dates that procedures give as month and day. */
export function planYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= FIRST_MONTH_OF_NEXT_PLAN ? year + 1 : year;
}

/** An authored procedure resolved for a plan year and proved sound; throws with the faults otherwise. */
export function demoDefinition(authored: AuthoredDefinition, planYear: number): Definition {
  const resolution = resolveDefinition(authored, { parameters: {}, years: { default: planYear } });
  if (!resolution.ok) throw new Error(`${authored.id} does not resolve: ${JSON.stringify(resolution.faults)}`);
  const proof = proveDefinition(resolution.definition);
  if (!proof.sound) throw new Error(`${authored.id} is not sound: ${JSON.stringify(proof.faults)}`);
  return resolution.definition;
}

/**
 * Puts each procedure in force that has no version in force yet; what the county has chosen stays. A procedure for
 * which somebody is missing anywhere is an error.
 */
export async function activateDemoDefinitions(db: Db, tree: OrganisationTree, now: string): Promise<void> {
  for (const authored of PROCEDURES) {
    if ((await definitionInForce(db, authored.id, now)) !== null) continue;
    const definition = demoDefinition(authored, planYearOf(localDateOf(now)));
    const proof = proveActivation(definition, tree);
    if (!proof.ready) throw new Error(`${definition.id} can't run: ${JSON.stringify(proof.faults.slice(0, 5))}`);
    const hash = await storeDefinition(db, definition, { origin: 'release', at: now });
    const ground = '演示县启用 · in force in the demo county';
    await activateDefinition(db, { procedure: definition.id, hash, activeFrom: now, ground, by: 'system' });
  }
}
