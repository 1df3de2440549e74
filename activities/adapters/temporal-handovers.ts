import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { SystemCommand } from '../../domain/case/command.ts';
import type { Actor } from '../../domain/case/people.ts';
import { commandUpdate } from '../../workflows/messages.ts';
import type { Handovers } from '../ports.ts';

/**
 * Longest wait for a case, in milliseconds: one that is stuck must not hold up the others, and a worker that stops must
 * not wait for an answer that only itself could give. Less than a worker's time of grace.
 */
const ANSWER_WITHIN = 6_000;

/** Hands the command to the case's workflow. The update's id is the handover's, so that a repeat finds the first answer. */
export function temporalHandovers(client: Client): Handovers {
  return {
    async ask({ caseId, handover, orderedBy, seen }) {
      const actor: Actor = { kind: 'administrator', person: orderedBy, holdings: [] };
      const command: SystemCommand = { type: 'handOver', actor, handover };
      try {
        await client.connection.withDeadline(Date.now() + ANSWER_WITHIN, () =>
          client.workflow.getHandle(caseId).executeUpdate(commandUpdate, {
            args: [{ command, key: null, requestId: null, seen }],
            updateId: `handover:${handover.id}`,
          }),
        );
        return null;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'the workflow of the case is gone';
        const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
        return cause instanceof Error ? cause.message : String(cause);
      }
    },
  };
}
