import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadTestServers } from '../../config/embedded.ts';
import { startStack } from '../../embedded/stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    temporalAddress: string;
    /** A file with the workflow bundle's code, for the worker option `workflowBundle: { codePath }`. */
    workflowBundlePath: string;
  }
}

/**
 * One PostgreSQL, one Temporal server and one workflow bundle for the whole run. BANJIE_TEST_DATABASE_URL and
 * BANJIE_TEST_TEMPORAL_ADDRESS make the run use servers that are there already (`node embedded/dev-stack.ts`).
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-test-'));
  const [stack, bundle] = await Promise.all([
    startStack({ dataDir: folder, forTests: true, ...loadTestServers() }),
    writeBundle(join(folder, 'workflows.js')),
  ]);
  project.provide('databaseUrl', stack.databaseUrl);
  project.provide('temporalAddress', stack.temporalAddress);
  project.provide('workflowBundlePath', bundle);
  return () => stack.stop();
}

async function writeBundle(file: string): Promise<string> {
  const module = join(import.meta.dirname, '../../worker/bundle.ts');
  if (!existsSync(module)) return '';
  const { bundleWorkflows } = (await import(module)) as { bundleWorkflows(): Promise<{ code: string }> };
  writeFileSync(file, (await bundleWorkflows()).code);
  return file;
}
