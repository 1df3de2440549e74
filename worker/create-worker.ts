import { getHeapStatistics } from 'node:v8';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection, WorkerDeploymentOptions, WorkflowBundleOption } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import type { Tracing } from '../telemetry/start-tracing.ts';
import type { Build } from './deployment.ts';

const MB = 1024 * 1024;
/** Heap that one cached case is reckoned with, and what the process needs besides. */
const CASE_BYTES = MB;
const OWN_BYTES = 200 * MB;

export interface WorkerSettings {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  dataConverter: DataConverter;
  bundle: WorkflowBundleOption;
  activities: Activities;
  /** How histories and the UI name this worker; process id and host when absent. */
  identity?: string;
  /** Cases kept in memory at most; fewer when the heap would not hold them. */
  cachedWorkflows: number;
  /** Only with a bundle that is traced. */
  tracing?: Tracing['worker'];
  /** Takes only what belongs to this build; absent: whatever is on the queue. */
  build?: Build;
  /** Connections that activities may use at once. */
  databaseConnections: number;
}

/** Makes a worker with every number in one place. Run it with `run()`; stop it with `shutdown()`. */
export function createWorker(settings: WorkerSettings): Promise<Worker> {
  const { connection, namespace, taskQueue, dataConverter, bundle, activities, databaseConnections } = settings;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    dataConverter,
    workflowBundle: bundle,
    activities,
    ...settings.tracing,
    ...(settings.build === undefined ? {} : { workerDeploymentOptions: pinnedTo(settings.build) }),
    ...(settings.identity === undefined ? {} : { identity: settings.identity }),
    // One thread runs all workflow code, so more tasks at once would only wait for each other with their locks held.
    maxConcurrentWorkflowTaskExecutions: 100,
    workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 5, maximum: 20 },
    maxCachedWorkflows: Math.min(settings.cachedWorkflows, affordableCases()),
    // Every `record` holds a connection: more of them than connections would only queue in another place.
    maxConcurrentLocalActivityExecutions: databaseConnections,
    maxConcurrentActivityTaskExecutions: databaseConnections,
    activityTaskPollerBehavior: { type: 'autoscaling', minimum: 1, initial: 2, maximum: 10 },
    // A killed worker's cases are taken over by another after this long without an answer from it.
    stickyQueueScheduleToStartTimeout: '5 seconds',
    shutdownGraceTime: '10 seconds',
    shutdownForceTime: '20 seconds',
  });
}

/**
 * A case never replays on another build than the one that decided: the decider is part of the code, and another one may
 * have decided otherwise. It moves where it continues as new, with its state.
 */
function pinnedTo(version: Build): WorkerDeploymentOptions {
  return { version, useWorkerVersioning: true, defaultVersioningBehavior: 'PINNED' };
}

function affordableCases(): number {
  return Math.max(10, Math.floor((getHeapStatistics().heap_size_limit - OWN_BYTES) / CASE_BYTES));
}
