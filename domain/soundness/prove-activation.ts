// The proof at activation: somebody is there to do what the definition asks.
import type { Level, Parameter, Text } from '../definition/atoms.ts';
import type { Definition } from '../definition/forms.ts';
import { levelOf, organisationAt } from '../organisations.ts';
import { roleTitle } from '../roles.ts';
import { fault, type Fault } from './fault.ts';
import { LEVELS, neededRoles } from './levels.ts';

export interface OrganisationTree {
  /** Every organisation in force: divisions and bodies. A body has the level of its division. */
  organisations: readonly { path: string; level: Level; name?: Text }[];
  /** Who holds what; one entry for each holder, or one for all. */
  holdings: readonly { role: string; organisation: string }[];
}

export type ActivationProof =
  | { ready: true; notes: Text[] }
  /** `path` is the role and the organisation that lacks it. */
  | { ready: false; faults: Fault[] };

type Need = { role: string; level: Level; body: string | null };

/**
 * Proves that every role of a definition exists and has a holder wherever it will be asked for: at each organisation of
 * its level, within the regions that run the procedure.
 *
 * @param regions divisions that will run it; the whole tree when absent
 * @returns the shortest list of gaps: each role and organisation once, and one gap where nobody holds a role anywhere
 */
export function proveActivation(
  definition: Definition,
  tree: OrganisationTree,
  regions?: readonly string[],
): ActivationProof {
  const unset = definition.parameters.filter(({ value }) => value === null);
  const text = JSON.stringify({ ...definition, parameters: [] });
  const missing = unset
    .filter(({ key }) => new RegExp(`\\bparameter\\.${key}\\b`).test(text))
    .map((parameter) => {
      const { zh, en } = unsetNote(parameter);
      return fault('PARAMETER_UNSET', `${zh}，而条件要读取它`, `${en}, and a condition reads it`, [parameter.key]);
    });
  const held = new Set(tree.holdings.map(({ role, organisation }) => `${role}@${organisation}`));
  const roles = new Set(tree.holdings.map(({ role }) => role));
  const names = new Map(tree.organisations.map(({ path, name }) => [path, name]));
  const needs = [...new Map(needsOf(definition).map((need) => [JSON.stringify(need), need])).values()];
  const faults = needs.flatMap((need) => {
    const { zh, en } = needText(need);
    if (!roles.has(need.role)) {
      return [fault('ROLE_UNKNOWN', `全县无人担任${zh}`, `Nobody in the county holds ${en}`, [need.role])];
    }
    const wanted = organisationsFor(need, tree, regions);
    if (wanted.length === 0) {
      return [fault('ORGANISATION_MISSING', `没有机构可设${zh}`, `There is no organisation for ${en}`, [need.role])];
    }
    return wanted
      .filter((path) => !held.has(`${need.role}@${path}`))
      .map((path) => {
        const at = names.get(path) ?? { zh: path, en: path };
        return fault('ROLE_VACANT', `${at.zh}无人担任${zh}`, `Nobody holds ${en} at ${at.en}`, [need.role, path]);
      });
  });
  const all = once([...missing, ...faults]);
  return all.length > 0 ? { ready: false, faults: all } : { ready: true, notes: unset.map(unsetNote) };
}

function needsOf(definition: Definition): Need[] {
  const owed = [
    ...definition.duties.map(({ owedBy }) => owedBy),
    ...definition.indicators.map(({ reportedBy }) => reportedBy),
  ].flatMap(({ role, level, bodies }) => (bodies ?? [null]).map((body) => ({ role, level, body })));
  const steps = definition.duties.flatMap(({ check, consolidation, bulletin }) => [check, ...consolidation, bulletin]);
  const rungs = [...definition.duties, ...definition.indicators].flatMap(({ ladder }) => ladder.map(({ to }) => to));
  const posts = [...steps.map((step) => step?.by), ...rungs].flatMap((post) => post ?? []);
  const others = posts.map(({ role, level, body }) => ({ role, level, body: body ?? null }));
  const own = definition.form === 'case' ? neededRoles(definition) : [];
  return [...own.map(({ role, level, body }) => ({ role, level, body })), ...owed, ...others];
}

/** Organisations at which the role will be asked for. A county body serves every region in it. */
function organisationsFor({ level, body }: Need, tree: OrganisationTree, regions?: readonly string[]): string[] {
  const runs = (path: string) =>
    regions === undefined || regions.some((region) => path.startsWith(region) || region.startsWith(path));
  const divisions = tree.organisations.filter(
    ({ path }) => !path.includes('/') && levelOf(path) === level && runs(path),
  );
  return divisions.map(({ path }) => organisationAt(path, level, body ?? undefined) ?? path);
}

function needText({ role, level, body }: Need): Text {
  const title = roleTitle(role);
  return {
    zh: `“${title.zh}”（${LEVELS[level]}）`,
    en: `the role "${title.en}" (${level} level${body === null ? '' : `, ${body}`})`,
  };
}

function once(faults: Fault[]): Fault[] {
  return [...new Map(faults.map((found) => [found.path.join('@') + found.code, found])).values()];
}

function unsetNote({ key, title }: Parameter): Text {
  return { zh: `参数「${title.zh}」（${key}）尚未设定`, en: `The parameter "${title.en}" (${key}) has no value yet` };
}
