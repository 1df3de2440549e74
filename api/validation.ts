// Checks what callers send against the routes' zod schemas, and says each fault in Chinese and English.
import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import type { Text } from '../domain/definition/atoms.ts';
import type { Fault } from './problem.ts';

const chinese = zhCN().localeError;
const english = en().localeError;
/** Zod carries one message; both languages travel in it, since the reader's is not known to a compiled schema. */
const BETWEEN = '\u001f';

const inBoth: z.core.$ZodErrorMap = (issue) => `${words(chinese(issue))}${BETWEEN}${words(english(issue))}`;

function words(message: string | { message: string } | null | undefined): string {
  return typeof message === 'string' ? message : (message?.message ?? '');
}

function textOf(message: string): Text {
  const [zh = message, en = message] = message.split(BETWEEN);
  return { zh, en };
}

/** Thrown by Fastify when a request is not of its route's shape. */
export class ShapeRefused extends Error {
  override readonly name = 'ShapeRefused';
  readonly faults: Fault[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('the request is not of the expected shape');
    this.faults = issues.flatMap(faultsOf);
  }
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const message = textOf(issue.message);
  const at = (path: readonly PropertyKey[]): Fault => ({
    field: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: 'MALFORMED_REQUEST',
    rule: issue.code,
    message,
  });
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => at([...issue.path, key])) : [at(issue.path)];
}

/** Fastify's validator compiler. Faults name the place by JSON pointer within the body, query, path or headers. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (data) => {
    const result = z.safeParse(schema, data, { error: inBoth });
    if (!result.success) return { error: new ShapeRefused(result.error.issues) };
    const unstorable = unstorableText(result.data, []);
    return unstorable === null ? { value: result.data } : { error: new ShapeRefused([unstorable]) };
  };
};

/** A text that PostgreSQL can't keep: with U+0000 or half a surrogate pair. Accepted, it could never be recorded. */
function unstorableText(value: unknown, path: string[]): z.core.$ZodIssue | null {
  if (typeof value === 'string') {
    if (value.isWellFormed() && !value.includes('\u0000')) return null;
    const message = `含有不可见的控制字符${BETWEEN}Holds control characters`;
    return { code: 'custom', path, message, input: value };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorableText(key, [...path, key]) ?? unstorableText(inner, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
