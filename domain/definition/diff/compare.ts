// What is different between two definitions, as places: nothing is compared in words yet, and nothing is left out.
import type { Json } from '../../case/state.ts';

export type DifferenceKind = 'added' | 'removed' | 'changed' | 'moved';

/** A step into a definition: a property, or an element of a list by its key or its place. */
export type Step = { property: string } | { element: string; before: Json | undefined; after: Json | undefined };

export interface Difference {
  kind: DifferenceKind;
  steps: Step[];
  /** Undefined where it was not there. For `moved`: the keys in their order. */
  before: Json | undefined;
  after: Json | undefined;
}

type Part = Record<string, Json>;

/** What an element of a list is recognised by, where it is not its `key`. */
const IDENTITIES: Readonly<Record<string, string>> = {
  form: 'field',
  merged: 'stage',
  hands: 'to',
  takes: 'to',
  byOutcome: 'outcome',
  sums: 'total',
  opens: 'procedure',
};

/** Values that people read as one: a limit, a post, a route. Only the whole of them is said to have changed. */
const ROUTES = ['to', 'passed', 'failed', 'notPassed', 'undisputed', 'upheld'];
const POSTS = ['assignee', 'by', 'owedBy', 'reportedBy', 'roll'];
const LIMITS = ['limit', 'period', 'opens', 'due', 'within', 'start', 'commit', 'on', 'amount', 'most'];
const SHARES = ['quorum', 'majority', 'share', 'completion', 'value'];
const WHOLE = new Set([...ROUTES, ...POSTS, ...LIMITS, ...SHARES]);

/** Every difference between two parts of definitions, deepest place that people would name. Equal parts have none. */
export function differences(before: Json | undefined, after: Json | undefined, steps: readonly Step[]): Difference[] {
  if (isEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && !isRoute(steps)) return ofLists(before, after, steps);
  if (isPart(before) && isPart(after) && !isText(before) && !isText(after) && !isWhole(steps)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((property) =>
      differences(before[property], after[property], [...steps, { property }]),
    );
  }
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ kind, steps: [...steps], before, after }];
}

function ofLists(before: readonly Json[], after: readonly Json[], steps: readonly Step[]): Difference[] {
  const identity = IDENTITIES[propertyOf(steps)] ?? 'key';
  const old = byIdentity(before, identity);
  const fresh = byIdentity(after, identity);
  return old === null || fresh === null ? ofValues(before, after, steps) : ofElements(old, fresh, steps);
}

/** Elements that have a name are followed by it, wherever they stand in the list. */
export function ofElements(
  old: ReadonlyMap<string, Json>,
  fresh: ReadonlyMap<string, Json>,
  steps: readonly Step[],
): Difference[] {
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  const inside = names.flatMap((element): Difference[] => {
    const before = old.get(element);
    const after = fresh.get(element);
    const here: Step[] = [...steps, { element, before, after }];
    if (before === undefined) return [{ kind: 'added', steps: here, before, after }];
    if (after === undefined) return [{ kind: 'removed', steps: here, before, after }];
    return differences(before, after, here);
  });
  const order = orderDifference([...old.keys()], [...fresh.keys()], steps);
  return order === null ? inside : [...inside, order];
}

/** Whether what stands in both lists stands in another order. */
export function orderDifference(
  old: readonly string[],
  fresh: readonly string[],
  steps: readonly Step[],
): Difference | null {
  const before = old.filter((name) => fresh.includes(name));
  const after = fresh.filter((name) => old.includes(name));
  return isEqual(before, after) ? null : { kind: 'moved', steps: [...steps], before, after };
}

/** Elements without a name are the same where they are equal; of what is left, the first is taken for the first. */
function ofValues(before: readonly Json[], after: readonly Json[], steps: readonly Step[]): Difference[] {
  const gone = [...before];
  const come = after.filter((one) => {
    const at = gone.findIndex((other) => isEqual(one, other));
    if (at >= 0) gone.splice(at, 1);
    return at < 0;
  });
  const count = Math.max(gone.length, come.length);
  if (count === 0) return [{ kind: 'moved', steps: [...steps], before: [...before], after: [...after] }];
  return Array.from({ length: count }, (_, index): Difference => {
    const [old, fresh] = [gone[index], come[index]];
    const place = fresh === undefined ? before.indexOf(old as Json) : after.indexOf(fresh);
    const kind = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed';
    const step: Step = { element: String(place), before: old, after: fresh };
    return { kind, steps: [...steps, step], before: old, after: fresh };
  });
}

/** Elements by their names; null where one has none or two have the same. */
function byIdentity(list: readonly Json[], identity: string): Map<string, Json> | null {
  const found = new Map<string, Json>();
  for (const one of list) {
    const name = isPart(one) ? one[identity] : undefined;
    if (typeof name !== 'string' || found.has(name)) return null;
    found.set(name, one);
  }
  return found;
}

/** The last property on the way: of an element, the list that it is in. */
export function propertyOf(steps: readonly Step[]): string {
  const last = steps.findLast((step) => 'property' in step);
  return last !== undefined && 'property' in last ? last.property : '';
}

/** The ways of a route are tried in order, so a list of them is one thing. */
function isRoute(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return last !== undefined && 'property' in last && ROUTES.includes(last.property);
}

function isWhole(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return last !== undefined && 'property' in last && WHOLE.has(last.property);
}

export function isPart(value: Json | undefined): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it is a text in both languages. */
export function isText(value: Json | undefined): value is { zh: string; en: string } {
  return isPart(value) && Object.keys(value).length === 2 && typeof value['zh'] === 'string' && 'en' in value;
}

export function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => isEqual(value, other[index]));
  }
  if (!isPart(one) || !isPart(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => key in other && isEqual(one[key], other[key]))
  );
}
