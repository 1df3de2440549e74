import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvidedContext } from 'vitest';
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

interface Servers {
  readonly provided: Pick<ProvidedContext, 'databaseUrl' | 'temporalAddress' | 'workflowBundle' | 'consoleFault'>;
  readonly stop: () => Promise<void>;
}

/** Each project of the run loads this module anew; what they share hangs on their process. */
const shared = globalThis as { banjieTestServers?: { servers: Promise<Servers>; users: number } };

/**
 * One PostgreSQL, one Temporal server and one workflow bundle for the whole run. BANJIE_TEST_DATABASE_URL and
 * BANJIE_TEST_TEMPORAL_ADDRESS make the run use servers that are there already (`node embedded/dev-stack.ts`).
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const use = (shared.banjieTestServers ??= { servers: startServers(), users: 0 });
  use.users += 1;
  const { provided, stop } = await use.servers;
  project.provide('databaseUrl', provided.databaseUrl);
  project.provide('temporalAddress', provided.temporalAddress);
  project.provide('workflowBundle', provided.workflowBundle);
  project.provide('consoleFault', provided.consoleFault);
  return async () => {
    use.users -= 1;
    if (use.users === 0) await stop();
  };
}

async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-test-'));
  const [stack, workflowBundle, consoleFault] = await Promise.all([
    startStack({ dataDir: folder, forTests: true, ...loadTestServers() }),
    writeBundle(join(folder, 'workflows.js')),
    buildConsole().then(() => null, String),
  ]);
  const { databaseUrl, temporalAddress } = stack;
  return { provided: { databaseUrl, temporalAddress, workflowBundle, consoleFault }, stop: () => stack.stop() };
}

async function writeBundle(path: string): Promise<{ path: string } | { error: string }> {
  try {
    writeFileSync(path, (await bundleWorkflows()).code);
    return { path };
  } catch (error) {
    return { error: String(error) };
  }
}
