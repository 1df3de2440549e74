// A condition that shall come out one way, taken apart so that a search can tell how near it is.
import { evaluate } from 'feelin';
import { childrenOf, evaluateCondition, namesRead, parseCondition } from '../conditions.ts';
import type { FeelNode } from '../conditions.ts';
import type { CaseData, Json } from '../case/state.ts';

/** `want` of a leaf is what its expression must come to; `every` and `some` are over parts. */
export type Goal =
  | Leaf
  | { kind: 'every' | 'some'; parts: Goal[] }
  /** Never met: the condition can't be read. */
  | { kind: 'never'; text: string };

/** A part without logic of its own. */
export interface Leaf {
  kind: 'leaf';
  text: string;
  want: boolean;
}

/** The goal that a FEEL condition be true, or be false; undecided is neither. */
export function goalOf(expression: string, want: boolean): Goal {
  try {
    return taken(expression, parseCondition(expression), want);
  } catch {
    return { kind: 'never', text: expression };
  }
}

function taken(expression: string, node: FeelNode, want: boolean): Goal {
  const children = childrenOf(node).filter((child) => !['and', 'or', '(', ')'].includes(child.name));
  const parts = (): Goal[] => children.map((child) => taken(expression, child, want));
  const [only] = children;
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
      if (only !== undefined && children.length === 1) return taken(expression, only, want);
      break;
    case 'Conjunction':
      return { kind: want ? 'every' : 'some', parts: parts() };
    case 'Disjunction':
      return { kind: want ? 'some' : 'every', parts: parts() };
  }
  return { kind: 'leaf', text: expression.slice(node.from, node.to), want };
}

/** How far a goal is met, 0 to 1; it is met at 1 and nowhere below. */
export function score(goal: Goal, data: CaseData, parameters: Record<string, Json>): number {
  switch (goal.kind) {
    case 'never':
      return 0;
    case 'leaf':
      return evaluateCondition(goal.text, data, parameters) === goal.want ? 1 : 0;
    case 'every': {
      const met = goal.parts.map((part) => score(part, data, parameters));
      return met.every((one) => one === 1) ? 1 : (met.reduce((sum, one) => sum + one, 0) / met.length) * 0.99;
    }
    case 'some':
      return goal.parts.reduce((best, part) => (best === 1 ? 1 : Math.max(best, score(part, data, parameters))), 0);
  }
}

const COMPARISON = /^(.+?)\s*(?:!=|<=|>=|=|<|>)\s*(.+)$/s;

/** The value of a field at which both sides of a comparison are equal, worked out on the data; nothing when it can't be. */
export function balanceOf(leaf: string, field: string, data: CaseData, parameters: Record<string, Json>): Json[] {
  const [, left = '', right = ''] = COMPARISON.exec(leaf) ?? [];
  if (left === '') return [];
  const read = fieldsRead({ kind: 'leaf', text: leaf, want: true });
  if (!read.includes(field)) return [];
  const context = { ...Object.fromEntries(read.map((key) => [key, data[key] ?? null])), parameter: parameters };
  const [at0, at1] = [0, 1].map((value) => numberOf(`(${left}) - (${right})`, { ...context, [field]: value }));
  if (at0 !== undefined && at1 !== undefined && at0 !== null && at1 !== null && at0 !== at1) {
    const root = at0 / (at0 - at1);
    return [Number.isInteger(root) ? root : Math.round(root)];
  }
  const other = left.trim() === field ? right : right.trim() === field ? left : null;
  const value = other === null ? null : valueOf(other, context);
  return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}

function numberOf(expression: string, context: CaseData): number | null {
  const value = valueOf(expression, context);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function valueOf(expression: string, context: CaseData): unknown {
  try {
    return evaluate(expression, context).value;
  } catch {
    return null;
  }
}

/** The leaves of a goal. */
export function leavesOf(goal: Goal): Leaf[] {
  if (goal.kind === 'leaf') return [goal];
  return goal.kind === 'never' ? [] : goal.parts.flatMap(leavesOf);
}

/** Keys of the fields that a goal reads; parameters are none. */
export function fieldsRead(goal: Goal): string[] {
  const names = leavesOf(goal).flatMap(({ text }) => {
    try {
      return namesRead(text, parseCondition(text));
    } catch {
      return [];
    }
  });
  return [...new Set(names.flatMap(([name]) => (name === undefined || name === 'parameter' ? [] : [name])))];
}
