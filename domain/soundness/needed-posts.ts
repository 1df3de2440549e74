// The posts that definitions ask for: a role at each organisation of its level.
import type { Level, Text } from '../definition/atoms.ts';
import type { Definition } from '../definition/forms.ts';
import { levelOf, organisationAt } from '../organisations.ts';
import { neededRoles } from './levels.ts';

export interface OrganisationTree {
  /** Every organisation in force: divisions and bodies. A body has the level of its division. */
  organisations: readonly { path: string; level: Level; name?: Text }[];
  /** Who holds what; one entry for each holder, or one for all. */
  holdings: readonly { role: string; organisation: string }[];
}

/** A role that is asked for at each division of a level, or at one body of each. */
export interface Need {
  role: string;
  level: Level;
  body: string | null;
}

/** A post that somebody must hold for work to go on. */
export interface NeededPost {
  role: string;
  /** Its path; an organisation of which the register may know nothing yet. */
  organisation: string;
  /** Ids of the procedures that ask for it, in their order. */
  procedures: string[];
  /** Whether nobody holds it. */
  vacant: boolean;
}

/** Every post that these definitions ask for, each once, by organisation and role. */
export function neededPosts(definitions: readonly Definition[], tree: OrganisationTree): NeededPost[] {
  const held = new Set(tree.holdings.map(({ role, organisation }) => postKey(role, organisation)));
  const places = new Map<string, string[]>();
  const posts = new Map<string, NeededPost>();
  for (const definition of definitions) {
    for (const need of needsOf(definition)) {
      const place = `${need.level}/${need.body ?? ''}`;
      const at = places.get(place) ?? organisationsFor(need, tree);
      places.set(place, at);
      for (const organisation of at) {
        const key = postKey(need.role, organisation);
        const known = posts.get(key) ?? { role: need.role, organisation, procedures: [], vacant: !held.has(key) };
        posts.set(key, known);
        if (!known.procedures.includes(definition.id)) known.procedures.push(definition.id);
      }
    }
  }
  const byPlace = (a: NeededPost, b: NeededPost): number =>
    a.organisation === b.organisation ? (a.role < b.role ? -1 : 1) : a.organisation < b.organisation ? -1 : 1;
  return [...posts.values()].sort(byPlace);
}

const postKey = (role: string, organisation: string): string => `${role}@${organisation}`;

/** What a definition asks for, each once, in document order. */
export function needsOf(definition: Definition): Need[] {
  const owed = [
    ...definition.duties.map(({ owedBy }) => owedBy),
    ...definition.indicators.map(({ reportedBy }) => reportedBy),
  ].flatMap(({ role, level, bodies }) => (bodies ?? [null]).map((body) => ({ role, level, body })));
  const steps = definition.duties.flatMap(({ check, consolidation, bulletin }) => [check, ...consolidation, bulletin]);
  const rungs = [...definition.duties, ...definition.indicators].flatMap(({ ladder }) => ladder.map(({ to }) => to));
  const posts = [...steps.map((step) => step?.by), ...rungs].flatMap((post) => post ?? []);
  const others = posts.map(({ role, level, body }) => ({ role, level, body: body ?? null }));
  const own = definition.form === 'case' ? neededRoles(definition) : [];
  const all = [...own.map(({ role, level, body }) => ({ role, level, body })), ...owed, ...others];
  return [...new Map(all.map((need) => [JSON.stringify(need), need])).values()];
}

/**
 * Organisations at which the role will be asked for, registered or not. A county body serves every region in it.
 *
 * @param regions divisions that will run the procedure; the whole tree when absent
 */
export function organisationsFor({ level, body }: Need, tree: OrganisationTree, regions?: readonly string[]): string[] {
  const runs = (path: string) =>
    regions === undefined || regions.some((region) => path.startsWith(region) || region.startsWith(path));
  const divisions = tree.organisations.filter(
    ({ path }) => !path.includes('/') && levelOf(path) === level && runs(path),
  );
  return divisions.map(({ path }) => organisationAt(path, level, body ?? undefined) ?? path);
}
