import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

/** Lets the clock of one running case pass so many days, and returns when it shows the new date. */
export async function skipDays(client: Client, workflowId: string, days: number): Promise<void> {
  const { workflowService, options } = client;
  const { namespace } = options;
  const id = randomUUID();
  const workflowExecution = { workflowId };
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id, duration: proto.google.protobuf.Duration.fromObject({ seconds: days * 86_400 }) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
}
