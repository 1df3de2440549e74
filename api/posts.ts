// Posts of organisations, as administrators look at them: why work finds nobody.
import { definitionsInForce } from '../db/definitions.ts';
import { organisationTree } from '../db/organisation-tree.ts';
import { findOrganisation, findOrganisations, listOrganisations } from '../db/organisations.ts';
import { holdersAt, tasksWaitingAt } from '../db/posts.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import type { Text } from '../domain/definition/atoms.ts';
import { divisionAt, divisionOf, inScope } from '../domain/organisations.ts';
import { roleTitle } from '../domain/roles.ts';
import { neededPosts } from '../domain/soundness/index.ts';
import type { NeededPost, OrganisationTree } from '../domain/soundness/index.ts';
import type { OrganisationPosts, VacantPost } from './contracts/posts.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';
import { requireAdministered, requireAdministrator } from './require-administrator.ts';
import { plain } from './terms.ts';

/** Posts of one organisation, and what lies directly below it; of the caller's widest region when none is named. */
export async function postsOf(deps: Deps, actor: Caller, asked: string | undefined): Promise<OrganisationPosts> {
  const { db, now } = deps;
  const path = regionOf(actor, asked);
  const organisation = await findOrganisation(db, path);
  if (organisation === null) throw new Problem('NOT_FOUND');
  const [needs, holders, children, divisions, waiting] = await Promise.all([
    needsNow(deps),
    holdersAt(db, path, now()),
    listOrganisations(db, { region: '', day: localDateOf(now()), parent: path }),
    findOrganisations(db, above(path)),
    waitingFor(deps, [path]),
  ]);
  const { needed, held, titles } = needs;
  const here = needed.filter((post) => post.organisation === path);
  const roles = [...new Set([...here.map(({ role }) => role), ...holders.map(({ role }) => role)])];
  const posts = roles.map((role) => {
    const need = here.find((post) => post.role === role);
    return {
      role,
      roleTitle: roleTitle(role),
      holders: holders
        .filter((one) => one.role === role)
        .map(({ person, validFrom, validTo }) => ({ person, validFrom, validTo })),
      vacant: need?.vacant === true,
      procedures: named(need?.procedures ?? [], titles),
      waiting: waiting(role, path),
    };
  });
  const isMissing = ({ organisation: at }: NeededPost): boolean => divisionOf(at) === path && !needs.names.has(at);
  const missing = await vacantViews(deps, needs, needed.filter(isMissing));
  return {
    organisation,
    above: divisions.map(({ path: at, name }) => ({ path: at, name })),
    posts: posts.toSorted((a, b) => Number(b.vacant) - Number(a.vacant)),
    missing,
    below: children.map(({ path: at, name, level, kind }) => ({
      path: at,
      name,
      level,
      kind,
      held: held.filter((post) => inScope(at, post.organisation)).length,
      vacant: needed.filter((post) => post.vacant && inScope(at, post.organisation)).length,
    })),
  };
}

/** Vacant posts of a region, by organisation and role. */
export async function vacantPosts(
  deps: Deps,
  actor: Caller,
  asked: string | undefined,
  page: { limit: number; after: { organisation: string; role: string } | null },
): Promise<{ items: VacantPost[]; next: { organisation: string; role: string } | null }> {
  const region = regionOf(actor, asked);
  const needs = await needsNow(deps);
  const { after, limit } = page;
  const vacant = needs.needed.filter(
    (post) => post.vacant && inScope(region, post.organisation) && (after === null || isBehind(post, after)),
  );
  const shown = vacant.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await vacantViews(deps, needs, shown),
    next: vacant.length > limit && last !== undefined ? { organisation: last.organisation, role: last.role } : null,
  };
}

const isBehind = (post: NeededPost, after: { organisation: string; role: string }): boolean =>
  post.organisation === after.organisation ? post.role > after.role : post.organisation > after.organisation;

/** What is asked for is administered by the caller; without it, his widest region. */
function regionOf(actor: Caller, asked: string | undefined): string {
  const [widest = ''] = requireAdministrator(actor).toSorted((a, b) => a.length - b.length);
  if (asked !== undefined) requireAdministered(actor, asked);
  return asked ?? widest;
}

interface Needs {
  needed: NeededPost[];
  held: OrganisationTree['holdings'];
  /** Names of the organisations that there are. */
  names: ReadonlyMap<string, Text>;
  titles: ReadonlyMap<string, Text>;
}

async function needsNow({ db, now }: Deps): Promise<Needs> {
  const [stored, tree] = await Promise.all([definitionsInForce(db, now()), organisationTree(db, now())]);
  const definitions = stored.map(({ definition }) => definition);
  return {
    needed: neededPosts(definitions, tree),
    held: tree.holdings,
    names: new Map(tree.organisations.map(({ path, name }) => [path, name ?? plain(path)])),
    titles: new Map(definitions.map(({ id, title }) => [id, title])),
  };
}

async function vacantViews(deps: Deps, { titles, names }: Needs, posts: readonly NeededPost[]): Promise<VacantPost[]> {
  const waiting = await waitingFor(deps, [...new Set(posts.map(({ organisation }) => organisation))]);
  return posts.map(({ role, organisation: path, procedures }) => ({
    role,
    roleTitle: roleTitle(role),
    organisation: {
      path,
      name: names.get(path) ?? names.get(divisionOf(path)) ?? plain(path),
      registered: names.has(path),
    },
    procedures: named(procedures, titles),
    waiting: waiting(role, path),
  }));
}

/** How many tasks wait at a post of these organisations. */
async function waitingFor(
  { db }: Deps,
  organisations: readonly string[],
): Promise<(role: string, at: string) => number> {
  const rows = await tasksWaitingAt(db, organisations);
  return (role, at) => rows.find((row) => row.role === role && row.organisation === at)?.tasks ?? 0;
}

/** The divisions that an organisation lies in, from the county down. */
function above(path: string): string[] {
  const lines = (['county', 'township', 'village'] as const).flatMap((level) => divisionAt(path, level) ?? []);
  return lines.filter((line) => line !== path);
}

const named = (ids: readonly string[], titles: Needs['titles']) =>
  ids.map((id) => ({ id, title: titles.get(id) ?? plain(id) }));
