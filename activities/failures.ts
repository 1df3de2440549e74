import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { ERROR_TEXTS } from '../domain/error-texts.ts';

/**
 * The codes that trying again can't mend. Everything else an activity throws is taken to be the world's fault (a
 * database that restarts, a bank that is closed) and is tried again.
 */
const HOPELESS = new Set(['CHAIN_CONFLICT', 'SUBJECT_HAS_OPEN_CASE', 'QUOTA_EXCEEDED', 'EFFECT_IMPOSSIBLE']);

/** Refusals of a filing that only PostgreSQL can know, with the place in the request that they hang on. */
const FIELD_OF = { SUBJECT_HAS_OPEN_CASE: '/subject', QUOTA_EXCEEDED: '/data' } as const;

/** Thrown by an adapter when an effect can never be done as it is asked for; `message` is for administrators. */
export class EffectImpossible extends Error {
  override readonly name = 'EffectImpossible';
  readonly code = 'EFFECT_IMPOSSIBLE';
}

/** An activity that fails for good where, and only where, trying again is hopeless. */
export function withVerdict<Input, Output>(
  activity: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  return async (input) => {
    try {
      return await activity(input);
    } catch (error) {
      throw verdict(error);
    }
  };
}

function verdict(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const { code, message } = error;
  if (!HOPELESS.has(code)) return error;
  if (code !== 'SUBJECT_HAS_OPEN_CASE' && code !== 'QUOTA_EXCEEDED') {
    return ApplicationFailure.create({ type: code, message, nonRetryable: true });
  }
  // Two people filed at once: ordinary work, which must not fill the error logs, told to the second as a refusal.
  return ApplicationFailure.create({
    type: code,
    message,
    nonRetryable: true,
    details: [{ code, message: ERROR_TEXTS[code], field: FIELD_OF[code] }],
    category: ApplicationFailureCategory.BENIGN,
  });
}
