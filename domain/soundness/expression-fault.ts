// What is wrong in an expression, and what an expression may name.
import type { Parameter, Text } from '../definition/atoms.ts';
import type { Field } from '../definition/field.ts';

export interface ExpressionFault {
  code: string;
  message: Text;
}

export interface ExpressionScope {
  fields: readonly Field[];
  parameters: readonly Pick<Parameter, 'key' | 'type'>[];
}

export function expressionFault(code: string, zh: string, en: string): ExpressionFault {
  return { code, message: { zh, en } };
}
