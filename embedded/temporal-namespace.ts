import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import type { Connection } from '@temporalio/client';

const ALREADY_EXISTS = 6;
/** What a server answers that has not read its list again, or is still starting: deadline, not found, unavailable. */
const PASSING: readonly number[] = [4, 5, 14];
const DAY_S = 24 * 60 * 60;

/**
 * Registers a namespace unless it is there, and waits until every service of the server knows it: each has a copy of
 * the list of namespaces of its own, refreshed every few seconds.
 */
export async function ensureNamespace(connection: Connection, namespace: string, retentionDays: number): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: (retentionDays * DAY_S) as never },
    });
  } catch (error) {
    if (!isGrpcServiceError(error) || (error.code as number) !== ALREADY_EXISTS) throw error;
  }
  while (!(await isKnown(connection, namespace))) await pause(100);
}

async function isKnown(connection: Connection, namespace: string): Promise<boolean> {
  try {
    // The first is answered by the history service, the second by matching.
    await connection.workflowService
      .describeWorkflowExecution({ namespace, execution: { workflowId: 'none' } })
      .catch(orNone);
    await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: 'none' }, taskQueueType: 1 });
    return true;
  } catch (error) {
    if (isGrpcServiceError(error) && PASSING.includes(error.code)) return false;
    throw error;
  }
}

function orNone(error: unknown): void {
  if (isGrpcServiceError(error) && /workflow.*not found/i.test(error.details)) return;
  throw error;
}
