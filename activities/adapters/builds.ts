// Builds of the workflow code side by side, as the engine knows them: which one new cases begin on, which others still
// have cases, and which have workers.
import { isGrpcServiceError } from '@temporalio/client';
import type { Client } from '@temporalio/client';

const WORKFLOW_TASKS = 1;
const NOT_FOUND = 5;
/** A worker asks anew within a minute of its last question. */
const POLL_MS = 75_000;

/** The name under which the builds of a task queue are kept; the engine allows neither dot nor colon in it. */
export const deploymentOf = (taskQueue: string): string => taskQueue.replaceAll(/[.:]/g, '-');

export interface KnownBuild {
  buildId: string;
  /** ISO instant when its first worker came. */
  since: string;
  /** Whether new cases begin on it. */
  isInUse: boolean;
  /** Workflows that run on it. */
  running: number;
  hasWorker: boolean;
}

/** The workflows that run on one build. */
export const runningOn = (taskQueue: string, buildId: string): string =>
  `TaskQueue='${taskQueue}' AND ExecutionStatus='Running' AND TemporalWorkerDeploymentVersion='${deploymentOf(taskQueue)}:${buildId}'`;

/** Builds that workers of this queue have been and the engine has not forgotten; none without versioning. `now`: ISO instant. */
export async function knownBuilds(client: Client, taskQueue: string, now: string): Promise<KnownBuild[]> {
  const described = await describe(client, deploymentOf(taskQueue));
  if (described === null) return [];
  const served = await servedBuilds(client, taskQueue, now);
  const inUse = described.routingConfig?.currentDeploymentVersion?.buildId ?? '';
  const builds: KnownBuild[] = [];
  for (const { deploymentVersion, createTime } of described.versionSummaries ?? []) {
    const buildId = deploymentVersion?.buildId ?? '';
    const { count } = await client.workflow.count(runningOn(taskQueue, buildId));
    const since = new Date(Number(createTime?.seconds ?? 0) * 1000).toISOString();
    builds.push({ buildId, since, isInUse: buildId === inUse, running: count, hasWorker: served.has(buildId) });
  }
  return builds;
}

async function describe({ connection, options: { namespace } }: Client, deploymentName: string) {
  try {
    const answer = await connection.workflowService.describeWorkerDeployment({ namespace, deploymentName });
    return answer.workerDeploymentInfo ?? null;
  } catch (error) {
    if (isGrpcServiceError(error) && (error.code as number) === NOT_FOUND) return null;
    throw error;
  }
}

async function servedBuilds(client: Client, taskQueue: string, now: string): Promise<Set<string>> {
  const { namespace } = client.options;
  const { pollers } = await client.connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: WORKFLOW_TASKS,
  });
  const asking = (pollers ?? []).filter(
    ({ lastAccessTime }) => Date.parse(now) - Number(lastAccessTime?.seconds ?? 0) * 1000 < POLL_MS,
  );
  return new Set(asking.flatMap(({ deploymentOptions }) => deploymentOptions?.buildId ?? []));
}
