// Which keys the payloads in Temporal still need: histories are never written anew, Schedules are.
import type { Client } from '@temporalio/client';
import type proto from '@temporalio/proto';
import { idPrefix } from '../worker/schedules/wanted.ts';

/** Workflows that hold something under a key that is no longer the current one, by its id. */
export interface EngineKeys {
  workflows: number;
  underOlder: Record<string, number>;
}

/** Histories that are read at once. */
const AT_ONCE = 8;

/** Reads the histories of the workflows of a task queue, those that run or those that have ended. */
export async function engineKeys(
  client: Client,
  taskQueue: string,
  keyId: string,
  which: 'running' | 'closed',
  onRead: (read: number) => void = () => undefined,
): Promise<EngineKeys> {
  const query = `TaskQueue='${taskQueue}' AND ExecutionStatus ${which === 'running' ? '=' : '!='} 'Running'`;
  const found: EngineKeys = { workflows: 0, underOlder: {} };
  const listed = client.workflow.list({ query })[Symbol.asyncIterator]();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = await listed.next(); next.done !== true; next = await listed.next()) {
        const { workflowId, runId } = next.value;
        const keys = await keysOfHistory(client, workflowId, runId);
        if (keys === null) continue;
        found.workflows += 1;
        for (const id of keys) if (id !== keyId) found.underOlder[id] = (found.underOlder[id] ?? 0) + 1;
        onRead(found.workflows);
      }
    }),
  );
  return found;
}

/** Ids of the keys under which a run's payloads are; null when it is not there any more. */
async function keysOfHistory(client: Client, workflowId: string, runId: string): Promise<Set<string> | null> {
  const { namespace } = client.options;
  const keys = new Set<string>();
  let nextPageToken: Uint8Array | null = null;
  try {
    do {
      const page: proto.temporal.api.workflowservice.v1.IGetWorkflowExecutionHistoryResponse =
        await client.workflowService.getWorkflowExecutionHistory({
          namespace,
          execution: { workflowId, runId },
          nextPageToken,
        });
      collectKeys(page.history, keys);
      nextPageToken = page.nextPageToken ?? null;
    } while (nextPageToken !== null && nextPageToken.length > 0);
    return keys;
  } catch (error) {
    if ((error as { code?: unknown }).code === NOT_FOUND) return null;
    throw error;
  }
}

/** The status of gRPC for what is not there. */
const NOT_FOUND = 5;

/** Finds payloads wherever they stand in a message. */
function collectKeys(value: unknown, keys: Set<string>): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  const id = (value as proto.temporal.api.common.v1.IPayload).metadata?.['encryption-key-id'];
  if (id instanceof Uint8Array) keys.add(Buffer.from(id).toString());
  for (const inner of Object.values(value)) collectKeys(inner, keys);
}

/** Schedules of a task queue whose arguments are under an older key; written anew unless they are only looked at. */
export async function scheduleKeys(
  client: Client,
  taskQueue: string,
  keyId: string,
  rewrite: boolean,
): Promise<{ schedules: number; underOlder: number; rewritten: number }> {
  const counts = { schedules: 0, underOlder: 0, rewritten: 0 };
  for await (const { scheduleId } of client.schedule.list()) {
    if (!scheduleId.startsWith(idPrefix(taskQueue))) continue;
    counts.schedules += 1;
    const handle = client.schedule.getHandle(scheduleId);
    const { raw } = await handle.describe();
    const keys = new Set<string>();
    collectKeys(raw.schedule, keys);
    keys.delete(keyId);
    if (keys.size === 0) continue;
    counts.underOlder += 1;
    if (!rewrite) continue;
    await handle.update(({ spec, action, policies, state }) => ({
      spec,
      action,
      policies,
      state: { paused: state.paused, ...(state.note === undefined ? {} : { note: state.note }) },
    }));
    counts.rewritten += 1;
  }
  return { ...counts, underOlder: counts.underOlder - counts.rewritten };
}
