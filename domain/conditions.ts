// FEEL conditions, decided strictly: what hangs on a missing value is undecided, never false.
import { evaluate, parseExpression } from 'feelin';
import type { CaseData, Json } from './case/state.ts';
import type { Route } from './definition/atoms.ts';

/** `undecided`: a value that the answer hangs on is missing or is not of the kind that the expression needs. */
export type Verdict = true | false | 'undecided';

/** A node of a parsed FEEL expression. */
export type FeelNode = ReturnType<typeof parseExpression>['topNode'];

/** The children of a FEEL node, in order. */
export function childrenOf(node: FeelNode): FeelNode[] {
  const children: FeelNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The node that stands for the whole expression; throws a SyntaxError of `feelin` when nothing can be read. */
export function parseCondition(expression: string): FeelNode {
  const top = parseExpression(expression, {}, undefined).topNode;
  return top.firstChild ?? top;
}

/**
 * Names that an expression reads, as paths: `houseGrade`, `parameter.limit`. Names of functions, of its own loops, and
 * `item` (the row, within a filter) are left out.
 */
export function namesRead(expression: string, node: FeelNode, own: readonly string[] = []): string[][] {
  const text = (n: FeelNode) => expression.slice(n.from, n.to);
  if (node.name === 'VariableName') return own.includes(text(node)) ? [] : [[text(node)]];
  const children = childrenOf(node);
  const [first] = children;
  if (node.name === 'PathExpression' && first?.name === 'VariableName') {
    const member = children.find((child) => child.name === 'PathName');
    if (own.includes(text(first))) return [];
    return [member ? [text(first), text(member)] : [text(first)]];
  }
  const inner = [...own];
  const names: string[][] = [];
  for (const child of children) {
    if (node.name === 'FunctionInvocation' && child === first) continue;
    const isFilter = node.name === 'FilterExpression' && child !== first;
    names.push(...namesRead(expression, child, isFilter ? [...inner, 'item'] : inner));
    if (child.name === 'InExpressions') inner.push(...loopNames(child).map(text));
  }
  return names;
}

/** `r` in `some r in rows satisfies …`. */
function loopNames(node: FeelNode): FeelNode[] {
  return childrenOf(node).flatMap((child) => childrenOf(child).filter((part) => part.name === 'Name'));
}

/**
 * Decides a condition over a case's data.
 *
 * `and`, `or` and `not` follow Kleene's three-valued logic, so that a missing value matters only where the answer hangs
 * on it. A comparison that reads a missing value is undecided, except the explicit `x = null` and `x != null`.
 *
 * @param data the case's data: fields by key, absent or null when not given yet
 * @param parameters values that stand under `parameter.<key>`
 */
export function evaluateCondition(expression: string, data: CaseData, parameters: Record<string, Json>): Verdict {
  let node: FeelNode;
  try {
    node = parseCondition(expression);
  } catch {
    return 'undecided';
  }
  return decideNode(expression, node, { ...data, parameter: parameters });
}

function decideNode(expression: string, node: FeelNode, context: CaseData): Verdict {
  const children = childrenOf(node);
  const operands = () => children.filter((child) => !['and', 'or', '(', ')'].includes(child.name));
  const decideEach = () => operands().map((child) => decideNode(expression, child, context));
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
      return decideEach()[0] ?? 'undecided';
    case 'Conjunction':
      return decideAll(decideEach());
    case 'Disjunction':
      return negate(decideAll(decideEach().map(negate)));
    case 'FunctionInvocation': {
      const [name, , argument] = children;
      const inner = argument && childrenOf(argument)[0];
      if (name && inner && expression.slice(name.from, name.to) === 'not') {
        return negate(decideNode(expression, inner, context));
      }
      return decideLeaf(expression, node, context);
    }
    default:
      return decideLeaf(expression, node, context);
  }
}

function decideAll(verdicts: Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes('undecided') ? 'undecided' : true;
}

function negate(verdict: Verdict): Verdict {
  return verdict === 'undecided' ? verdict : !verdict;
}

/** A part without logic of its own: `feelin` decides it, once every value that it reads is there. */
function decideLeaf(expression: string, node: FeelNode, context: CaseData): Verdict {
  const names = namesRead(expression, node);
  const given = { ...context };
  for (const name of names) given[name[0] ?? ''] ??= null;
  if (
    !asksForNull(node) &&
    (names.some((name) => isMissing(context, name)) || hasEmptyCell(expression, node, context))
  ) {
    return 'undecided';
  }
  try {
    const { value, warnings } = evaluate(expression.slice(node.from, node.to), given);
    return typeof value === 'boolean' && warnings.length === 0 ? value : 'undecided';
  } catch {
    return 'undecided';
  }
}

/** `x = null` and `x != null` ask whether a value is there; they are always decided. */
function asksForNull(node: FeelNode): boolean {
  const children = childrenOf(node);
  return node.name === 'Comparison' && children.length === 3 && children[2]?.name === 'null';
}

function isMissing(context: CaseData, name: string[]): boolean {
  const value = context[name[0] ?? ''];
  if (value === null || value === undefined) return true;
  const member = name[1];
  if (member === undefined || typeof value !== 'object' || Array.isArray(value)) return false;
  return (value[member] ?? null) === null;
}

/** In a table, `feelin` takes an empty cell for 'does not match'; here a column that the expression reads must be filled in every row. */
function hasEmptyCell(expression: string, node: FeelNode, context: CaseData): boolean {
  const tables = namesRead(expression, node)
    .map((name) => context[name[0] ?? ''])
    .filter((value) => Array.isArray(value));
  if (tables.length === 0) return false;
  const words = identifiers(expression, node);
  return tables.some((rows) =>
    rows.some(
      (row) =>
        row !== null &&
        typeof row === 'object' &&
        !Array.isArray(row) &&
        words.some((word) => columnKnown(rows, word) && (row[word] ?? null) === null),
    ),
  );
}

function columnKnown(rows: Json[], word: string): boolean {
  return rows.some((row) => row !== null && typeof row === 'object' && !Array.isArray(row) && word in row);
}

function identifiers(expression: string, node: FeelNode): string[] {
  if (node.name === 'Identifier') return [expression.slice(node.from, node.to)];
  return childrenOf(node).flatMap((child) => identifiers(expression, child));
}

/**
 * The stage to which a route leads. Conditional routes are asked in order; the first that holds is taken.
 *
 * @returns the target, or the condition that a missing value leaves undecided
 */
export function followRoute(
  route: Route,
  data: CaseData,
  parameters: Record<string, Json>,
): { to: string } | { undecided: string } {
  if (typeof route === 'string') return { to: route };
  for (const { when, to } of route) {
    if (when === undefined) return { to };
    const verdict = evaluateCondition(when, data, parameters);
    if (verdict === 'undecided') return { undecided: when };
    if (verdict) return { to };
  }
  return { undecided: route.map((choice) => choice.when ?? '').join(' | ') };
}
