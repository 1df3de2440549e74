// A refusal on its way to the caller: RFC 9457 problem details with a code from the one published list.
import type { Text } from '../domain/definition/atoms.ts';
import { ERROR_CODES, type ErrorCode } from '../domain/error-codes.ts';
import { ERROR_TEXTS } from '../domain/error-texts.ts';
import type { Refusal } from '../domain/case/refusal.ts';

export type Language = 'zh' | 'en';

/** One fault of a request, with the place where it was found. */
export interface Fault {
  /** JSON pointer of the offending value: `/data/houseGrade`. */
  field: string;
  code: ErrorCode;
  /** Short name of the rule that it breaks: `invalid_type`, `checksum`. */
  rule?: string;
  message: Text;
}

export interface ProblemMore {
  /** The sentence for people; the code's own when absent. Without personal data except names of those who acted. */
  message?: Text;
  errors?: Fault[];
  /** Members beside the standard ones: `{ closedBy, closedAt }`. */
  extensions?: Record<string, unknown>;
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * Thrown anywhere in a request to refuse it.
 *
 * @example throw new Problem('NOT_FOUND')
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ErrorCode;
  readonly text: Text;
  readonly errors: Fault[];
  readonly extensions: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, more: ProblemMore = {}) {
    super(code, { cause: more.cause });
    this.code = code;
    this.text = more.message ?? ERROR_TEXTS[code];
    this.errors = more.errors ?? [];
    this.extensions = more.extensions ?? {};
    this.headers = more.headers ?? {};
  }

  get statusCode(): number {
    return ERROR_CODES[this.code];
  }
}

/**
 * The problem that says what the core refused. Several refusals (a form with several faults) become one problem with
 * the first one's code and a fault for each; `details` become extension members (visit closed by and at).
 */
export function refused(...refusals: [Refusal, ...Refusal[]]): Problem {
  const [first] = refusals;
  return new Problem(first.code, {
    message: first.message,
    errors: refusals.flatMap((one) => [one, ...(one.others ?? [])]).flatMap(faultOf),
    ...(first.details === undefined ? {} : { extensions: first.details }),
  });
}

function faultOf({ code, field, message, details }: Refusal): Fault[] {
  if (field === undefined) return [];
  const rule = details?.['rule'];
  return [{ field, code, message, ...(typeof rule === 'string' ? { rule } : {}) }];
}

/** Body of an answer that refuses. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors: { field: string; code: ErrorCode; rule?: string; message: string }[];
  requestId: string;
  [extension: string]: unknown;
}

/** Where a code's meaning can be read; relative to the API's own address. */
export const problemType = (code: ErrorCode): string => `/api/v1/error-codes#${code}`;

export function problemBody(problem: Problem, language: Language, requestId: string): ProblemBody {
  return {
    ...problem.extensions,
    type: problemType(problem.code),
    title: ERROR_TEXTS[problem.code][language],
    status: problem.statusCode,
    code: problem.code,
    detail: problem.text[language],
    errors: problem.errors.map(({ message, ...fault }) => ({ ...fault, message: message[language] })),
    requestId,
  };
}
