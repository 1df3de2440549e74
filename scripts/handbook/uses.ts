// Which element of which definition rests on a row of deadlines.md.
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import type { Json } from '../../domain/case/state.ts';

type Element = { [key: string]: Json };

/** An element that cites a row, as its author wrote it. */
export interface Use {
  row: string;
  procedure: string;
  /** Where it stands: `clocks/recognition`, `parameters/days`, `duties/report/item`. */
  place: string;
  element: Element;
  definition: Element;
}

/** Every element that cites a row. */
export function usesOf(procedures: readonly AuthoredDefinition[]): Use[] {
  return procedures.flatMap((authored) => {
    const definition = JSON.parse(JSON.stringify(authored)) as Element;
    return collect(definition, [], definition);
  });
}

function collect(value: Json, place: string[], definition: Element): Use[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => collect(one, [...place, nameOf(one) ?? String(index)], definition));
  }
  const own = rowsCited(value['basis']).map((row) => ({
    row,
    procedure: String(definition['id']),
    place: place.join('/'),
    element: value,
    definition,
  }));
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => collect(inner, [...place, key], definition))];
}

function nameOf(value: Json): string | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { key, field } = value;
  return typeof key === 'string' ? key : typeof field === 'string' ? field : undefined;
}

function rowsCited(basis: Json | undefined): string[] {
  if (!Array.isArray(basis)) return [];
  return basis.flatMap((one) =>
    one !== null && typeof one === 'object' && !Array.isArray(one) && typeof one['row'] === 'string'
      ? [one['row']]
      : [],
  );
}

/** Every value within an element, with what its parameters stand for, but without what it cites. */
export function valuesIn({ element, definition }: Pick<Use, 'element' | 'definition'>): Json[] {
  const parameters = Array.isArray(definition['parameters']) ? definition['parameters'] : [];
  const valueOf = (key: string): Json => {
    const found = parameters.find((one) => nameOf(one) === key);
    return found !== null && typeof found === 'object' && !Array.isArray(found) ? (found?.['value'] ?? null) : null;
  };
  const walk = (value: Json): Json[] => {
    if (typeof value === 'string') {
      return [value, ...[...value.matchAll(/\bparameter\.(\w+)/g)].map((match) => valueOf(match[1] ?? ''))];
    }
    if (value === null || typeof value !== 'object') return [value];
    if (Array.isArray(value)) return [value, ...value.flatMap(walk)];
    const { basis: _basis, ...rest } = value;
    const key = rest['parameter'];
    const resolved = Object.keys(rest).length === 1 && typeof key === 'string' ? walk(valueOf(key)) : [];
    return [rest, ...resolved, ...Object.values(rest).flatMap(walk)];
  };
  return walk(element);
}

/** Everything in a definition that uses a parameter: the objects around each reference. */
export function usersOf(definition: Element, parameter: string): Element[] {
  const found: Element[] = [];
  const walk = (value: Json): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      value.forEach(walk);
      return;
    }
    for (const inner of Object.values(value)) {
      const isReference =
        inner !== null && typeof inner === 'object' && !Array.isArray(inner) && inner['parameter'] === parameter;
      if (isReference) found.push(value);
      walk(inner);
    }
  };
  walk(definition);
  return found;
}
