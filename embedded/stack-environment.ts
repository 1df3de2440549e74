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
  /** Where the dispatcher of messages does; absent where none is started. */
  readonly dispatcherPort?: number;
}

/** The environment of the worker, the dispatcher and the API of an embedded stack, as `config/load-config.ts` will read it. */
export function stackEnvironment(options: EnvironmentOf): NodeJS.ProcessEnv {
  const { stack, config, dataDir, apiPort, workerPort, dispatcherPort } = options;
  return childEnvironment({
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_NAMESPACE: stack.namespace,
    DATA_KEYS: config.dataKeys ?? stack.dataKeys,
    BLIND_INDEX_KEY: config.blindIndexKey ?? stack.blindIndexKey,
    API_PORT: String(apiPort),
    WORKER_HEALTH_PORT: String(workerPort),
    ...(dispatcherPort === undefined ? {} : { DISPATCHER_HEALTH_PORT: String(dispatcherPort) }),
    ATTACHMENTS_DIR: join(dataDir, 'attachments'),
    DEMO_ISSUER: 'on',
    // The demo and the bench are one machine acting for a whole county.
    REQUESTS_PER_MINUTE: '1000000',
    // What Node has compiled once it need not compile at each start.
    NODE_COMPILE_CACHE: join(dataDir, 'compile-cache'),
    TZ: 'UTC',
  });
}
