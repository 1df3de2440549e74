// Comparisons of FEEL by kind: `feelin` answers null or false, without a word, where kinds differ.
import { childrenOf, type FeelNode } from '../conditions.ts';
import type { ColumnField, Field } from '../definition/field.ts';
import { type ExpressionFault, expressionFault, type ExpressionScope } from './expression-fault.ts';

type Kind = 'number' | 'text' | 'truth' | 'date' | 'instant' | 'decimalText' | 'dateText' | 'instantText' | 'list';

interface Operand {
  kind: Kind;
  field?: Field | ColumnField | undefined;
}

/** @returns faults of every comparison whose two kinds are known, and of a whole that is no truth value */
export function comparisonFaults(expression: string, root: FeelNode, scope: ExpressionScope): ExpressionFault[] {
  const whole = operandOf(expression, root, scope);
  const faults =
    whole && whole.kind !== 'truth'
      ? [expressionFault('NOT_A_CONDITION', `不是条件：${expression}`, `This is no condition: ${expression}`)]
      : [];
  return [...faults, ...comparisonsIn(expression, root, scope)];
}

function comparisonsIn(expression: string, node: FeelNode, scope: ExpressionScope): ExpressionFault[] {
  const inner = childrenOf(node).flatMap((child) => comparisonsIn(expression, child, scope));
  if (node.name !== 'Comparison') return inner;
  const [left, ...others] = childrenOf(node);
  const first = left && operandOf(expression, left, scope);
  const rest = others.flatMap((other) => leaves(other)).flatMap((leaf) => operandOf(expression, leaf, scope) ?? []);
  const shown = expression.slice(node.from, node.to);
  const kinds = first ? rest.filter((other) => !comparable(first, other)) : [];
  return [
    ...inner,
    ...(kinds.length > 0 && first ? [kindFault(shown, first, kinds[0] ?? first)] : []),
    ...optionFaults(
      expression,
      [left, ...others].flatMap((child) => (child ? leaves(child) : [])),
      [first, ...rest],
    ),
  ];
}

/** Operands within unary tests and intervals: the numbers of `[1..5]`, the texts of `("C", "D")`. */
function leaves(node: FeelNode): FeelNode[] {
  const grouping = ['PositiveUnaryTests', 'PositiveUnaryTest', 'SimplePositiveUnaryTest', 'Interval', 'List'];
  return grouping.includes(node.name) || node.name === 'ParenthesizedExpression'
    ? childrenOf(node).flatMap(leaves)
    : [node];
}

function comparable(a: Operand, b: Operand): boolean {
  if (a.kind === 'instantText' || b.kind === 'instantText') return false;
  if (a.kind === 'decimalText' || b.kind === 'decimalText') return false;
  const asText = (kind: Kind) => (kind === 'dateText' ? 'text' : kind);
  return asText(a.kind) === asText(b.kind);
}

function kindFault(shown: string, a: Operand, b: Operand): ExpressionFault {
  const hints: [Kind, string][] = [
    ['decimalText', 'number(…)'],
    ['instantText', 'date and time(…)'],
    ['dateText', 'date(…)'],
  ];
  const hint = hints.find(([kind]) => a.kind === kind || b.kind === kind)?.[1];
  return expressionFault(
    'KINDS_DIFFER',
    `两边类型不同，永远不成立：${shown}${hint ? `；请用 ${hint}` : ''}`,
    `The two sides are of different kinds: ${shown}${hint ? `; use ${hint}` : ''}`,
  );
}

/** An enum is compared with options that it has. */
function optionFaults(
  expression: string,
  nodes: readonly FeelNode[],
  operands: readonly (Operand | null | undefined)[],
): ExpressionFault[] {
  const field = operands.map((operand) => operand?.field).find((one) => one?.type === 'enum');
  if (field?.type !== 'enum') return [];
  return nodes
    .filter(({ name }) => name === 'StringLiteral')
    .map(({ from, to }) => expression.slice(from + 1, to - 1))
    .filter((text) => !field.options.some(({ key }) => key === text))
    .map((text) =>
      expressionFault('OPTION_UNKNOWN', `${field.key} 没有选项 ${text}`, `${field.key} has no option ${text}`),
    );
}

/** Kind of an operand; null when it can't be known here. */
function operandOf(expression: string, node: FeelNode, scope: ExpressionScope): Operand | null {
  const text = expression.slice(node.from, node.to);
  switch (node.name) {
    case 'NumericLiteral':
      return { kind: 'number' };
    case 'StringLiteral':
      return { kind: 'text' };
    case 'BooleanLiteral':
    case 'Conjunction':
    case 'Disjunction':
    case 'Comparison':
    case 'QuantifiedExpression':
      return { kind: 'truth' };
    case 'DateTimeLiteral':
      if (/^(@?"P|duration|years)/.test(text)) return null;
      return { kind: /^date and time|^@"[^"]*T/.test(text) ? 'instant' : 'date' };
    case 'FunctionInvocation':
      return functionOperand(text);
    case 'VariableName':
      return fieldOperand(scope.fields.find(({ key }) => key === text));
    case 'PathExpression':
      return parameterOperand(text, scope);
    default:
      return null;
  }
}

function functionOperand(text: string): Operand | null {
  if (/^(number|count|abs|floor|ceiling|modulo|string length)\s*\(/.test(text)) return { kind: 'number' };
  if (/^(not|contains|starts with|ends with|list contains|all|any)\s*\(/.test(text)) return { kind: 'truth' };
  return /^string\s*\(/.test(text) ? { kind: 'text' } : null;
}

function fieldOperand(field: Field | undefined): Operand | null {
  switch (field?.type) {
    case undefined:
      return null;
    case 'integer':
    case 'fen':
      return { kind: 'number', field };
    case 'decimal':
      return { kind: 'decimalText', field };
    case 'date':
      return { kind: 'dateText', field };
    case 'dateTime':
      return { kind: 'instantText', field };
    case 'boolean':
      return { kind: 'truth', field };
    case 'file':
    case 'table':
      return { kind: 'list', field };
    default:
      return { kind: 'text', field };
  }
}

function parameterOperand(text: string, scope: ExpressionScope): Operand | null {
  const key = /^parameter\.(\w+)$/.exec(text)?.[1];
  switch (scope.parameters.find((parameter) => parameter.key === key)?.type) {
    case 'integer':
    case 'fen':
      return { kind: 'number' };
    case 'text':
      return { kind: 'text' };
    case 'date':
      return { kind: 'dateText' };
    default:
      return null;
  }
}
