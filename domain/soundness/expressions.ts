// FEEL expressions before they are ever evaluated: they parse, name what is declared and read no clock.
import { childrenOf, type FeelNode, namesRead, parseCondition } from '../conditions.ts';
import type { Field } from '../definition/field.ts';
import { isCalendarDate } from '../id-number.ts';
import { comparisonFaults } from './comparisons.ts';
import { type ExpressionFault, expressionFault, type ExpressionScope } from './expression-fault.ts';

/** Functions of FEEL that answer the same on the same data: no clock, no chance. */
const FUNCTIONS =
  /^(not|number|string|count|sum|min|max|all|any|abs|floor|ceiling|modulo|contains|starts with|ends with|string length|list contains|distinct values|duration|years and months duration|date|date and time)$/;

/** Parts of the grammar that are refused: a null condition of an `if` would silently take the other way. */
const REFUSED_NODES = ['IfExpression', 'FunctionDefinition', 'InstanceOfExpression', 'Context'];

/**
 * Checks an expression as far as it can be known without data.
 *
 * @returns every fault: syntax, undeclared names, functions and grammar that are not allowed, times without zone, money
 * divided, comparisons of different kinds, options that an enum does not have
 */
export function expressionFaults(expression: string, scope: ExpressionScope): ExpressionFault[] {
  let root: FeelNode;
  try {
    root = parseCondition(expression);
  } catch {
    return [syntaxFault(expression)];
  }
  const nodes = [...everyNode(root)];
  const last = nodes.reduce((end, node) => Math.max(end, node.to), 0);
  const isWhole =
    expression.slice(last).trim() === '' && (root.parent === null || childrenOf(root.parent).length === 1);
  if (!isWhole || nodes.some(isSyntaxFault)) return [syntaxFault(expression)];
  return [
    ...nameFaults(expression, root, scope),
    ...nodes.flatMap((node) => [...nodeFaults(expression, node), ...moneyFaults(expression, node, scope)]),
    ...comparisonFaults(expression, root, scope),
  ];
}

function syntaxFault(expression: string): ExpressionFault {
  return expressionFault(
    'EXPRESSION_SYNTAX',
    `表达式不合语法：${expression}`,
    `The expression can't be read: ${expression}`,
  );
}

function* everyNode(node: FeelNode): Generator<FeelNode> {
  yield node;
  for (const child of childrenOf(node)) yield* everyNode(child);
}

/** Errors of the parser, and `==`, which FEEL reads as an equality with an unary test. */
function isSyntaxFault(node: FeelNode): boolean {
  return (
    node.type.isError ||
    (node.name === 'Comparison' && node.getChild('SimplePositiveUnaryTest') !== null && node.getChild('in') === null)
  );
}

function nameFaults(expression: string, root: FeelNode, { fields, parameters }: ExpressionScope): ExpressionFault[] {
  const unknown = namesRead(expression, root).filter(([name, member]) =>
    name === 'parameter'
      ? !parameters.some(({ key }) => key === member)
      : !fields.some((field) => field.key === name && (member === undefined || hasColumn(field, member))),
  );
  return [...new Set(unknown.map((path) => path.join('.')))].map((name) =>
    expressionFault('NAME_UNDECLARED', `没有声明：${name}`, `${name} is not declared`),
  );
}

function hasColumn(field: Field, column: string): boolean {
  return field.type === 'table' && field.columns.some(({ key }) => key === column);
}

function nodeFaults(expression: string, node: FeelNode): ExpressionFault[] {
  const text = expression.slice(node.from, node.to);
  if (REFUSED_NODES.includes(node.name)) {
    return [expressionFault('GRAMMAR_NOT_ALLOWED', `不允许的写法：${text}`, `This form is not allowed: ${text}`)];
  }
  if (node.name === 'FunctionInvocation') {
    const name = node.firstChild ? expression.slice(node.firstChild.from, node.firstChild.to) : '';
    if (name === 'now' || name === 'today') {
      return [
        expressionFault('CLOCK_READ', `条件不得读取当前时间：${name}()`, `A condition can't read the clock: ${name}()`),
      ];
    }
    if (FUNCTIONS.test(name)) return [];
    return [expressionFault('FUNCTION_NOT_ALLOWED', `不允许的函数：${name}`, `This function is not allowed: ${name}`)];
  }
  return node.name === 'DateTimeLiteral' ? literalFaults(text) : [];
}

/** `date("…")`, `date and time("…")`, `@"…"`: the time must say its offset, the date must exist. */
function literalFaults(text: string): ExpressionFault[] {
  const literal = /"([^"]*)"/.exec(text)?.[1];
  if (
    /^time\b/.test(text) ||
    (literal !== undefined && /T|^\d\d:/.test(literal) && !/(Z|[+-]\d\d:\d\d)$/.test(literal))
  ) {
    if (literal?.startsWith('P')) return [];
    return [expressionFault('ZONELESS_TIME', `时间须带时区偏移：${text}`, `A time needs its offset: ${text}`)];
  }
  const date = literal === undefined ? null : /^\d{4}-\d{2}-\d{2}/.exec(literal)?.[0];
  if (literal === undefined || literal.startsWith('P') || (date && isCalendarDate(date))) return [];
  return [expressionFault('DATE_INVALID', `日期不存在：${text}`, `There is no such date: ${text}`)];
}

/** Money is whole fen: no division, no power, no factor with decimals. */
function moneyFaults(expression: string, node: FeelNode, scope: ExpressionScope): ExpressionFault[] {
  if (node.name !== 'ArithmeticExpression') return [];
  const isMoney = namesRead(expression, node).some(([name, member]) => {
    const field = scope.fields.find(({ key }) => key === name);
    const column = field?.type === 'table' ? field.columns.find(({ key }) => key === member) : undefined;
    const parameter = name === 'parameter' ? scope.parameters.find(({ key }) => key === member) : undefined;
    return [field, column, parameter].some((one) => one?.type === 'fen');
  });
  const text = (child: FeelNode) => expression.slice(child.from, child.to);
  const breaks = childrenOf(node).some(
    (child) =>
      (child.name === 'ArithOp' && ['/', '**'].includes(text(child))) ||
      (child.name === 'NumericLiteral' && text(child).includes('.')),
  );
  if (!isMoney || !breaks) return [];
  const shown = expression.slice(node.from, node.to);
  return [
    expressionFault(
      'MONEY_DIVIDED',
      `金额为整数分，不得相除：${shown}`,
      `Money is whole fen and is not divided: ${shown}`,
    ),
  ];
}
