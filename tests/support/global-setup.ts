import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadTestServers } from '../../config/embedded.ts';
import { buildConsole } from '../../embedded/console-build.ts';
import { startStack } from '../../embedded/stack.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    temporalAddress: string;
    /** The file with the workflows' code, or why there is none: tests that don't need it still run. */
    workflowBundle: { path: string } | { error: string };
    /** Why the console could not be built; null where it was. */
    consoleFault: string | null;
  }
}

/**
 * One PostgreSQL, one Temporal server and one workflow bundle for the whole run. BANJIE_TEST_DATABASE_URL and
 * BANJIE_TEST_TEMPORAL_ADDRESS make the run use servers that are there already (`node embedded/dev-stack.ts`).
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-test-'));
  const [stack, bundle, consoleFault] = await Promise.all([
    startStack({ dataDir: folder, forTests: true, ...loadTestServers() }),
    writeBundle(join(folder, 'workflows.js')),
    buildConsole().then(() => null, String),
  ]);
  project.provide('databaseUrl', stack.databaseUrl);
  project.provide('temporalAddress', stack.temporalAddress);
  project.provide('workflowBundle', bundle);
  project.provide('consoleFault', consoleFault);
  return () => stack.stop();
}

async function writeBundle(path: string): Promise<{ path: string } | { error: string }> {
  try {
    writeFileSync(path, (await bundleWorkflows()).code);
    return { path };
  } catch (error) {
    return { error: String(error) };
  }
}
