// The proof at activation: somebody is there to do what the definition asks.
import type { Parameter, Text } from '../definition/atoms.ts';
import type { Definition } from '../definition/forms.ts';
import { roleTitle } from '../roles.ts';
import { fault, type Fault } from './fault.ts';
import { LEVELS } from './levels.ts';
import { needsOf, organisationsFor } from './needed-posts.ts';
import type { Need, OrganisationTree } from './needed-posts.ts';

export type ActivationProof =
  | { ready: true; notes: Text[] }
  /** `path` is the role and the organisation that lacks it. */
  | { ready: false; faults: Fault[] };

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
  const faults = needsOf(definition).flatMap((need) => {
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
