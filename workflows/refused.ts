import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Refusal } from '../domain/case/refusal.ts';

/**
 * A refusal as Temporal carries it: `type` is the published code, the first detail the refusal itself. Benign, because
 * a refused click is no fault of the system and must not fill its error logs.
 */
export function refused(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    type: refusal.code,
    message: refusal.message.en,
    details: [refusal],
    nonRetryable: true,
    category: ApplicationFailureCategory.BENIGN,
  });
}
