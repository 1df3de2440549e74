// Skipping time inside one execution, which the server offers and the client does not wrap.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

/** Skips that one request may take; the server stops silently at its own cap of 200. */
const MOST_SKIPS = 1000;

/**
 * Lets the clock of one running case pass so many days. Returns when its clock shows the new date, or when the case has
 * ended on the way. Throws when the server stopped before.
 */
export function skipDays(client: Client, workflowId: string, days: number): Promise<void> {
  return skipSeconds(client, workflowId, days * 86_400);
}

/** The same for seconds, to the millisecond. */
export async function skipSeconds(client: Client, workflowId: string, seconds: number): Promise<void> {
  const { workflowService, options } = client;
  const { namespace } = options;
  const id = randomUUID();
  const workflowExecution = { workflowId };
  const whole = Math.floor(seconds);
  const nanos = Math.round((seconds - whole) * 1000) * 1_000_000;
  const duration = proto.google.protobuf.Duration.fromObject({ seconds: whole, nanos });
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, maxSessionSkipCount: MOST_SKIPS, fastForwardConfig: { id, duration } },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
}

/** The instant that a case's own clock shows, in milliseconds; undefined where no time of it was ever skipped. */
export async function clockOf({ workflowService, options }: Client, workflowId: string): Promise<number | undefined> {
  const { workflowExtendedInfo } = await workflowService.describeWorkflowExecution({
    namespace: options.namespace,
    execution: { workflowId },
  });
  const shown = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return shown === null || shown === undefined
    ? undefined
    : Number(shown.seconds ?? 0) * 1000 + (shown.nanos ?? 0) / 1_000_000;
}
