// What the organisations and other procedures that a trail names are called: neither the trail nor its definition tells.
import { definitionInForce } from '../db/definitions.ts';
import type { Address } from '../domain/case/state.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { MachineEvent } from '../domain/machine.ts';
import { roleTitle } from '../domain/roles.ts';
import { placeNames } from './case-reading.ts';
import type { Deps } from './deps.ts';
import { plain } from './terms.ts';

/** Names by path of an organisation and by id of a procedure; what is unknown is called by its path or id. */
export interface TrailNames {
  place(path: string): Text;
  procedure(id: string): Text;
}

/** For where nothing was looked up. */
export const UNNAMED: TrailNames = { place: plain, procedure: plain };

/** Looks up what some events name. */
export async function namesInTrail(
  deps: Pick<Deps, 'db' | 'now'>,
  events: readonly MachineEvent[],
): Promise<TrailNames> {
  const found = { organisation: new Set<string>(), procedure: new Set<string>() };
  events.forEach((event) => collect(event, found));
  const at = deps.now();
  const [places, procedures] = await Promise.all([
    placeNames(deps, [...found.organisation]),
    Promise.all([...found.procedure].map(async (id) => [id, await definitionInForce(deps.db, id, at)] as const)),
  ]);
  const titles = new Map(procedures.map(([id, version]) => [id, version?.definition.title ?? plain(id)]));
  return { place: (path) => places(path).name, procedure: (id) => titles.get(id) ?? plain(id) };
}

function collect(value: unknown, found: Readonly<Record<string, Set<string>>>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') found[key]?.add(inner);
    else collect(inner, found);
  }
}

/** Whose something is: a person by name, a post by its title and its organisation. */
export function heldBy(to: Address, names: TrailNames): Text {
  if ('person' in to) return plain(to.person.name);
  const [title, place] = [roleTitle(to.role), names.place(to.organisation)];
  return { zh: `${title.zh}（${place.zh}）`, en: `${title.en} (${place.en})` };
}
