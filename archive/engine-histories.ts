// What Temporal has of an ended case: read in clear, and taken out once it stands in the archive.
import type { Client } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Json } from '../domain/case/state.ts';

const { History } = proto.temporal.api.history.v1;

/** The status of gRPC for what is not there. */
const NOT_FOUND = 5;
const IDS_AT_ONCE = 100;

const isNotFound = (error: unknown): boolean => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ((at as { code?: unknown }).code === NOT_FOUND || at.name === 'WorkflowNotFoundError') return true;
  }
  return false;
};

/** Which of these cases have a run that goes on. */
export async function stillRunning(client: Client, caseIds: readonly string[]): Promise<Set<string>> {
  const running = new Set<string>();
  for (let at = 0; at < caseIds.length; at += IDS_AT_ONCE) {
    const some = caseIds.slice(at, at + IDS_AT_ONCE).map((id) => `'${id}'`);
    const query = `ExecutionStatus='Running' AND WorkflowId IN (${some.join(',')})`;
    for await (const { workflowId } of client.workflow.list({ query })) running.add(workflowId);
  }
  return running;
}

/** The histories of all runs that Temporal still has, the oldest first, with payloads in clear. */
export async function historiesOf(
  client: Client,
  codec: PayloadCodec,
  caseId: string,
): Promise<{ runId: string; history: Json }[]> {
  const runs: { runId: string; startTime: Date }[] = [];
  for await (const { runId, startTime } of client.workflow.list({ query: `WorkflowId='${caseId}'` })) {
    runs.push({ runId, startTime });
  }
  runs.sort((a, b) => a.startTime.getTime() - b.startTime.getTime());
  const histories: { runId: string; history: Json }[] = [];
  for (const { runId } of runs) {
    try {
      const found = await client.workflow.getHandle(caseId, runId).fetchHistory();
      const message = History.fromObject(found);
      await openPayloads(message, codec);
      const history = History.toObject(message, { longs: String, enums: String, bytes: String }) as Json;
      histories.push({ runId, history });
    } catch (error) {
      // Its time in Temporal has run out since it was listed.
      if (!isNotFound(error)) throw error;
    }
  }
  return histories;
}

/** Decrypts payloads where they stand. */
async function openPayloads(value: unknown, codec: PayloadCodec): Promise<void> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [key, inner] of Object.entries(value)) {
    if ((inner as Payload | null)?.metadata?.['encryption-key-id'] instanceof Uint8Array) {
      const [plain] = await codec.decode([inner as Payload]);
      Object.assign(value, { [key]: plain });
    } else await openPayloads(inner, codec);
  }
}

/** Takes a case's runs out of Temporal; one that is not there any more is no failure. */
export async function removeRuns(client: Client, caseId: string, runs: readonly string[]): Promise<void> {
  const { namespace } = client.options;
  for (const runId of runs) {
    try {
      await client.workflowService.deleteWorkflowExecution({
        namespace,
        workflowExecution: { workflowId: caseId, runId },
      });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}
