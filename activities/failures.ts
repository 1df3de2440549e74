import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';

/**
 * The codes that trying again can't mend. Everything else an activity throws is taken to be the world's fault (a
 * database that restarts, a bank that is closed) and is tried again.
 */
const HOPELESS = new Set(['CHAIN_CONFLICT', 'SUBJECT_HAS_OPEN_CASE', 'EFFECT_IMPOSSIBLE']);

/** Of those, what happens in ordinary work and must not fill the error logs. */
const ORDINARY = new Set(['SUBJECT_HAS_OPEN_CASE']);

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
  if (!HOPELESS.has(error.code)) return error;
  return ApplicationFailure.create({
    type: error.code,
    message: error.message,
    nonRetryable: true,
    cause: error,
    ...(ORDINARY.has(error.code) ? { category: ApplicationFailureCategory.BENIGN } : {}),
  });
}
