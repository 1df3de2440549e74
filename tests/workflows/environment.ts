import { createCaseEnvironment } from '../support/case-environment.ts';
import type { Environment } from '../support/case-environment.ts';
import { freshDatabase, testStack, workflowBundlePath } from '../support/stack.ts';

/** An environment on the run's own servers. */
export async function createEnvironment(): Promise<Environment> {
  const { temporalAddress } = testStack();
  return createCaseEnvironment({ temporalAddress, database: await freshDatabase(), bundlePath: workflowBundlePath() });
}
