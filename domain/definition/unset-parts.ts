import type { Json } from '../case/state.ts';
import type { Text } from './atoms.ts';
import type { AuthoredDefinition } from './builder.ts';
import type { UnsetParameter } from './resolve.ts';

/** A parameter without a value and what does not run because of it, in words: the definition itself has lost them. */
export interface UnsetPart extends UnsetParameter {
  parameterTitle: Text;
  /** What was left out; null where it has no title of its own (a rung of a ladder). */
  partTitle: Text | null;
}

const PLAN_YEAR: Text = { zh: '计划年度', en: 'Plan year' };

/** What `resolveDefinition` left out, with the words of the authored definition. */
export function unsetParts(authored: AuthoredDefinition, unset: readonly UnsetParameter[]): UnsetPart[] {
  const source = JSON.parse(JSON.stringify(authored)) as Json;
  return unset.map(({ parameter, usedAt }) => ({
    parameter,
    usedAt,
    parameterTitle:
      authored.parameters?.find(({ key }) => key === parameter)?.title ??
      (parameter === 'years' ? PLAN_YEAR : { zh: parameter, en: parameter }),
    partTitle: titleOf(elementAt(source, usedAt.split('/'))),
  }));
}

/** A list is entered by the key of an element, or by its place where elements have none. */
function elementAt(value: Json, path: readonly string[]): Json {
  const [head, ...rest] = path;
  if (head === undefined || value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) return elementAt(value[head] ?? null, rest);
  const found = value.find(
    (one) => one !== null && typeof one === 'object' && !Array.isArray(one) && one['key'] === head,
  );
  return elementAt(found ?? value[Number(head)] ?? null, rest);
}

function titleOf(element: Json): Text | null {
  if (element === null || typeof element !== 'object' || Array.isArray(element)) return null;
  const title = element['title'];
  if (title === null || typeof title !== 'object' || Array.isArray(title)) return null;
  const { zh, en } = title ?? {};
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}
