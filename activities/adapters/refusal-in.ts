import { ApplicationFailure } from '@temporalio/client';
import type { Refusal } from '../../domain/case/refusal.ts';

/** The refusal in the innermost application failure, or null when the failure is of another sort. */
export function refusalIn(failure: unknown): Refusal | null {
  let innermost: ApplicationFailure | null = null;
  for (let at = failure; at instanceof Error; at = at.cause) if (at instanceof ApplicationFailure) innermost = at;
  const detail: unknown = innermost?.details?.[0];
  return typeof detail === 'object' && detail !== null && 'code' in detail && 'message' in detail
    ? (detail as Refusal)
    : null;
}
