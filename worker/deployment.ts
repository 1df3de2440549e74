// Builds of the workflow code side by side: which one a worker is, and which one new cases begin on.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import type { ConnectionLike } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { deploymentOf } from '../activities/adapters/builds.ts';

/** One build of the workflow code among those of a task queue. */
export interface Build {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** gRPC's NOT_FOUND and FAILED_PRECONDITION: the engine does not know the build yet, or another was first. */
const ASK_AGAIN: readonly number[] = [5, 9];
const ASK_AGAIN_MS = 500;

/** Equal code is the same build: a release that leaves the workflow code alone moves nothing. */
export async function buildOf(taskQueue: string, bundle: WorkflowBundleOption): Promise<Build> {
  const code = 'code' in bundle ? bundle.code : await readFile(bundle.codePath);
  const buildId = createHash('sha256').update(code).digest('hex').slice(0, 12);
  return { deploymentName: deploymentOf(taskQueue), buildId };
}

/**
 * Puts this build in use where none is yet: the first worker of an installation needs nobody to say so. Where one is,
 * nothing is changed; `npx banjie upgrade` does that. Waits until the engine knows the build by its first question.
 */
export async function useIfFirst(
  { workflowService }: ConnectionLike,
  namespace: string,
  { deploymentName, buildId }: Build,
  hasEnded: () => boolean,
): Promise<void> {
  while (!hasEnded()) {
    try {
      const { workerDeploymentInfo, conflictToken } = await workflowService.describeWorkerDeployment({
        namespace,
        deploymentName,
      });
      if ((workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId ?? '') !== '') return;
      // The token lets one of two that start at once be the first.
      await workflowService.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName,
        buildId,
        ...(conflictToken ? { conflictToken } : {}),
      });
      return;
    } catch (error) {
      if (!isGrpcServiceError(error) || !ASK_AGAIN.includes(error.code)) throw error;
    }
    await pause(ASK_AGAIN_MS);
  }
}
