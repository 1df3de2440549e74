import { ScheduleNotFoundError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { commandUpdate } from '../../workflows/messages.ts';
import type { RepairAnswer, Repairs } from '../ports.ts';
import { refusalIn } from './refusal-in.ts';

/**
 * Longest wait for a case, in milliseconds: one that is stuck must not hold up the others, and a worker that stops must
 * not wait for an answer that only itself could give. Less than a worker's time of grace.
 */
const ANSWER_WITHIN = 6_000;

/** Repairs through the engine. The update's id is the order's, so that a repeat finds the first answer. */
export function temporalRepairs(client: Client): Repairs {
  return {
    async ask({ caseId, command, seen, pass }) {
      try {
        const { sequence } = await client.connection.withDeadline(Date.now() + ANSWER_WITHIN, () =>
          client.workflow.getHandle(caseId).executeUpdate(commandUpdate, {
            args: [{ command, key: null, requestId: null, seen }],
            updateId: `repair:${command.order.id}:${pass}`,
          }),
        );
        return { is: 'done', sequence };
      } catch (error) {
        return unanswered(error);
      }
    },

    async unpause({ scheduleId, note }) {
      try {
        await client.schedule.getHandle(scheduleId).unpause(note);
        return true;
      } catch (error) {
        if (error instanceof ScheduleNotFoundError) return false;
        throw error;
      }
    },
  };
}

function unanswered(error: unknown): RepairAnswer {
  if (error instanceof WorkflowNotFoundError) return { is: 'gone' };
  const refusal = error instanceof WorkflowUpdateFailedError ? refusalIn(error.cause) : null;
  return refusal === null ? { is: 'unanswered' } : { is: 'refused', refusal };
}
