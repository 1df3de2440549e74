import type { Client } from '@temporalio/client';
import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../../domain/case/refusal.ts';
import { ERROR_CODES } from '../../domain/error-codes.ts';
import type { ErrorCode } from '../../domain/error-codes.ts';
import { ERROR_TEXTS } from '../../domain/error-texts.ts';
import type { StartCase } from '../../takeover/import.ts';
import { startedUpdate } from '../../workflows/messages.ts';
import type { CaseInput } from '../../workflows/messages.ts';

/** Longest wait for a case, in milliseconds; less than a worker's time of grace, which may have to give the answer. */
const ANSWER_WITHIN = 6_000;

/**
 * Cases from paper as workflows. The id follows from the number on paper, so that two imports at once start one case; one
 * whose start was refused may be tried again under it.
 */
export function temporalPaperCases(client: Client, taskQueue: string, answerWithin = ANSWER_WITHIN): StartCase {
  return async (definition, start) => {
    const input: CaseInput = { definition, start, key: null };
    const startWorkflowOperation = new WithStartWorkflowOperation(definition.id, {
      workflowId: start.caseId,
      taskQueue,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    startWorkflowOperation.workflowHandle().catch(() => undefined);
    try {
      await client.connection.withDeadline(Date.now() + answerWithin, () =>
        client.workflow.executeUpdateWithStart(startedUpdate, { startWorkflowOperation }),
      );
      return null;
    } catch (error) {
      // it was taken over before and has ended since
      if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
      const refusal = error instanceof WorkflowUpdateFailedError ? refusalIn(error) : null;
      if (refusal === null) throw error;
      return refusal;
    }
  };
}

/** The refusal in the innermost application failure; null when it is of another sort. */
function refusalIn(failure: Error): Refusal | null {
  let innermost: ApplicationFailure | null = null;
  for (let at: unknown = failure; at instanceof Error; at = at.cause)
    if (at instanceof ApplicationFailure) innermost = at;
  const code = innermost?.type ?? '';
  if (innermost === null || !Object.hasOwn(ERROR_CODES, code)) return null;
  const detail = innermost.details?.[0] as Refusal | undefined;
  return detail?.message === undefined ? { code: code as ErrorCode, message: ERROR_TEXTS[code as ErrorCode] } : detail;
}
