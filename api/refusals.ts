// From what a case or the road to it says, to what the caller is told.
import type { Fault } from './problem.ts';
import { Problem, refused } from './problem.ts';
import { CaseRefused, CaseUnreachable, type Obstacle } from './temporal-gateway.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { ErrorCode } from '../domain/error-codes.ts';

const OBSTACLES: Record<Obstacle, { code: ErrorCode; retryAfter: string | null }> = {
  ended: { code: 'CASE_ENDED', retryAfter: null },
  unknown: { code: 'NOT_FOUND', retryAfter: null },
  stuck: { code: 'CASE_STUCK', retryAfter: '60' },
  unavailable: { code: 'UNAVAILABLE', retryAfter: '5' },
};

/** Waits for a case; what it refuses or why it can't be reached becomes a problem. */
export async function answered<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CaseRefused) throw refused(error.refusal);
    if (!(error instanceof CaseUnreachable)) throw error;
    const { code, retryAfter } = OBSTACLES[error.obstacle];
    throw new Problem(code, {
      cause: error,
      ...(retryAfter === null ? {} : { headers: { 'retry-after': retryAfter } }),
    });
  }
}

/** A problem that hangs on one place of the request. */
export function problemAt(code: ErrorCode, field: string, message: Text, rule?: string): Problem {
  const fault: Fault = { code, field, message, ...(rule === undefined ? {} : { rule }) };
  return new Problem(code, { message, errors: [fault] });
}
