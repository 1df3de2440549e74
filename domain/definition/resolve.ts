// From what an author wrote and what a county sets to the one definition that is hashed, stored and run.
import type { Json } from '../case/state.ts';
import { fault, type Fault } from '../soundness/fault.ts';
import type { Level, Parameter } from './atoms.ts';
import type { AuthoredDefinition } from './builder.ts';
import { Definition } from './forms.ts';
import { withLadders } from './ladders.ts';
import type { CountyLadders } from './ladders.ts';
import { parameterFaults } from './parameter-value.ts';

/** Values that a county sets, by procedure and parameter key; what it does not set has the definition's own value. */
export interface CountyProfile {
  parameters: Record<string, Record<string, Parameter['value']>>;
  /** Plan year by procedure, for dates that are given as month and day. `default` is for all others. */
  years?: Record<string, number>;
  /** Who takes a role's place, by procedure (`default` for all others) and role: another role, level or body. */
  posts?: Record<string, Record<string, CountyPost>>;
  /** Ladders of the county's own: see `withLadders`. */
  ladders?: CountyLadders;
}

/** A post of a county's own. `body: null` is the division itself. */
export interface CountyPost {
  role: string;
  level: Level;
  body: string | null;
}

/** A parameter (or `years`) that has no value yet, and what was left out because of it. */
export interface UnsetParameter {
  parameter: string;
  usedAt: string;
}

export type Resolution = { ok: true; definition: Definition; unset: UnsetParameter[] } | { ok: false; faults: Fault[] };

/** A reference whose parameter has no value: what stands there can't run. */
class Unset {
  readonly parameter: string;
  constructor(parameter: string) {
    this.parameter = parameter;
  }
}

interface Scope {
  values: Record<string, Parameter['value']>;
  types: Record<string, Parameter['type']>;
  year: number | undefined;
  posts: Record<string, CountyPost>;
  faults: Fault[];
}

/**
 * Replaces parameter references by the county's or the definition's own values and parses the result.
 *
 * Clocks, warnings and rungs that use a parameter without a value are left out and listed; anywhere else such a
 * parameter is a fault, since the definition could not run.
 *
 * @param authored from `defineCase`, `defineDuty`, `defineIndicator`, or the same as JSON
 */
export function resolveDefinition(authored: AuthoredDefinition | Json, profile: CountyProfile): Resolution {
  const source = JSON.parse(JSON.stringify(authored)) as { id?: string; parameters?: Parameter[] };
  const id = String(source.id);
  const declared = Array.isArray(source.parameters) ? source.parameters : [];
  const own = profile.parameters[id] ?? {};
  const scope: Scope = {
    values: Object.fromEntries(declared.map(({ key, value }) => [key, own[key] === undefined ? value : own[key]])),
    types: Object.fromEntries(declared.map(({ key, type }) => [key, type])),
    year: profile.years?.[id] ?? profile.years?.['default'],
    posts: { ...profile.posts?.['default'], ...profile.posts?.[id] },
    faults: [],
  };
  scope.faults.push(...parameterFaults(id, own, declared));
  const unset: UnsetParameter[] = [];
  const resolved = replace(source as Json, [], scope, unset);
  if (resolved instanceof Unset) return { ok: false, faults: [unsetFault(resolved, [])] };
  if (scope.faults.length > 0) return { ok: false, faults: scope.faults };
  const whole = withLadders(resolved as Record<string, Json>, profile.ladders ?? {});
  if (declared.length > 0) {
    whole['parameters'] = declared.map((entry) => ({ ...entry, value: scope.values[entry.key] ?? null })) as Json;
  }
  const parsed = Definition.safeParse(whole);
  if (!parsed.success) {
    return {
      ok: false,
      faults: parsed.error.issues.map(({ message, path }) =>
        fault(
          'SCHEMA',
          `定义不合格式：${message}`,
          `The definition does not fit the schema: ${message}`,
          path.map(String),
        ),
      ),
    };
  }
  const strange = unknownKeys(whole, JSON.parse(JSON.stringify(parsed.data)) as Json, []);
  return strange.length > 0 ? { ok: false, faults: strange } : { ok: true, definition: parsed.data, unset };
}

/** Lists whose elements may be left out when a parameter of theirs has no value. */
const DROPPABLE = ['clocks', 'warnings', 'ladder', 'duties', 'indicators', 'gates', 'quotas'];

function replace(value: Json, path: string[], scope: Scope, unset: UnsetParameter[]): Json | Unset {
  if (value === null || typeof value !== 'object') return value;
  const list = path.at(-1) ?? '';
  if (Array.isArray(value)) {
    const kept: Json[] = [];
    for (const [index, element] of value.entries()) {
      const name = nameOf(element) ?? String(index);
      const result = replace(element, [...path, name], scope, unset);
      if (!(result instanceof Unset)) kept.push(result);
      else if (DROPPABLE.includes(list)) unset.push({ parameter: result.parameter, usedAt: [...path, name].join('/') });
      else return result;
    }
    return kept;
  }
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === 'parameter') return valueOf(String(value['parameter']), path, scope);
  const result: Record<string, Json> = {};
  for (const key of keys) {
    const isDeclaration = path.length === 0 && key === 'parameters';
    const part = value[key] ?? null;
    const inner = isDeclaration ? part : replace(part, [...path, key], scope, unset);
    if (inner instanceof Unset) {
      if (path.some((part) => DROPPABLE.includes(part))) return inner;
      scope.faults.push(unsetFault(inner, [...path, key]));
    } else result[key] = inner;
  }
  return withPlanYear(withPost(result, scope), scope);
}

/** A county may give a role's work to another post. Everything that names role and level is such a place. */
function withPost(value: Record<string, Json>, scope: Scope): Record<string, Json> {
  const { role, level } = value;
  if (typeof role !== 'string' || typeof level !== 'string' || value['body'] === '$branch') return value;
  const own = scope.posts[role];
  if (own === undefined) return value;
  const { body: _body, ...rest } = value;
  return { ...rest, role: own.role, level: own.level, ...(own.body === null ? {} : { body: own.body }) };
}

function nameOf(element: Json): string | undefined {
  if (element === null || typeof element !== 'object' || Array.isArray(element)) return undefined;
  return typeof element['key'] === 'string' ? element['key'] : undefined;
}

function valueOf(key: string, path: string[], scope: Scope): Json | Unset {
  if (!(key in scope.values)) {
    const message = `没有名为 ${key} 的参数`;
    scope.faults.push(fault('PARAMETER_UNKNOWN', message, `There is no parameter ${key}`, path));
    return null;
  }
  const value = scope.values[key];
  if (value === null || value === undefined) return new Unset(key);
  return scope.types[key] === 'date' ? dateAt(String(value), path) : value;
}

/** A date parameter as what stands in its place asks for it: a day of a plan, a bound, or a whole limit. */
function dateAt(date: string, path: string[]): Json {
  const place = path.at(-1) ?? '';
  if (['from', 'until', 'by'].includes(place)) return date;
  const [year, month, day] = date.split('-').map(Number);
  const whole = { year: year ?? null, month: month ?? null, day: day ?? null };
  if (place === 'on') return whole;
  if (path.at(-2) === 'dates') return { month: whole.month, day: whole.day };
  return { kind: 'date', ...whole };
}

/** `{kind: 'date', month, day}` is a day of the plan year. */
function withPlanYear(value: Record<string, Json>, scope: Scope): Json | Unset {
  if (value['kind'] !== 'date' || value['year'] !== undefined || !('month' in value)) return value;
  return scope.year === undefined ? new Unset('years') : { ...value, year: scope.year };
}

function unsetFault({ parameter }: Unset, path: string[]): Fault {
  return fault(
    'PARAMETER_UNSET',
    `参数 ${parameter} 尚未设定，没有它不能运行`,
    `Parameter ${parameter} has no value, and nothing can run without it`,
    path,
  );
}

/** Keys that the schema does not know would be lost without a word: a misspelt `returnTo` must not pass. */
function unknownKeys(source: Json, parsed: Json, path: string[]): Fault[] {
  if (source === null || typeof source !== 'object' || parsed === null || typeof parsed !== 'object') return [];
  return Object.entries(source).flatMap(([key, value]) => {
    const place = [...path, key];
    const kept = (parsed as Record<string, Json>)[key];
    if (kept !== undefined) return unknownKeys(value, kept, place);
    const where = place.join('/');
    return [fault('UNKNOWN_KEY', `定义中不认识的属性：${where}`, `The schema does not know ${where}`, place)];
  });
}
