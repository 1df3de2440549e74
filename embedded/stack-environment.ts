import { join } from 'node:path';
import { childEnvironment } from '../config/embedded.ts';
import type { EmbeddedConfig } from '../config/embedded.ts';
import type { Stack } from './stack.ts';

export interface EnvironmentOf {
  readonly stack: Stack;
  readonly config: EmbeddedConfig;
  readonly dataDir: string;
  readonly apiPort: number;
  /** Where the worker says that it runs. */
  readonly workerPort: number;
}

/** The environment of the worker and the API of an embedded stack, as `config/load-config.ts` will read it. */
export function stackEnvironment({ stack, config, dataDir, apiPort, workerPort }: EnvironmentOf): NodeJS.ProcessEnv {
  return childEnvironment({
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_NAMESPACE: stack.namespace,
    DATA_KEYS: config.dataKeys ?? stack.dataKeys,
    BLIND_INDEX_KEY: config.blindIndexKey ?? stack.blindIndexKey,
    API_PORT: String(apiPort),
    WORKER_HEALTH_PORT: String(workerPort),
    ATTACHMENTS_DIR: join(dataDir, 'attachments'),
    DEMO_ISSUER: 'on',
    // The demo and the bench are one machine acting for a whole county.
    REQUESTS_PER_MINUTE: '1000000',
    // What Node has compiled once it need not compile at each start.
    NODE_COMPILE_CACHE: join(dataDir, 'compile-cache'),
    TZ: 'UTC',
  });
}
